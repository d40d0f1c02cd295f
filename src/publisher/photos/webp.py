"""WebP: an encoded picture and an XMP packet go in, the picture with that packet and a header that announces it comes out."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

_HAS_XMP = 0x04
_HAS_ALPHA = 0x10

Chunk = tuple[bytes, bytes]


def embed_in_webp(data: bytes, packet: bytes, exif: Callable[[bytes], bytes]) -> bytes:
    """The picture with the packet as its last chunk (WebP container specification) and its EXIF block sent through ``exif``.

    ValueError when it is cut off.
    """
    chunks = [(kind, exif(body) if kind == b"EXIF" else body) for kind, body in _chunks(data) if kind != b"XMP "]
    if not chunks:
        raise ValueError("the WebP holds no picture")
    if chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _extended_header(*chunks[0])))
    header = chunks[0][1]
    chunks[0] = (b"VP8X", bytes((header[0] | _HAS_XMP,)) + header[1:])
    body = b"WEBP" + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"XMP ", packet)))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _extended_header(kind: bytes, body: bytes) -> bytes:
    """The VP8X header a plain picture does not have: its flags and its size, as the picture's own data states them."""
    if kind == b"VP8L":  # lossless: 14 bits of width - 1, 14 bits of height - 1, 1 bit alpha, behind a signature byte
        bits = int.from_bytes(body[1:5], "little")
        width, height, alpha = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1)
    elif kind == b"VP8 ":  # lossy: 14 bits each behind a 3-byte frame tag and a 3-byte start code
        width, height = (value & 0x3FFF for value in struct.unpack_from("<HH", body, 6))
        alpha = False
    else:
        raise ValueError("the WebP does not begin with a picture")
    flags = bytes((_HAS_ALPHA if alpha else 0, 0, 0, 0))
    return flags + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


def _chunks(data: bytes) -> Iterator[Chunk]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise ValueError("the WebP is cut off")
    place = 12
    while place + 8 <= end:
        kind, length = struct.unpack_from("<4sI", data, place)
        if place + 8 + length > end:
            raise ValueError("the WebP is cut off")
        yield kind, data[place + 8 : place + 8 + length]
        place += 8 + length + (length & 1)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)
