"""Text as an editor wrote it goes in; text that any XML reader takes back unchanged comes out."""

from __future__ import annotations

import re
import unicodedata

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), lone surrogates included; one such letter would stop a whole feed."""
_RETURN = re.compile(r"\r\n?")


def clean(text: str | None) -> str:
    """The text in NFC, with plain newlines and without the characters XML forbids; "" for None."""
    return unicodedata.normalize("NFC", _NOT_XML.sub("", _RETURN.sub("\n", text or "")))


def one_line(text: str | None) -> str:
    """The clean text on one line: a title, a name, a category."""
    return " ".join(clean(text).split())
