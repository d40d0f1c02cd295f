"""Rows of blocks in two languages go in, a parallel galley comes out: each block in its column, each row beginning level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.article.beside import Row
from publisher.article.model import Block, Divider, Heading, Table
from publisher.channels.booklet.desk import Desk
from publisher.compose.parallel import Pair, ParallelGalley, levelled
from publisher.compose.tables import fits
from publisher.page.geometry import Rect
from publisher.units import Length

ABOVE_HEADING = 2
"""Grid lines of white above a heading; other pairs have one, and what follows a heading none."""


def halves(desk: Desk, area: Rect) -> tuple[Rect, Rect]:
    """The columns of both languages in an area, the leading one where the book begins its lines."""
    gap = desk.layout.reading.gap
    width = (area.width - gap) / 2
    return Rect(area.x, area.y, width, area.height), Rect(area.x + width + gap, area.y, width, area.height)


def parallel_galley(desks: Sequence[Desk], rows: Sequence[Row], area: Length) -> ParallelGalley:
    """The galley of the rows in an area so wide, its halves the columns of two desks.

    A table that is too wide for its column takes the whole area, the one in the second language below the first.
    Raises PublisherError P813 for a table that is too wide for that too.
    """
    return ParallelGalley.of(tuple(_pairs(desks, rows, area)))


def _pairs(desks: Sequence[Desk], rows: Sequence[Row], area: Length) -> Iterator[Pair]:
    first, second = desks
    column = (area - first.layout.reading.gap) / 2
    after_heading = False
    for own, other in rows:
        kind = own[0] if own else other[0]
        heads = isinstance(kind, Heading)
        space = 0 if after_heading else ABOVE_HEADING if heads else 1
        wide = any(_is_wide(desk, blocks, column) for desk, blocks in ((first, own), (second, other)))
        if wide:
            yield Pair(first.galleys.galley(own, area), second.galleys.galley((), column), space)
            yield Pair(first.galleys.galley((), column), second.galleys.galley(other, area))
        else:
            texts = levelled(first.galleys.galley(own, column), second.galleys.galley(other, column))
            yield Pair(*texts, space, heads or isinstance(kind, Divider))
        after_heading = heads


def _is_wide(desk: Desk, blocks: Sequence[Block], column: Length) -> bool:
    return any(isinstance(block, Table) and not fits(desk.galleys, block, column) for block in blocks)
