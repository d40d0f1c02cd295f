"""IPTC-IIM, the older form of picture captions: a block of bytes goes in, its texts come out; a Label goes in, a block comes out.

Data sets and their lengths are those of the IPTC Information Interchange Model 4.2; a block lives in Photoshop resource 0x0404.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.photos.model import Label

CAPTION, HEADLINE, BYLINE, CREDIT, SOURCE, COPYRIGHT = 120, 105, 80, 110, 115, 116
DATE, CITY, COUNTRY, KEYWORD, TITLE = 55, 90, 101, 25, 5
LONGEST = {
    TITLE: 64,
    KEYWORD: 64,
    BYLINE: 32,
    CITY: 32,
    COUNTRY: 64,
    HEADLINE: 256,
    CREDIT: 32,
    SOURCE: 32,
    COPYRIGHT: 128,
    CAPTION: 2000,
}
"""Data set of record 2 -> its greatest length in bytes."""

_CHARSET = (1, 90)
_UTF8 = b"\x1b%G"
_LATIN = (b"\x1b.A", b"\x1b-A")


@dataclass(frozen=True, slots=True)
class IimRecord:
    """The texts of one block: data set of record 2 -> its values; ``guessed`` names the character set when none was declared."""

    texts: dict[int, tuple[str, ...]]
    guessed: str | None = None

    def first(self, data_set: int) -> str | None:
        """The first text of a data set that says anything."""
        return next((text for text in self.texts.get(data_set, ()) if text), None)


def read_iim(block: bytes) -> IimRecord:
    """The texts of a block; what follows a broken data set is left unread."""
    sets = list(_data_sets(block))
    declared = next((value for key, value in sets if key == _CHARSET), None)
    application = [(number, value) for (record, number), value in sets if record == 2]
    charset, guessed = _charset(declared, b"\n".join(value for _, value in application))
    texts: dict[int, tuple[str, ...]] = {}
    for number, value in application:
        text = unicodedata.normalize("NFC", value.decode(charset, "replace")).replace("\0", "").strip()
        texts[number] = (*texts.get(number, ()), text)
    return IimRecord(texts, charset if guessed else None)


def repaired(value: bytes) -> str:
    """Text of an undeclared character set: UTF-8 when it is that, else the Windows code page it looks like."""
    charset, _ = _charset(None, value)
    return unicodedata.normalize("NFC", value.decode(charset, "replace")).replace("\0", "").strip()


def write_iim(label: Label) -> bytes:
    """The block, declared as UTF-8; texts longer than IIM allows are cut between letters - the XMP packet has them in full."""
    rows: list[tuple[int, str | None]] = [
        (TITLE, label.headline),
        *((KEYWORD, keyword) for keyword in label.keywords),
        (DATE, _day(label.taken)),
        (BYLINE, label.creator),
        (CITY, label.city),
        (COUNTRY, label.country),
        (HEADLINE, label.headline),
        (CREDIT, label.credit),
        (SOURCE, label.source),
        (COPYRIGHT, label.copyright),
        (CAPTION, label.caption),
    ]
    said = b"".join(_data_set(2, number, fitting(text, LONGEST.get(number, 8))) for number, text in rows if text)
    return _data_set(*_CHARSET, _UTF8) + _data_set(2, 0, b"\x00\x04") + said


def digest(block: bytes) -> bytes:
    """What stands beside a block in its Photoshop resources: its MD5."""
    return hashlib.md5(block, usedforsecurity=False).digest()


def fitting(text: str, longest: int) -> bytes:
    """As much of the text as fits into so many bytes of UTF-8, ending with a whole letter and its marks."""
    if len(text.encode()) <= longest:
        return text.encode()
    cut = text.encode()[:longest].decode(errors="ignore")
    following = text[len(cut)]
    while cut and unicodedata.combining(following):
        following, cut = cut[-1], cut[:-1]
    return cut.rstrip().encode()


def _data_set(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def _data_sets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    place = 0
    while place + 5 <= len(block) and block[place] == 0x1C:
        record, number, length = struct.unpack_from(">BBH", block, place + 1)
        place += 5
        if length & 0x8000:  # extended: the low bits say how many bytes hold the length
            width = length & 0x7FFF
            length = int.from_bytes(block[place : place + width], "big") if width <= 4 else len(block)
            place += width
        if place + length > len(block):
            return
        yield (record, number), block[place : place + length]
        place += length


def _charset(declared: bytes | None, values: bytes) -> tuple[str, bool]:
    """The character set to read with, and whether it was guessed: a declaration is obeyed unless the bytes contradict it."""
    try:
        values.decode("utf-8")
        return "utf-8", not values.isascii() and declared != _UTF8
    except UnicodeDecodeError:
        pass
    if declared in _LATIN:
        return "latin-1", False
    return ("cp1258" if _looks_vietnamese(values) else "cp1252"), True


_TONE_AFTER_VOWEL = re.compile(rb"[AEIOUYaeiouy\xc2\xca\xd4\xd5\xdd\xe2\xea\xf4\xf5\xfd\xe3\xc3][\xcc\xd2\xde\xec\xf2]")
_VIETNAMESE_LETTERS = re.compile(rb"[\xd0\xf0\xd5\xf5\xdd\xfd\xc3\xe3]")


def _looks_vietnamese(values: bytes) -> bool:
    """In Windows-1258 tone marks follow their vowel as bytes of their own, next to letters only Vietnamese has (đ, ơ, ư, ă)."""
    return bool(_TONE_AFTER_VOWEL.search(values)) and bool(_VIETNAMESE_LETTERS.search(values))


def _day(taken: str | None) -> str | None:
    """A full date as IIM writes it; it has no form for a year or a month alone."""
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", taken or "")
    return "".join(match.groups()) if match else None
