"""The nearest legible colour: a colour and its ground go in, the colour or its mixture with as little ink as it takes comes out."""

from __future__ import annotations

from publisher.layout.contrast import LEGIBLE, contrast, luminance
from publisher.page.items import Colour

__all__ = ["LEGIBLE", "LEGIBLE_LARGE", "contrast", "legible", "luminance", "mixed"]

LEGIBLE_LARGE = 3.0
"""For large type, from 24 CSS pixels up, or 18.5 in bold (WCAG 2.2, 1.4.3)."""


def legible(colour: Colour, ground: Colour, ink: Colour, least: float = LEGIBLE) -> Colour:
    """The colour itself where it reads on the ground, else mixed with as little ink as it takes; the ink when nothing less does."""
    mixes = (mixed(colour, ink, share / 20) for share in range(20))
    return next((mix for mix in mixes if contrast(mix, ground) >= least), ink)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """A colour with so much of another laid over it."""
    if not share:
        return colour
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour.rgb, other.rgb, strict=True))
    return Colour((red, green, blue))
