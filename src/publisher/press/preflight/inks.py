"""How much ink a colour or an image lays down: colours go in, fractions of each ink come out, through the output intent's profile."""

from __future__ import annotations

import io
from collections import Counter
from functools import lru_cache
from typing import cast

from PIL import Image as Pixels
from PIL import ImageCms

from publisher.photos.colour import HOUSE_CMYK
from publisher.press.preflight.intents import OutputIntent
from publisher.press.preflight.marks import Image
from publisher.press.preflight.pixels import UNREADABLE, small_pixels
from publisher.press.preflight.spaces import Colour, ColourSpace
from publisher.resources import shipped

PEAK = 0.001
"""Share of a picture that may carry more ink than what is reported as its peak."""
STEPS = tuple(range(0, 256, 17))
"""Values of each component in the ladder of all colours of a space."""
MODES = {"RGB": "RGB", "grey": "L", "Lab": "LAB", "CMYK": "CMYK"}


class PictureError(Exception):
    """An image cannot be decoded."""


def inks_of(colour: Colour, intent: OutputIntent | None) -> tuple[float, ...]:
    """The fraction, 0 to 1, of each ink a colour takes; none for a pattern or an unreadable colour.

    Device grey is black ink. RGB, Lab and grey with a profile go through the intent's profile, relative colorimetric
    with black point compensation; where the intent has none for CMYK, through the house profile for coated paper.
    """
    space, values = colour.space, colour.values
    if len(values) != space.components:
        return ()
    if space.family in ("Separation", "DeviceN"):
        return _spot_inks(space, values)
    if space.family in ("DeviceGray", "CalGray"):
        return (1 - values[0],)
    if space.kind == "CMYK":
        return values
    return _converted(space, values, cmyk_profile(intent)) if space.kind in MODES else ()


def ink_of(colour: Colour, intent: OutputIntent | None) -> float:
    """All inks of a colour together, in per cent."""
    return 100 * sum(inks_of(colour, intent))


def _spot_inks(space: ColourSpace, values: tuple[float, ...]) -> tuple[float, ...]:
    inks = [
        value for ink, value in zip(space.colourants, values, strict=False) for _ in range(4 if ink == "All" else 1)
    ]
    return tuple(inks) if space.colourants != ("None",) else ()


def cmyk_profile(intent: OutputIntent | None) -> bytes:
    """The profile colours are converted to for print; empty for the house profile."""
    return intent.profile if intent is not None and intent.space == "CMYK" else b""


@lru_cache(maxsize=1024)
def _converted(space: ColourSpace, values: tuple[float, ...], profile: bytes) -> tuple[float, ...]:
    if space.family == "Lab":
        light, a, b = values
        coded = (light * 2.55, a + 128, b + 128)
    else:
        coded = cast("tuple[float, float, float]", tuple(255 * value for value in values))
    pixel = bytes(max(0, min(255, round(value))) for value in coded)
    mode = MODES[space.kind]
    try:
        inked = _to_cmyk(Pixels.frombytes(mode, (1, 1), pixel), space.profile or b"", profile)
    except UNREADABLE:
        return ()
    return tuple(value / 255 for value in inked.tobytes())


def _to_cmyk(pixels: Pixels.Image, source: bytes, profile: bytes) -> Pixels.Image:
    return cast("Pixels.Image", ImageCms.applyTransform(pixels, _transform(source, pixels.mode, profile)))


@lru_cache(maxsize=32)
def _transform(source: bytes, mode: str, profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        _source(source, mode),
        _destination(profile),
        mode,
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _source(icc: bytes, mode: str) -> ImageCms.ImageCmsProfile:
    if icc:
        return ImageCms.ImageCmsProfile(io.BytesIO(icc))
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))


@lru_cache(maxsize=4)
def _destination(profile: bytes) -> ImageCms.ImageCmsProfile:
    try:
        if profile:
            return ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):
        pass  # a broken intent has a finding of its own
    return ImageCms.ImageCmsProfile(str(shipped("assets") / HOUSE_CMYK))


def most_ink(image: Image, intent: OutputIntent | None, limit: float) -> float | None:
    """The most ink an image lays down, in per cent; None for stencils, greys and spot inks, and without a sound profile.

    Only images that may exceed the limit are decoded; of a space whose darkest colours stay below it the bound is given.
    Raises PictureError when the image cannot be decoded.
    """
    space = image.space.base if image.space.family == "Indexed" else image.space
    if image.is_mask or space is None or space.kind not in MODES or space.family in ("DeviceGray", "CalGray"):
        return None
    if space.kind == "CMYK":
        return _peak(_decoded(image, "CMYK"))
    mode, source, profile = MODES[space.kind], space.profile or b"", cmyk_profile(intent)
    try:
        bound = _most_of_space(source, mode, profile)
    except UNREADABLE:
        return None
    return bound if bound <= limit else _peak(_to_cmyk(_decoded(image, mode), source, profile))


def _decoded(image: Image, mode: str) -> Pixels.Image:
    try:
        return small_pixels(image, mode)
    except UNREADABLE as problem:
        raise PictureError from problem


@lru_cache(maxsize=32)
def _most_of_space(source: bytes, mode: str, profile: bytes) -> float:
    """The most ink any colour of a space takes, in per cent."""
    if mode == "L":
        ladder = Pixels.frombytes("L", (256, 1), bytes(range(256)))
    else:
        raw = bytes(value for one in STEPS for two in STEPS for three in STEPS for value in (one, two, three))
        ladder = Pixels.frombytes(mode, (len(STEPS) ** 2, len(STEPS)), raw)
    return max(_sums(_to_cmyk(ladder, source, profile)))


def _sums(inked: Pixels.Image) -> Counter[float]:
    raw = inked.tobytes()
    whole = Counter(map(sum, zip(raw[0::4], raw[1::4], raw[2::4], raw[3::4], strict=True)))
    return Counter({total / 2.55: count for total, count in whole.items()})


def _peak(inked: Pixels.Image) -> float:
    allowed = PEAK * inked.width * inked.height
    passed = 0
    for ink, count in sorted(_sums(inked).items(), reverse=True):
        passed += count
        if passed > allowed:
            return ink
    return 0.0
