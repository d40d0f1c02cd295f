"""Resample: a probed picture, a crop and a size in pixels go in, an upright 8-bit sRGB picture of exactly that size comes out."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from publisher.page.geometry import Crop
from publisher.photos.colour import to_srgb
from publisher.photos.model import PictureFile
from publisher.photos.opening import decode, open_picture
from publisher.photos.orientation import Box, is_sideways, stored_box, upright
from publisher.photos.scale import Raster

WORKING_EDGE = 1920
"""Shortest side in pixels that the decode shared by ordinary sizes keeps: the tallest card is 1080 x 1920."""

_REDUCTIONS = (8, 4, 2)  # the scales a JPEG decoder offers
_turns = tuple(threading.Lock() for _ in range(8))


def resample(picture: PictureFile, crop: Crop, width: int, height: int) -> Image.Image:
    """The crop of the picture at width x height pixels, RGB, or L when the picture is grey; no profile, no sharpening.

    The pixels depend on the arguments alone, never on what was asked before: the file and the size decide which decode
    serves. At most two decoded photos stay in memory. PublisherError P307 when the file has become unreadable.
    """
    target = (height, width) if is_sideways(picture.orientation) else (width, height)
    box = stored_box((crop.left, crop.top, crop.right, crop.bottom), picture.orientation)
    pixels = _pixels(picture, _reduction(picture, box, target))
    scaled = pixels.raster.scaled(target, pixel_box(box, pixels.size, pixels.raster.size))
    return upright(scaled, picture.orientation)


@dataclass(frozen=True, slots=True)
class _Pixels:
    """A decoded picture as it is stored, in sRGB."""

    raster: Raster
    size: tuple[float, float]
    """Its true size: a decoder rounds up what it reduces, and the framing must not shift by that."""


def _pixels(picture: PictureFile, reduction: int) -> _Pixels:
    with _turns[int(picture.sha256[:2], 16) % len(_turns)]:  # two cards of one photo decode it once
        return _decoded(picture, reduction)


@lru_cache(maxsize=2)
def _decoded(picture: PictureFile, reduction: int) -> _Pixels:
    with open_picture(picture.path) as image:
        stored = image.size
        image.draft(None, (stored[0] // reduction, stored[1] // reduction))
        if image.size == stored:
            reduction = 1
        decode(image, picture.path)
        true_size = (stored[0] / reduction, stored[1] / reduction)
        return _Pixels(Raster(to_srgb(image, picture.icc)), true_size)


def _reduction(picture: PictureFile, box: Box, target: tuple[int, int]) -> int:
    """How much a JPEG is reduced while it is decoded: as the working edge allows, not at all for larger sizes."""
    if picture.format != "JPEG":
        return 1
    shortest = min(picture.width, picture.height)
    working = next((scale for scale in _REDUCTIONS if shortest / scale >= WORKING_EDGE), 1)
    stored = (picture.height, picture.width) if is_sideways(picture.orientation) else (picture.width, picture.height)
    return working if shrinkage(box, stored, target) >= working else 1


def shrinkage(box: Box, size: tuple[float, float], target: tuple[int, int]) -> float:
    """How many pixels of the crop meet one of the target, on the side where they are fewer; below 1 it is enlarged."""
    return min((box[2] - box[0]) * size[0] / target[0], (box[3] - box[1]) * size[1] / target[1])


def pixel_box(box: Box, size: tuple[float, float], limits: tuple[int, int]) -> Box:
    """A box in fractions as pixels: ``size`` is the picture's true size, ``limits`` the whole pixels it was decoded to."""
    left, right = _span(box[0] * size[0], box[2] * size[0], limits[0])
    top, bottom = _span(box[1] * size[1], box[3] * size[1], limits[1])
    return left, top, right, bottom


def _span(start: float, end: float, limit: int) -> tuple[float, float]:
    """A stretch inside 0 to limit; a crop thinner than a hundredth of a pixel is shown as that."""
    start = min(max(0.0, start), limit - 0.01)
    return start, min(max(end, start + 0.01), float(limit))
