"""The galley setter: blocks of an article go in, a galley of lines in the voices of one layout comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from publisher.article.blocks import texts
from publisher.article.inline import plain
from publisher.article.model import (
    Block,
    Divider,
    Heading,
    Inline,
    ListBlock,
    Note,
    Notes,
    Paragraph,
    Quote,
    Sidebar,
    Span,
    Table,
    Timeline,
)
from publisher.compose.galley import Box, Galley, GalleyLine, middle
from publisher.compose.hanging import AROUND, list_lines, note_lines, text_lines, timeline_lines
from publisher.compose.tables import table_lines
from publisher.compose.typesetter import Typesetter
from publisher.compose.wording import wording
from publisher.page.items import Role
from publisher.page.moving import moved
from publisher.typeset.bidi import reads_against
from publisher.typeset.lines import set_headline
from publisher.typeset.shape import set_line
from publisher.units import Length

SET_OFF = (Quote, ListBlock, Timeline, Table, Sidebar, Divider, Notes)
"""Blocks with white above and below; the paragraph behind them begins without an indent, on a grid line."""
DIVIDER = "* * *"
"""A pause in the text."""
PADDING = 0.95
"""From the edge of a sidebar to its text, in em of the reading text."""
EDGE = 0.6
"""White between the edge of a sidebar and its first and last line, in grid lines."""
BOXED = 0.92
"""The size of text in a sidebar, of that of the reading text."""
WHOLE = 0.9
"""A sidebar that takes less than this share of a page is never divided."""


@dataclass(frozen=True, slots=True)
class GalleySetter(Typesetter):
    """Sets blocks of text in the voices of one booklet layout."""

    def galley(self, blocks: Sequence[Block], measure: Length) -> Galley:
        """The galley of some blocks, in order; photos and groups among them are passed over (pages place them).

        Raises PublisherError P813 for a table that is too wide for the measure.
        """
        sample = set_line("x", self.palette.style(self.layout.voices.text), self.lang, self.book)
        lines = tuple(self._flow(blocks, measure, count()))
        return Galley(lines, measure, middle(sample, self.layout.grid.baseline))

    def _flow(self, blocks: Iterable[Block], measure: Length, numbers: Iterator[int]) -> Iterator[GalleyLine]:
        flush, below = True, 0.0
        for block in blocks:
            new = list(self._block(block, numbers, measure, flush))
            if new and isinstance(block, (Paragraph, Heading, Sidebar, Table)):
                new[0] = replace(new[0], snaps=True, space=max(new[0].space, below))
            yield from (replace(line, from_far=True) for line in new) if self._reads_against(block) else new
            below = AROUND if isinstance(block, SET_OFF) else 0.0
            flush = bool(below) or isinstance(block, Heading)

    def _reads_against(self, block: Block) -> bool:
        return reads_against("".join(plain(spans) for spans in texts(block)), self.lang, self.from_right)

    def _block(self, block: Block, numbers: Iterator[int], measure: Length, flush: bool) -> Iterator[GalleyLine]:
        match block:
            case Paragraph(spans):
                yield from self._paragraph(spans, next(numbers), measure, flush)
            case Heading(level, spans):
                yield from self._heading(level, spans, next(numbers), measure)
            case Quote(paragraphs, cite):
                yield from self._quote(paragraphs, cite, next(numbers), measure)
            case ListBlock():
                yield from list_lines(self, block, next(numbers), measure)
            case Timeline():
                yield from timeline_lines(self, block, next(numbers), measure)
            case Table():
                yield from _set_off(table_lines(self, block, (next(numbers), next(numbers)), measure))
            case _:
                yield from self._apart(block, numbers, measure)

    def _apart(self, block: Block, numbers: Iterator[int], measure: Length) -> Iterator[GalleyLine]:
        match block:
            case Sidebar():
                yield from _set_off(self._sidebar(block, numbers, measure))
            case Divider():
                yield from self._divider(next(numbers), measure)
            case Notes(notes):
                yield from self._notes(notes, numbers, measure)

    def _paragraph(self, spans: Inline, number: int, measure: Length, flush: bool) -> Iterator[GalleyLine]:
        indent = Length(0) if flush else self.layout.voices.text.size * self.layout.reading.indent
        lines = self.lines(spans, measure, indent=indent)
        shifted = ((float(indent) if n == 0 else 0.0, line) for n, line in enumerate(lines))
        yield from text_lines([((dx, line),) for dx, line in shifted], number, Role.PARAGRAPH)

    def _heading(self, level: int, spans: Inline, number: int, measure: Length) -> Iterator[GalleyLine]:
        style = self.palette.style(self.layout.voices.heading)
        lines = set_headline(plain(spans), style, measure, self.lang, book=self.book)
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
        rows = [((indent, line),) for spans in paragraphs for line in self.lines(spans, width, italic=True)]
        if cite:
            rows += [((indent, line),) for line in self.lines((Span(f"— {cite}"),), width)]
        yield from _set_off(text_lines(rows, number, Role.QUOTE))

    def _divider(self, number: int, measure: Length) -> Iterator[GalleyLine]:
        """A sign in the middle of the column, which no page begins or ends with."""
        line = set_line(DIVIDER, self.palette.style(self.layout.voices.text, colour="soft"), self.lang, self.book)
        parts = (((float(measure) - float(line.width)) / 2, line),)
        yield GalleyLine(parts, number, Role.ARTIFACT, space=AROUND, may_end=False)

    def _notes(self, notes: Sequence[Note], numbers: Iterator[int], measure: Length) -> Iterator[GalleyLine]:
        title = (Span(wording(self.lang).notes),)
        yield from self._heading(2, title, next(numbers), measure)
        lines = note_lines(self, notes, next(numbers), measure)
        yield from (line if n else replace(line, space=0.0) for n, line in enumerate(lines))

    def _sidebar(self, sidebar: Sidebar, numbers: Iterator[int], measure: Length) -> Iterator[GalleyLine]:
        """Text in a tinted box, in the voice of captions; kept on one page unless it is about as long as a page."""
        padding = float(self.layout.voices.text.size) * PADDING
        inner = self._boxed()
        box = Box(next(numbers), self.palette["ground"])
        edge = GalleyLine((), next(numbers), Role.ARTIFACT, height=EDGE, may_end=False, keeps=True, box=box)
        blocks = (Heading(3, sidebar.title), *sidebar.blocks)
        lines = list(inner._flow(blocks, measure - padding * 2, numbers))
        lines[0] = replace(lines[0], space=0.0, snaps=False)
        height = EDGE * 2 + sum(line.space + line.height for line in lines)
        keeps = height < WHOLE * self.page_lines
        yield edge
        for line in lines:
            may_end, kept = (False, True) if keeps or line is lines[-1] else (line.may_end, line.keeps)
            yield replace(_shifted(line, padding), box=box, may_end=may_end, keeps=kept, repeats=(edge, *line.repeats))
        yield replace(edge, may_end=True, keeps=False)

    def _boxed(self) -> GalleySetter:
        """The setter of text in a sidebar."""
        voices, reading = self.layout.voices, self.layout.reading
        text = replace(voices.caption, size=voices.text.size * BOXED, leading=voices.text.leading, colour="ink")
        heading = replace(text, size=voices.text.size * 1.08, weight=600)
        layout = replace(
            self.layout,
            voices=replace(voices, text=text, heading=heading),
            reading=replace(reading, justify=False),
        )
        return replace(self, layout=layout)


def _shifted(line: GalleyLine, dx: float) -> GalleyLine:
    """The line further in, from the edge it begins at."""
    parts = tuple((x + dx, part) for x, part in line.parts)
    return replace(line, parts=parts, piece=moved(line.piece, dx) if line.piece else None)


def _set_off(lines: Iterable[GalleyLine]) -> Iterator[GalleyLine]:
    """The lines with white above the first."""
    for n, line in enumerate(lines):
        yield line if n else replace(line, space=AROUND)
