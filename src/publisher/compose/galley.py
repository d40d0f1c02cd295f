"""A galley: set lines on a baseline grid, which pages then take a frame at a time and place as elements."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from publisher.page.geometry import Rect
from publisher.page.items import Colour, Element, Fill, Item, Link, Role
from publisher.page.moving import moved
from publisher.typeset.style import SetLine
from publisher.units import Length

Parts: TypeAlias = tuple[tuple[float, SetLine], ...]
"""Set lines side by side, each with its offset from the column's left edge in points."""

ITEMS = {Role.LIST: Role.LIST_ITEM, Role.NOTES: Role.NOTE}
"""What the entries of a list, and of the notes, are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where in a list a line stands."""

    path: tuple[int, ...]
    """The entry, the paragraph or list in it, of an inner list the entry again ...: always pairs."""
    is_marked: bool = False
    """Whether the first part of the line is the entry's mark: its number, its dash, its date."""
    anchor: str | None = None
    """What links to the entry."""


@dataclass(frozen=True, slots=True)
class Box:
    """A tinted box that several texts stand in; each box is one value, shared by all its lines."""

    number: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class GalleyLine:
    """One grid line of a galley: set lines with their offset from the column's left edge, and how it may break."""

    parts: Parts
    block: int
    role: Role
    level: int | None = None
    space: float = 0.0
    """Grid lines of white above it; none at the head of a frame."""
    height: float = 1.0
    """Grid lines it takes."""
    snaps: bool = False
    """Whether it starts on a whole grid line of its frame, as a paragraph does below a quotation."""
    may_end: bool = True
    """Whether a frame may end after it: not after a heading, a paragraph's first line, a divided word, nor before its last line."""
    keeps: bool = False
    """Whether no frame ever ends after it: what follows belongs to it."""
    from_far: bool = False
    """Whether the line begins at the far edge of its measure, because it reads against the page."""
    entry: Entry | None = None
    piece: Element | None = None
    """What stands on it instead of parts, such as a table's row; places count from the column's left edge and the line's top."""
    box: Box | None = None
    repeats: tuple[GalleyLine, ...] = ()
    """What stands once more above it where it begins a frame: the head of its table, the edge of its box."""

    def goes_on_from(self, before: GalleyLine) -> bool:
        """Whether it belongs to the same text as the line before it."""
        mine, other = (line.entry.path if line.entry else None for line in (self, before))
        return (self.block, mine) == (before.block, other)


Placed: TypeAlias = tuple[GalleyLine, float]
"""A line, and where it begins below the head of a frame, in grid lines."""


