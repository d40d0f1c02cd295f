"""A galley: blocks of reading text become set lines on a baseline grid, which pages then take a frame at a time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import TypeAlias

from publisher.article.dates import long_date
from publisher.article.model import Block, Heading, Inline, ListBlock, Paragraph, Quote, Span, Timeline
from publisher.compose.voices import Palette
from publisher.layout.booklet import BookletLayout
from publisher.page.geometry import Rect
from publisher.page.items import Element, Item, Link, Role
from publisher.typeset.bidi import reads_against
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import set_headline, set_paragraph
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.units import Length

Parts: TypeAlias = tuple[tuple[float, SetLine], ...]
"""Set lines side by side, each with its offset from the column's left edge in points."""

AROUND = 0.5
"""White above and below a quotation, a list or a timeline, and between its entries, in grid lines."""
STEP = 3
"""Texts beside hanging marks begin on steps of so many gaps: the stretches of one timeline share an edge."""
WIDEST_MARK = 0.4
"""The share of the measure a hanging date may take."""


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
    from_far: bool = False
    """Whether the line begins at the far edge of its measure, because it reads against the page."""
    entry: int | None = None
    """Of a list: which entry it belongs to; the entry's mark stands at the column's edge, its text to the right of it."""

    def goes_on_from(self, before: GalleyLine) -> bool:
        """Whether it belongs to the same text as the line before it."""
        return (self.block, self.entry) == (before.block, before.entry)


@dataclass(frozen=True, slots=True)
class Galley:
    """All the lines of a stretch of reading text, set to one measure."""

    lines: tuple[GalleyLine, ...]
    measure: Length
    rise: Length
    """From the top of a grid line to the baseline of reading text: the same for all, whatever fonts a line mixes."""

    def take(self, start: int, room: float) -> int:
        """The end (exclusive) of the lines from ``start`` that fit ``room`` grid lines and end where a frame may end.

        Returns ``start`` when nothing fits; a galley that could never be broken well is broken anyway.
        """
        fits = best = start
        for line, top in self._tops(start, len(self.lines)):
            if top + line.height > room + 1e-6:
                break
            fits += 1
            if line.may_end or fits == len(self.lines):
                best = fits
        return best if best > start else fits

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
        top = 0.0
        for index in range(start, end):
            line = self.lines[index]
            top += line.space if index > start else 0.0
            if line.snaps:
                top = math.ceil(top - 1e-6)
            yield line, top
            top += line.height

    def place(self, start: int, end: int, frame: Rect, baseline: Length, lang: str) -> tuple[Element, ...]:
        """The lines as elements in a frame: reading text on the grid, a heading in the middle of the lines it takes."""
        blocks = groupby(self._tops(start, end), key=lambda placed: placed[0].block)
        elements = (self._element(list(lines), frame, baseline, lang) for _, lines in blocks)
        return _continued(tuple(elements), self.lines[start - 1 : start + 1] if start else ())

    def _element(self, lines: Sequence[tuple[GalleyLine, float]], frame: Rect, baseline: Length, lang: str) -> Element:
        first = lines[0][0]
        if first.entry is not None:
            entries = groupby(lines, key=lambda placed: placed[0].entry)
            items = tuple(self._entry(list(entry), frame, baseline, lang) for _, entry in entries)
            return Element(first.role, children=items, lang=lang)
        placed = tuple(item for line, top in lines for item in self._items(line, top, frame, baseline))
        return Element(first.role, placed, lang=lang, level=first.level)

    def _entry(self, lines: Sequence[tuple[GalleyLine, float]], frame: Rect, baseline: Length, lang: str) -> Element:
        """One entry of a list: its mark and its text."""
        parts: dict[Role, list[Item]] = {Role.LABEL: [], Role.PARAGRAPH: []}
        for line, top in lines:
            for dx, part in line.parts:
                hanging = replace(line, parts=((dx, part),))
                parts[Role.PARAGRAPH if dx else Role.LABEL] += self._items(hanging, top, frame, baseline)
        children = tuple(Element(role, tuple(items), lang=lang) for role, items in parts.items() if items)
        return Element(Role.LIST_ITEM, children=children, lang=lang)

    def _items(self, line: GalleyLine, top: float, frame: Rect, baseline: Length) -> Iterator[Item]:
        rise = self.rise if line.role is not Role.HEADING else _rise(line.parts[0][1], baseline * line.height)
        for dx, part in line.parts:
            x = self.measure - dx - part.width if line.from_far else dx
            yield from _placed(part, frame.x + x, frame.y + baseline * top + rise)


