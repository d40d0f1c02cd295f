"""A number of pages goes in, the sheets they are printed on come out: which page lies where, and how far inner sheets creep.

Nothing here knows a PDF. Pages are counted from 1; None is a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from publisher.units import Length

PAGES_PER_SHEET = 4
"""Two on each side of a sheet folded once."""


class Scheme(StrEnum):
    """How sheets become a booklet."""

    SADDLE = "saddle"
    """All sheets folded once, laid into each other and stapled through the fold."""
    PERFECT = "perfect"
    """Signatures of a few sheets folded once and laid into each other, the signatures gathered and glued or sewn at the spine."""
    TWO_UP = "2up"
    """What the open booklet shows, one pair of pages a sheet, printed on one side: for proofs."""


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a sheet: the page on its left half and on its right half."""

    left: int | None
    right: int | None

    def turned(self) -> Face:
        """The other page on either half."""
        return Face(self.right, self.left)

    def __str__(self) -> str:
        return f"{self.left or '-'} | {self.right or '-'}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its signature and its place in it from the outside, both from 1, and what is printed on its sides."""

    signature: int
    number: int
    front: Face
    back: Face | None
    """None for a sheet printed on one side."""
    creep: Length
    """How far its pages lie nearer to the fold than those of the outermost sheet."""

    def turned(self) -> Sheet:
        """The sheet for a book bound at its right edge: its pages change halves."""
        back = self.back and self.back.turned()
        return replace(self, front=self.front.turned(), back=back)

    @property
    def faces(self) -> Iterator[tuple[str, Face]]:
        """The printed sides with their names, in the order they are printed."""
        yield "front", self.front
        if self.back is not None:
            yield "back", self.back


Leaves: TypeAlias = tuple[int | None, ...]


def creep(sheets_outside: int, caliper: Length) -> Length:
    """How far a sheet's pages move towards the fold: one thickness of paper for each sheet that lies around it.

    The fold of a sheet cannot go deeper than the inner face of the sheet around it, so it stands one thickness nearer to the
    fore-edge, and its leaves stick out by as much before the booklet is trimmed. For the innermost of ``n / 4`` sheets this is
    ``(n / 4 - 1) x caliper``, the usual formula (impozycjoner.com, "Reduction of creeping pages"). A fold that is not
    pressed flat pushes out more: the same source multiplies by 1.2 to 1.4 where a bindery measured it; a round fold would
    give pi / 2, by which the bend of each leaf shortens. Give a thicker paper to allow for it.
    """
    return caliper * sheets_outside


def saddle(pages: int, caliper: Length) -> tuple[Sheet, ...]:
    """All pages in one signature; blanks that fill the last sheet go before the last page, which stays the back cover."""
    back_cover = (pages,) if pages > 1 else ()
    blanks = (None,) * (-pages % PAGES_PER_SHEET)
    leaves: Leaves = (*range(1, pages + 1 - len(back_cover)), *blanks, *back_cover)
    return tuple(_nested(leaves, 1, caliper))


def perfect(pages: int, signature: int, caliper: Length) -> tuple[Sheet, ...]:
    """Signatures of so many pages, the last one smaller; blanks go to the end, and creep starts anew in each signature."""
    leaves: Leaves = (*range(1, pages + 1), *((None,) * (-pages % PAGES_PER_SHEET)))
    starts = range(0, len(leaves), signature)
    return tuple(
        sheet
        for number, start in enumerate(starts, 1)
        for sheet in _nested(leaves[start : start + signature], number, caliper)
    )


def two_up(pages: int) -> tuple[Sheet, ...]:
    """The first page alone on the right, then the pairs a reader sees when turning the leaves."""
    leaves: Leaves = (None, *range(1, pages + 1), *((None,) * ((pages + 1) % 2)))
    pairs = zip(leaves[::2], leaves[1::2], strict=True)
    return tuple(Sheet(1, number, Face(*pair), None, Length(0)) for number, pair in enumerate(pairs, 1))


def _nested(leaves: Leaves, signature: int, caliper: Length) -> Iterator[Sheet]:
    """Sheets folded once and laid into each other, the outermost first: front last and first page, back second and last but one."""
    count = len(leaves)
    for outside in range(count // PAGES_PER_SHEET):
        first, last = 2 * outside, count - 1 - 2 * outside
        front, back = Face(leaves[last], leaves[first]), Face(leaves[first + 1], leaves[last - 1])
        yield Sheet(signature, outside + 1, front, back, creep(outside, caliper))


Arrange: TypeAlias = Callable[[int, int, Length], tuple[Sheet, ...]]

ARRANGEMENTS: dict[Scheme, Arrange] = {
    Scheme.SADDLE: lambda pages, _, caliper: saddle(pages, caliper),
    Scheme.PERFECT: perfect,
    Scheme.TWO_UP: lambda pages, *_: two_up(pages),
}
"""Scheme -> what arranges (pages, pages of a signature, thickness of the paper)."""
