"""JPEG: an encoded picture, properties and an IIM block go in, the picture with them as XMP and IPTC-IIM comes out.

XMP goes into APP1 segments (ISO 16684-3), IIM into Photoshop resource 0x0404 inside APP13.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from publisher.photos.iim import digest
from publisher.photos.packet import Line, extension_note, packet_of
from publisher.photos.photoshop import IPTC, IPTC_DIGEST, resource, resources_of

PHOTOSHOP = b"Photoshop 3.0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_EXIF = b"Exif\0\0"
_SEVERAL_PICTURES = b"MPF\0"
_LONGEST = 65533  # a segment's two length bytes count themselves

_APP0, _APP1, _APP2, _APP13 = 0xE0, 0xE1, 0xE2, 0xED
_START_OF_SCAN, _END = 0xDA, 0xD9
_BARE = frozenset((0x01, 0xD8, *range(0xD0, 0xD8)))


@dataclass(frozen=True, slots=True)
class _Segment:
    marker: int
    body: bytes

    def encoded(self) -> bytes:
        return struct.pack(">BBH", 0xFF, self.marker, len(self.body) + 2) + self.body

    def starts(self, marker: int, *heads: bytes) -> bool:
        return self.marker == marker and self.body.startswith(heads)


def embed_in_jpeg(data: bytes, lines: Sequence[Line], iim: bytes, exif: Callable[[bytes], bytes]) -> bytes:
    """The picture with these words, its EXIF block sent through ``exif``; ValueError when it is cut off.

    Bytes after its end and further pictures in the same file are dropped.
    """
    segments, scans = _split(data)
    resources = b"".join(part.body[len(PHOTOSHOP) :] for part in segments if part.starts(_APP13, PHOTOSHOP))
    kept = [_amended(part, exif) for part in segments if not _is_replaced(part)]
    front = next((place for place, part in enumerate(kept) if part.marker not in (_APP0, _APP1)), len(kept))
    new = (*_xmp_segments(lines), *_photoshop_segments(iim, resources))
    return b"\xff\xd8" + b"".join(part.encoded() for part in (*kept[:front], *new, *kept[front:])) + scans


def without_tail(data: bytes) -> bytes:
    """The JPEG up to where its picture ends: what somebody hung on behind goes nowhere. A damaged one stays as it is."""
    if data.endswith(b"\xff\xd9"):
        return data
    try:
        return data[: _end_of_picture(data, 4)]
    except ValueError:
        return data


def _is_replaced(segment: _Segment) -> bool:
    return (
        segment.starts(_APP1, _XMP, _MORE_XMP)
        or segment.starts(_APP13, PHOTOSHOP)
        or segment.starts(_APP2, _SEVERAL_PICTURES)
    )


def _amended(segment: _Segment, exif: Callable[[bytes], bytes]) -> _Segment:
    """An EXIF segment amended, unless it would no longer fit; all others as they are."""
    if not segment.starts(_APP1, _EXIF):
        return segment
    amended = exif(segment.body)
    return replace(segment, body=amended) if len(amended) <= _LONGEST else segment


def _xmp_segments(lines: Sequence[Line]) -> list[_Segment]:
    packet = packet_of(lines)
    if len(_XMP) + len(packet) <= _LONGEST:
        return [_Segment(_APP1, _XMP + packet)]
    return _extended_xmp(lines)


_ROOM_FOR_NOTE = 400
"""Bytes the note about a second packet takes, with its namespace."""


def _extended_xmp(lines: Sequence[Line]) -> list[_Segment]:
    """A packet too long for one segment: its longest properties go into a second packet, spread over further segments."""
    first, long = list(lines), []
    for line in sorted(lines, key=lambda line: -len(line.xml.encode())):
        if len(_XMP) + len(packet_of(first)) + _ROOM_FOR_NOTE <= _LONGEST:
            break
        first.remove(line)
        long.append(line)
    second = _without_wrapper(packet_of([line for line in lines if line in long]))
    guid = hashlib.md5(second, usedforsecurity=False).hexdigest().upper()
    room = _LONGEST - len(_MORE_XMP) - 40
    pieces = [(start, second[start : start + room]) for start in range(0, len(second), room)]
    heads = [_MORE_XMP + guid.encode() + struct.pack(">II", len(second), start) for start, _ in pieces]
    more = [_Segment(_APP1, head + piece) for head, (_, piece) in zip(heads, pieces, strict=True)]
    return [_Segment(_APP1, _XMP + packet_of([*first, extension_note(guid)])), *more]


def _without_wrapper(packet: bytes) -> bytes:
    return packet[packet.index(b"<x:xmpmeta") : packet.rindex(b"<?xpacket")].rstrip()


def _photoshop_segments(block: bytes, old_resources: bytes) -> list[_Segment]:
    """The label first, then what else the file had in Photoshop resources; long runs go on in the next segment."""
    kept = [found for found in resources_of(old_resources) if found.number not in (IPTC, IPTC_DIGEST)]
    run = b"".join(part.encoded for part in (resource(IPTC, block), resource(IPTC_DIGEST, digest(block)), *kept))
    room = _LONGEST - len(PHOTOSHOP)
    return [_Segment(_APP13, PHOTOSHOP + run[start : start + room]) for start in range(0, len(run), room)]


def _split(data: bytes) -> tuple[Sequence[_Segment], bytes]:
    """The segments before the first scan, and everything from there to the end of the picture."""
    segments: list[_Segment] = []
    place = 2
    while True:
        marker, place = _marker_at(data, place)
        if marker == _START_OF_SCAN:
            return segments, data[place - 2 : _end_of_picture(data, place)]
        if marker == _END:
            raise ValueError("the JPEG holds no picture")
        if marker not in _BARE:
            end = _segment_end(data, place)
            segments.append(_Segment(marker, data[place + 2 : end]))
            place = end


def _end_of_picture(data: bytes, place: int) -> int:
    """Where the picture ends, given the place behind its first scan marker; tables and further scans lie in between."""
    place = _segment_end(data, place)
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise ValueError("the JPEG is cut off")
        marker = data[place + 1]
        if marker == _END:
            return place + 2
        if marker in (0x00, 0xFF) or marker in _BARE:
            place += 1 if marker == 0xFF else 2
        else:
            place = _segment_end(data, place + 2)


def _marker_at(data: bytes, place: int) -> tuple[int, int]:
    while data[place : place + 2] == b"\xff\xff":  # fill bytes
        place += 1
    if place + 2 > len(data) or data[place] != 0xFF:
        raise ValueError("the JPEG is cut off or damaged")
    return data[place + 1], place + 2


def _segment_end(data: bytes, place: int) -> int:
    end = place + int.from_bytes(data[place : place + 2], "big")
    if end < place + 2 or end > len(data):
        raise ValueError("the JPEG is cut off")
    return end
