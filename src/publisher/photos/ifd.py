"""TIFF structures, which are TIFF files and EXIF blocks alike: bytes and tags go in, the same bytes with those tags set come out.

Nothing is moved: new values and a new first directory are put behind what is there (TIFF 6.0, section 2), so pixels, makers' notes
and all offsets stay as they were.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import mmap
from typing import TypeAlias

Bytes: TypeAlias = "bytes | mmap"

BYTE, ASCII, LONG, UNDEFINED = 1, 2, 4, 7
_SIZES = {BYTE: 1, ASCII: 1, LONG: 4, UNDEFINED: 1}
"""Bytes of one item of each kind that is read."""
_ENTRY = 12
_CLASSIC = 42


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a tag as it is stored, with its kind; the data fill whole items of that kind."""

    kind: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Directory:
    """The first directory of a structure: tag -> its whole entry, and where the next directory stands."""

    order: str
    entries: Mapping[int, bytes]
    following: bytes

    def data(self, block: Bytes, tag: int) -> bytes:
        """The bytes of a tag as they are stored; none when it holds other things than bytes or long numbers, or is not there."""
        if tag not in self.entries:
            return b""
        _, kind, count = struct.unpack_from(self.order + "HHI", self.entries[tag])
        size = count * _SIZES.get(kind, 0)
        if size <= 4:
            return self.entries[tag][8 : 8 + size]
        (start,) = struct.unpack_from(self.order + "I", self.entries[tag], 8)
        return bytes(block[start : start + size])


def read_directory(block: Bytes) -> Directory:
    """The first directory; ValueError when there is none, or the structure is of the kind for more than 4 GB."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        raise ValueError("this is no TIFF structure")
    magic, start = struct.unpack_from(order + "HI", block, 2)
    if magic != _CLASSIC:
        raise ValueError("a TIFF of the kind for very large files (BigTIFF) cannot be labelled")
    if start + 2 > len(block):
        raise ValueError("the TIFF is cut off")
    (count,) = struct.unpack_from(order + "H", block, start)
    end = start + 2 + count * _ENTRY
    if not count or end + 4 > len(block):
        raise ValueError("the TIFF is cut off")
    rows = [block[place : place + _ENTRY] for place in range(start + 2, end, _ENTRY)]
    entries = {struct.unpack_from(order + "H", row)[0]: row for row in rows}
    return Directory(order, entries, block[end : end + 4])


def with_tags(block: bytes, values: Mapping[int, Value]) -> bytes:
    """The structure with these tags set in its first directory; ValueError when it cannot be read or grows beyond 4 GB."""
    directory = read_directory(block)
    order, entries = directory.order, dict(directory.entries)
    grown = bytearray(block)
    for tag, value in values.items():
        place = value.data.ljust(4, b"\0")
        if len(value.data) > 4:
            grown += b"\0" * (len(grown) & 1)
            place = struct.pack(order + "I", len(grown))
            grown += value.data
        entries[tag] = struct.pack(order + "HHI", tag, value.kind, len(value.data) // _SIZES[value.kind]) + place
    grown += b"\0" * (len(grown) & 1)
    if len(grown) > 0xFFFF_0000:
        raise ValueError("the TIFF is too large to be labelled")
    start = struct.pack(order + "I", len(grown))
    grown += (
        struct.pack(order + "H", len(entries)) + b"".join(entries[tag] for tag in sorted(entries)) + directory.following
    )
    grown[4:8] = start
    return bytes(grown)
