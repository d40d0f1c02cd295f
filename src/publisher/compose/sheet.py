"""The sheet: a page's margins, columns and baseline grid, mirrored for left and right, as rectangles in points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from publisher.layout.booklet import Grid, Margins, PageFormat
from publisher.page.geometry import Rect, Size
from publisher.units import Length


class Side(StrEnum):
    """Which page of a spread: even folios lie left, odd ones right."""

    LEFT = "left"
    RIGHT = "right"

    @classmethod
    def of(cls, folio: int) -> Side:
        """The side of a page number."""
        return cls.RIGHT if folio % 2 else cls.LEFT


@dataclass(frozen=True, slots=True)
class Sheet:
    """The geometry of every page of one booklet."""

    format: PageFormat
    margins: Margins
    grid: Grid

    @property
    def size(self) -> Size:
        """The trimmed page."""
        return Size(self.format.width, self.format.height)

    @property
    def trim(self) -> Rect:
        """The trimmed page as a box."""
        return Rect(Length(0), Length(0), self.format.width, self.format.height)

    @property
    def is_wide(self) -> bool:
        """Whether the page is clearly landscape, so that text stands beside a photo rather than below it."""
        return self.size.aspect > 1.15

    def area(self, side: Side) -> Rect:
        """The type area of a page."""
        m = self.margins
        left = m.inside if side is Side.RIGHT else m.outside
        width = self.format.width - m.inside - m.outside
        return Rect(left, m.top, width, self.format.height - m.top - m.bottom)

    def full_bleed(self) -> Rect:
        """The page with its bleed on all four edges, the fold included: what lies beyond is clipped when sheets are imposed."""
        return self.trim.inset(-self.format.bleed)

    def span(self, side: Side, start: int, columns: int) -> Rect:
        """A part of the type area: so many columns from a start, counted from the inside edge outwards."""
        area = self.area(side)
        step = (area.width + self.grid.gutter) / self.grid.columns
        width = step * columns - self.grid.gutter
        x = area.x + step * start if side is Side.RIGHT else area.right - step * start - width
        return Rect(x, area.y, width, area.height)

    def lines(self, height: float) -> int:
        """How many grid lines fit a height."""
        return math.floor(height / self.grid.baseline + 1e-6)

    def snap_up(self, height: float) -> Length:
        """A height rounded up to whole grid lines."""
        return self.grid.baseline * math.ceil(height / self.grid.baseline - 1e-6)
