"""Resample: a probed picture, a crop and a size in pixels go in, an upright 8-bit sRGB picture of exactly that size comes out."""

from __future__ import annotations

import threading
from functools import cached_property, lru_cache

from PIL import Image

from publisher.page.geometry import Crop
from publisher.photos.colour import to_srgb
from publisher.photos.model import PictureFile
from publisher.photos.opening import decode, open_picture
from publisher.photos.orientation import Box, is_sideways, stored_box, upright

WORKING_EDGE = 1920
"""Shortest side in pixels that the decode shared by ordinary sizes keeps: the tallest card is 1080 x 1920."""

SPARE = 1.25
"""How many times larger than wanted a halving must still be: against one resize from the full picture 46 dB and more, 42 in foliage."""

_REDUCTIONS = (8, 4, 2)  # the scales a JPEG decoder offers
_HALVINGS = (4, 2)
_turns = tuple(threading.Lock() for _ in range(8))


def resample(picture: PictureFile, crop: Crop, width: int, height: int) -> Image.Image:
    """The crop of the picture at width x height pixels, RGB, or L when the picture is grey; no profile, no sharpening.

    The pixels depend on the arguments alone, never on what was asked before: the file and the size decide which decode and
    which halving serve. At most two decoded photos stay in memory. PublisherError P307 when the file has become unreadable.
    """
    target = (height, width) if is_sideways(picture.orientation) else (width, height)
    box = stored_box((crop.left, crop.top, crop.right, crop.bottom), picture.orientation)
    pixels = _pixels(picture, _reduction(picture, box, target))
    halving = _halving(shrinkage(box, pixels.size, target))
    level = pixels.level(halving)
    resized = level.resize(target, Image.Resampling.LANCZOS, box=pixel_box(box, pixels.size, halving, level.size))
    return upright(resized, picture.orientation)


class _Pixels:
    """A decoded picture as it is stored, in sRGB, with its halvings made when first wanted."""

    def __init__(self, image: Image.Image, size: tuple[float, float]) -> None:
        self.image = image
        self.size = size
        """Its true size: a decoder rounds up what it reduces, and the framing must not shift by that."""

    def level(self, halving: int) -> Image.Image:
        return {1: self.image, 2: self.half, 4: self.quarter}[halving]

    @cached_property
    def half(self) -> Image.Image:
        return self.image.reduce(2)

    @cached_property
    def quarter(self) -> Image.Image:
        return self.image.reduce(4)


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
        return _Pixels(to_srgb(image, picture.icc), true_size)


def _reduction(picture: PictureFile, box: Box, target: tuple[int, int]) -> int:
    """How much a JPEG is reduced while it is decoded: as the working edge allows, not at all for larger sizes."""
    if picture.format != "JPEG":
        return 1
    shortest = min(picture.width, picture.height)
    working = next((scale for scale in _REDUCTIONS if shortest / scale >= WORKING_EDGE), 1)
    stored = (picture.height, picture.width) if is_sideways(picture.orientation) else (picture.width, picture.height)
    return working if shrinkage(box, stored, target) >= working else 1


def _halving(shrinkage: float) -> int:
    return next((halving for halving in _HALVINGS if shrinkage >= halving * SPARE), 1)


def shrinkage(box: Box, size: tuple[float, float], target: tuple[int, int]) -> float:
    """How many pixels of the crop meet one of the target, on the side where they are fewer; below 1 it is enlarged."""
    return min((box[2] - box[0]) * size[0] / target[0], (box[3] - box[1]) * size[1] / target[1])


def pixel_box(box: Box, size: tuple[float, float], halving: int, limits: tuple[int, int]) -> Box:
    """A box in fractions as pixels of a level: ``size`` is the true size before halving, ``limits`` the level's whole pixels."""
    width, height = size[0] / halving, size[1] / halving
    left, right = _span(box[0] * width, box[2] * width, limits[0])
    top, bottom = _span(box[1] * height, box[3] * height, limits[1])
    return left, top, right, bottom


def _span(start: float, end: float, limit: int) -> tuple[float, float]:
    """A stretch inside 0 to limit; a crop thinner than a hundredth of a pixel is shown as that."""
    start = min(max(0.0, start), limit - 0.01)
    return start, min(max(end, start + 0.01), float(limit))
