"""Columns: a page's side goes in, the frames of reading text on it come out, and what of a galley flows through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.channels.booklet.desk import Desk
from publisher.compose.galley import Galley
from publisher.page.geometry import Rect
from publisher.page.items import Element
from publisher.units import Length

FEWEST_LINES = 4
"""Columns are evened out to no fewer lines than these: three lines beside three are two captions."""

OVERFULL = 2
"""Pages of text from which on nobody asks how much longer it is: measuring to its end at every page would take the square of it."""

SHORT = 0.5
"""Text that fills less than this share of a column stands in that one alone, at its foot: level with the foot of a photo
beside it."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What of a galley stands in which frame: the start and end of its lines in each, and how many grid lines are left."""

    runs: tuple[tuple[int, int, Rect], ...]
    end: int
    white: float
    """The share of the frames' lines that stay white."""

    def breaks_well(self, galley: Galley) -> bool:
        """Whether no frame ends in the wrong place: after a heading, or with a paragraph's first line."""
        return all(galley.ends_well(end) for start, end, _ in self.runs if end > start)


def below(frames: Sequence[Rect], top: Length) -> tuple[Rect, ...]:
    """The parts of frames below an edge."""
    return tuple(Rect(frame.x, top, frame.width, frame.bottom - top) for frame in frames)


def of_height(frames: Sequence[Rect], height: Length) -> tuple[Rect, ...]:
    """The frames' upper parts of a height."""
    return tuple(Rect(frame.x, frame.y, frame.width, height) for frame in frames)


def flow(desk: Desk, galley: Galley, start: int, frames: Sequence[Rect]) -> Flow:
    """The galley's lines from ``start`` in the frames; where all of them fit and are not few, the columns are evened out."""
    full = fill(desk, galley, start, frames)
    few = galley.height(start, full.runs[0][1]) <= desk.sheet.lines(frames[0].height) * SHORT
    if full.end < len(galley.lines) or len(frames) == 1 or few:
        return full
    return _evened(desk, galley, start, frames) or full


def _evened(desk: Desk, galley: Galley, start: int, frames: Sequence[Rect]) -> Flow | None:
    """The flow with the fewest lines in each column that holds the whole rest of the galley."""
    fewest = int(galley.height(start, len(galley.lines)) / len(frames))
    for lines in range(max(FEWEST_LINES, fewest), max(desk.sheet.lines(frame.height) for frame in frames)):
        tried = fill(desk, galley, start, frames, lines)
        if tried.end >= len(galley.lines):
            return tried
    return None


def fill(desk: Desk, galley: Galley, start: int, frames: Sequence[Rect], most: int | None = None) -> Flow:
    """The galley frame by frame, each filled (to so many lines at most) before the next begins."""
    runs, used = [], 0.0
    for frame in frames:
        room = desk.sheet.lines(frame.height)
        end = galley.take(start, room if most is None else min(room, most))
        runs.append((start, end, frame))
        used += galley.height(start, end)
        start = end
    whole = sum(desk.sheet.lines(frame.height) for frame in frames)
    return Flow(tuple(runs), start, 1.0 - used / whole if whole else 0.0)


def hung(desk: Desk, galley: Galley, start: int, frame: Rect) -> Rect:
    """The frame of a short text: so much of its foot as the rest of the galley takes; a longer text begins at its head."""
    lines = desk.sheet.lines(frame.height)
    used = galley.height(start, galley.take(start, lines))
    if used > lines * SHORT:
        return frame
    return below([frame], frame.y + desk.layout.grid.baseline * (lines - _ceil(used)))[0]


def lines_needed(desk: Desk, galley: Galley, start: int, frames: Sequence[Rect]) -> int:
    """The height in grid lines that the rest of a galley takes in columns side by side; at least twice the page when it is longer."""
    beyond = OVERFULL * sum(desk.sheet.lines(frame.height) for frame in frames)
    if len(galley.lines) - start > beyond:
        return beyond
    tall = [Rect(frame.x, frame.y, frame.width, desk.layout.grid.baseline * len(galley.lines) * 3) for frame in frames]
    return max((_ceil(galley.height(start, end)) for start, end, _ in flow(desk, galley, start, tall).runs), default=0)


def _ceil(lines: float) -> int:
    return int(lines) + (1 if lines % 1 > 1e-6 else 0)


def place(desk: Desk, galley: Galley, flowed: Flow) -> Iterator[Element]:
    """The elements of a flow, in reading order."""
    for start, end, frame in flowed.runs:
        yield from galley.place(start, end, frame, desk.layout.grid.baseline, desk.lang)
