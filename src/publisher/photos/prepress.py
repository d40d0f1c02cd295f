"""Prepress: a photo and where it stands go in, what the print file needs of it comes out - its own bytes, or fewer pixels.

Pixels stay in the photo's own colours: print shows more of them than sRGB holds.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PIL import Image

from publisher.page.geometry import Crop
from publisher.photos.colour import to_plain, to_srgb
from publisher.photos.inks import STRIP, strips
from publisher.photos.model import PictureFile
from publisher.photos.opening import decode, open_picture
from publisher.photos.orientation import Box, is_sideways, stored_box, upright
from publisher.photos.placed import Placement, union
from publisher.photos.profiles import srgb_profile
from publisher.photos.resample import pixel_box, shrinkage

TARGET_PPI = 300
"""Pixels per inch that offset print at 150 lines can show (printers' data sheets agree)."""

FINEST_PPI = 450
"""Above this no reader and no printer gains anything from more pixels."""

HARD_CROP = 0.6
"""A photo of which a smaller share than this is seen does not carry its unseen part along."""

SOME_FEWER = 1.1
"""From this reduction on a photo's colour may come from a smaller decode than its light."""

NEAR = 0.01
"""A halved photo may be finer than wanted by so much: 900 pixels per inch become 450."""

_REDUCTIONS = (8, 4, 2)  # the scales a JPEG decoder offers
_IN_TWO_PARTS = 2.5  # bytes a pixel: all light, a quarter of the colours, and those in their own channels
_JPEG_MODES = ("L", "RGB", "CMYK")
_HAIR = 1e-6  # of a pixel: what sums of lengths are off by
_PLAIN_MODES = ("L", "RGB", "CMYK")


@dataclass(frozen=True, slots=True)
class Order:
    """The part of an upright photo that the print file holds, and at how many pixels."""

    window: Crop
    width: int
    height: int
    reduction: int = 1
    """By how much the whole photo shrinks while it is decoded, with no resize behind it; 1 when it is resized, or stays as it is."""

    def holds_all_of(self, picture: PictureFile) -> bool:
        """Whether it is the whole photo with all its pixels."""
        return self.window.is_whole and (self.width, self.height) == (picture.width, picture.height)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Pixels for print, and the profile that says what their numbers mean; None where the device's own inks are meant."""

    image: Image.Image
    icc: bytes | None


def order(picture: PictureFile, places: Collection[Placement], finest: float = FINEST_PPI) -> Order:
    """What one file needs of a photo for all the places it stands in: the largest decides, and all that any of them shows.

    Up to ``finest`` pixels per inch a photo keeps all its pixels. Above, a JPEG is halved while it is decoded if that leaves
    300 or more, and everything else resized to 300.
    """
    if not places:
        return Order(Crop(), picture.width, picture.height)
    ppi = min(place.ppi(picture) for place in places)
    window = _whole_pixels(union(place.seen for place in places), picture)
    if _share(window) >= HARD_CROP and (reduction := _reduction(picture, ppi, finest)):
        width, height = math.ceil(picture.width / reduction), math.ceil(picture.height / reduction)
        return Order(Crop(), width, height, reduction)
    scale = min(1.0, TARGET_PPI / ppi)
    across, down = window.right - window.left, window.bottom - window.top
    return Order(window, _pixels(picture.width * across * scale), _pixels(picture.height * down * scale))


def prepare(picture: PictureFile, ordered: Order) -> Prepared:
    """The ordered part, upright, in 8 bits and the photo's own colours (L, RGB, YCbCr or CMYK); Lab becomes sRGB.

    PublisherError P307 when the file has become unreadable.
    """
    target = (ordered.width, ordered.height)
    target = (target[1], target[0]) if is_sideways(picture.orientation) else target
    window = ordered.window
    box = stored_box((window.left, window.top, window.right, window.bottom), picture.orientation)
    reduced = _decoded(picture, ordered.reduction).image if ordered.reduction > 1 else _resized(picture, box, target)
    image = upright(reduced, picture.orientation)
    colour = image.mode in ("RGB", "YCbCr")
    return Prepared(image, picture.icc or (srgb_profile() if colour else None))


def is_jpeg(picture: PictureFile) -> bool:
    """Whether a PDF can hold the file as it is."""
    return picture.format == "JPEG" and picture.mode in _JPEG_MODES


def memory(picture: PictureFile, ordered: Order) -> int:
    """About how many bytes ``prepare`` decodes at a time: up to four for each pixel."""
    fewer = max(1.0, picture.width * _share(ordered.window) ** 0.5 / ordered.width)
    scale = ordered.reduction if ordered.reduction > 1 else _scale(picture, fewer)
    decoded = picture.width * picture.height / scale**2
    return round(decoded * (_IN_TWO_PARTS if _has_two_parts(picture, fewer) else 4))


def _reduction(picture: PictureFile, ppi: float, finest: float) -> int | None:
    """The least a photo must shrink by to have no more than the finest resolution; None when no halving leaves enough."""
    if ppi <= finest:
        return 1
    scales = reversed(_REDUCTIONS) if picture.format == "JPEG" else ()
    return next((scale for scale in scales if TARGET_PPI <= ppi / scale <= finest * (1 + NEAR)), None)


def _whole_pixels(window: Crop, picture: PictureFile) -> Crop:
    """The window widened to whole pixels: a part taken pixel for pixel stays as sharp as it was."""
    width, height = picture.width, picture.height
    return Crop(
        math.floor(window.left * width + _HAIR) / width,
        math.floor(window.top * height + _HAIR) / height,
        math.ceil(window.right * width - _HAIR) / width,
        math.ceil(window.bottom * height - _HAIR) / height,
    )


def _share(window: Crop) -> float:
    return (window.right - window.left) * (window.bottom - window.top)


def _pixels(length: float) -> int:
    return max(1, round(length))


def _resized(picture: PictureFile, box: Box, target: tuple[int, int]) -> Image.Image:
    fewer = shrinkage(box, _stored(picture), target)
    if _has_two_parts(picture, fewer):
        return _in_two_parts(picture, box, target)
    return _decoded(picture, _scale(picture, fewer)).part(box, target)


def _scale(picture: PictureFile, fewer: float) -> int:
    """How much a JPEG shrinks while it is decoded, for so many fewer pixels."""
    return next((scale for scale in _REDUCTIONS if fewer >= scale), 1) if picture.format == "JPEG" else 1


def _has_two_parts(picture: PictureFile, fewer: float) -> bool:
    return picture.format == "JPEG" and picture.mode == "RGB" and SOME_FEWER <= fewer < 2


def _in_two_parts(picture: PictureFile, box: Box, target: tuple[int, int]) -> Image.Image:
    """Light at full size, colour at half, as most JPEGs store them: half the memory of a full decode, at the same sharpness."""
    light = _decoded(picture, mode="L").part(box, target)
    blue, red = (channel.strips(box, target) for channel in _half_size_colour(picture))
    whole = Image.new("YCbCr", target)
    for (place, strip), (_, b), (_, r) in zip(strips(light), blue, red, strict=True):
        whole.paste(Image.merge("YCbCr", (strip, b, r)), place)
    return whole


def _half_size_colour(picture: PictureFile) -> tuple[_Decoded, _Decoded]:
    half = _decoded(picture, 2)
    channels = Image.new("L", half.image.size), Image.new("L", half.image.size)
    for place, strip in strips(half.image):
        for channel, colour in zip(channels, strip.convert("YCbCr").split()[1:], strict=True):
            channel.paste(colour, place)
    return _Decoded(channels[0], half.size), _Decoded(channels[1], half.size)


@dataclass(frozen=True, slots=True)
class _Decoded:
    """A decoded picture as it is stored, and its true size: a decoder rounds up what it reduces."""

    image: Image.Image
    size: tuple[float, float]

    def part(self, box: Box, target: tuple[int, int]) -> Image.Image:
        """A box of it at another size."""
        if box == (0.0, 0.0, 1.0, 1.0) and self.image.size == target:
            return self.image
        part = Image.new(self.image.mode, target)
        for place, strip in self.strips(box, target):
            part.paste(strip, place)
        return part

    def strips(self, box: Box, target: tuple[int, int]) -> Iterator[tuple[tuple[int, int], Image.Image]]:
        """A part from the top, strip by strip: resized in one go a third picture would stand in memory between the two."""
        left, top, right, bottom = pixel_box(box, self.size, self.image.size)
        step = (bottom - top) / target[1]
        for row in range(0, target[1], STRIP):
            end = min(row + STRIP, target[1])
            strip = (left, top + row * step, right, min(top + end * step, bottom))
            yield (0, row), self.image.resize((target[0], end - row), Image.Resampling.LANCZOS, box=strip)


def _decoded(picture: PictureFile, scale: int = 1, mode: str | None = None) -> _Decoded:
    width, height = _stored(picture)
    with open_picture(picture.path) as image:
        image.draft(mode, (width // scale, height // scale))
        true_size = image.size if scale == 1 else (width / scale, height / scale)
        decode(image, picture.path)
        plain = to_plain(image)
    return _Decoded(plain if plain.mode in _PLAIN_MODES else to_srgb(plain, None).convert("RGB"), true_size)


def _stored(picture: PictureFile) -> tuple[int, int]:
    size = (picture.width, picture.height)
    return (size[1], size[0]) if is_sideways(picture.orientation) else size
