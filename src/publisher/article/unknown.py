"""What stands in a field that says nothing: a text goes in; whether people mean nothing by it, or a spreadsheet failed, comes out."""

from __future__ import annotations

import re

_NOTHING = re.compile(
    r"[-–—?.\s]*|unknown|none|n/?a|null|not known|unbekannt|k\.? ?a\.?|inconnue?|desconocid[oa]|desconhecid[oa]|sconosciut[oa]|"
    r"onbekend|nieznan[ya]|неизвестно|неизвестен|невідомо|không rõ|chưa rõ|不明|未知|미상|ไม่ทราบ|tidak diketahui|غير معروف"
)


def is_nothing(text: str) -> bool:
    """Whether a text says only that nothing is known: ``Unknown``, ``N/A``, ``-``; an empty one does."""
    return _NOTHING.fullmatch(text.strip().casefold()) is not None


_ERROR = re.compile(r"#[A-ZÄÖÜÉÈ0]+(?:/[A-Z0]+)?[!?]|#N/[AVD]|#NV|#{3,}|(?:Err|Fehler|Erreur):\d{3}", re.IGNORECASE)


def is_spreadsheet_error(text: str) -> bool:
    """Whether a cell shows only that its formula failed, often because words began with ``=`` or ``-``: ``#NAME?``, ``Err:509``."""
    return _ERROR.fullmatch(text.strip()) is not None
