"""The blocks of a pasted page go in; lines that are entries of a list come out as one list, set in lines as lists in their entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.article.model import ListBlock, ListItem, Paragraph, Span
from publisher.importers.page import Line, Picture
from publisher.importers.page import Paragraph as Words

_MARK = re.compile(r"(?:(?P<bullet>[-*+•‣▪◦·])|(?P<number>\d{1,9})[.)])\s+(?=\S)")
_DEEPEST = 9
"""Levels; entries set in further stand in the last one."""
_ENDS = re.compile(r"[.!?…。！？]['\"”’»)]?$")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a pasted page, line by line."""

    lines: tuple[Line, ...]

    @property
    def block(self) -> ListBlock:
        """The list, with the lists inside its entries."""
        (made, *_) = _lists([_Entry.of(line) for line in self.lines])
        return made

    @property
    def entries(self) -> Iterator[Line]:
        """Each line without the mark in front of it."""
        return (replace(line, text=_Entry.of(line).text) for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Entry:
    indent: int
    text: str
    number: int | None = None
    has_mark: bool = True

    @classmethod
    def of(cls, line: Line) -> _Entry:
        match = _MARK.match(line.text)
        if match is None:
            return cls(line.indent, line.text, has_mark=False)
        return cls(line.indent, line.text[match.end() :], int(match["number"]) if match["number"] else None)


def with_lists(blocks: Sequence[Words | Picture]) -> list[Words | Picture | Listing]:
    """The blocks with every run of entries as one listing."""
    made: list[Words | Picture | Listing] = []
    at = 0
    while at < len(blocks):
        run = _run(blocks, at)
        if _is_list(run):
            made.append(Listing(tuple(run)))
            at += len(run)
        else:
            made.append(blocks[at])
            at += 1
    return made


def _run(blocks: Sequence[Words | Picture], at: int) -> list[Line]:
    """The lines from here on that can be entries of one list: marked alike at the margin, or set in below."""
    run: list[Line] = []
    first: _Entry | None = None
    expected: int | None = None
    for block in blocks[at:]:
        entry = _Entry.of(block.line)
        if not isinstance(block, Words) or (first is None and not entry.has_mark):
            break
        if first is None:
            first, expected = entry, entry.number
        if entry.indent <= first.indent:
            if not entry.has_mark or entry.number != expected:
                break
            expected = expected + 1 if expected is not None else None
        run.append(block.line)
    return run


def _is_list(run: Sequence[Line]) -> bool:
    """At least two entries; hyphens may also stand before what people say, so there lines without a stop, or set in, must tell."""
    if sum(_MARK.match(line.text) is not None for line in run) < 2:
        return False
    if not run[0].text.startswith("-") or any(line.indent != run[0].indent for line in run):
        return True
    close = all(after.number - before.number == 1 for before, after in pairwise(run))
    return close and 2 * sum(_ENDS.search(line.text) is None for line in run) >= len(run)


def _lists(entries: Sequence[_Entry], level: int = 1) -> list[ListBlock]:
    """The lists that entries of one level and those set in below them are; a change of mark begins another."""
    made: list[tuple[_Entry, list[ListItem]]] = []
    for entry, inner in _grouped(entries, level):
        kind = entry.number is None
        if not made or (made[-1][0].number is None) != kind:
            made.append((entry, []))
        made[-1][1].append((Paragraph((Span(entry.text),)), *_parts(inner, level + 1)))
    return [
        ListBlock(first.number is not None, tuple(items), 1 if first.number is None else first.number)
        for first, items in made
    ]


def _grouped(entries: Sequence[_Entry], level: int) -> Iterator[tuple[_Entry, list[_Entry]]]:
    """Each entry of a level with what is set in below it."""
    inner: list[_Entry] = []
    current: _Entry | None = None
    for entry in entries:
        if current is not None and entry.indent > entries[0].indent and level < _DEEPEST:
            inner.append(entry)
            continue
        if current is not None:
            yield current, inner
        current, inner = entry, []
    if current is not None:
        yield current, inner


def _parts(entries: Sequence[_Entry], level: int) -> Iterator[Paragraph | ListBlock]:
    """What stands in an entry below its first words: paragraphs without a mark, and lists."""
    start = 0
    while start < len(entries) and not entries[start].has_mark:
        yield Paragraph((Span(entries[start].text),))
        start += 1
    if start < len(entries):
        yield from _lists(entries[start:], level)
