"""Find the blocks of metadata in a decoded picture: a Pillow image goes in, its XMP packets and its IPTC-IIM block come out as bytes."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from PIL import Image

from publisher.photos.ifd import read_directory
from publisher.photos.iim import digest
from publisher.photos.photoshop import IPTC, IPTC_DIGEST, resources_of

_TIFF_XMP, _TIFF_IPTC, _TIFF_PHOTOSHOP = 700, 33723, 34377
_MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_LARGEST_EXTENSION = 8 * 1024 * 1024
_PNG_PROFILE = re.compile(r"\s*[^\n]*\n\s*\d+\s+([0-9a-fA-F\s]*)")
"""How ImageMagick and others keep a block in a text chunk of a PNG: a name, a length, then hexadecimal digits."""


def xmp_packets(image: Image.Image) -> list[bytes]:
    """The packet, then what a JPEG goes on with in further segments (ISO 16684-3); none when there is no XMP."""
    packet = image.info.get("xmp") or getattr(image, "tag_v2", {}).get(_TIFF_XMP) or _png_profile(image, "xmp")
    main = packet if isinstance(packet, bytes) else str(packet or "").encode()
    return [found for found in (main, *_extensions(image, main)) if found]


@dataclass(frozen=True, slots=True)
class IptcBlock:
    """An IIM block, and whether it was changed since the XMP beside it was written, as its digest tells."""

    data: bytes = b""
    is_newer: bool = False


def iptc_block(image: Image.Image) -> IptcBlock:
    """The IIM block of a JPEG (APP13), TIFF (a tag of its own, or Photoshop resources) or PNG (a text chunk)."""
    resources = _photoshop_resources(image)
    block = resources.get(IPTC) or _tiff_iptc(image) or b""
    written = resources.get(IPTC_DIGEST, b"")
    current = (digest(block), digest(block.rstrip(b"\0")))  # a TIFF fills the block up to whole numbers
    return IptcBlock(block, bool(block) and any(written) and written not in current)


def _photoshop_resources(image: Image.Image) -> dict[int, bytes]:
    resources = image.info.get("photoshop")
    if isinstance(resources, dict):
        return {number: bytes(data) for number, data in resources.items() if isinstance(data, bytes)}
    in_tiff = getattr(image, "tag_v2", {}).get(_TIFF_PHOTOSHOP)
    profiles = [_png_profile(image, "8bim"), _png_profile(image, "iptc"), in_tiff]
    blocks = [block for block in profiles if isinstance(block, bytes)]
    found = {each.number: each.data for block in blocks for each in resources_of(block)}
    bare = [block for block in blocks if block.startswith(b"\x1c")]
    return found if found or not bare else {IPTC: bare[0]}


def _tiff_iptc(image: Image.Image) -> bytes | None:
    """The block of a TIFF, from the file itself: where it is written as 32-bit numbers, Pillow gives only the first.

    Such numbers may stand in the other order of bytes; a block begins with 1C.
    """
    if image.format != "TIFF":
        return None
    try:
        with (
            Path(str(getattr(image, "filename", ""))).open("rb") as file,
            mmap(file.fileno(), 0, access=ACCESS_READ) as whole,
        ):
            block = read_directory(whole).data(whole, _TIFF_IPTC)
    except (OSError, ValueError):
        return None
    if block[3:4] == b"\x1c" != block[:1]:
        return b"".join(block[place : place + 4][::-1] for place in range(0, len(block), 4))
    return block


def _png_profile(image: Image.Image, kind: str) -> bytes | None:
    text = image.info.get(f"Raw profile type {kind}")
    match = _PNG_PROFILE.match(text) if isinstance(text, str) else None
    digits = re.sub(r"\s", "", match[1]) if match else ""
    return bytes.fromhex(digits[: len(digits) & ~1]) or None


def _extensions(image: Image.Image, main: bytes) -> Iterator[bytes]:
    """The extension packet the main packet names, joined from its pieces; one that is not whole is left unread."""
    pieces: dict[bytes, dict[int, bytes]] = {}
    sizes: dict[bytes, int] = {}
    for kind, body in getattr(image, "applist", ()):
        if kind == "APP1" and body.startswith(_MORE_XMP) and len(body) > len(_MORE_XMP) + 40:
            guid, (size, start) = _head(body)
            pieces.setdefault(guid, {})[start] = body[len(_MORE_XMP) + 40 :]
            sizes[guid] = size
    for guid, parts in pieces.items():
        joined = b"".join(parts[start] for start in sorted(parts))
        if guid in main.upper() and len(joined) == sizes[guid] <= _LARGEST_EXTENSION:
            yield joined


def _head(body: bytes) -> tuple[bytes, tuple[int, int]]:
    guid = body[len(_MORE_XMP) : len(_MORE_XMP) + 32].upper()
    return guid, struct.unpack_from(">II", body, len(_MORE_XMP) + 32)
