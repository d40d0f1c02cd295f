"""Fit a picture into a byte limit: an image and a limit go in; the JPEG of the best quality that stays under it comes out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from publisher.notices import PublisherError, error

if TYPE_CHECKING:
    from PIL.Image import Image

SHARE = 0.9
"""Of the platform's limit: the rest is for what platforms count differently."""
BEST, LEAST = 92, 40
"""JPEG qualities as Pillow counts them. Above 92 the bytes grow faster than anything to be seen; below 40 blocks show."""


def jpeg_within(image: Image, limit: int, finish: Callable[[bytes], bytes]) -> bytes:
    """The picture as a finished progressive JPEG without colour subsampling, of at most nine tenths of ``limit`` bytes.

    ``finish`` adds what belongs into the file (its metadata) before the bytes are counted. PublisherError P805 when even the
    least quality is too large.
    """
    room = int(limit * SHARE)
    found, low, high = None, LEAST, BEST
    quality = BEST  # nearly always small enough: tried first
    while low <= high:
        data = _jpeg(image, quality)
        data = finish(data) if data else data
        if data and len(data) <= room:
            found, low = data, quality + 1
        else:
            high = quality - 1
        quality = (low + high) // 2
    if found is None:
        message = f"a card of {image.width} x {image.height} pixels does not fit into {room} bytes"
        raise PublisherError(error("P805", message, None, "raise max_bytes of its target in platforms.toml", "cards"))
    return found


def _jpeg(image: Image, quality: int) -> bytes:
    """The plain JPEG; nothing where it would take more than two bytes a pixel, which Pillow's encoder has no buffer for."""
    buffer = BytesIO()
    try:
        image.save(buffer, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=0)
    except OSError:
        return b""
    return buffer.getvalue()
