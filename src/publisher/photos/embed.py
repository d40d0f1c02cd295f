"""Embed a label: an encoded JPEG, PNG or WebP and a Label go in, the same picture comes out carrying its caption, credit and rights.

No pixel is touched: only metadata blocks are replaced. What a file said before in XMP and IPTC gives way to the label as a whole,
so that a stale caption cannot travel on; colour profiles, EXIF and other Photoshop resources stay.
"""

from __future__ import annotations

from publisher.photos.jpeg import embed_in_jpeg
from publisher.photos.model import Label
from publisher.photos.packet import write_packet
from publisher.photos.png import embed_in_png
from publisher.photos.webp import embed_in_webp


def embed(data: bytes, label: Label) -> bytes:
    """The picture with the label in it; ValueError for other formats and for data that is no whole picture.

    JPEG gets XMP and IPTC-IIM, PNG and WebP get XMP, where their readers look for it. For formats Pillow writes with an
    ``xmp`` option, `packet.write_packet` gives the same packet.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return embed_in_jpeg(data, label)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return embed_in_png(data, write_packet(label))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return embed_in_webp(data, write_packet(label))
    raise ValueError("a label can be embedded in JPEG, PNG and WebP only")
