"""Colour: a decoded picture of any mode and profile goes in, an 8-bit sRGB picture (RGB, or L when it is grey) comes out."""

from __future__ import annotations

import io
import math
from functools import lru_cache
from typing import cast

from PIL import Image, ImageChops, ImageCms

from publisher.resources import shipped

HOUSE_CMYK = "icc/fogra39_pub.icc"
"""What CMYK without a profile is taken for: coated paper, characterisation data FOGRA39L."""

_FAMILIES = {
    "RGB": "RGB",
    "RGBA": "RGB",
    "RGBa": "RGB",
    "RGBX": "RGB",
    "P": "RGB",
    "PA": "RGB",
    "YCbCr": "RGB",
    "HSV": "RGB",
    "CMYK": "CMYK",
    "LAB": "Lab",
}
_CLASSES = {"mntr", "scnr", "prtr", "spac"}
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_UNSEEN = 2
"""Two values of 255 apart is no colour difference anybody sees; such a profile is sRGB under another name."""


def family(mode: str) -> str:
    """The colour space an ICC profile must have for a picture of this Pillow mode: "RGB", "GRAY", "CMYK" or "Lab"."""
    return _FAMILIES.get(mode, "GRAY")


@lru_cache(maxsize=64)
def usable_profile(icc: bytes, mode: str) -> tuple[bytes | None, str | None]:
    """The profile when it is one and fits the mode, else None and why not; equal profiles come back as one object."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc)).profile
        space = profile.xcolor_space.strip()
        if profile.device_class.strip() not in _CLASSES:
            return None, "the colour profile is not one for pictures"
        if space != family(mode):
            return None, f"the colour profile is for {space} pictures, the picture is {family(mode)}"
        _transform(icc, _plain_mode(mode))
    except (OSError, ImageCms.PyCMSError, ValueError, TypeError):
        return None, "the colour profile is damaged"
    return icc, None


def profile_name(icc: bytes) -> str:
    """What a profile calls itself: ``Adobe RGB (1998)``."""
    try:
        return str(ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(icc)))).strip()
    except (OSError, ImageCms.PyCMSError):
        return ""


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The picture in 8-bit sRGB: transparency on white, deep grey scaled, CMYK, Lab and wide RGB through their profiles."""
    plain = to_plain(image)
    if plain.mode == "L":
        return _managed_grey(plain, icc) if icc else plain
    managed = _managed(plain, icc)
    return managed.getchannel("G") if _is_neutral(managed) else managed


def to_plain(image: Image.Image) -> Image.Image:
    """The picture in 8 bits without palette or transparency, still in its own colour space: L, RGB, CMYK or LAB."""
    if image.mode in ("L", "RGB", "CMYK", "LAB") and "transparency" not in image.info:
        return image
    if image.mode == "F" or image.mode.startswith("I"):
        return _eight_bits(image)
    if image.has_transparency_data:
        return _on_white(image)
    return image.convert("L" if image.mode == "1" else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    grey = image.mode in ("LA", "La", "L")
    layered = image.convert("LA" if grey else "RGBA")
    ground = Image.new("L" if grey else "RGB", image.size, "white")
    ground.paste(layered.convert(ground.mode), mask=layered.getchannel("A"))
    return ground


def _eight_bits(image: Image.Image) -> Image.Image:
    """Deep grey scaled to 8 bits; Pillow's own conversion would cut off whatever is lighter than 255."""
    if image.mode.startswith("I;16"):
        darkest, lightest = 0.0, 65535.0
        image = image if image.mode == "I;16" else image.convert("I")
    else:
        darkest, lightest = _value_range(*cast("tuple[float, float]", image.getextrema()))
    scale = 255 / (lightest - darkest)
    offset = -darkest * scale + (0 if image.mode == "F" else 0.5)
    return image.point(lambda value: value * scale + offset).convert("L")


def _value_range(darkest: float, lightest: float) -> tuple[float, float]:
    """The range deep grey values were meant for: 0 to 1, 255 or 65535 when they fit, else from darkest to lightest."""
    if not (math.isfinite(darkest) and math.isfinite(lightest)):
        return 0.0, 1.0
    for white in (1.0, 255.0, 65535.0):
        if darkest >= 0 and lightest <= white:
            return 0.0, white
    return darkest, lightest if lightest > darkest else darkest + 1


def _managed(plain: Image.Image, icc: bytes | None) -> Image.Image:
    transform = _transform(icc, plain.mode)
    if transform is None:
        return plain
    managed = ImageCms.applyTransform(plain, transform)
    return cast("Image.Image", managed)


def _managed_grey(plain: Image.Image, icc: bytes) -> Image.Image:
    """Grey through its profile: 256 values are converted once, not every pixel."""
    transform = _transform(icc, "L")
    if transform is None:
        return plain
    ramp = cast("Image.Image", ImageCms.applyTransform(_ramp(), transform))
    return plain.point(list(ramp.getchannel("G").tobytes()))


@lru_cache(maxsize=16)
def _transform(icc: bytes | None, plain_mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from a profile (or what a mode without one stands for) to sRGB; None when there is nothing to change."""
    if icc is None and plain_mode in ("RGB", "L"):
        return None
    transform = ImageCms.buildTransform(
        _source_profile(icc, plain_mode),
        ImageCms.createProfile("sRGB"),
        plain_mode,
        "RGB",
        renderingIntent=_INTENT,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return None if plain_mode == "RGB" and _changes_nothing(transform) else transform


def _source_profile(icc: bytes | None, plain_mode: str) -> ImageCms.ImageCmsProfile:
    if icc is not None:
        return ImageCms.ImageCmsProfile(io.BytesIO(icc))
    if plain_mode == "CMYK":
        return ImageCms.ImageCmsProfile(str(shipped("assets") / HOUSE_CMYK))
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether a transform leaves a ladder of 729 colours as it is; asks the profile, because names of sRGB profiles vary."""
    steps = (0, 32, 64, 96, 128, 160, 192, 224, 255)
    ladder = bytes(value for r in steps for g in steps for b in steps for value in (r, g, b))
    before = Image.frombytes("RGB", (27, 27), ladder)
    after = cast("Image.Image", ImageCms.applyTransform(before, transform))
    extremes = cast("tuple[tuple[int, int], ...]", ImageChops.difference(before, after).getextrema())
    return max(high for _, high in extremes) <= _UNSEEN


def _ramp() -> Image.Image:
    return Image.frombytes("L", (256, 1), bytes(range(256)))


def _plain_mode(mode: str) -> str:
    return {"RGB": "RGB", "CMYK": "CMYK", "Lab": "LAB"}.get(family(mode), "L")


def _is_neutral(image: Image.Image) -> bool:
    """Whether every pixel is grey; a strip through the middle settles it for almost every colour picture."""
    middle = image.height // 2
    strip = image.crop((0, middle, image.width, min(image.height, middle + 8)))
    return _channels_agree(strip) and _channels_agree(image)


def _channels_agree(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
