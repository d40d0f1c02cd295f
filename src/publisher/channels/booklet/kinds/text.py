"""The text page: reading text in one or more columns, from the top of the type area."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.offer import Offer, costs
from publisher.channels.booklet.story import Position, Story
from publisher.compose.galley import Galley
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page
from publisher.units import Length

NARROWEST = 22
"""No column of reading text is narrower than this many ems: about 45 letters."""

SINK = 0.34
"""A page that is more than half white hangs its text from a third of its height, not from its head."""


def text(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """As much text as the page takes; white left at the end costs."""
    desk = story.desk
    frames = columns(desk, desk.sheet.area(Side.of(folio)))
    galley = story.galley(at.atom, frames[0].width)
    if galley is None:
        return
    end, white = flow(desk, galley, at.line, frames)
    if end == at.line:
        return
    after = story.after(at, galley, end)

    def build(folio: int, why: str) -> tuple[Page, ...]:
        frames = tuple(_sunk(desk, frame, white) for frame in columns(desk, desk.sheet.area(Side.of(folio))))
        return (desk.page("text", folio, place(desk, galley, at.line, frames), why=why),)

    yield Offer("text", 1, after, costs(text=desk.layout.kinds.text, white=2.4 * white**2), build)


def columns(desk: Desk, area: Rect) -> tuple[Rect, ...]:
    """The columns of reading text in an area, all the same width."""
    reading = desk.layout.reading
    count = max(1, min(reading.columns, int((area.width + reading.gap) / (desk.layout.voices.text.size * NARROWEST))))
    width = (area.width - reading.gap * (count - 1)) / count
    return tuple(Rect(area.x + (width + reading.gap) * n, area.y, width, area.height) for n in range(count))


def _sunk(desk: Desk, frame: Rect, white: float) -> Rect:
    if white < 0.62:
        return frame
    drop = desk.layout.grid.baseline * round(desk.sheet.lines(frame.height) * SINK)
    return Rect(frame.x, frame.y + drop, frame.width, frame.height - drop)


def flow(desk: Desk, galley: Galley, start: int, frames: tuple[Rect, ...]) -> tuple[int, float]:
    """Where the galley ends after the frames, and the share of the frames left white."""
    room = used = 0.0
    for frame in frames:
        lines = desk.sheet.lines(frame.height)
        end = galley.take(start, lines)
        room += lines
        used += galley.height(start, end)
        start = end
    return start, 1.0 - used / room if room else 0.0


def place(desk: Desk, galley: Galley, start: int, frames: tuple[Rect, ...]) -> Iterator[Element]:
    """The elements of the galley's lines in the frames, in reading order."""
    baseline: Length = desk.layout.grid.baseline
    for frame in frames:
        end = galley.take(start, desk.sheet.lines(frame.height))
        yield from galley.place(start, end, frame, baseline, desk.lang)
        start = end
