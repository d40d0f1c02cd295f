"""The moment page: one to three dated photos below each other along a line, the date of each hanging beside it in the accent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.article.dates import long_date
from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk, stack
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost
from publisher.channels.booklet.story import Ensemble, Position, Shot, Story
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.layout.booklet import OFF
from publisher.layout.schema import Voice
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Role, Rule
from publisher.units import Length, Mm, Pt

DATES = 0.3
"""The share of the type area's width that the dates hang in."""

BETWEEN = Mm(9)
"""From the foot of a legend to the next photo."""


@dataclass(frozen=True, slots=True)
class Hung:
    """One photo of the page, its legend below it and its date beside it."""

    photo: Photo
    box: Rect
    legend: Legend


def moment(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """The next one, two or three dated photos; a group the editor made stays together."""
    desk = story.desk
    if desk.layout.kinds.moment >= OFF:
        return
    for shots, end in _runs(story, at.atom):
        hung = _hang(desk, [shot.photo for shot in shots], Side.of(folio))
        if hung:
            yield _offer(desk, shots, hung, end)


def _runs(story: Story, start: int) -> Iterator[tuple[tuple[Shot, ...], int]]:
    shots: tuple[Shot, ...] = ()
    for index in range(start, start + 3):
        atom = story.atom(index)
        new = (atom,) if isinstance(atom, Shot) else tuple(map(Shot, atom.photos)) if isinstance(atom, Ensemble) else ()
        if not new or len(shots) + len(new) > 3 or not all(shot.photo.taken for shot in new):
            return
        shots += new
        yield shots, index + 1


def _offer(desk: Desk, shots: Sequence[Shot], hung: Sequence[Hung], end: int) -> Offer:
    photos = [shot.photo for shot in shots]
    area = desk.sheet.area(Side.LEFT)
    used = sum(float(h.box.width * h.box.height) for h in hung) / float(area.width * area.height)
    full = float(area.width) * (1 - DATES)

    def build(folio: int, why: str) -> tuple[Page, ...]:
        side = Side.of(folio)
        return (desk.page("moments", folio, _elements(desk, _hang(desk, photos, side), side), why=why),)

    weights = costs(
        moment=desk.layout.kinds.moment,
        white=3.0 * max(0.0, 0.45 - used),
        small=sum(1.6 * max(0.0, 0.8 - float(h.box.width) / full) for h in hung),
        resolution=max(resolution_cost(desk.figures.ppi(h.photo, h.box.width)) for h in hung),
        wish=sum(against(shot.wish, "moment") for shot in shots),
    )
    return Offer("moment", 1, Position(end), weights, build)


def _hang(desk: Desk, photos: Sequence[Photo], side: Side) -> tuple[Hung, ...]:
    """The photos on one left edge, as wide as the page allows all of them; empty when they would be too small."""
    area, gap = desk.sheet.area(side), desk.layout.captions.gap
    x, widest = area.x + area.width * DATES, area.width * (1 - DATES)
    legends = [desk.figures.legend(photo, widest) for photo in photos]
    fixed = sum(float(legend.height + gap) for legend in legends) + BETWEEN * (len(photos) - 1)
    widths = _widths([desk.figures.aspect(photo) for photo in photos], float(area.height - fixed), float(widest))
    if min(widths) < widest * 0.42:
        return ()
    hung, y = [], area.y
    for photo, legend, width in zip(photos, legends, widths, strict=True):
        box = Rect(x, y, Length(width), Length(width / desk.figures.aspect(photo)))
        hung.append(Hung(photo, box, legend))
        y = box.bottom + gap + legend.height + BETWEEN
    return tuple(hung)


def _widths(aspects: Sequence[float], height: float, widest: float) -> list[float]:
    """All photos as wide as the column, or all as much smaller as it takes to stand below each other."""
    needed = sum(widest / aspect for aspect in aspects)
    return [widest * min(1.0, height / needed)] * len(aspects)


def _elements(desk: Desk, hung: Sequence[Hung], side: Side) -> Iterator[Element]:
    """The line down the page, then each date and its photo."""
    area = desk.sheet.area(side)
    x = area.x + area.width * DATES - Mm(6)
    last = hung[-1]
    foot = last.box.bottom + desk.layout.captions.gap + last.legend.height
    yield Element(Role.ARTIFACT, (Rule(x, area.y, x, foot, Pt(0.75), desk.palette["line"]),))
    for one in hung:
        yield from _date(desk, one, area, x)
        at = (one.box.x, one.box.bottom + desk.layout.captions.gap)
        yield desk.figures.figure(one.photo, one.box, one.legend, at, side)


def _date(desk: Desk, one: Hung, area: Rect, line: Length) -> Iterator[Element]:
    voice = date_voice(desk)
    width = line - area.x - Mm(2)
    lines = desk.headline(long_date(one.photo.taken or "", desk.lang), voice, width)
    placed = stack(lines, area.x, one.box.y - (voice.leading - voice.size * 1.0) / 2, voice.leading)
    tick = Rule(
        line - Mm(1.6), one.box.y + Pt(0.6), line + Mm(1.6), one.box.y + Pt(0.6), Pt(1.2), desk.palette["accent"]
    )
    yield Element(Role.ARTIFACT, (tick,))
    yield Element(Role.PARAGRAPH, placed, lang=desk.lang)


def date_voice(desk: Desk) -> Voice:
    """The voice of dates: the layout's own, or its headings' in the accent."""
    return desk.layout.voices.date or replace(desk.layout.voices.heading, colour="accent")
