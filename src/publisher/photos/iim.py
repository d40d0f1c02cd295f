"""IPTC-IIM, the older form of picture captions: a block of bytes goes in, its texts come out; a Label goes in, a block comes out.

Data sets and their lengths are those of the IPTC Information Interchange Model 4.2; a block lives in Photoshop resource 0x0404.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from publisher.photos.charset import UTF8, guess, text_of
from publisher.photos.model import Label

CAPTION, HEADLINE, BYLINE, CREDIT, SOURCE, COPYRIGHT = 120, 105, 80, 110, 115, 116
BYLINE_TITLE, CAPTION_WRITER, INSTRUCTIONS, JOB, URGENCY = 85, 122, 40, 103, 10
DATE, TIME, KEYWORD, TITLE = 55, 60, 25, 5
LOCATION, CITY, STATE, COUNTRY, COUNTRY_CODE = 92, 90, 95, 101, 100
LONGEST = {
    TITLE: 64,
    KEYWORD: 64,
    BYLINE: 32,
    LOCATION: 32,
    CITY: 32,
    COUNTRY: 64,
    HEADLINE: 256,
    CREDIT: 32,
    SOURCE: 32,
    COPYRIGHT: 128,
    CAPTION: 2000,
}
"""Data set of record 2 -> its greatest length in bytes, for those that are written."""

CHARSET = (1, 90)
"""The data set of record 1 that says how the texts are coded."""
_BINARY = (0, 200, 201, 202)
"""Data sets of record 2 that hold no text: its version, and a preview of the picture."""
_UTF8 = b"\x1b%G"
_LATIN = (b"\x1b.A", b"\x1b-A")


@dataclass(frozen=True, slots=True)
class IimRecord:
    """The texts of one block: data set of record 2 -> its values; ``guessed`` names the character sets that were not declared."""

    texts: dict[int, tuple[str, ...]]
    guessed: str | None = None

    def all(self, data_set: int) -> tuple[str, ...]:
        """The texts of a data set that say anything."""
        return tuple(text for text in self.texts.get(data_set, ()) if text)

    def first(self, data_set: int) -> str | None:
        """The first of them."""
        return next(iter(self.all(data_set)), None)


def read_iim(block: bytes) -> IimRecord:
    """The texts of a block; what follows a broken data set is left unread.

    A declaration of the character set (1:90) is obeyed unless the bytes contradict it. Blocks are met whose texts are coded
    in two ways: those that are UTF-8 are read as that, the others together by what they look like.
    """
    sets = list(data_sets(block))
    declared = next((value for key, value in sets if key == CHARSET), None)
    values = [
        (number, value, guess(value) == UTF8)
        for (record, number), value in sets
        if record == 2 and number not in _BINARY
    ]
    other = _charset(declared, b"\n".join(value for _, value, is_utf8 in values if not is_utf8))
    texts: dict[int, tuple[str, ...]] = {}
    guessed: set[str] = set()
    for number, value, is_utf8 in values:
        charset = UTF8 if is_utf8 else other
        texts[number] = (*texts.get(number, ()), text_of(value, charset))
        if not value.isascii() and not _is_declared(declared, charset):
            guessed.add(charset)
    return IimRecord(texts, " and ".join(sorted(guessed)) or None)


def repaired(value: bytes) -> str:
    """Text of an undeclared character set, read as what it looks like."""
    return text_of(value, guess(value))


def write_iim(label: Label, older: bytes = b"") -> bytes:
    """The block, declared as UTF-8; texts longer than IIM allows are cut between letters - the XMP packet has them in full.

    What an older block says and the label does not is carried on, its texts coded anew.
    """
    rows = _rows(label)
    said = [(number, fitting(text, LONGEST.get(number, 11))) for number, text in rows if text]
    replaced = {number for number, _ in rows if any(text for row, text in rows if row == number)}
    replaced |= {DATE, TIME} if label.taken else set()
    replaced |= {BYLINE_TITLE} if label.creator and "creator" not in label.agreed else set()
    envelope, kept, others = _carried_on(older, replaced)
    own = sorted([*said, *kept], key=lambda each: each[0])
    application = b"".join(_data_set(2, number, value) for number, value in own)
    return envelope + _data_set(*CHARSET, _UTF8) + _data_set(2, 0, b"\x00\x04") + application + others


def _rows(label: Label) -> list[tuple[int, str | None]]:
    return [
        (TITLE, label.headline),
        *((KEYWORD, keyword) for keyword in label.keywords),
        (DATE, _day(label.taken)),
        (TIME, _time(label.taken)),
        *((BYLINE, name) for name in label.creators or (label.creator,)),
        (LOCATION, label.location),
        (CITY, label.city),
        (COUNTRY, label.country),
        (HEADLINE, label.headline),
        (CREDIT, label.credit),
        (SOURCE, label.source),
        (COPYRIGHT, label.copyright),
        (CAPTION, label.caption),
    ]


def _carried_on(older: bytes, replaced: Collection[int]) -> tuple[bytes, list[tuple[int, bytes]], bytes]:
    """Of an older block: the envelope (record 1), what stays of record 2 in UTF-8, and all higher records as they are."""
    texts = {number: iter(values) for number, values in read_iim(older).texts.items()}
    envelope, kept, others = b"", [], b""
    for (record, number), value in data_sets(older):
        if record == 2 and number:
            coded = next(texts[number]).encode() if number in texts else value
            kept += [] if number in replaced else [(number, coded)]
        elif record == 1 and (record, number) != CHARSET:
            envelope += _data_set(record, number, value)
        elif record > 2:
            others += _data_set(record, number, value)
    return envelope, kept, others


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
    if len(value) < 0x8000:
        return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
    return struct.pack(">BBBHI", 0x1C, record, number, 0x8004, len(value)) + value


def data_sets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """The data sets of a block in its order: (record, number), value; what follows a broken one is left unread."""
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


def _charset(declared: bytes | None, values: bytes) -> str:
    return "latin-1" if declared in _LATIN else guess(values)


def _is_declared(declared: bytes | None, charset: str) -> bool:
    return (declared == _UTF8 and charset == UTF8) or (declared in _LATIN and charset == "latin-1")


def _day(taken: str | None) -> str | None:
    """A full date as IIM writes it; it has no form for a year or a month alone."""
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", taken or "")
    return "".join(match.groups()) if match else None


def _time(taken: str | None) -> str | None:
    """A time as IIM writes it, which is with its distance from UTC; without one it has no form."""
    match = re.search(r"T(\d{2}):(\d{2}):(\d{2})(?:([+-]\d{2}):(\d{2})|Z)$", taken or "")
    return "".join((*match.group(1, 2, 3), match[4] or "+00", match[5] or "00")) if match else None
