"""Inks: a photo in its own colours goes in, the same photo in a press's inks comes out, nowhere more of them than its paper takes."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from PIL import Image, ImageCms, ImageMath

from publisher.photos.profiles import srgb_profile

STRIP = 64
"""Rows converted at a time, so that no second copy of a large photo stands in memory."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a booklet is printed with: the output profile of press and paper, and how much ink the paper takes."""

    profile: bytes = field(repr=False)
    ink_limit: int = 300
    """The sum of the four inks at any point, in per cent."""
    converts: bool = False
    """Whether photos are turned into its inks here; else they keep their own colours and the printer converts them."""
    reduces: bool = True
    """Whether photos of more pixels than print shows lose some; else JPEGs stay byte for byte, unless they are turned into inks."""


def separate(image: Image.Image, icc: bytes | None, press: Press) -> Image.Image:
    """An L, RGB, YCbCr or CMYK picture in the press's inks: CMYK, or L for a grey one, which is printed in black alone.

    RGB without a profile is sRGB; CMYK without one is meant for this press. Relative colorimetric with black point compensation.
    """
    if image.mode == "L":
        return image.point(_black_ramp(icc or srgb_profile(), "L" if icc else "RGB", press.profile))
    mode = "RGB" if image.mode == "YCbCr" else image.mode
    transform = _transform(icc, mode, press.profile)
    inked = Image.new("CMYK", image.size)
    for place, strip in strips(image):
        plain = strip if strip.mode == mode else strip.convert(mode)
        converted = plain if transform is None else _applied(transform, plain)
        inked.paste(_limited(converted, press.ink_limit), place)
    return inked


def strips(image: Image.Image) -> Iterator[tuple[tuple[int, int], Image.Image]]:
    """The picture cut into low strips from the top, each with its place."""
    for top in range(0, image.height, STRIP):
        yield (0, top), image.crop((0, top, image.width, min(top + STRIP, image.height)))


def heaviest_ink(image: Image.Image) -> float:
    """The largest sum of inks of any pixel of a CMYK picture, in per cent."""
    return max(_heaviest(strip) for _, strip in strips(image)) * 100 / 255


def _limited(strip: Image.Image, limit: int) -> Image.Image:
    """The inks where their sum keeps the limit; elsewhere black as it is and the colours reduced in proportion."""
    allowed = limit * 255 // 100
    if _heaviest(strip) <= allowed:
        return strip
    *colours, black = strip.split()
    reduced = [_reduced(ink, colours, black, allowed) for ink in colours]
    return Image.merge("CMYK", (*reduced, black))


def _reduced(ink: Image.Image, colours: list[Image.Image], black: Image.Image, allowed: int) -> Image.Image:
    def share(args: dict[str, Any]) -> Any:
        room = args["allowed"] - args["k"]
        total = args["c"] + args["m"] + args["y"]
        kept = args["ink"] * args["min"](room, total) / args["max"](total, 1)
        return args["convert"](kept, "L")

    names = dict(zip("cmy", colours, strict=True))
    return cast("Image.Image", ImageMath.lambda_eval(share, ink=ink, k=black, allowed=allowed, **names))


def _heaviest(strip: Image.Image) -> int:
    names = dict(zip("cmyk", strip.split(), strict=True))
    total = ImageMath.lambda_eval(lambda args: args["c"] + args["m"] + args["y"] + args["k"], **names)
    return int(cast("tuple[float, float]", total.getextrema())[1])


def _applied(transform: ImageCms.ImageCmsTransform, image: Image.Image) -> Image.Image:
    return cast("Image.Image", ImageCms.applyTransform(image, transform))


@lru_cache(maxsize=16)
def _transform(icc: bytes | None, mode: str, output: bytes) -> ImageCms.ImageCmsTransform | None:
    """The way from a picture's colours to the press's inks; None when they are that already."""
    if mode == "CMYK" and icc in (None, output):
        return None
    return _built(icc or srgb_profile(), output, mode, "CMYK")


def _built(source: bytes, output: bytes | None, mode: str, out_mode: str) -> ImageCms.ImageCmsTransform:
    target = ImageCms.createProfile("LAB") if output is None else io.BytesIO(output)
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(source)),
        ImageCms.ImageCmsProfile(target),
        mode,
        out_mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION if output is not None else ImageCms.Flags.NONE,
    )


@lru_cache(maxsize=16)
def _black_ramp(icc: bytes, mode: str, output: bytes) -> list[int]:
    """For each grey the one whose black ink is as bright: the greys' light is laid over what black ink on paper can show."""
    greys = _luminance(Image.frombytes("L", (256, 1), bytes(range(256))).convert(mode), icc)
    empty = Image.new("L", (256, 1))
    inked = Image.merge("CMYK", (empty, empty, empty, Image.frombytes("L", (256, 1), bytes(range(255, -1, -1)))))
    shown = _luminance(inked, output)
    for place in range(1, 256):
        shown[place] = max(shown[place], shown[place - 1])
    scale = (shown[-1] - shown[0]) / max(1e-6, greys[-1] - greys[0])
    return [min(255, bisect_left(shown, shown[0] + (grey - greys[0]) * scale)) for grey in greys]


def _luminance(image: Image.Image, icc: bytes) -> list[float]:
    """How much light each pixel gives back, from 0 to 1 (CIE 15: Y from L*), which is what black point compensation scales."""
    lab = _applied(_built(icc, None, image.mode, "LAB"), image)
    steps = (value * 100 / 255 for value in lab.getchannel("L").tobytes())
    return [((step + 16) / 116) ** 3 if step > 8 else step / 903.3 for step in steps]
