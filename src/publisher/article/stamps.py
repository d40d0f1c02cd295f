"""A translation goes in; for each text of its master, what became of it comes out: current, stale, missing - known by stamps.

A stamp is a short hash of the master's text as it read when it was translated. The front matter of a translation keeps them
under ``of:``; those of the body are one row, a stamp for each block, so that a paragraph that was moved, added or taken out
is told from one that was changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from publisher.article.model import Article, Block
from publisher.article.units import Unit, block_texts, body_units, kind_of, units, worded_blocks

BODY = "body"
UNKNOWN = "-"
"""Stands in the row of the body for a block of which nobody said what it translates."""
_PIECES = "."


FEW = 4
"""Words; as many may be names, which read alike in two languages."""


class State(StrEnum):
    """What became of one text of the master in a translation."""

    CURRENT = "current"
    STALE = "stale"
    """The master's text changed after it was translated."""
    MISSING = "missing"
    UNMARKED = "unmarked"
    """It is there, but nothing says which text it translates."""


@dataclass(frozen=True, slots=True)
class Match:
    """A text of the master and the one that stands for it."""

    unit: Unit
    """The master's."""
    own: Unit | None
    """The translation's; None when it is missing."""
    state: State

    @property
    def is_same(self) -> bool:
        """Whether it reads as in the master, so that it was hardly translated; a few words may be names."""
        return (
            self.own is not None
            and len(_words(self.unit.text)) >= FEW
            and _words(self.own.text) == _words(self.unit.text)
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All texts of the master with their translations, and the blocks whose source is gone."""

    matches: tuple[Match, ...]
    left_over: tuple[Unit, ...] = ()


def stamp(text: str) -> str:
    """The stamp of a text: eight hexadecimal digits of the SHA-256 of its composed letters (NFC), blanks evened out."""
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()[:8]


def stamps_of(master: Article) -> dict[str, str]:
    """The stamps of everything a translation of the article, as it now reads, would translate."""
    found = {unit.id: stamp(unit.text) for unit in units(master) if not unit.is_body}
    row = " ".join(block_stamp(block) for block in worded_blocks(master.body))
    return {**found, **({BODY: row} if row else {})}


def block_stamp(block: Block) -> str:
    """The stamps of a block's pieces, joined by points."""
    return _PIECES.join(stamp(text) for text in block_texts(block))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).casefold())


def compare(article: Article) -> Comparison:
    """What became of each text of the master in a translation; everything is current in a master itself."""
    if article.translation is None:
        return Comparison(tuple(Match(unit, unit, State.CURRENT) for unit in units(article)))
    master, stamps = article.translation.master, article.translation.stamps
    own = {unit.id: unit for unit in units(article)}
    front = tuple(_match(unit, own.get(unit.id), stamps.get(unit.id)) for unit in units(master) if not unit.is_body)
    body = pair_bodies(master.body, article.body, stamps.get(BODY, ""))
    return Comparison((*front, *body.matches), body.left_over)


def _match(unit: Unit, own: Unit | None, said: str | None) -> Match:
    """A name of a place that reads as in the master is the master's own, and so never out of date."""
    is_shared = ".place." in unit.id and own is not None and own.text == unit.text
    return Match(unit, own, State.CURRENT if is_shared else _state(own, said, stamp(unit.text)))


def _state(own: Unit | None, said: str | None, now: str) -> State:
    if own is None:
        return State.MISSING
    if said is None or said == UNKNOWN:
        return State.UNMARKED
    return State.CURRENT if said == now else State.STALE


def accepted(article: Article, names: Collection[str] = ()) -> tuple[Article, tuple[Unit, ...]]:
    """A translation whose texts are taken to translate the master as it now reads, and the texts this changed.

    ``names`` picks texts: "title", "captions.ngo-mon.caption", a photo's "captions.ngo-mon", "body.3", "body"; all without any.
    """
    matches = [
        match for match in compare(article).matches if match.own and match.state in (State.STALE, State.UNMARKED)
    ]
    chosen = [match.unit for match in matches if not names or any(_is_named(match.unit.id, name) for name in names)]
    return stamped(article, {unit.id: unit.text for unit in chosen}), tuple(chosen)


def _is_named(unit: str, name: str) -> bool:
    return unit == name or unit.startswith(f"{name}.")


def stamped(article: Article, sources: Mapping[str, str]) -> Article:
    """A translation that knows, by the names of the master's texts, from which words each was translated."""
    assert article.translation is not None
    master, stamps = article.translation.master, dict(article.translation.stamps)
    stamps |= {name: stamp(text) for name, text in sources.items() if not name.startswith("body.")}
    body = {name: text for name, text in sources.items() if name.startswith("body.")}
    if body:
        stamps[BODY] = _stamped_row(master.body, article.body, stamps.get(BODY, ""), body)
    known = [unit.id for unit in units(master)]
    kept = {name: stamps[name] for name in (*known, BODY) if name in stamps}
    return replace(article, translation=replace(article.translation, stamps=MappingProxyType(kept)))


