"""How well one colour reads on another: two colours go in, their contrast ratio comes out (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from publisher.page.items import Colour

LEGIBLE = 4.5
"""WCAG's level AA for text."""


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    """The relative luminance of a colour, 0 for black to 1 for white."""
    red, green, blue = (_linear(value / 255) for value in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
