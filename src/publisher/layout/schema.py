"""What layout files share: voices of type and named colours; booklets and cards build their own schema on these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.page.items import Colour
from publisher.tomlfile import COLOUR_TEXT
from publisher.units import Length


@dataclass(frozen=True, slots=True)
class Voice:
    """How one kind of text is set: a row of the layout's type scale."""

    family: str
    size: Length
    leading: Length
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    """In em: 0.06 is 6 %."""
    capitals: bool = False
    features: tuple[str, ...] = ()
    colour: str = "ink"
    """A name from the layout's [colours]."""
    smallest: Length | None = None
    """How far a headline may shrink before the short title is tried; the size itself when absent."""
    max_lines: int = 5


def parse_colour(text: str) -> Colour:
    """Read ``"#16181B"`` or, with its inks for print in per cent, ``"#16181B cmyk 0 0 0 100"``; ValueError says what is wrong."""
    match = COLOUR_TEXT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is not a colour; write "#16181B" or "#16181B cmyk 0 0 0 100"')
    red, green, blue = bytes.fromhex(match[1])
    if match[2] is None:
        return Colour((red, green, blue))
    cyan, magenta, yellow, black = (float(ink) for ink in match[2].split())
    return Colour((red, green, blue), (cyan, magenta, yellow, black))


def parse_colours(named: Mapping[str, str]) -> dict[str, Colour]:
    """All colours of a layout by name; ValueError names the one that is wrong."""
    return {name: parse_colour(text) for name, text in named.items()}