def _continued(elements: tuple[Element, ...], seam: Sequence[GalleyLine]) -> tuple[Element, ...]:
    """The elements of a frame; the first goes on where the lines at the seam with the frame before belong together."""
    if not elements or len(seam) < 2 or seam[0].block != seam[1].block:
        return elements
    first = elements[0]
    if first.children and seam[1].goes_on_from(seam[0]):
        entry = first.children[0]
        text = (replace(entry.children[0], continues=True), *entry.children[1:])
        first = replace(first, children=(replace(entry, children=text, continues=True), *first.children[1:]))
    return (replace(first, continues=True), *elements[1:])


def _rise(line: SetLine, height: Length) -> Length:
    """From the top of so much height to the baseline of a line in its middle."""
    return line.ascent + (height - line.ascent - line.descent) / 2


def _placed(line: SetLine, x: float, y: float) -> Iterator[Item]:
    yield line.at(x, y)
    for start, end, url in line.links:
        box = Rect(Length(x + start), Length(y) - line.ascent, Length(end - start), line.ascent + line.descent)
        yield Link(box, url)


@dataclass(frozen=True, slots=True)
class GalleySetter:
    """Sets blocks of text in the voices of one booklet layout."""

    layout: BookletLayout
    palette: Palette
    book: FontBook
    lang: str
    from_right: bool = False
    """Whether the pages are read from the right."""

    def galley(self, blocks: Sequence[Block], measure: Length) -> Galley:
        """The galley of some blocks, in order; photos and groups among them are passed over (pages place them)."""
        lines: list[GalleyLine] = []
        flush, below = True, 0.0
        for number, block in enumerate(blocks):
            new = list(self._block(block, number, measure, flush))
            if new and isinstance(block, (Paragraph, Heading)):
                new[0] = replace(new[0], snaps=True, space=max(new[0].space, below))
            lines += [replace(line, from_far=True) for line in new] if self._reads_against(block) else new
            below = AROUND if isinstance(block, (Quote, ListBlock, Timeline)) else 0.0
            flush = bool(below) or isinstance(block, Heading)
        sample = set_line("x", self.palette.style(self.layout.voices.text), self.lang, self.book)
        return Galley(tuple(lines), measure, _rise(sample, self.layout.grid.baseline))

    def _reads_against(self, block: Block) -> bool:
        return reads_against("".join(span.text for span in _spans(block)), self.lang, self.from_right)

    def _block(self, block: Block, number: int, measure: Length, flush: bool) -> Iterator[GalleyLine]:
        match block:
            case Paragraph(spans):
                yield from self._paragraph(spans, number, measure, flush)
            case Heading(level, spans):
                yield from self._heading(level, spans, number, measure)
            case Quote(paragraphs, cite):
                yield from self._quote(paragraphs, cite, number, measure)
            case ListBlock(ordered, items):
                yield from self._list(ordered, items, number, measure)
            case Timeline(moments):
                entries = [(long_date(moment.date, self.lang), moment.spans) for moment in moments]
                yield from self._hanging(entries, number, measure, self._date_style())

    def _paragraph(self, spans: Inline, number: int, measure: Length, flush: bool) -> Iterator[GalleyLine]:
        reading = self.layout.reading
        indent = Length(0) if flush else self.layout.voices.text.size * reading.indent
        lines = self._set(spans, measure, indent=indent)
        shifted = ((float(indent) if n == 0 else 0.0, line) for n, line in enumerate(lines))
        yield from _text_lines([((dx, line),) for dx, line in shifted], number, Role.PARAGRAPH)

    def _heading(self, level: int, spans: Inline, number: int, measure: Length) -> Iterator[GalleyLine]:
        style = self.palette.style(self.layout.voices.heading)
        lines = set_headline("".join(span.text for span in spans), style, measure, self.lang, book=self.book)
        height = style.leading / self.layout.grid.baseline
        total = round(len(lines) * height + 0.5)
        for n, line in enumerate(lines):
            yield GalleyLine(
                ((0.0, line),),
                number,
                Role.HEADING,
                level,
                space=1.0 if n == 0 else 0.0,
                height=total / len(lines),
                may_end=False,
            )

    def _quote(
        self, paragraphs: Iterable[Inline], cite: str | None, number: int, measure: Length
    ) -> Iterator[GalleyLine]:
        indent = float(self.layout.voices.text.size) * 1.6
        width = measure - indent
        rows = [((indent, line),) for spans in paragraphs for line in self._set(spans, width, italic=True)]
        if cite:
            rows += [((indent, line),) for line in self._set((Span(f"— {cite}"),), width)]
        yield from _set_off(_text_lines(rows, number, Role.QUOTE))

    def _list(self, ordered: bool, items: Sequence[Inline], number: int, measure: Length) -> Iterator[GalleyLine]:
        style = self.palette.style(self.layout.voices.text)
        marks = [f"{n}." if ordered else "–" for n in range(1, len(items) + 1)]
        entries = list(zip(marks, items, strict=True))
        yield from self._hanging(entries, number, measure, style, gap=0.5)

    def _date_style(self) -> TextStyle:
        caption, text = self.layout.voices.caption, self.layout.voices.text
        voice = replace(caption, size=text.size * 0.84, leading=text.leading, weight=600, colour="accent")
        return self.palette.style(voice)

    def _hanging(
        self,
        entries: Sequence[tuple[str, Inline]],
        number: int,
        measure: Length,
        style: TextStyle,
        gap: float = 1.0,
    ) -> Iterator[GalleyLine]:
        """Entries whose mark - a date, a number - hangs to the left of their text, all texts on one edge.

        A mark that would take more than its share of the measure stands above its text.
        """
        marks = [set_headline(mark, style, measure, self.lang, book=self.book) for mark, _ in entries]
        hangs = [len(mark) == 1 and mark[0].width <= measure * WIDEST_MARK for mark in marks]
        widths = (float(mark[0].width) for mark, beside in zip(marks, hangs, strict=True) if beside)
        step = float(style.size) * gap * STEP
        indent = math.ceil((max(widths, default=0.0) + float(style.size) * gap) / step) * step
        for entry, ((_, spans), mark, beside) in enumerate(zip(entries, marks, hangs, strict=True)):
            head: list[Parts] = [((0.0, line),) for line in mark]
            text: list[Parts] = [((indent, line),) for line in self._set(spans, measure - indent, justify=False)]
            if beside and text:
                head, text = [], [(*head[0], *text[0]), *text[1:]]
            lines = _text_lines([*head, *text], number, Role.LIST)
            yield from _set_off(replace(line, entry=entry) for line in lines)

    def _set(
        self,
        spans: Inline,
        measure: Length,
        *,
        indent: Length | None = None,
        italic: bool = False,
        justify: bool | None = None,
    ) -> tuple[SetLine, ...]:
        voice, reading = self.layout.voices.text, self.layout.reading
        styled = [
            StyledSpan(s.text, self.palette.style(voice, italic=italic != s.emphasis, strong=s.strong), s.href)
            for s in spans
        ]
        return set_paragraph(
            styled,
            measure,
            self.lang,
            justify=reading.justify if justify is None else justify,
            hyphenate=reading.hyphenate,
            indent=indent or Length(0),
            book=self.book,
        )


def _spans(block: Block) -> Iterator[Span]:
    """All the text of a block."""
    match block:
        case Paragraph(spans) | Heading(_, spans):
            yield from spans
        case Quote(paragraphs):
            yield from chain.from_iterable(paragraphs)
        case ListBlock(_, items):
            yield from chain.from_iterable(items)
        case Timeline(moments):
            yield from chain.from_iterable(moment.spans for moment in moments)


def _set_off(lines: Iterable[GalleyLine]) -> Iterator[GalleyLine]:
    """The lines with white above the first."""
    for n, line in enumerate(lines):
        yield line if n else replace(line, space=AROUND)


def _text_lines(rows: Sequence[Parts], block: int, role: Role) -> Iterator[GalleyLine]:
    """Lines of one paragraph: a frame may not end after its first line, nor before its last, nor in a divided word."""
    last = len(rows) - 1
    for n, parts in enumerate(rows):
        may_end = n == last or (0 < n != last - 1 and not parts[-1][1].joins_next)
        yield GalleyLine(parts, block, role, may_end=may_end)
