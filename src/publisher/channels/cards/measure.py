"""Measure how well the words of a painted card read: its page and its pixels go in, the least contrast ratio comes out.

Measured on the final pixels around the glyphs, of which the worst hundredth counts: what is printed is judged, not what was meant.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from publisher.channels.cards.contrast import contrast
from publisher.page.items import Colour, Page, TextLine
from publisher.paint.glyphs import masks
from publisher.units import POINTS_PER_PX

if TYPE_CHECKING:
    from PIL.Image import Image

WORST = 0.01
"""The share of the pixels around a line of which the best still counts."""


def least_contrast(page: Page, image: Image) -> float | None:
    """The contrast of the line that reads worst; None for a card without words."""
    lines = (item for item in page.items() if isinstance(item, TextLine))
    ratios = [ratio for line in lines for ratio in _of_line(line, image)]
    return round(min(ratios), 2) if ratios else None


def _of_line(line: TextLine, image: Image) -> list[float]:
    scale = 1 / POINTS_PER_PX
    found = []
    for run, mask, (x, y) in masks(line, line.x * scale, line.y * scale, scale):
        box = (max(0, x), max(0, y), min(image.width, x + mask.width), min(image.height, y + mask.height))
        ground = image.crop(box)
        ink = mask.point(lambda level: 255 if level else 0).crop((box[0] - x, box[1] - y, box[2] - x, box[3] - y))
        ground.paste(run.colour.rgb, (0, 0), ink)
        found.append(_worst(ground, run.colour))
    return found


def _worst(ground: Image, ink: Colour) -> float:
    """The contrast at the worst hundredth of the pixels that are not ink themselves."""
    counts = ground.getcolors(ground.width * ground.height) or []
    ratios = sorted((_ratio(ink.rgb, colour), count) for count, colour in counts if colour != ink.rgb)
    rest = sum(count for _, count in ratios) * WORST
    for ratio, count in ratios:
        rest -= count
        if rest < 0:
            return ratio
    return 21.0


@cache
def _ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    return contrast(Colour(one), Colour(other))
