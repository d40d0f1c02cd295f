"""Photos within the text: text, a photo, the text behind it, perhaps another photo ... in the columns of one page, as they follow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.frames import columns
from publisher.channels.booklet.kinds.columns import Flow, below, fill, place
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost, white_cost
from publisher.channels.booklet.story import Position, Shot, Story
from publisher.compose.galley import Galley
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page
from publisher.units import Length

THIRD = 0.62
"""The share of a single column that a small photo takes; its caption stands beside it, level with its foot."""

STUB = 6
"""A column that the last text of the page reaches takes at least so many lines of it."""

SMALL = 0.35
"""What it costs to show a photo within text rather than on a page of its own; more the narrower it is."""

OPENING = 1.5
"""What it costs to show the story's first photo so."""

TALLEST = 0.62
"""The share of the column's height that a photo may take."""

BESIDE = 1.0
"""The white above and below a photo, in grid lines."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A photo in a column: its box and legend from the head of the column, and the grid lines it takes."""

    shot: Shot
    box: Rect
    legend: Legend
    legend_at: tuple[Length, Length]
    lines: int

    @property
    def photo(self) -> Photo:
        """The photo."""
        return self.shot.photo

    def down(self, frame: Rect, height: float) -> Inset:
        """The same in a frame, so far from its head."""
        dx, dy = float(frame.x), float(frame.y) + height
        at = (self.legend_at[0] + dx, self.legend_at[1] + dy)
        return replace(self, box=self.box.moved(dx, dy), legend_at=at)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of a galley in the columns."""

    galley: Galley
    flow: Flow


Piece: TypeAlias = Words | Inset


@dataclass(frozen=True, slots=True)
class Composed:
    """How far the page is filled: its pieces, the column and the line where the next one goes, and the story told so far."""

    pieces: tuple[Piece, ...]
    column: int
    top: float
    after: Position
    used: float = 0.0

    @property
    def insets(self) -> tuple[Inset, ...]:
        """The photos."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Inset))


