"""The text page: reading text in one or more columns, from the top of the type area; a short text hangs from its foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.frames import columns
from publisher.channels.booklet.kinds.columns import SHORT, below, flow, hung, place
from publisher.channels.booklet.offer import Offer, costs, white_cost
from publisher.channels.booklet.story import Position, Story
from publisher.compose.galley import Galley
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Page, Role

OPENING = 1 / 3
"""How far down the first page of a story may begin, as chapters do."""

SUNK = 0.3
"""What beginning so far down costs: less than a blank page at the end."""

TURN = 0.8
"""What it costs when a short text stands on a right page and the photo it leads up to is overleaf."""

CHAPTER = 0.4
"""A page may end before a heading when it is at least so full."""


def text(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """As much text as the page takes; up to a heading; or from a third down where the story begins."""
    frames = columns(story.desk, Side.of(folio))
    galley = story.galley(at.atom, frames[0].width)
    if galley is None:
        return
    yield from _offer(story, at, galley, Side.of(folio))
    if at == Position():
        yield from _offer(story, at, galley, Side.of(folio), sunk=OPENING)
    full = flow(story.desk, galley, at.line, frames)
    headings = [n for n in range(at.line + 1, full.end) if _opens(galley, n)]
    for heading in headings[-1:]:
        yield from _offer(story, at, galley.part(heading), Side.of(folio))


def _opens(galley: Galley, line: int) -> bool:
    """Whether a heading begins with that line, and nothing before keeps it."""
    own, before = galley.lines[line], galley.lines[line - 1]
    return own.role is Role.HEADING and own.block != before.block and not before.keeps


def _offer(story: Story, at: Position, galley: Galley, side: Side, sunk: float = 0.0) -> Iterator[Offer]:
    desk = story.desk
    flowed = flow(desk, galley, at.line, _frames(desk, columns(desk, side), sunk))
    whole = story.galley(at.atom, galley.measure)
    if whole is None or flowed.end == at.line or (sunk and flowed.end == len(whole.lines)):
        return
    if len(galley.lines) < len(whole.lines) and flowed.white > 1 - CHAPTER:
        return

    def build(folio: int, why: str) -> tuple[Page, ...]:
        frames = _frames(desk, columns(desk, Side.of(folio)), sunk)
        if flowed.runs[0][1] == flowed.end:
            frames = (hung(desk, galley, at.line, frames[0]),)
        elements = place(desk, galley, flow(desk, galley, at.line, frames))
        return (desk.page("text", folio, elements, why=why),)

    after = story.after(at, whole, flowed.end)
    overleaf = (
        side is Side.RIGHT and flowed.white > 1 - SHORT and after.line == 0 and story.atom(after.atom) is not None
    )
    weights = costs(
        text=desk.layout.kinds.text,
        sunk=SUNK if sunk else 0.0,
        turn=TURN if overleaf else 0.0,
        white=white_cost(flowed.white),
    )
    yield Offer("text", 1, after, weights, build)


def _frames(desk: Desk, frames: Sequence[Rect], sunk: float) -> tuple[Rect, ...]:
    drop = desk.layout.grid.baseline * round(desk.sheet.lines(frames[0].height) * sunk)
    return below(frames, frames[0].y + drop)
