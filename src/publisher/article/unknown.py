"""What people write into a field that they have nothing for: a text goes in, whether it says only that comes out."""

from __future__ import annotations

import re

_NOTHING = re.compile(
    r"[-–—?.\s]*|unknown|none|n/?a|null|not known|unbekannt|k\.? ?a\.?|inconnue?|desconocid[oa]|desconhecid[oa]|sconosciut[oa]|"
    r"onbekend|nieznan[ya]|неизвестно|неизвестен|невідомо|không rõ|chưa rõ|不明|未知|미상|ไม่ทราบ|tidak diketahui|غير معروف"
)


def is_nothing(text: str) -> bool:
    """Whether a text says only that nothing is known: ``Unknown``, ``N/A``, ``-``; an empty one does."""
    return _NOTHING.fullmatch(text.strip().casefold()) is not None