def within(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """Text up to a photo, the photo in its place, and text from there on; as often as the page takes it."""
    frames = columns(story.desk, Side.of(folio))
    for width in (1.0, THIRD) if len(frames) == 1 else (1.0,):
        for composed in _compose(story, at, frames, width):
            if not _is_stub(composed):
                yield _offer(story, composed, frames)


def _is_stub(composed: Composed) -> bool:
    """Whether the last text reaches a new column with a few lines only."""
    last = composed.pieces[-1]
    if not isinstance(last, Words) or len(last.flow.runs) == 1:
        return False
    start, end, _ = last.flow.runs[-1]
    return last.galley.height(start, end) < STUB


def _offer(story: Story, composed: Composed, frames: tuple[Rect, ...]) -> Offer:
    desk, insets = story.desk, composed.insets

    def build(folio: int, why: str) -> tuple[Page, ...]:
        elements = (element for piece in composed.pieces for element in _elements(desk, piece, Side.of(folio)))
        return (desk.page("text around photo", folio, elements, why=why),)

    lines = sum(desk.sheet.lines(frame.height) for frame in frames)
    narrow = sum(1.0 - float(inset.box.width / frames[0].width) for inset in insets)
    weights = costs(
        text_photo=desk.layout.kinds.text_photo,
        small=SMALL + narrow + (OPENING if story.opening_photo in [inset.photo for inset in insets] else 0.0),
        white=white_cost(max(0.0, 1.0 - composed.used / lines)),
        resolution=max(resolution_cost(desk.figures.ppi(inset.photo, inset.box.width)) for inset in insets),
        wish=sum(against(inset.shot.wish, "text_photo") for inset in insets),
    )
    return Offer("text around photo", 1, composed.after, weights, build)


def _elements(desk: Desk, piece: Piece, side: Side) -> Iterator[Element]:
    if isinstance(piece, Words):
        yield from place(desk, piece.galley, piece.flow)
    else:
        yield desk.figures.figure(piece.photo, piece.box, piece.legend, piece.legend_at, side)


def _compose(story: Story, at: Position, frames: tuple[Rect, ...], width: float) -> Iterator[Composed]:
    """The page after every further photo and the text behind it, as long as they fit."""
    composed = _with_text(story, Composed((), 0, 0.0, at), frames)
    while composed is not None and composed.after.line == 0:
        shot = story.shot(composed.after.atom)
        inset = _inset(story.desk, shot, frames, width) if shot else None
        composed = _with_photo(story.desk, composed, inset, frames) if inset else None
        composed = _with_text(story, composed, frames) if composed else None
        if composed is not None:
            yield composed


def _with_text(story: Story, composed: Composed, frames: tuple[Rect, ...]) -> Composed | None:
    """The page with the text that follows; None where there is none, or less of it than stands well."""
    desk, at = story.desk, composed.after
    galley = story.galley(at.atom, frames[0].width)
    if galley is None:
        return None
    rest = _rest(desk, composed, frames)
    flow = fill(desk, galley, at.line, rest)
    if len(rest) > 1 and not flow.breaks_well(galley):
        flow = fill(desk, galley, at.line, rest[1:])
    runs = [(start, end, frame) for start, end, frame in flow.runs if end > start]
    if not runs or not flow.breaks_well(galley):
        return None
    start, end, frame = runs[-1]
    column = next(n for n, whole in enumerate(frames) if whole.x == frame.x)
    height = galley.height(start, end)
    top = (frame.y - frames[0].y) / desk.layout.grid.baseline + math.ceil(height - 1e-6)
    used = composed.used + sum(galley.height(start, end) for start, end, _ in runs)
    words = Words(galley, Flow(tuple(runs), flow.end, flow.white))
    return Composed((*composed.pieces, words), column, top, story.after(at, galley, flow.end), used)


def _rest(desk: Desk, composed: Composed, frames: tuple[Rect, ...]) -> tuple[Rect, ...]:
    """What is left of the columns."""
    here = frames[composed.column]
    rest = below([here], here.y + desk.layout.grid.baseline * composed.top)
    return (*(frame for frame in rest if desk.sheet.lines(frame.height) > 0), *frames[composed.column + 1 :])


def _with_photo(desk: Desk, composed: Composed, inset: Inset, frames: tuple[Rect, ...]) -> Composed | None:
    """The page with a photo below the text so far, or at the head of the next column; None where neither takes it."""
    column, top = composed.column, composed.top + BESIDE
    if top + inset.lines > desk.sheet.lines(frames[column].height):
        column, top = column + 1, 0.0
    if column >= len(frames):
        return None
    placed = inset.down(frames[column], desk.layout.grid.baseline * top)
    bottom = top + inset.lines + BESIDE
    after = Position(composed.after.atom + 1)
    return Composed((*composed.pieces, placed), column, bottom, after, composed.used + inset.lines + 2 * BESIDE)


def _inset(desk: Desk, shot: Shot, frames: tuple[Rect, ...], width: float) -> Inset | None:
    """The photo at a share of the column's width, its legend below it or, where there is room, beside it."""
    frame, aspect = frames[0], desk.figures.aspect(shot.photo)
    tallest = frame.height * TALLEST
    if width < 1.0:
        return _beside(desk, shot, Length(min(frame.width * width, tallest * aspect)), frame)
    height = frame.width / aspect
    side_credit = len(frames) == 1 and desk.figures.side_credit_fits(shot.photo, height)
    legend = desk.figures.legend(shot.photo, frame.width, side_credit=side_credit)
    legend_y = height + desk.layout.captions.gap
    if legend_y + legend.height > tallest:
        return None
    box = Rect(Length(0), Length(0), frame.width, height)
    return Inset(shot, box, legend, (box.x, legend_y), _lines(desk, legend_y + legend.height))


def _beside(desk: Desk, shot: Shot, width: Length, frame: Rect) -> Inset | None:
    box = Rect(Length(0), Length(0), width, width / desk.figures.aspect(shot.photo))
    legend_x = width + desk.layout.grid.gutter
    legend = desk.figures.legend(shot.photo, frame.width - legend_x)
    if legend.height > box.height:
        return None
    if desk.reads_against(legend.words):  # mirrored: the photo where lines begin
        box, legend_x = box.moved(dx=float(frame.width - width)), Length(0)
    return Inset(shot, box, legend, (legend_x, box.bottom - legend.height), _lines(desk, box.height))


def _lines(desk: Desk, height: float) -> int:
    """Whole grid lines of a height; a hair over a line does not cost a line."""
    return math.ceil(height / desk.layout.grid.baseline - 0.1)
