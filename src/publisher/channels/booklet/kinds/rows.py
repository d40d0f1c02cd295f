"""Rows of photos: two or three photos and an area go in; rows as wide as each other, with a legend below every photo, come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.compose.legend import Legend
from publisher.page.geometry import Rect
from publisher.units import Length, Mm

T = TypeVar("T")

GAP = Mm(6)
"""Between two photos of a page, captions included."""

NARROWEST = 0.45
"""Rows take at least this share of the area's width."""

LOWEST = 0.18
"""A row of photos is at least this share of the area's height."""

ABOVE = 0.38
"""The share of the free height that stands above the rows: the optical middle lies above the true one."""

PARTITIONS = {2: ((1, 1), (2,)), 3: ((1, 2), (2, 1), (1, 1, 1), (3,))}
"""How many photos stand in each row: below each other, side by side, one large and two small."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One photo of the page: its box and its legend, which stands right below it."""

    photo: Photo
    box: Rect
    legend: Legend


@dataclass(frozen=True, slots=True)
class Row:
    """Photos side by side, equally high."""

    photos: tuple[Photo, ...]
    aspects: tuple[float, ...]
    legends: tuple[Legend, ...]
    height: float

    @property
    def legend(self) -> float:
        """The tallest legend."""
        return max(float(legend.height) for legend in self.legends)


@dataclass(frozen=True, slots=True)
class Arranged:
    """All photos of the page."""

    rows: tuple[int, ...]
    placed: tuple[Placed, ...]
    area: Rect

    @property
    def is_good(self) -> bool:
        """Whether no row is narrower or lower than photos can be looked at in."""
        width = max(p.box.right for p in self.placed) - min(p.box.x for p in self.placed)
        lowest = min(float(p.box.height) for p in self.placed)
        return width >= self.area.width * NARROWEST and lowest >= self.area.height * LOWEST

    @property
    def shown(self) -> float:
        """How much photo the page shows, in square points."""
        return sum(float(p.box.width) * float(p.box.height) for p in self.placed)


def arrange(desk: Desk, photos: Sequence[Photo], area: Rect, *, any_size: bool = False) -> Arranged | None:
    """The arrangement that shows the photos largest; None where every one shows some photo too small."""
    aspects = [desk.figures.aspect(photo) for photo in photos]
    worth = (rows for rows in PARTITIONS[len(photos)] if any_size or _may_be_good(aspects, rows, area))
    tried = [Arranged(rows, tuple(_stacked(desk, photos, rows, area)), area) for rows in worth]
    good = [arranged for arranged in tried if arranged.is_good] or (tried if any_size else [])
    return max(good, key=lambda arranged: round(arranged.shown, 3), default=None)


def _may_be_good(aspects: Sequence[float], counts: Sequence[int], area: Rect) -> bool:
    """Whether the rows would be wide and high enough if captions took no room: spares setting them where they cannot be."""
    width = min(float(area.width), _widest(aspects, counts, area))
    rows = [(width - GAP * (len(row) - 1)) / sum(row) for row in _parts(aspects, counts)]
    return width >= area.width * NARROWEST and min(rows) >= area.height * LOWEST


def _widest(aspects: Sequence[float], counts: Sequence[int], area: Rect) -> float:
    """How wide rows without captions are that fill the area's height."""
    return float(area.height - GAP * (len(counts) - 1)) / sum(1 / sum(row) for row in _parts(aspects, counts))


def _parts(items: Sequence[T], counts: Sequence[int]) -> Iterator[tuple[T, ...]]:
    """The items, so many at a time."""
    start = 0
    for count in counts:
        yield tuple(items[start : start + count])
        start += count


def _stacked(desk: Desk, photos: Sequence[Photo], counts: Sequence[int], area: Rect) -> Iterator[Placed]:
    """The rows below each other, all of one width, as wide as the area's width and height allow."""
    aspects = [desk.figures.aspect(photo) for photo in photos]
    width = min(float(area.width), _widest(aspects, counts, area) + GAP * max(counts))
    for _ in range(5):
        rows = list(_rows(desk, photos, counts, width))
        fixed = sum(row.legend + desk.layout.captions.gap for row in rows) + GAP * (len(rows) - 1)
        heights = sum(row.height for row in rows)
        if fixed + heights <= area.height + 0.01:
            break
        width *= max(0.1, float(area.height - fixed) / heights) * 0.998
    free = max(0.0, float(area.height) - fixed - heights)
    x, y = area.x + (area.width - width) / 2, area.y + free * ABOVE
    for row in rows:
        yield from _across(row, x, y)
        y = y + row.height + desk.layout.captions.gap + row.legend + GAP


def _rows(desk: Desk, photos: Sequence[Photo], counts: Sequence[int], width: float) -> Iterator[Row]:
    for part in _parts(photos, counts):
        aspects = tuple(desk.figures.aspect(photo) for photo in part)
        height = (width - GAP * (len(part) - 1)) / sum(aspects)
        legends = tuple(_legend(desk, p, height * a, height) for p, a in zip(part, aspects, strict=True))
        yield Row(part, aspects, legends, float(height))


def _legend(desk: Desk, photo: Photo, width: float, height: float) -> Legend:
    beside = desk.figures.side_credit_fits(photo, height)
    return desk.figures.legend(photo, width, side_credit=beside)


def _across(row: Row, x: Length, y: Length) -> Iterator[Placed]:
    for photo, aspect, legend in zip(row.photos, row.aspects, row.legends, strict=True):
        box = Rect(x, y, Length(row.height * aspect), Length(row.height))
        yield Placed(photo, box, legend)
        x = box.right + GAP
