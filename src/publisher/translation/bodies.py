"""A translation and new texts for pieces of its body go in; its blocks and their row of stamps come out, with every other block kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.article.blocks import texts as texts_of
from publisher.article.model import Article, Block, Inline, Notes
from publisher.article.stamps import UNKNOWN, pair_blocks, stamp
from publisher.article.units import body_units, pieces, with_pieces, worded_blocks
from publisher.translation.sheet import spans_of


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a translation with new texts in it."""

    blocks: tuple[Block, ...]
    row: str
    """A stamp for each block with words."""
    waiting: tuple[str, ...]
    """Names of texts that cannot stand alone, because other pieces of their block are not translated."""
    apart: tuple[str, ...]
    """Names of notes that no text calls yet, and of texts that call a note which is not there yet."""


@dataclass(frozen=True, slots=True)
class _Placed:
    block: Block
    stamps: str | None
    """None for a block without words."""


def translated_body(article: Article, texts: Mapping[str, str], sources: Mapping[str, str]) -> Body:
    """Blocks of the master with these texts: in the place of their translation, or new beside their neighbours.

    A translation without a body gets the master's photos in their places too.
    """
    master, row = article.master.body, _row(article)
    said = row.split()
    theirs, ours = worded_blocks(master), worded_blocks(article.body)
    known = said if len(said) == len(ours) else [UNKNOWN] * len(ours)
    placed = (
        _placed(article.body, known)
        if article.body or not texts
        else [_Placed(one, None) for one in master if not pieces(one)]
    )
    pairs = pair_blocks(theirs, ours, row)
    names = _names(theirs)
    made: dict[int, _Placed] = {}
    waiting: list[str] = []
    for index, block in enumerate(theirs):
        if not any(name in texts for name in names[index]):
            continue
        partner = pairs.get(index)
        before = pieces(ours[partner]) if partner is not None else ()
        old = known[partner] if partner is not None else UNKNOWN
        words = _words(names[index], texts, before)
        if words is None:
            waiting += [name for name in names[index] if name in texts]
        else:
            made[index] = _Placed(with_pieces(block, words), _stamps(names[index], sources, old))
    apart: list[str] = []
    while True:
        blocks = _assembled(master, theirs, ours, pairs, placed, made, fresh=not article.body)
        loose = _loose(made, [one.block for one in blocks])
        if not loose:
            break
        for index in loose:
            del made[index]
            apart += [name for name in names[index] if name in texts]
    row = " ".join(one.stamps for one in blocks if one.stamps is not None)
    return Body(tuple(one.block for one in blocks), row, tuple(waiting), tuple(apart))


def _loose(made: Mapping[int, _Placed], body: Sequence[Block]) -> list[int]:
    """Those new blocks that call a note the body does not have, or are notes that nothing in it calls."""
    notes = {note.label for block in body if isinstance(block, Notes) for note in block.notes}
    called = {label for block in body for label in _calls(block)}
    return [
        index
        for index, one in made.items()
        if not _calls(one.block) <= notes
        or (isinstance(one.block, Notes) and not {note.label for note in one.block.notes} <= called)
    ]


def _calls(block: Block) -> set[str]:
    return {span.note for spans in texts_of(block) for span in spans if span.note}


def _row(article: Article) -> str:
    assert article.translation is not None
    return article.translation.stamps.get("body", "")


def _placed(body: Sequence[Block], known: Sequence[str]) -> list[_Placed]:
    following = iter(known)
    return [_Placed(block, next(following) if pieces(block) else None) for block in body]


def _names(blocks: Sequence[Block]) -> list[list[str]]:
    rows: dict[str, list[str]] = {}
    for unit in body_units(blocks):
        rows.setdefault(unit.id.split(".")[1], []).append(unit.id)
    return list(rows.values())


def _words(names: Sequence[str], texts: Mapping[str, str], before: Sequence[Inline]) -> list[Inline] | None:
    """The pieces of a block: new ones, and what was there; None when one would be missing."""
    is_even = len(before) == len(names)
    words = [
        spans_of(texts[name]) if name in texts else before[at] if is_even else None for at, name in enumerate(names)
    ]
    return None if None in words else [one for one in words if one is not None]


def _stamps(names: Sequence[str], sources: Mapping[str, str], old: str) -> str:
    before = old.split(".")
    kept = before if len(before) == len(names) else ["0"] * len(names)
    return ".".join(stamp(sources[name]) if name in sources else kept[at] for at, name in enumerate(names))


def _assembled(
    master: Sequence[Block],
    theirs: Sequence[Block],
    ours: Sequence[Block],
    pairs: Mapping[int, int],
    placed: list[_Placed],
    made: Mapping[int, _Placed],
    *,
    fresh: bool,
) -> list[_Placed]:
    """The blocks in their order: in a fresh body the master's, else ours with new ones after the one that goes before."""
    if fresh:
        numbers = {id(block): index for index, block in enumerate(theirs)}
        rows = [made.get(numbers[id(block)]) if id(block) in numbers else _Placed(block, None) for block in master]
        return [one for one in rows if one is not None] if made else placed
    at = {index: next(n for n, one in enumerate(placed) if one.block is ours[pairs[index]]) for index in pairs}
    result: list[list[_Placed]] = [[], *([one] for one in placed)]
    last = 0
    for index in range(len(theirs)):
        if index in at:
            last = at[index] + 1
            if index in made:
                result[last][0] = made[index]
        elif index in made:
            result[last].append(made[index])
    return [one for group in result for one in group]
