"""Measure how well the words of a card read: its page and the pixels behind them go in, a contrast ratio for each line comes out.

Measured on the final pixels around the glyphs, of which the worst hundredth counts: what is printed is judged, not what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from publisher.channels.cards.contrast import LEGIBLE, LEGIBLE_LARGE, contrast, luminance
from publisher.channels.cards.targets import Target
from publisher.page.items import Colour, GlyphRun, Page, TextLine
from publisher.paint.glyphs import masks
from publisher.units import POINTS_PER_PX

if TYPE_CHECKING:
    from PIL.Image import Image

WORST = 0.01
"""The share of the pixels around a line of which the best still counts."""
LARGE = 24.0
"""CSS pixels, as a reader sees the card, from which type counts as large (WCAG 2.2, 1.4.3)."""
MANY_COLOURS = 2048
"""Behind a line; where there are more, they are told apart by 64 levels a channel, each rounded towards the ink."""
MIDDLE = 382
"""The sum of the channels above which an ink is light."""
_UP = [level | 3 for level in range(256)]
_DOWN = [level & ~3 for level in range(256)]


Rgb: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the run of a line reads: its colour, the worst that counts of the ground around it, and the ratio that is asked of it."""

    ink: Colour
    ground: Colour
    needed: float

    @property
    def ratio(self) -> float:
        """The contrast."""
        return contrast(self.ink, self.ground)


def least_contrast(found: Iterable[Reading]) -> float | None:
    """The contrast of the line that reads worst; None for a card without words."""
    ratios = [reading.ratio for reading in found]
    return round(min(ratios), 2) if ratios else None


def reads_well(found: Iterable[Reading]) -> bool:
    """Whether every line has the contrast it needs."""
    return all(reading.ratio >= reading.needed for reading in found)


def readings_of(page: Page, image: Image, target: Target) -> tuple[Reading, ...]:
    """How the lines of a painted card read."""
    return readings((item for item in page.items() if isinstance(item, TextLine)), image, target)


def readings(lines: Iterable[TextLine], image: Image, target: Target) -> tuple[Reading, ...]:
    """How each line reads on those pixels, and which ratio it needs at the size it is seen."""
    return tuple(reading for line in lines for reading in _readings(line, image, needed(line, target)))


def needed(line: TextLine, target: Target) -> float:
    """The least contrast for a line: less for large type."""
    size = max((run.size for run in line.runs), default=0.0)
    return LEGIBLE_LARGE if size >= target.seen_as(LARGE) else LEGIBLE


def _readings(line: TextLine, image: Image, least: float) -> Iterator[Reading]:
    scale = 1 / POINTS_PER_PX
    for run, mask, (x, y) in masks(line, line.x * scale, line.y * scale, scale):
        box = (max(0, x), max(0, y), min(image.width, x + mask.width), min(image.height, y + mask.height))
        if box[0] < box[2] and box[1] < box[3]:
            around = mask.crop((box[0] - x, box[1] - y, box[2] - x, box[3] - y))
            yield Reading(run.colour, _worst(image.crop(box), around, run), least)


def _worst(ground: Image, mask: Image, run: GlyphRun) -> Colour:
    """The colour at the worst hundredth of the pixels that are no ink, for that ink."""
    ink = run.colour.rgb
    counts = _colours(ground, mask.point(_ANY), ink)
    own = luminance(run.colour) + FLARE
    found = [
        (max(own / light, light / own), count, colour)
        for count, colour in counts
        if colour != ink and (light := _RED[colour[0]] + _GREEN[colour[1]] + _BLUE[colour[2]])
    ]
    rest = sum(count for _, count, _ in found) * WORST
    for _, count, colour in sorted(found):
        rest -= count
        if rest < 0:
            return Colour(colour)
    return Colour((0, 0, 0) if sum(ink) > MIDDLE else (255, 255, 255))


def _colours(ground: Image, covered: Image, ink: Rgb) -> list[tuple[int, Rgb]]:
    """The colours of a picture, with ink where it is covered, and how many pixels have each."""
    ground.paste(ink, (0, 0), covered)
    found = ground.getcolors(MANY_COLOURS)
    if found is None:
        ground = ground.point((_UP if sum(ink) > MIDDLE else _DOWN) * 3)
        ground.paste(ink, (0, 0), covered)
        found = ground.getcolors(ground.width * ground.height) or []
    return cast("list[tuple[int, Rgb]]", found)


_ANY = [0] + [255] * 255
FLARE = 0.05
"""What WCAG adds to every luminance: the light that falls on a screen."""
_RED, _GREEN, _BLUE = (
    [luminance(Colour((level * red, level * green, level * blue))) + FLARE / 3 for level in range(256)]
    for red, green, blue in ((1, 0, 0), (0, 1, 0), (0, 0, 1))
)
"""What each level of a channel adds to the luminance of a colour, flare included."""
