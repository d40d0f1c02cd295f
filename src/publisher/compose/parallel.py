"""A parallel galley: pairs of texts in two languages go in, columns side by side come out in which each pair begins level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.compose.galley import Galley
from publisher.page.geometry import Rect
from publisher.page.items import Element
from publisher.units import Length


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that stand for one another, each set to its column; either may be empty."""

    first: Galley
    second: Galley
    space: int = 1
    """Grid lines of white above it; none at the head of a frame."""
    keeps: bool = False
    """Whether what follows belongs to it, as to a heading."""

    @property
    def whole(self) -> tuple[int, int]:
        """How many lines each text has."""
        return len(self.first.lines), len(self.second.lines)

    def height(self, start: tuple[int, int], end: tuple[int, int]) -> int:
        """Whole grid lines that the longer text takes from a line of each to another."""
        tall = max(self.first.height(start[0], end[0]), self.second.height(start[1], end[1]))
        return math.ceil(tall - 1e-6)

    def breaks(self) -> Iterator[tuple[int, int]]:
        """Where a page may end inside it: both columns at about one height, neither with a widow or an orphan."""
        found = {(line, _reached(self.second, self.first.height(0, line))) for line in _ends(self.first)}
        found |= {(_reached(self.first, self.second.height(0, line)), line) for line in _ends(self.second)}
        yield from sorted(at for at in found if self._is_break(at))

    def _is_break(self, at: tuple[int, int]) -> bool:
        """Whether neither text that has any lines stays wholly behind, and something is left."""
        return at != self.whole and all(line or not lines for line, lines in zip(at, self.whole, strict=True))


def levelled(first: Galley, second: Galley) -> tuple[Galley, Galley]:
    """The two texts with white added so that the entries of lists begin level, where both have as many."""
    ours, theirs = tuple(_entries(first)), tuple(_entries(second))
    if len(ours) != len(theirs):
        return first, second
    for one, other in zip(ours[1:], theirs[1:], strict=True):
        lag = _top(second, other) - _top(first, one)
        first, second = _lowered(first, one, max(0.0, lag)), _lowered(second, other, max(0.0, -lag))
    return first, second


def _entries(galley: Galley) -> Iterator[int]:
    """The lines that entries of a list begin with."""
    before: int | None = None
    for number, line in enumerate(galley.lines):
        here = line.entry.path[0] if line.entry else None
        if here is not None and here != before:
            yield number
        before = here


def _top(galley: Galley, line: int) -> float:
    return galley.height(0, line + 1) - galley.lines[line].height


def _lowered(galley: Galley, number: int, white: float) -> Galley:
    line = galley.lines[number]
    lowered = replace(line, space=line.space + white)
    return replace(galley, lines=(*galley.lines[:number], lowered, *galley.lines[number + 1 :]))


def _ends(galley: Galley) -> Iterator[int]:
    return (line for line in range(1, len(galley.lines)) if galley.ends_well(line))


def _reached(galley: Galley, room: float) -> int:
    """How many lines of a galley fit so much room and end well; none if no such line is reached."""
    fitting = (n for n in range(len(galley.lines), 0, -1) if galley.ends_well(n) and galley.height(0, n) <= room + 1e-6)
    return next(fitting, 0)


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """Where a page may begin or end: before a line of each text of a pair."""

    pair: int
    lines: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class ParallelGalley:
    """Pairs below one another; pages take from one stop to another."""

    pairs: tuple[Pair, ...]
    stops: tuple[Stop, ...]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> ParallelGalley:
        """The galley of some pairs, with every stop there is."""
        return cls(tuple(pairs), tuple(_stops(pairs)))

    @property
    def end(self) -> int:
        """The number of the last stop, where all is told."""
        return len(self.stops) - 1

    def take(self, start: int, room: int) -> int:
        """The last stop that so many grid lines reach from another; the same one when nothing fits."""
        reached = start
        while reached < self.end and self.height(start, reached + 1) <= room:
            reached += 1
        return reached

    def height(self, start: int, end: int) -> int:
        """Grid lines from a stop to another, at the head of a frame."""
        return max((top + pair.height(begin, to) for pair, begin, to, top in self._parts(start, end)), default=0)

    def place(
        self, start: int, end: int, frames: tuple[Rect, Rect], baseline: Length, langs: tuple[str, str]
    ) -> tuple[Element, ...]:
        """The texts from a stop to another in two frames of one head: all of the first language, then all of the second."""
        parts = tuple(self._parts(start, end))
        columns = (self._column(parts, side, frames, baseline, langs[side]) for side in (0, 1))
        return tuple(element for column in columns for element in column)

    def _column(
        self, parts: Iterable[_Part], side: int, frames: tuple[Rect, Rect], baseline: Length, lang: str
    ) -> Iterator[Element]:
        for pair, begin, to, top in parts:
            galley = (pair.first, pair.second)[side]
            frame = frames[side] if galley.measure <= frames[side].width + 0.01 else frames[0]
            box = Rect(frame.x, frame.y + baseline * top, galley.measure, frame.height)
            yield from galley.place(begin[side], to[side], box, baseline, lang)

    def _parts(self, start: int, end: int) -> Iterator[_Part]:
        """The pairs between two stops: from which lines to which, and where they begin below the head of a frame."""
        top, first, last = 0, self.stops[start], self.stops[end]
        for number in range(first.pair, min(last.pair + 1, len(self.pairs))):
            pair = self.pairs[number]
            begin = first.lines if number == first.pair else (0, 0)
            to = last.lines if number == last.pair else pair.whole
            if begin != to:
                top += pair.space if number > first.pair else 0
                yield pair, begin, to, top
                top += pair.height(begin, to)


_Part = tuple[Pair, tuple[int, int], tuple[int, int], int]


def _stops(pairs: Sequence[Pair]) -> Iterator[Stop]:
    for number, pair in enumerate(pairs):
        if number == 0 or not pairs[number - 1].keeps:
            yield Stop(number)
        if not pair.keeps:
            yield from (Stop(number, lines) for lines in pair.breaks())
    yield Stop(len(pairs))
