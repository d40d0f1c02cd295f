"""Hanging entries: lists, timelines and notes go in, galley lines whose marks hang to the left of their texts come out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.article.dates import long_date
from publisher.article.model import ListBlock, ListItem, Note, Paragraph, Timeline
from publisher.compose.galley import Entry, GalleyLine, Parts
from publisher.compose.typesetter import Typesetter
from publisher.layout.schema import Voice
from publisher.page.items import Role
from publisher.typeset.lines import set_headline
from publisher.typeset.style import SetLine, TextStyle
from publisher.units import Length

AROUND = 0.5
"""White above and below a quotation, a list or a timeline, and between its entries, in grid lines."""
WITHIN = 0.25
"""White between the paragraphs of an entry, and above the entries of a list inside a list."""
STEP = 3
"""Texts beside hanging marks begin on steps of so many gaps: the stretches of one timeline share an edge."""
WIDEST_MARK = 0.4
"""The share of the measure a hanging date may take."""
NARROWEST = 10
"""A list stands no further in than that so many em of its measure are left."""
ALONE = -1
"""The place in an entry of a mark that stands above a list inside it."""
BULLETS = ("–", "•")
"""What marks the entries of a list that is not numbered, by its depth in turn."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """How the entries of one list stand: their block and role, the voice of their marks and texts, and how far in."""

    block: int
    role: Role
    marks: TextStyle
    text: Voice
    gap: float = 0.5
    """Between mark and text, in em of the marks."""
    left: float = 0.0
    """The offset of the marks from the column's edge, in points."""
    path: tuple[int, ...] = ()
    """Of the list that this one stands in."""

    @property
    def depth(self) -> int:
        """How many lists this one stands in."""
        return len(self.path) // 2


def list_lines(setter: Typesetter, block: ListBlock, number: int, measure: Length) -> Iterator[GalleyLine]:
    """A list with the lists inside it."""
    voice = setter.layout.voices.text
    yield from _list(setter, block, measure, Hanging(number, Role.LIST, setter.palette.style(voice), voice))


def _list(setter: Typesetter, block: ListBlock, measure: Length, how: Hanging) -> Iterator[GalleyLine]:
    bullet = BULLETS[how.depth % len(BULLETS)]
    marks = [f"{n}." if block.ordered else bullet for n in range(block.start, block.start + len(block.items))]
    yield from _entries(setter, list(zip(marks, block.items, strict=True)), measure, how)


def timeline_lines(setter: Typesetter, block: Timeline, number: int, measure: Length) -> Iterator[GalleyLine]:
    """Dates and what happened on them."""
    caption, text = setter.layout.voices.caption, setter.layout.voices.text
    dates = replace(caption, size=text.size * 0.84, leading=text.leading, weight=600, colour="accent")
    how = Hanging(number, Role.LIST, setter.palette.style(dates), text, gap=1.0)
    told = [(long_date(moment.date, setter.lang), (Paragraph(moment.spans),)) for moment in block.moments]
    yield from _entries(setter, told, measure, how)


def note_lines(setter: Typesetter, notes: Sequence[Note], number: int, measure: Length) -> Iterator[GalleyLine]:
    """The notes by their numbers, in small print."""
    text = setter.layout.voices.text
    voice = replace(text, size=text.size * 0.88)
    how = Hanging(number, Role.NOTES, setter.palette.style(replace(voice, features=("lnum",))), voice)
    numbered = [(f"{n}.", tuple(Paragraph(spans) for spans in note.paragraphs)) for n, note in enumerate(notes, 1)]
    for line in _entries(setter, numbered, measure, how):
        assert line.entry is not None
        anchored = replace(line.entry, anchor=setter.note_anchor(line.entry.path[0] + 1))
        yield replace(line, entry=anchored, space=min(line.space, WITHIN))


def _entries(
    setter: Typesetter, entries: Sequence[tuple[str, ListItem]], measure: Length, how: Hanging
) -> Iterator[GalleyLine]:
    """Entries whose mark - a date, a number - hangs to the left of their text, all texts on one edge.

    A mark that would take more than its share of the measure stands above its text.
    """
    marks = [set_headline(mark, how.marks, measure, setter.lang, book=setter.book) for mark, _ in entries]
    hangs = [len(mark) == 1 and mark[0].width <= measure * WIDEST_MARK for mark in marks]
    widths = (float(mark[0].width) for mark, beside in zip(marks, hangs, strict=True) if beside)
    gap = float(how.marks.size) * how.gap
    indent = math.ceil((max(widths, default=0.0) + gap) / (gap * STEP)) * gap * STEP
    for number, ((_, item), mark, beside) in enumerate(zip(entries, marks, hangs, strict=True)):
        parts = _parts(setter, item, measure - indent, indent, replace(how, path=(*how.path, number)))
        lines = _marked(list(parts), mark, beside, how, number)
        above = WITHIN if how.depth else AROUND
        yield from (replace(line, space=line.space if n else above) for n, line in enumerate(_kept(lines)))


def _parts(setter: Typesetter, item: ListItem, measure: Length, indent: float, how: Hanging) -> Iterator[GalleyLine]:
    """The paragraphs of an entry and the lists inside it, beside the mark."""
    for number, part in enumerate(item):
        if isinstance(part, ListBlock):
            moves = indent if measure >= how.text.size * NARROWEST else 0.0
            inner = replace(how, left=how.left + moves, path=(*how.path, number))
            yield from _list(setter, part, measure + indent - moves, inner)
            continue
        set_lines = setter.lines(part.spans, measure, voice=how.text, justify=False)
        entry = Entry((*how.path, number))
        rows: list[Parts] = [((how.left + indent, line),) for line in set_lines]
        lines = text_lines(rows, how.block, how.role)
        yield from (replace(line, entry=entry, space=0.0 if n else WITHIN) for n, line in enumerate(lines))


def _marked(
    lines: list[GalleyLine], mark: Sequence[SetLine], beside: bool, how: Hanging, number: int
) -> Iterator[GalleyLine]:
    """The lines of an entry with its mark on the first one, or above it."""
    path = (*how.path, number, 0)
    is_text = bool(lines) and lines[0].entry is not None and lines[0].entry.path == path
    entry = Entry(path, is_marked=True)
    if beside and is_text:
        yield replace(lines[0], parts=((how.left, mark[0]), *lines[0].parts), entry=entry)
        yield from lines[1:]
        return
    above = entry if is_text else replace(entry, path=(*how.path, number, ALONE))
    for line in mark:
        yield GalleyLine(((how.left, line),), how.block, how.role, entry=above, may_end=not lines)
    yield from (replace(line, space=0.0) if n == 0 else line for n, line in enumerate(lines))


def _kept(lines: Iterable[GalleyLine]) -> Iterator[GalleyLine]:
    """The lines; a single one that leads up to an inner list stands on the page of that list."""
    lines = list(lines)
    for line, after in pairwise(lines):
        leads_in = line.entry is not None and after.entry is not None and len(line.entry.path) < len(after.entry.path)
        yield replace(line, may_end=False) if leads_in else line
    yield from lines[-1:]


def text_lines(rows: Sequence[Parts], block: int, role: Role) -> Iterator[GalleyLine]:
    """Lines of one paragraph: a frame may not end after its first line, nor before its last, nor in a divided word."""
    last = len(rows) - 1
    for n, parts in enumerate(rows):
        may_end = n == last or (0 < n != last - 1 and not parts[-1][1].joins_next)
        yield GalleyLine(parts, block, role, may_end=may_end)
