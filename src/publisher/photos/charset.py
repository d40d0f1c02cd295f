"""The bytes of a text that does not say how it is coded go in; the text, NFC, and the character set it was read with come out."""

from __future__ import annotations

import re
import unicodedata

UTF8 = "utf-8"

_TONE_AFTER_VOWEL = re.compile(rb"[AEIOUYaeiouy\xc2\xca\xd4\xd5\xdd\xe2\xea\xf4\xf5\xfd\xe3\xc3][\xcc\xd2\xde\xec\xf2]")
_VIETNAMESE_LETTERS = re.compile(rb"[\xd0\xf0\xd5\xf5\xdd\xfd\xc3\xe3]")


def guess(values: bytes) -> str:
    """The character set bytes look like: UTF-8 when they are that, else one of the code pages photo desks still meet.

    Windows-1258 (Vietnamese), Windows-1252 (western European) and Mac Roman are told apart by which of them makes words.
    """
    try:
        values.decode(UTF8)
        return UTF8
    except UnicodeDecodeError as problem:
        if problem.reason == "unexpected end of data" and not values[: problem.start].isascii():
            return UTF8  # cut to its length in the middle of a letter
    if looks_vietnamese(values):
        return "cp1258"
    return min(("cp1252", "mac_roman"), key=lambda charset: _strange(values.decode(charset, "replace")))


def looks_vietnamese(values: bytes) -> bool:
    """In Windows-1258 tone marks follow their vowel as bytes of their own, next to letters only Vietnamese has (đ, ơ, ư, ă)."""
    return bool(_TONE_AFTER_VOWEL.search(values)) and bool(_VIETNAMESE_LETTERS.search(values))


def text_of(value: bytes, charset: str) -> str:
    """The text in plain form; what cannot be read shows as U+FFFD, a letter that was cut in half at the end does not."""
    return plain(value.decode(charset, "replace").rstrip("\N{REPLACEMENT CHARACTER}"))


def plain(text: str) -> str:
    """A text composed (NFC), without NULs and blanks around it; its lines end as they do here, whatever desk wrote them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).replace("\0", "").strip()


_STRANGE = re.compile(
    "[a-zà-öø-ÿ][À-ÖØ-ÞŠŽŸ]"  # a capital inside a word
    "|[^\\W\\d_][¢-©¬®-¶¸º-¿†‡•‰€ƒˆ˜∂∆∏∑√∞∫≈≠≤≥◊Ωπ][^\\W\\d_]"  # a sign between two letters
    "|[^\\W\\d_]ƒ"
    "|[\x80-\x9f\N{REPLACEMENT CHARACTER}]"
)


def _strange(text: str) -> int:
    """How often a text has what no word has."""
    return len(_STRANGE.findall(text))


_MANGLED = re.compile("[Â-ô][\x80-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")


def unmangled(text: str) -> str:
    """A text that somebody read as Windows-1252 although it was UTF-8, put right: ``QuÃ¢n`` -> ``Quân``; all others as they are."""
    if text.isascii() or not _MANGLED.search(text):
        return text
    try:
        return plain(b"".join(map(_byte, text)).decode(UTF8))
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _byte(letter: str) -> bytes:
    """The byte a letter was read from; the five that Windows-1252 leaves free are taken as they are."""
    return letter.encode("latin-1") if letter in "\x81\x8d\x8f\x90\x9d" else letter.encode("cp1252")
