"""PNG: an encoded picture and an XMP packet go in, the picture with that packet (and no other text about itself) comes out."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Collection, Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"XML:com.adobe.xmp"
_OLD_KEYWORDS = (_KEYWORD, b"Raw profile type xmp", b"Raw profile type iptc", b"Raw profile type 8bim")
_TEXTS = (b"iTXt", b"tEXt", b"zTXt")


def embed_in_png(data: bytes, packet: bytes, exif: Callable[[bytes], bytes], gone: Collection[str] = ()) -> bytes:
    """The picture with the packet right behind its header and its EXIF block sent through ``exif``; ValueError when it is cut off.

    Texts under the keywords ``gone`` and bytes after the end are dropped.
    """
    parts = [_SIGNATURE]
    dropped = (*_OLD_KEYWORDS, *(keyword.encode() for keyword in gone))
    for kind, body in _chunks(data):
        if kind in _TEXTS and body.split(b"\0", 1)[0] in dropped:
            continue
        parts.append(_chunk(kind, exif(body) if kind == b"eXIf" else body))
        if kind == b"IHDR":
            parts.append(_chunk(b"iTXt", _KEYWORD + b"\0" + b"\0\0" + b"\0" + b"\0" + packet))
    return b"".join(parts)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        body = data[place + 8 : place + 8 + length]
        place += 12 + length
        if place > len(data):
            break
        yield kind, body
        if kind == b"IEND":
            return
    raise ValueError("the PNG is cut off")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))
