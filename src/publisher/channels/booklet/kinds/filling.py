"""Filling: several texts run one after the other through frames of unlike height; what stands where, and what stays white, comes out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.channels.booklet.desk import Desk
from publisher.compose.galley import Galley
from publisher.page.geometry import Rect

FEWEST_LINES = 5
"""A column between two photos, or below one, holds at least so many lines."""

FEWEST = 3
"""A column that shares the end of a text holds at least so many."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of one galley in one frame."""

    galley: Galley
    start: int
    end: int
    frame: Rect


@dataclass(frozen=True, slots=True)
class Filled:
    """What the frames hold, how far the texts came, and the share of the frames that stays white."""

    runs: tuple[Run, ...]
    told: int
    """Texts told to their end."""
    line: int
    """Of the next text, the line it goes on with."""
    white: float


def fill(desk: Desk, galleys: Sequence[tuple[Galley, int]], frames: Sequence[Rect]) -> Filled:
    """The texts through the frames; where they end early all columns end on one line."""
    rooms = [desk.sheet.lines(frame.height) for frame in frames]
    full = _flow(desk, galleys, frames, rooms)
    if full.told < len(galleys) or not rooms:
        return full
    baseline = desk.layout.grid.baseline
    tops = [round(float(frame.y - min(f.y for f in frames)) / baseline) for frame in frames]
    for foot in range(FEWEST_LINES, max(top + room for top, room in zip(tops, rooms, strict=True))):
        cut = [_room(foot - top, room) for top, room in zip(tops, rooms, strict=True)]
        evened = _flow(desk, galleys, frames, cut)
        if evened.told == len(galleys):
            return Filled(evened.runs, evened.told, 0, full.white)
    return full


def _room(wanted: int, room: int) -> int:
    """The lines of a column that ends with its neighbours: none where a line or two would be left below a photo."""
    lines = min(wanted, room)
    return lines if lines >= FEWEST else 0


def _flow(desk: Desk, galleys: Sequence[tuple[Galley, int]], frames: Sequence[Rect], rooms: Sequence[int]) -> Filled:
    baseline, runs, used = desk.layout.grid.baseline, [], 0.0
    number, line = 0, galleys[0][1] if galleys else 0
    for frame, room in zip(frames, rooms, strict=True):
        top = 0
        while number < len(galleys):
            galley = galleys[number][0]
            top += 1 if top else 0
            end = galley.take(line, room - top) if room - top >= (2 if top else 1) else line
            if top and end < len(galley.lines) and not galley.lines[end - 1].may_end:
                end = line
            if end == line and galley.lines:
                break
            runs.append(Run(galley, line, end, frame.inset(0, float(baseline * top), 0, 0)))
            top += math.ceil(galley.height(line, end) - 1e-6)
            done = end >= len(galley.lines)
            number, line = (number + 1, 0) if done else (number, end)
            if not done:
                break
        used += min(top, room)
    whole = sum(desk.sheet.lines(frame.height) for frame in frames)
    return Filled(tuple(runs), number, line, 1.0 - used / whole if whole else 0.0)
