"""TIFF: a file, an XMP packet and an IIM block go in, the file with both in its first directory comes out, no pixel moved."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.photos.ifd import BYTE, LONG, Value, read_directory, with_tags
from publisher.photos.iim import digest
from publisher.photos.photoshop import IPTC, IPTC_DIGEST, resource, resources_of

_XMP, _IPTC, _PHOTOSHOP = 700, 33723, 34377


def embed_in_tiff(data: bytes, packet: bytes, iim: bytes, texts: Mapping[int, Value]) -> bytes:
    """The file with XMP (tag 700), IIM (tag 33723) and these texts; ValueError for BigTIFF and for a file that is cut off.

    Where Photoshop resources hold an older IIM block too, it goes: in a TIFF that is not its place. Adobe's readers want the block
    as 32-bit numbers, so it is filled up to whole ones.
    """
    directory = read_directory(data)
    iim += b"\0" * (-len(iim) % 4)
    values = {**texts, _XMP: Value(BYTE, packet), _IPTC: Value(LONG, iim)}
    older = list(resources_of(directory.data(data, _PHOTOSHOP)))
    if any(found.number == IPTC for found in older):
        run = [
            resource(IPTC_DIGEST, digest(iim)),
            *(found for found in older if found.number not in (IPTC, IPTC_DIGEST)),
        ]
        values[_PHOTOSHOP] = Value(BYTE, b"".join(part.encoded for part in run))
    return with_tags(data, values)
