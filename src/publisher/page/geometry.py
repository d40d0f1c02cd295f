"""Rectangles and crops: where things lie on a page (points from the trim's top left corner) and what of a picture shows."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.units import Length


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a page or a box."""

    width: Length
    height: Length

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return float(self.width) / float(self.height)


@dataclass(frozen=True, slots=True)
class Rect:
    """A box: left and top edge, width and height; y grows downwards, negative values lie in the bleed."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        """The bottom edge."""
        return self.y + self.height

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return float(self.width) / float(self.height)

    def inset(
        self, left: float, top: float | None = None, right: float | None = None, bottom: float | None = None
    ) -> Rect:
        """The box made smaller on each side; missing sides repeat as in CSS (top=left, right=left, bottom=top)."""
        top = left if top is None else top
        right = left if right is None else right
        bottom = top if bottom is None else bottom
        return Rect(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def moved(self, dx: float = 0.0, dy: float = 0.0) -> Rect:
        """The same box elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether two boxes share more than a hair (tolerance in points)."""
        return (
            self.x + tolerance < other.right
            and other.x + tolerance < self.right
            and self.y + tolerance < other.bottom
            and other.y + tolerance < self.bottom
        )

    def contains(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether the other box lies wholly inside this one (tolerance in points)."""
        return (
            self.x - tolerance <= other.x
            and self.y - tolerance <= other.y
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of an upright picture that shows, as fractions of its width and height, and the share of what matters kept in it."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0
    kept: float = 1.0

    @property
    def is_whole(self) -> bool:
        """Whether the whole picture shows."""
        return (self.left, self.top, self.right, self.bottom) == (0.0, 0.0, 1.0, 1.0)
