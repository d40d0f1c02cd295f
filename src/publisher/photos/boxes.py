"""Boxes, of which HEIF files such as AVIF are made: bytes go in, boxes come out, and back (ISO/IEC 14496-12, 4.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its kind, what it holds, and where in the bytes it was read from it begins and ends."""

    kind: bytes
    body: bytes
    start: int = 0
    end: int = 0

    @property
    def encoded(self) -> bytes:
        """The box with its header; one above 4 GB has the long form."""
        if len(self.body) + 8 < 1 << 32:
            return struct.pack(">I4s", len(self.body) + 8, self.kind) + self.body
        return struct.pack(">I4sQ", 1, self.kind, len(self.body) + 16) + self.body


def boxes(data: bytes, place: int = 0) -> Iterator[Box]:
    """The boxes in some bytes; ValueError when the last one is cut off. A box without a size goes to the end."""
    while place + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        head = 8
        if size == 1 and place + 16 <= len(data):
            size, head = struct.unpack_from(">Q", data, place + 8)[0], 16
        end = len(data) if size == 0 else place + size
        if end > len(data) or end < place + head:
            raise ValueError("the file is cut off")
        yield Box(kind, data[place + head : end], place, end)
        place = end


class Numbers:
    """Reads numbers of several widths from bytes, one after another; ValueError when they end."""

    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data = data
        self.place = place

    def take(self, width: int) -> int:
        """The next number of so many bytes, the highest first; 0 for none."""
        if self.place + width > len(self.data):
            raise ValueError("the file is cut off")
        self.place += width
        return int.from_bytes(self.data[self.place - width : self.place], "big")
