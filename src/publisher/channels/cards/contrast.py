"""How well a colour reads on another: two colours go in, their WCAG contrast or the nearest legible colour comes out.

Relative luminance and contrast ratio as WCAG 2.2 defines them; 4.5:1 is its level AA for text (success criterion 1.4.3).
"""

from __future__ import annotations

from publisher.page.items import Colour

LEGIBLE = 4.5


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def legible(colour: Colour, ground: Colour, ink: Colour, least: float = LEGIBLE) -> Colour:
    """The colour itself where it reads on the ground, else mixed with as little ink as it takes; the ink when nothing less does."""
    mixes = (_mixed(colour, ink, share / 20) for share in range(20))
    return next((mix for mix in mixes if contrast(mix, ground) >= least), ink)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(value / 255) for value in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    if not share:
        return colour
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour.rgb, other.rgb, strict=True))
    return Colour((red, green, blue))