def _stamped_row(master: Sequence[Block], own: Sequence[Block], row: str, sources: Mapping[str, str]) -> str:
    """The stamps of our blocks; those of the pieces named in ``sources`` are made anew."""
    theirs, ours = worded_blocks(master), worded_blocks(own)
    pairs, said = pair_blocks(theirs, ours, row), row.split()
    stamps = said if len(said) == len(ours) else [UNKNOWN] * len(ours)
    for index, of_block in enumerate(_by_block(theirs)):
        if index in pairs and any(unit.id in sources for unit in of_block):
            before = stamps[pairs[index]].split(_PIECES)
            old = before if len(before) == len(of_block) else ["0"] * len(of_block)
            new = (stamp(sources[unit.id]) if unit.id in sources else old[at] for at, unit in enumerate(of_block))
            stamps[pairs[index]] = _PIECES.join(new)
    return " ".join(stamps)


# --- the body -----------------------------------------------------------------------------------------------------------------


def pair_bodies(master: Sequence[Block], own: Sequence[Block], row: str) -> Comparison:
    """The pieces of two bodies side by side."""
    theirs, ours = worded_blocks(master), worded_blocks(own)
    pairs = pair_blocks(theirs, ours, row)
    said = row.split()
    known = said if len(said) == len(ours) else []
    our_units, their_units = _by_block(ours), _by_block(theirs)
    matches: list[Match] = []
    for index, units_of_block in enumerate(their_units):
        partner = pairs.get(index)
        told = known[partner] if known and partner is not None else _found_in(said, theirs[index])
        mine = our_units[partner] if partner is not None else ()
        matches += _pieces(units_of_block, mine, told)
    taken = set(pairs.values())
    left = (unit for index, of_block in enumerate(our_units) if index not in taken for unit in of_block)
    return Comparison(tuple(matches), tuple(left))


def _by_block(blocks: Sequence[Block]) -> list[tuple[Unit, ...]]:
    rows: dict[str, list[Unit]] = {}
    for unit in body_units(blocks):
        rows.setdefault(unit.id.split(".")[1], []).append(unit)
    return [tuple(row) for row in rows.values()]


def _found_in(said: Sequence[str], block: Block) -> str:
    """For bodies that do not run side by side: the block's stamp if it was translated at all, else one that never fits."""
    now = block_stamp(block)
    return "" if not said else now if now in said else "changed"


def _pieces(theirs: tuple[Unit, ...], ours: tuple[Unit, ...], told: str) -> Iterator[Match]:
    said = told.split(_PIECES) if told else []
    is_even = len(said) == len(theirs)
    for index, unit in enumerate(theirs):
        own = ours[index] if index < len(ours) else None
        known = None if told in ("", UNKNOWN) else said[index] if is_even else "changed"
        yield Match(unit, own, _state(own, known, stamp(unit.text)))


def pair_blocks(theirs: Sequence[Block], ours: Sequence[Block], row: str) -> Mapping[int, int]:
    """Index of a block with words in the master -> index of the one that stands for it.

    By the stamps where there is one for each of our blocks, so that it matters not what was added or taken out before; else
    by the order of the kinds of blocks.
    """
    said = row.split()
    kinds = [kind_of(block) for block in theirs], [kind_of(block) for block in ours]
    if len(said) == len(ours) and any(one != UNKNOWN for one in said):
        return _by_stamps([block_stamp(block) for block in theirs], said, *kinds)
    if len(theirs) == len(ours):
        return {index: index for index in range(len(ours))}
    return dict(_aligned(*kinds, 0, 0))


def _by_stamps(theirs: list[str], ours: list[str], their_kinds: list[str], our_kinds: list[str]) -> dict[int, int]:
    """What is unchanged stands for itself; between, as many blocks are taken one by one, others by their kinds."""
    pairs: dict[int, int] = {}
    for what, a1, a2, b1, b2 in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if what == "equal" or a2 - a1 == b2 - b1:
            pairs |= dict(zip(range(a1, a2), range(b1, b2), strict=True))
        elif what == "replace":
            pairs |= dict(_aligned(their_kinds[a1:a2], our_kinds[b1:b2], a1, b1))
    return pairs


def _aligned(theirs: list[str], ours: list[str], their_start: int, our_start: int) -> Iterator[tuple[int, int]]:
    for match in SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks():
        yield from ((their_start + match.a + at, our_start + match.b + at) for at in range(match.size))
