"""Photoshop resources, the drawer in JPEG and TIFF files where IPTC-IIM lies: a block goes in, its resources come out, and back."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

IPTC = 0x0404
"""The number of the resource with the IIM block."""
IPTC_DIGEST = 0x0425
"""The number of the resource with the MD5 of the IIM block: it tells readers whether XMP and IIM were written together."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource: its number, its data, and itself as it stood, with header and padding."""

    number: int
    data: bytes
    encoded: bytes


def resource(number: int, data: bytes) -> Resource:
    """A resource without a name."""
    padding = b"\0" * (len(data) & 1)
    return Resource(number, data, b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + padding)


def resources_of(block: bytes) -> Iterator[Resource]:
    """The resources in a block; what follows a broken one is left unread."""
    place = 0
    while place + 12 <= len(block) and block[place : place + 4] == b"8BIM":
        number, name_length = struct.unpack_from(">HB", block, place + 4)
        start = (
            place + 7 + name_length + 1 - (name_length & 1)
        )  # the name and its length byte fill an even number of bytes
        length = int.from_bytes(block[start : start + 4], "big")
        end = start + 4 + length
        if end > len(block):
            return
        yield Resource(number, block[start + 4 : end], block[place:end] + b"\0" * (length & 1))
        place = end + (length & 1)
