"""Choose the line ends of a whole paragraph at once: a measured text and a width go in, the best breaks come out.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981); the
demerits are on their scale, where a line at the limit of its stretch has a badness of 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.typeset.breaks import HYPHENS, Kind
from publisher.typeset.measure import Measured
from publisher.typeset.shape import LETTER_SHRINK, LETTER_STRETCH, SHRINK, STRETCH

INFINITE = float("inf")
RAG = 0.15
"""Ragged setting: the share of the width by which a line at badness 100 is short."""
LINE_PENALTY = 10.0
PENALTY = {
    Kind.SPACE: 0.0,
    Kind.HARD: 0.0,
    Kind.TIGHT: 20.0,
    Kind.PHRASE: 60.0,
    Kind.HYPHEN: 100.0,
    Kind.NAME: 400.0,
    Kind.LETTER: 5000.0,
}
DOUBLE_HYPHEN, LAST_HYPHEN, CONTRAST, STUB = 50000.0, 50000.0, 5000.0, 40000.0
"""Demerits: two hyphens running, a hyphen before the last line, a loose line beside a tight one, a very short last line."""
STUB_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Rules:
    """One attempt at a paragraph: what may be done to it, and how far a line may be stretched (in stretch ratios)."""

    tolerance: float
    hyphens: bool
    ragged: bool = False


JUSTIFIED = (Rules(1.0, False), Rules(2.5, True), Rules(INFINITE, True))
"""Attempts in turn: strict, with hyphens and looser, and at last whatever it takes."""
RAGGED = (Rules(INFINITE, True, ragged=True),)


@dataclass(frozen=True, slots=True)
class _Node:
    """The best way to end a line at a break in one fitness class."""

    place: int
    fitness: int
    demerits: float
    before: _Node | None


def total_fit(measured: Measured, first: float, width: float, attempts: Sequence[Rules]) -> list[int]:
    """The breaks of the best paragraph whose first line is ``first`` and whose others are ``width`` wide.

    The last of the attempts has to allow any stretch; a piece that is wider than the line then stands on its own.
    """
    for rules in attempts:
        node = _Search(measured, float(first), float(width), rules).run()
        if node is not None:
            break
    chosen: list[int] = []
    while node is not None and node.before is not None:
        chosen.append(node.place)
        node = node.before
    return chosen[::-1]


class _Search:
    """One attempt: the active nodes in order of place, those of one place together."""

    def __init__(self, measured: Measured, first: float, width: float, rules: Rules) -> None:
        self.measured, self.first, self.width, self.rules = measured, first, width, rules
        self.active: list[tuple[int, list[_Node]]] = [(-1, [_Node(-1, 1, 0.0, None)])]

    def run(self) -> _Node | None:
        last = len(self.measured.breaks) - 1
        for j, place in enumerate(self.measured.breaks):
            if place.kind in HYPHENS and not self.rules.hyphens:
                continue
            found = self._ends_at(j, place.kind)
            if place.kind is Kind.HARD:
                self.active = []
            if found:
                self.active.append((j, found))
            if not self.active:
                return None
            if j == last:
                return min(found, key=lambda node: node.demerits)
        return None

    def _ends_at(self, j: int, kind: Kind) -> list[_Node]:
        """The best nodes that end a line at break j, one for each fitness class."""
        best: dict[int, _Node] = {}
        done = 0
        for entry in self.active:
            ratio = self._ratio(entry[0], j, kind)
            if ratio < -1.0:  # without what the break adds, a longer line may still fit
                done += self._ratio(entry[0], j, kind, bare=True) < -1.0
            elif ratio > self.rules.tolerance:
                break  # later starts make shorter lines still
            else:
                self._try(best, entry, j, ratio)
        if done == len(self.active) and not best and self.rules.tolerance == INFINITE:
            self._try(best, self.active[-1], j, -1.0)
        del self.active[:done]
        return list(best.values())

    def _ratio(self, i: int, j: int, kind: Kind, *, bare: bool = False) -> float:
        """How far the line between two breaks is stretched: 1 at the limit, -1 fully shrunk, under -1 too long."""
        measured = self.measured
        length = measured.ends[j] - measured.starts[i] - (measured.added[j] if bare else 0.0)
        missing = (self.width if i >= 0 else self.first) - length
        spaces = measured.end_spaces[j] - measured.start_spaces[i]
        if missing < 0:
            room = 0.0 if self.rules.ragged else spaces * SHRINK + (length - spaces) * LETTER_SHRINK
            return missing / room if room else -INFINITE if missing < -0.01 else 0.0
        if kind is Kind.HARD:
            return 0.0
        room = self.width * RAG if self.rules.ragged else spaces * STRETCH + (length - spaces) * LETTER_STRETCH
        return missing / room if room else 0.0 if missing < 0.01 else 1e4

    def _try(self, best: dict[int, _Node], entry: tuple[int, list[_Node]], j: int, ratio: float) -> None:
        i, nodes = entry
        kind = self.measured.breaks[j].kind
        fitness = 1 if self.rules.ragged else _fitness(ratio)
        own = (LINE_PENALTY + 100 * abs(ratio) ** 3) ** 2 + PENALTY[kind] ** 2 + self._end(i, j, kind)
        for node in nodes:
            demerits = node.demerits + own + (CONTRAST if abs(fitness - node.fitness) > 1 else 0.0)
            if fitness not in best or demerits < best[fitness].demerits:
                best[fitness] = _Node(j, fitness, demerits, node)

    def _end(self, i: int, j: int, kind: Kind) -> float:
        """Demerits for hyphens on neighbouring lines and for a stub of a last line."""
        after_hyphen = i >= 0 and self.measured.breaks[i].kind in HYPHENS
        if kind is not Kind.HARD:
            return DOUBLE_HYPHEN if after_hyphen and kind in HYPHENS else 0.0
        stub = i >= 0 and self.measured.line_width(i, j) < STUB_SHARE * self.width
        return (LAST_HYPHEN if after_hyphen else 0.0) + (STUB if stub else 0.0)


def _fitness(ratio: float) -> int:
    return 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
