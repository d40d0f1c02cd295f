"""Where things lie on a PDF page: numbers go in, boxes and matrices in points come out, measured from the lower left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> Box:
        """The smallest box that holds all points; at least one is needed."""
        across, up = zip(*points, strict=True)
        return cls(min(across), min(up), max(across), max(up))

    @property
    def width(self) -> float:
        """From left to right, in points; below zero for a box with nothing in it."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in points."""
        return self.top - self.bottom

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top, as a PDF writes them."""
        return self.left, self.bottom, self.right, self.top

    def meet(self, other: Box) -> Box:
        """What both boxes cover; turned inside out when they are apart."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def meets(self, other: Box) -> bool:
        """Whether the boxes have anything in common; a line may be a box without width."""
        common = self.meet(other)
        return common.width >= 0 and common.height >= 0

    def overlaps(self, other: Box, by: float) -> bool:
        """Whether the boxes share more than ``by`` points in both directions."""
        common = self.meet(other)
        return common.width > by and common.height > by

    def holds(self, other: Box, tolerance: float) -> bool:
        """Whether the other box sticks out nowhere by more than the tolerance."""
        return (
            other.left >= self.left - tolerance
            and other.bottom >= self.bottom - tolerance
            and other.right <= self.right + tolerance
            and other.top <= self.top + tolerance
        )


class Matrix(NamedTuple):
    """A PDF transformation: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.4)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """This transformation, followed by another."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def around(self, box: Box) -> Box:
        """The upright box around a transformed one."""
        corners = ((x, y) for x in (box.left, box.right) for y in (box.bottom, box.top))
        return Box.around(self.point(x, y) for x, y in corners)

    @property
    def across(self) -> float:
        """How long one unit to the right becomes."""
        return hypot(self.a, self.b)

    @property
    def up(self) -> float:
        """How long one unit upwards becomes."""
        return hypot(self.c, self.d)


UNCHANGED = Matrix()
"""The transformation that leaves everything where it is."""
UNIT_SQUARE = Box(0, 0, 1, 1)
"""What every image fills before it is placed (ISO 32000-1, 8.9.4)."""