@dataclass(frozen=True, slots=True)
class Galley:
    """All the lines of a stretch of reading text, set to one measure."""

    lines: tuple[GalleyLine, ...]
    measure: Length
    rise: Length
    """From the top of a grid line to the baseline of reading text: the same for all, whatever fonts a line mixes."""

    def take(self, start: int, room: float) -> int:
        """The end (exclusive) of the lines from ``start`` that fit ``room`` grid lines and end where a frame may end.

        Returns ``start`` when nothing fits; a galley that could never be broken well is broken anyway, but never where a
        line keeps the next.
        """
        fits = best = whole = start
        for line, top in self._tops(start, len(self.lines)):
            if top + line.height > room + 1e-6:
                break
            fits += 1
            if not line.keeps:
                whole = fits
            if line.may_end or fits == len(self.lines):
                best = fits
        return best if best > start else whole

    def ends_well(self, end: int) -> bool:
        """Whether a frame may end before that line."""
        return end in (0, len(self.lines)) or self.lines[end - 1].may_end

    def height(self, start: int, end: int) -> float:
        """Grid lines that the lines from start to end take at the head of a frame."""
        return max((top + line.height for line, top in self._tops(start, end)), default=0.0)

    def part(self, end: int) -> Galley:
        """The galley up to a line."""
        return replace(self, lines=self.lines[:end])

    def _tops(self, start: int, end: int) -> Iterator[tuple[GalleyLine, float]]:
        """The lines from start to end, and where each begins below the head of a frame, in grid lines."""
        top = self._lead(start) if start < end else 0.0
        for index in range(start, end):
            line = self.lines[index]
            top += line.space if index > start else 0.0
            if line.snaps:
                top = math.ceil(top - 1e-6)
            yield line, top
            top += line.height

    def _lead(self, start: int) -> float:
        """The grid lines that are taken by what stands once more at the head of a frame."""
        return sum(line.height for line in self.lines[start].repeats)

    def place(self, start: int, end: int, frame: Rect, baseline: Length, lang: str) -> tuple[Element, ...]:
        """The lines as elements in a frame: reading text on the grid, a heading in the middle of the lines it takes."""
        if start >= end:
            return ()
        maker = _Maker(self.measure, self.rise, frame, baseline, lang)
        first = self.lines[start]
        again = maker.repeated(first.repeats)
        lead, made = self._lead(start), [] if first.box else [*again]
        for box, group in groupby(self._tops(start, end), key=lambda placed: placed[0].box):
            lines = tuple(group)
            made += maker.blocks(lines) if box is None else maker.boxed(box, lines, lead, again)
            lead, again = 0.0, ()
        return _continued(tuple(made), self.lines[start - 1], first) if start else tuple(made)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the elements of one frame; lines come with where they begin below its head, in grid lines."""

    measure: Length
    rise: Length
    frame: Rect
    baseline: Length
    lang: str

    def repeated(self, lines: Iterable[GalleyLine]) -> tuple[Element, ...]:
        """What stands once more at the head of the frame, for the eye alone."""
        top, items = 0.0, list[Item]()
        for line in lines:
            items += [item for part in (self._piece(line, top).walk() if line.piece else ()) for item in part.items]
            top += line.height
        return (Element(Role.ARTIFACT, tuple(items)),) if items else ()

    def boxed(self, box: Box, lines: Sequence[Placed], lead: float, again: tuple[Element, ...]) -> tuple[Element, ...]:
        """The texts of a box, and its ground behind them and behind what stands once more above them."""
        top, foot = lines[0][1] - lead, lines[-1][1] + lines[-1][0].height
        x, y = self.frame.x, self.frame.y + self.baseline * top
        ground = Fill(Rect(x, y, self.measure, self.baseline * (foot - top)), box.colour)
        behind = Element(Role.ARTIFACT, (ground,))
        return (Element(Role.SIDEBAR, children=(behind, *again, *self.blocks(lines)), lang=self.lang),)

    def blocks(self, lines: Iterable[Placed]) -> tuple[Element, ...]:
        """An element for each block; none for lines that only keep room."""
        blocks = (list(block) for _, block in groupby(lines, key=lambda placed: placed[0].block))
        return tuple(self._element(block) for block in blocks if any(line.parts or line.piece for line, _ in block))

    def _element(self, lines: Sequence[Placed]) -> Element:
        first = lines[0][0]
        if first.entry is not None:
            return self._list(lines, 0)
        if first.piece is not None:
            pieces = tuple(self._piece(line, top) for line, top in lines)
            return Element(first.role, children=pieces, lang=self.lang)
        placed = tuple(item for line, top in lines for item in self._items(line, top))
        return Element(first.role, placed, lang=self.lang, level=first.level)

    def _piece(self, line: GalleyLine, top: float) -> Element:
        assert line.piece is not None
        return moved(line.piece, self.frame.x, self.frame.y + self.baseline * top)

    def _list(self, lines: Sequence[Placed], depth: int) -> Element:
        role = lines[0][0].role if depth == 0 else Role.LIST
        entries = groupby(lines, key=lambda placed: _path(placed[0])[depth])
        return Element(role, children=tuple(self._entry(list(entry), depth) for _, entry in entries), lang=self.lang)

    def _entry(self, lines: Sequence[Placed], depth: int) -> Element:
        """One entry of a list: its mark, its paragraphs and the lists inside it."""
        first = lines[0][0]
        role = ITEMS[first.role] if depth == 0 else Role.LIST_ITEM
        children: list[Element] = []
        for _, part in groupby(lines, key=lambda placed: _path(placed[0])[depth + 1]):
            part_lines = list(part)
            is_inner = len(_path(part_lines[0][0])) > depth + 2
            children += [self._list(part_lines, depth + 2)] if is_inner else self._paragraph(part_lines)
        anchor = first.entry.anchor if first.entry and depth == 0 else None
        return Element(role, children=tuple(children), lang=self.lang, anchor=anchor)

    def _paragraph(self, lines: Sequence[Placed]) -> Iterator[Element]:
        """The mark of an entry, if it stands on these lines, and the text."""
        marks: list[Item] = []
        text: list[Item] = []
        for line, top in lines:
            count = int(line.entry is not None and line.entry.is_marked)
            marks += self._items(replace(line, parts=line.parts[:count]), top)
            text += self._items(replace(line, parts=line.parts[count:]), top)
        for role, items in ((Role.LABEL, marks), (Role.PARAGRAPH, text)):
            if items:
                yield Element(role, tuple(items), lang=self.lang)

    def _items(self, line: GalleyLine, top: float) -> Iterator[Item]:
        heading = line.role is Role.HEADING and line.parts
        rise = middle(line.parts[0][1], self.baseline * line.height) if heading else self.rise
        for dx, part in line.parts:
            x = self.measure - dx - part.width if line.from_far else dx
            yield from placed_line(part, self.frame.x + x, self.frame.y + self.baseline * top + rise)


def _path(line: GalleyLine) -> tuple[int, ...]:
    return line.entry.path if line.entry else ()


def _continued(elements: tuple[Element, ...], before: GalleyLine, after: GalleyLine) -> tuple[Element, ...]:
    """The elements of a frame, of which the first that is read goes on where the lines at its head belong to those before."""
    number = next((n for n, element in enumerate(elements) if element.role is not Role.ARTIFACT), None)
    if number is None or (after.block != before.block and (after.box is None or after.box != before.box)):
        return elements
    first = replace(elements[number], continues=True)
    if first.role is Role.SIDEBAR:
        first = replace(first, children=_continued(first.children, replace(before, box=None), replace(after, box=None)))
    else:
        first = _entries_continued(first, _path(before), _path(after))
    return (*elements[:number], first, *elements[number + 1 :])


def _entries_continued(block: Element, before: tuple[int, ...], after: tuple[int, ...]) -> Element:
    """A list that goes on: so do its first entry, the text in it, and the list in it, as far as the lines share their way."""
    if not before or not after or before[0] != after[0]:
        return block
    entry = replace(block.children[0], continues=True)
    if before[1] == after[1]:
        inner = _entries_continued(replace(entry.children[0], continues=True), before[2:], after[2:])
        entry = replace(entry, children=(inner, *entry.children[1:]))
    return replace(block, children=(entry, *block.children[1:]))


def middle(line: SetLine, height: Length) -> Length:
    """From the top of so much height to the baseline of a line in its middle."""
    return line.ascent + (height - line.ascent - line.descent) / 2


def placed_line(line: SetLine, x: float, y: float) -> Iterator[Item]:
    """A line with the start of its baseline at x, y, and the boxes of its links."""
    yield line.at(x, y)
    for start, end, url in line.links:
        box = Rect(Length(x + start), Length(y) - line.ascent, Length(end - start), line.ascent + line.descent)
        yield Link(box, url)
