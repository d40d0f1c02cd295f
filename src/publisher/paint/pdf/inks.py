"""A colour goes in, the operators that choose it come out: on paper its inks, on a screen its red, green and blue.

On paper a colour that names no inks gets what the press's profile makes of it. No DeviceRGB reaches a printed page: PDF/X and
PDF/A forbid it where the output is CMYK (ISO 15930-7; ISO 19005-2, 6.2.4.3).
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from PIL import Image

from publisher.page.items import Colour
from publisher.paint.pdf.document import numbers
from publisher.photos.colour import HOUSE_CMYK
from publisher.photos.inks import Press, separate
from publisher.resources import shipped

Cmyk: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black in per cent."""

SOLID_BLACK: Cmyk = (0, 0, 0, 100)


@cache
def house_press() -> Press:
    """The press that is meant where nobody names one: coated paper."""
    return Press((shipped("assets") / HOUSE_CMYK).read_bytes())


class Inks:
    """Chooses colours for a press, or for screens where there is none."""

    def __init__(self, press: Press | None = None) -> None:
        self._press = press
        self._separated: dict[tuple[int, int, int], Cmyk] = {}

    def fill(self, colour: Colour) -> str:
        """The operator that chooses a colour for text and fills."""
        inks = self.of(colour)
        return f"{_shares(colour.rgb, 255)} rg" if inks is None else f"{_shares(inks, 100)} k"

    def stroke(self, colour: Colour) -> str:
        """The operator that chooses a colour for lines."""
        inks = self.of(colour)
        return f"{_shares(colour.rgb, 255)} RG" if inks is None else f"{_shares(inks, 100)} K"

    def of(self, colour: Colour) -> Cmyk | None:
        """The inks of a colour in per cent, None on a screen; greys that name none are black alone: type prints from one plate."""
        if self._press is None:
            return None
        if colour.cmyk is not None:
            return colour.cmyk
        if colour.rgb not in self._separated:
            self._separated[colour.rgb] = _separated(colour.rgb, self._press)
        return self._separated[colour.rgb]

    def overprints(self, colour: Colour) -> bool:
        """Whether a colour is solid black ink alone, which text prints over what lies below: no white edge if plates shift."""
        return self.of(colour) == SOLID_BLACK


def _shares(parts: tuple[float, ...], whole: float) -> str:
    return numbers(*(part / whole for part in parts))


def _separated(rgb: tuple[int, int, int], press: Press) -> Cmyk:
    """An sRGB colour in whole per cent of each ink."""
    if len(set(rgb)) == 1:
        grey = separate(Image.new("L", (1, 1), rgb[0]), None, press).tobytes()[0]
        return (0, 0, 0, round((255 - grey) / 2.55))
    cyan, magenta, yellow, black = separate(Image.new("RGB", (1, 1), rgb), None, press).tobytes()
    return (round(cyan / 2.55), round(magenta / 2.55), round(yellow / 2.55), round(black / 2.55))
