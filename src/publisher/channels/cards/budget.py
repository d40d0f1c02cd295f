"""Fit a picture into a byte limit: an image and the formats a platform takes go in; the best file that stays under the limit comes out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from publisher.channels.cards.targets import Format, Target
from publisher.notices import PublisherError, error

if TYPE_CHECKING:
    from PIL.Image import Image

SHARE = 0.9
"""Of the platform's limit: the rest is for what platforms count differently."""
BEST, LEAST = 92, 40
"""JPEG and WebP qualities as Pillow counts them. Above 92 the bytes grow faster than anything to be seen; below 40 blocks show."""
GROWTH = 0.055
"""About how much a file grows with each step of quality, as a logarithm; a guess that saves half of the tries."""
ENDINGS: dict[Format, str] = {"jpeg": "jpg", "png": "png", "webp": "webp"}


@dataclass(frozen=True, slots=True)
class Encoded:
    """A finished file and what it is."""

    data: bytes
    format: Format

    @property
    def ending(self) -> str:
        """Of the file name."""
        return ENDINGS[self.format]

    @property
    def media_type(self) -> str:
        """As in HTTP."""
        return f"image/{self.format}"


def encoded_within(image: Image, target: Target, finish: Callable[[bytes], bytes]) -> Encoded:
    """The picture in the first of the target's formats that fits into nine tenths of its limit, at the best quality that does.

    ``finish`` adds what belongs into the file (its metadata) before the bytes are counted. PublisherError P805 when none fits.
    """
    room = int(target.max_bytes * SHARE)
    for kind in target.formats:
        data = _best(lambda quality, kind=kind: _finished(image, kind, quality, finish), room, kind)  # type: ignore[misc]
        if data:
            return Encoded(data, kind)
    message = f"a card of {image.width} x {image.height} pixels does not fit into {room} bytes"
    raise PublisherError(error("P805", message, None, "raise max_bytes of its target in platforms.toml", "cards"))


def _best(encode: Callable[[int], bytes], room: int, kind: Format) -> bytes:
    """The file of the highest quality that fits; nothing when none does. PNG has one quality only."""
    found, low, high = b"", LEAST, BEST
    quality = BEST  # nearly always small enough: tried first
    while low <= high:
        data = encode(quality)
        if data and len(data) <= room:
            found, low = data, quality + 1
        else:
            high = quality - 1
        if kind == "png":
            break
        quality = _next(quality, len(data) / room, low, high)
    return found


def _next(quality: int, filled: float, low: int, high: int) -> int:
    """The quality to try next, guessed from how much of the room the last one filled; the bounds close in by one at least."""
    guess = quality - round(math.log(filled) / GROWTH) if filled else (low + high) // 2
    return min(high, max(low, guess))


def _finished(image: Image, kind: Format, quality: int, finish: Callable[[bytes], bytes]) -> bytes:
    """The finished file; nothing where it would take more than two bytes a pixel, which Pillow's JPEG encoder has no buffer for.

    Not progressive: platforms encode anew, and it takes half as long.
    """
    buffer = BytesIO()
    try:
        match kind:
            case "jpeg":
                image.save(buffer, "JPEG", quality=quality, optimize=True, subsampling=0)
            case "webp":
                image.save(buffer, "WEBP", quality=quality, method=4)
            case "png":
                image.save(buffer, "PNG", optimize=True)
    except OSError:
        return b""
    return finish(buffer.getvalue())
