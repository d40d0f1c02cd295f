"""TIFF: a file, an XMP packet and an IIM block go in, the file with both in its first directory comes out, no pixel moved."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.photos.ifd import BYTE, UNDEFINED, Value, read_directory, with_tags
from publisher.photos.iim import digest
from publisher.photos.photoshop import IPTC, IPTC_DIGEST, resource, resources_of

_XMP, _IPTC, _PHOTOSHOP = 700, 33723, 34377


def embed_in_tiff(data: bytes, packet: bytes, iim: bytes, texts: Mapping[int, Value]) -> bytes:
    """The file with XMP (tag 700), IIM (tag 33723) and these texts; ValueError for BigTIFF and for a file that is cut off.

    Where Photoshop resources hold an older IIM block, the new one takes its place there too.
    """
    directory = read_directory(data)
    values = {**texts, _XMP: Value(BYTE, packet), _IPTC: Value(UNDEFINED, iim)}
    older = directory.data(data, _PHOTOSHOP)
    if older:
        kept = [found for found in resources_of(older) if found.number not in (IPTC, IPTC_DIGEST)]
        run = [resource(IPTC, iim), resource(IPTC_DIGEST, digest(iim)), *kept]
        values[_PHOTOSHOP] = Value(BYTE, b"".join(part.encoded for part in run))
    return with_tags(data, values)
