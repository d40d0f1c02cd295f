"""The board: a table wider than a column, over the whole type area; where it ends, the text behind it goes on in the columns."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.frames import columns
from publisher.channels.booklet.kinds.columns import below, flow, place
from publisher.channels.booklet.offer import Offer, costs, white_cost
from publisher.channels.booklet.story import Position, Story
from publisher.compose.galley import Galley
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page

FEWEST_LINES = 4
"""Less room than that below a table stays white."""

EMPTIED = 2.0
"""How much dearer white is here than elsewhere: what stays empty below a table is the width of the page."""

BELOW = 1.5
"""White between a table and the text below it, in grid lines."""


def board(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """So many rows as a page takes; with the last of them the text that follows, or none of it."""
    desk = story.desk
    area = desk.sheet.area(Side.of(folio))
    galley = story.board(at.atom, area.width)
    if galley is None:
        return
    end = galley.take(at.line, desk.sheet.lines(area.height))
    after = story.after(at, galley, end)
    used = galley.height(at.line, end) / desk.sheet.lines(area.height)
    yield _offer(desk, galley, (at.line, end), after, used, None)
    text = story.galley(after.atom, columns(desk, Side.of(folio))[0].width) if after.line == 0 else None
    if text is None:
        return
    frames = _frames(desk, galley, (at.line, end), Side.of(folio))
    if desk.sheet.lines(frames[0].height) < FEWEST_LINES:
        return
    flowed = flow(desk, text, 0, frames)
    if flowed.end > 0 and flowed.breaks_well(text):
        filled = used + (1.0 - used) * (1.0 - flowed.white)
        yield _offer(desk, galley, (at.line, end), story.after(after, text, flowed.end), filled, text)


def _offer(
    desk: Desk, galley: Galley, rows: tuple[int, int], after: Position, used: float, text: Galley | None
) -> Offer:
    def build(folio: int, why: str) -> tuple[Page, ...]:
        return (desk.page("table", folio, _elements(desk, galley, rows, Side.of(folio), text), why=why),)

    return Offer("table", 1, after, costs(white=EMPTIED * white_cost(max(0.0, 1.0 - used))), build)


def _elements(desk: Desk, galley: Galley, rows: tuple[int, int], side: Side, text: Galley | None) -> Iterator[Element]:
    yield from galley.place(*rows, desk.sheet.area(side), desk.layout.grid.baseline, desk.lang)
    if text is not None:
        yield from place(desk, text, flow(desk, text, 0, _frames(desk, galley, rows, side)))


def _frames(desk: Desk, galley: Galley, rows: tuple[int, int], side: Side) -> tuple[Rect, ...]:
    """What the rows leave of the columns."""
    area = desk.sheet.area(side)
    height = desk.sheet.snap_up(desk.layout.grid.baseline * (galley.height(*rows) + BELOW))
    return below(columns(desk, side), area.y + height)
