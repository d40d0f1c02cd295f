"""A PDF page's boxes go in, Boxes as the page is seen come out: turned upright, in points of 1/72 inch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Page

SIDES = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in a PDF's own measure: points, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, corners: pikepdf.Object) -> Box:
        """The rectangle of any two opposite corners (ISO 32000-1, 7.9.5)."""
        x1, y1, x2, y2 = (float(corners[n]) for n in range(SIDES))
        return cls(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def grown(self, by: float) -> Box:
        """The box with its edges further out."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def within(self, other: Box) -> Box:
        """The part that lies inside another box."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        return Box(left, bottom, max(left, min(self.right, other.right)), max(bottom, min(self.top, other.top)))

    def array(self) -> Array:
        """The box as a PDF rectangle; a thousandth of a point is the finest step."""
        return Array([round(edge, 3) for edge in (self.left, self.bottom, self.right, self.top)])


Edges = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as a reader sees it: trimmed size, how far it bleeds beyond each edge, and what turns its content upright."""

    width: float
    height: float
    bleed: Edges
    matrix: Matrix
    """Brings the lower left corner of the trim, as seen, to the origin."""


UPRIGHT: dict[int, Callable[[Box], Matrix]] = {
    0: lambda trim: (1, 0, 0, 1, -trim.left, -trim.bottom),
    90: lambda trim: (0, -1, 1, 0, -trim.bottom, trim.right),
    180: lambda trim: (-1, 0, 0, -1, trim.right, trim.top),
    270: lambda trim: (0, 1, -1, 0, trim.top, -trim.left),
}
"""A page's /Rotate (degrees clockwise) -> the matrix that turns its content so."""


def seen(page: Page) -> SeenPage:
    """How a page shows: its trim box (without one the crop or media box), its /Rotate and its /UserUnit reckoned in.

    ValueError when the page has no box with an area.
    """
    trim = Box.of(page.trimbox)
    if trim.width <= 0 or trim.height <= 0:
        raise ValueError("the trim box is empty")
    bleed = Box.of(page.bleedbox)
    turns = round(int(page.get("/Rotate", 0)) / 90) % SIDES
    unit = float(page.obj.get("/UserUnit", 1))
    beyond = (trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top)
    edges = tuple(max(0.0, beyond[(side + turns) % SIDES] * unit) for side in range(SIDES))
    width, height = (trim.width, trim.height) if turns % 2 == 0 else (trim.height, trim.width)
    a, b, c, d, e, f = (value * unit for value in UPRIGHT[turns * 90](trim))
    left, bottom, right, top = edges
    return SeenPage(width * unit, height * unit, (left, bottom, right, top), (a, b, c, d, e, f))
