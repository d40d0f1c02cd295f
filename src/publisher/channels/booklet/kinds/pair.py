"""The pair (and trio): two or three photos on one page, aligned on an edge, each with its own caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost
from publisher.channels.booklet.story import Ensemble, Position, Shot, Story
from publisher.compose.figure import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page
from publisher.units import Length, Mm

GAP = Mm(7)
"""Between two photos of a pair, captions included."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One photo of the page: its box and its legend, which stands right below it."""

    photo: Photo
    box: Rect
    legend: Legend


def pair(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """Two neighbouring photos of like shape, or the photos the editor grouped."""
    photos, atoms, wishes = _photos(story, at)
    if not photos:
        return
    desk = story.desk
    placed = arrange(desk, photos, desk.sheet.area(Side.of(folio)))
    if not placed:
        return
    page = float(desk.sheet.trim.width * desk.sheet.trim.height)
    share = sum(float(p.box.width * p.box.height) for p in placed) / page

    def build(folio: int, why: str) -> tuple[Page, ...]:
        side = Side.of(folio)
        placed = arrange(desk, photos, desk.sheet.area(side))
        return (desk.page("trio" if len(photos) == 3 else "pair", folio, _figures(desk, placed, side), why=why),)

    grouped = isinstance(story.atom(at.atom), Ensemble)
    aspects = [desk.figures.aspect(photo) for photo in photos]
    weights = costs(
        pair=0.0 if grouped else desk.layout.kinds.pair,
        white=3.0 * max(0.0, 0.5 - share),
        unlike=0.0 if grouped else 2.0 * (max(aspects) / min(aspects) - 1.0),
        resolution=max(resolution_cost(desk.figures.ppi(p.photo, p.box.width)) for p in placed),
        wish=sum(against(wish, "pair") for wish in wishes),
    )
    yield Offer("pair", 1, Position(at.atom + atoms), weights, build)


def _photos(story: Story, at: Position) -> tuple[tuple[Photo, ...], int, tuple[str | None, ...]]:
    """The photos to put together, how many atoms they are, and the wishes they carry."""
    match story.atom(at.atom), story.atom(at.atom + 1):
        case Ensemble(photos), _:
            return photos, 1, ()
        case Shot(first, wish), Shot(second, other):
            return (first, second), 2, (wish, other)
    return (), 0, ()


def arrange(desk: Desk, photos: Sequence[Photo], area: Rect) -> tuple[Placed, ...]:
    """The photos below each other or side by side, whichever shows them larger; empty when neither fits."""
    candidates = [_column(desk, photos, area), _row(desk, photos, area)]
    return max(candidates, key=lambda placed: sum(float(p.box.width * p.box.height) for p in placed))


def _column(desk: Desk, photos: Sequence[Photo], area: Rect) -> tuple[Placed, ...]:
    """Below each other, all as wide as the area allows, on the left edge."""
    gap = desk.layout.captions.gap
    width = area.width
    for _ in range(4):
        legends = [_legend(desk, photo, width, width / desk.figures.aspect(photo)) for photo in photos]
        fixed = sum(float(legend.height) for legend in legends) + gap * len(photos) + GAP * (len(photos) - 1)
        per_width = sum(1 / desk.figures.aspect(photo) for photo in photos)
        fitting = Length(min(area.width, (area.height - fixed) / per_width))
        if fitting >= width - 0.01:
            break
        width = fitting
    if width < area.width * 0.45:
        return ()
    used = width * per_width + fixed
    x, y = area.x + (area.width - width) / 2, area.y + (area.height - used) * 0.4
    placed = []
    for photo, legend in zip(photos, legends, strict=True):
        box = Rect(x, y, width, width / desk.figures.aspect(photo))
        placed.append(Placed(photo, box, legend))
        y = box.bottom + gap + legend.height + GAP
    return tuple(placed)


def _row(desk: Desk, photos: Sequence[Photo], area: Rect) -> tuple[Placed, ...]:
    """Side by side, all equally high, heads on one line."""
    gap = desk.layout.captions.gap
    aspects = [desk.figures.aspect(photo) for photo in photos]
    height = (area.width - GAP * (len(photos) - 1)) / sum(aspects)
    for _ in range(4):
        legends = [_legend(desk, p, height * a, height) for p, a in zip(photos, aspects, strict=True)]
        tallest = max(float(legend.height) for legend in legends)
        fitting = Length(min(height, area.height - gap - tallest))
        if fitting >= height - 0.01:
            break
        height = fitting
    if height < area.height * 0.25:
        return ()
    used = sum(float(height * a) for a in aspects) + GAP * (len(photos) - 1)
    x, y = area.x + (area.width - used) / 2, area.y + (area.height - height - gap - tallest) * 0.38
    placed = []
    for photo, aspect, legend in zip(photos, aspects, legends, strict=True):
        box = Rect(x, y, height * aspect, height)
        placed.append(Placed(photo, box, legend))
        x = box.right + GAP
    return tuple(placed)


def _legend(desk: Desk, photo: Photo, width: float, height: float) -> Legend:
    beside = desk.figures.side_credit_fits(photo, height)
    return desk.figures.legend(photo, width, side_credit=beside)


def _figures(desk: Desk, placed: Sequence[Placed], side: Side) -> Iterator[Element]:
    gap = desk.layout.captions.gap
    for p in placed:
        yield desk.figures.figure(p.photo, p.box, p.legend, (p.box.x, p.box.bottom + gap), side)
