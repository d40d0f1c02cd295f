"""The editions of a story go in; a table of their texts comes out: what is there, missing, stale or still as in the master."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from publisher.article.language import primary
from publisher.article.model import Article
from publisher.article.stamps import Comparison, Match, State, compare
from publisher.article.units import Unit, units
from publisher.notices import display_width


class Mark(StrEnum):
    """How far one text is in one edition, in the word the table shows."""

    DONE = "done"
    STALE = "stale"
    MISSING = "missing"
    UNMARKED = "unmarked"
    SAME = "same as source"


_OF_STATE = {
    State.CURRENT: Mark.DONE,
    State.STALE: Mark.STALE,
    State.MISSING: Mark.MISSING,
    State.UNMARKED: Mark.UNMARKED,
}
_EXCERPT = 36
"""Columns of a text shown beside its name."""


@dataclass(frozen=True, slots=True)
class EditionStatus:
    """How far one translation is."""

    lang: str
    file: str
    marks: Mapping[str, Mark]
    """Name of a text of the master -> how far it is."""
    left_over: tuple[Unit, ...]
    """Its own blocks whose source the master no longer has."""

    @property
    def counts(self) -> Mapping[Mark, int]:
        """How many texts bear each mark."""
        counted = Counter(self.marks.values())
        return {mark: counted[mark] for mark in Mark if counted[mark]}


@dataclass(frozen=True, slots=True)
class Status:
    """How far all editions of a story are."""

    master: Article
    editions: tuple[EditionStatus, ...]

    def as_data(self) -> dict[str, Any]:
        """For programs."""
        rows = [
            {
                "lang": one.lang,
                "file": one.file,
                "counts": {mark.value: count for mark, count in one.counts.items()},
                "texts": dict(one.marks),
                "left_over": [{"id": unit.id, "line": unit.line, "text": unit.text} for unit in one.left_over],
            }
            for one in self.editions
        ]
        return {"id": self.master.id, "master": self.master.lang, "editions": rows}

    def as_text(self) -> str:
        """For people: a line for each text, a column for each edition, the sums below."""
        head = ["", self.master.lang, *(one.lang for one in self.editions)]
        rows = [
            [unit.id, _excerpt(unit), *(one.marks[unit.id] for one in self.editions)] for unit in units(self.master)
        ]
        sums = [[mark.value, "", *(str(one.counts.get(mark, 0)) for one in self.editions)] for mark in Mark]
        left = [_left(unit, one) for one in self.editions for unit in one.left_over]
        return "\n".join([*_table([head, *rows, [""] * len(head), *sums]), *left])


def status(editions: Sequence[Article]) -> Status:
    """How far the translations among some editions of one story are; the master is among them."""
    master = editions[0].master
    return Status(master, tuple(_edition(one, compare(one)) for one in editions if one.translation))


def _edition(article: Article, found: Comparison) -> EditionStatus:
    alike = primary(article.lang) == primary(article.master.lang)
    marks = {match.unit.id: _mark(match, alike=alike) for match in found.matches}
    return EditionStatus(article.lang, article.source.path.name, marks, found.left_over)


def _mark(match: Match, *, alike: bool) -> Mark:
    return Mark.SAME if match.is_same and not alike else _OF_STATE[match.state]


def _excerpt(unit: Unit) -> str:
    words, width = "", 0
    for word in unit.text.split():
        width += display_width(word) + 1
        if width > _EXCERPT:
            words += "…"
            break
        words += f"{word} "
    return words.strip()


def _left(unit: Unit, edition: EditionStatus) -> str:
    return f"{edition.file}:{unit.line}: {edition.lang} has a {unit.kind} whose source is gone: {_excerpt(unit)}"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    padded = (
        "  ".join(cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return [line.rstrip() for line in padded]
