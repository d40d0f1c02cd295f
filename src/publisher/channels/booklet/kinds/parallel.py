"""The parallel page: text in two languages side by side, each pair of paragraphs level, and at most one whole photo between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost, white_cost
from publisher.channels.booklet.parallel import halves
from publisher.channels.booklet.story import Position, Story
from publisher.compose.legend import Legend
from publisher.compose.parallel import ParallelGalley
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page
from publisher.units import Length

SHARES = (0.72, 0.6, 0.5, 0.4)
"""What of the type area's height a photo between texts may take: tried from large to small."""

FEWEST_LINES = 4
"""Less text than that does not begin below a photo."""

LEAST = 0.26
"""A photo lower than this share of the type area looks left over beside so much text."""

GAP = 2
"""Grid lines of white between a text and a photo."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from one stop to another, so many grid lines below the head of the type area."""

    galley: ParallelGalley
    start: int
    end: int
    top: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A photo with its legend; places count from the corner of the type area."""

    photo: Photo
    box: Rect
    legend: Legend
    at: tuple[Length, Length]
    foot: Length


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands on a page, how far the story is told, and how many grid lines are taken."""

    parts: tuple[Stretch | Placed, ...]
    after: Position
    lines: int

    @property
    def photo(self) -> Placed | None:
        """The photo of the page."""
        return next((part for part in self.parts if isinstance(part, Placed)), None)


def parallel(story: Story, at: Position, _: int) -> Iterator[Offer]:
    """As much text as the page takes; with a photo before, between or after it, in several sizes."""
    if story.desk.beside is None:
        return
    seen: set[Position] = set()
    for laid in (laid for share in (0.0, *SHARES) for laid in _ways(story, at, share)):
        if laid.after not in seen and any(isinstance(part, Stretch) for part in laid.parts):
            seen.add(laid.after)
            yield _offer(story, laid)


def _ways(story: Story, at: Position, share: float) -> Iterator[Laid]:
    """A page filled from its head, texts as they fit and one photo of at most that share of the height; each stage is a way."""
    desk = story.desk
    area, grid = desk.sheet.area(Side.RIGHT), desk.layout.grid.baseline
    laid = Laid((), at, 0)
    while not laid.after.line or not laid.parts:
        top = laid.lines + (GAP if laid.parts else 0)
        galley, shot = story.parallel(laid.after.atom, area.width), story.shot(laid.after.atom)
        if galley is not None:
            added = _with_text(laid, galley, top, desk.sheet.lines(area.height))
        elif shot is not None and share and laid.photo is None:
            placed = _placed(desk, shot.photo, top, min(area.height * share, area.height - grid * top))
            lines = round(desk.sheet.snap_up(placed.foot) / grid) if placed else 0
            added = _with_photo(laid, placed, lines) if placed else None
        else:
            return
        if added is None:
            return
        laid = added
        yield laid


def _with_text(laid: Laid, galley: ParallelGalley, top: int, room: int) -> Laid | None:
    """The page with as much text as goes below what it has; None when that is too little to begin."""
    start = laid.after.line
    end = galley.take(start, room - top)
    if end == start or (laid.parts and room - top < FEWEST_LINES):
        return None
    after = Position(laid.after.atom + 1) if end == galley.end else Position(laid.after.atom, end)
    return Laid((*laid.parts, Stretch(galley, start, end, top)), after, top + galley.height(start, end))


def _with_photo(laid: Laid, placed: Placed, lines: int) -> Laid:
    return Laid((*laid.parts, placed), Position(laid.after.atom + 1), lines)


def _placed(desk: Desk, photo: Photo, top: int, height: float) -> Placed | None:
    """The photo in so much height: a wide one across with its legend below, another in the first column, the legend beside it."""
    area = desk.sheet.area(Side.RIGHT)
    first, second = halves(desk, Rect(Length(0), Length(0), area.width, area.height))
    y, gap, aspect = desk.layout.grid.baseline * top, desk.layout.captions.gap, desk.figures.aspect(photo)
    legend = desk.figures.legend(photo, area.width)
    width = min(float(area.width), (height - gap - legend.height) * aspect)
    if width > first.width * 1.3:
        box = Rect(Length(0), y, Length(width), Length(width / aspect))
        at, foot = (Length(0), box.bottom + gap), box.bottom + gap + legend.height
    else:
        legend = desk.figures.legend(photo, second.width)
        width = min(float(first.width), height * aspect)
        box = Rect(Length(0), y, Length(width), Length(width / aspect))
        at, foot = (second.x, box.bottom - legend.height), box.bottom
    if box.height < area.height * LEAST or foot - y > height + 0.01 or at[1] < y - 0.01:
        return None
    return Placed(photo, box, legend, at, foot)


def _offer(story: Story, laid: Laid) -> Offer:
    desk, kinds = story.desk, story.desk.layout.kinds
    room = desk.sheet.lines(desk.sheet.area(Side.RIGHT).height)
    shown = laid.photo
    name = "text photo" if shown else "text"

    def build(folio: int, why: str) -> tuple[Page, ...]:
        return (desk.page(name, folio, _elements(desk, laid, Side.of(folio)), why=why),)

    weights = costs(
        **{name.replace(" ", "_"): kinds.text_photo if shown else kinds.text},
        white=white_cost(max(0.0, 1.0 - laid.lines / room)),
        small=_small(desk, shown) if shown else 0.0,
        resolution=resolution_cost(desk.figures.ppi(shown.photo, shown.box.width)) if shown else 0.0,
        wish=_wish(story, shown.photo) if shown else 0.0,
    )
    return Offer(name, 1, laid.after, weights, build)


def _small(desk: Desk, shown: Placed) -> float:
    """What showing a photo on less than a quarter of the page costs."""
    page = desk.sheet.trim
    return 4.0 * max(0.0, 0.25 - float(shown.box.width * shown.box.height) / float(page.width * page.height))


def _wish(story: Story, photo: Photo) -> float:
    """What it costs that the editor wished another kind of page for the photo."""
    shots = (story.shot(index) for index in range(len(story.atoms)))
    return sum(against(shot.wish, "text_photo") for shot in shots if shot and shot.photo is photo)


def _elements(desk: Desk, laid: Laid, side: Side) -> Iterator[Element]:
    area, baseline = desk.sheet.area(side), desk.layout.grid.baseline
    langs = tuple(spoken.lang for spoken in desk.spoken())
    for part in laid.parts:
        if isinstance(part, Stretch):
            first, second = halves(desk, area.inset(0, float(baseline * part.top), 0, 0))
            yield from part.galley.place(part.start, part.end, (first, second), baseline, (langs[0], langs[1]))
        else:
            box = part.box.moved(dx=float(area.x), dy=float(area.y))
            at = (float(area.x + part.at[0]), float(area.y + part.at[1]))
            yield desk.figures.figure(part.photo, box, part.legend, at, side)
