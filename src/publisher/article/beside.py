"""Two language editions of one story go in; the blocks of one, each with those of the other that stand for it, come out."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.article.model import Article, Block
from publisher.article.stamps import BODY, pair_blocks
from publisher.article.units import worded_blocks

Row = tuple[tuple[Block, ...], tuple[Block, ...]]
"""Blocks of an article, and those of the other edition that stand beside them."""


def beside(article: Article, other: Article) -> tuple[Row, ...]:
    """The blocks with words of an article in its order, a row for each, with the other's; no block of either is lost.

    A block that only the other has follows the one before it; before the first pair it stands in the first row. What only the
    article has stands beside nothing. One of the two, or both, may be translations.
    """
    ours, theirs = worded_blocks(article.body), worded_blocks(other.body)
    if not ours:
        return (((), theirs),) if theirs else ()
    by_master = {master: index for index, master in _masters(article).items()}
    partners = {index: by_master[master] for index, master in _masters(other).items() if master in by_master}
    rows: list[list[Block]] = [[] for _ in ours]
    row = 0
    for index, block in enumerate(theirs):
        row = partners.get(index, row)
        rows[row].append(block)
    return tuple(((block,), tuple(row)) for block, row in zip(ours, rows, strict=True))


def _masters(article: Article) -> Mapping[int, int]:
    """Index of a block with words -> index of the master's it stands for; a master's stand for themselves."""
    own = worded_blocks(article.body)
    if article.translation is None:
        return {index: index for index in range(len(own))}
    master = worded_blocks(article.translation.master.body)
    pairs = pair_blocks(master, own, article.translation.stamps.get(BODY, ""))
    return {own_index: index for index, own_index in pairs.items()}
