"""Tables: one goes in, galley lines come out - its caption, a row on each, its source - with columns as wide as what stands in them.

The type gives way before the columns do: it shrinks by quarter points down to ``SMALLEST`` until every word fits its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.article.inline import plain
from publisher.article.model import Align, Inline, Table
from publisher.compose.galley import GalleyLine, middle, placed_line
from publisher.compose.typesetter import Typesetter
from publisher.layout.schema import Voice
from publisher.notices import Notice, PublisherError, error
from publisher.page.items import Element, Item, Role, Rule
from publisher.page.moving import moved
from publisher.typeset.bidi import reads_against
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine
from publisher.units import Length, Pt

SIZE = 0.86
"""The size of a table's type, of that of the reading text."""
SMALLEST = Pt(6)
STEP = Pt(0.25)
GAP = 1.3
"""White between two columns, in em of the table's type."""
LEADING = 0.8
"""From line to line inside a cell, in grid lines; from row to row it is a whole one."""
ABOVE_SOURCE = 0.25
"""White between the last row and the source, in grid lines."""
STRETCH = 1.6
"""By how much at most columns grow so that a table fills the measure: figures far apart are hard to follow."""
TALLEST = 0.7
"""The share of a page that a row may take: caption and head stand above it."""
WHOLE = 12
"""A table of so few grid lines is never divided."""
HAIRLINE, BORDER = Pt(0.35), Pt(0.7)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table in a size of type: the widths of their cells, and the gap between two, in points."""

    widths: tuple[float, ...]
    gap: float
    voice: Voice

    @property
    def width(self) -> float:
        """Of the whole table."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)

    def left(self, number: int, *, mirrored: bool) -> float:
        """The left edge of a column; the first one stands at the right where the language is written so."""
        before = sum(self.widths[:number]) + self.gap * number
        return self.width - before - self.widths[number] if mirrored else before


def fits(setter: Typesetter, table: Table, measure: Length) -> bool:
    """Whether a table can be set to a measure."""
    return _columns(setter, table, measure) is not None


def table_lines(setter: Typesetter, table: Table, numbers: tuple[int, int], measure: Length) -> Iterator[GalleyLine]:
    """The lines of a table, and of its source under a number of its own; PublisherError P813 when it fits no page."""
    columns = _columns(setter, table, measure)
    if columns is None:
        raise PublisherError(_misfit(table, "is too wide for the page, in the smallest type too"))
    made = _Rows(setter, table, columns, numbers[0])
    rows = list(made.lines())
    if made.mirrored:
        rows = [_shifted(line, float(measure) - columns.width) for line in rows]
    if max(line.height for line in rows) > setter.page_lines * TALLEST:
        raise PublisherError(_misfit(table, "has a row that is taller than a page"))
    source = list(_source(setter, table, columns, numbers[1], measure))
    splits = sum(line.height for line in rows) > WHOLE
    last = len(rows) - 1
    for n, line in enumerate(rows):
        ends = (n == last and not source) or (splits and line.may_end and n < last - 1)
        yield replace(line, may_end=ends, keeps=not ends)
    yield from source


def _shifted(line: GalleyLine, dx: float) -> GalleyLine:
    """The row so much further in, with the head that stands once more above it."""
    assert line.piece is not None
    repeats = tuple(_shifted(head, dx) for head in line.repeats)
    return replace(line, piece=moved(line.piece, dx), repeats=repeats)


def _misfit(table: Table, why: str) -> Notice:
    name = f"the table '{plain(table.caption)}'" if table.caption else f"the table in line {table.line}"
    hint = "shorten its longest cells, turn rows into columns, or make two tables of it"
    return error("P813", f"{name} {why}", None, hint, "booklet")


def _columns(setter: Typesetter, table: Table, measure: Length) -> Columns | None:
    """The columns in the largest type that fits; None when none does."""
    text, caption = setter.layout.voices.text, setter.layout.voices.caption
    size = text.size * SIZE
    while size >= min(SMALLEST, text.size * SIZE):
        voice = replace(caption, size=size, leading=text.leading, colour="ink", features=("lnum", "tnum"))
        gap = float(size) * GAP
        room = float(measure) - gap * (len(table.align) - 1)
        widths = _widths(setter, table, voice, room)
        if widths:
            return Columns(widths, gap, voice)
        size -= STEP
    return None


def _widths(setter: Typesetter, table: Table, voice: Voice, room: float) -> tuple[float, ...] | None:
    """As wide as the longest line of each column; where they are too wide together, less of what is more than a word."""
    rows = [[(spans, True) for spans in table.head]]
    rows += [[(spans, table.heads_rows and n == 0) for n, spans in enumerate(row)] for row in table.rows]
    cells = list(zip(*rows, strict=True))
    wanted = [max(_width(setter, plain(s), voice, head=h) for s, h in column) for column in cells]
    words = [max(_widest_word(setter, s, voice, head=h) for s, h in column) for column in cells]
    if sum(wanted) <= room:
        growth = min(STRETCH, room / max(sum(wanted), 1.0))
        return tuple(width * growth for width in wanted)
    if sum(words) > room:
        return None
    spare = (room - sum(words)) / max(sum(wanted) - sum(words), 1e-6)
    return tuple(word + (width - word) * spare for word, width in zip(words, wanted, strict=True))


def _widest_word(setter: Typesetter, spans: Inline, voice: Voice, *, head: bool) -> float:
    return max((_width(setter, word, voice, head=head) for word in plain(spans).split()), default=0.0)


def _width(setter: Typesetter, text: str, voice: Voice, *, head: bool) -> float:
    """The widest line of a text as it stands, a hair more for rounding."""
    style = setter.palette.style(replace(voice, weight=600) if head else voice)
    return max(float(set_line(line, style, setter.lang, setter.book).width) for line in text.split("\n")) + 0.1


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the lines of one table: caption, head and rows, each one piece."""

    setter: Typesetter
    table: Table
    columns: Columns
    number: int

    @property
    def baseline(self) -> Length:
        """The height of a grid line."""
        return self.setter.layout.grid.baseline

    @property
    def mirrored(self) -> bool:
        """Whether the columns run against the page."""
        return reads_against("", self.setter.lang, self.setter.from_right)

    def lines(self) -> Iterator[GalleyLine]:
        """Caption, head and rows; every row but the first stands below the head again where it begins a frame."""
        if self.table.caption:
            yield self._caption()
        heads: tuple[GalleyLine, ...] = ()
        if self.table.has_head:
            heads = (self._row(self.table.head, is_head=True, is_last=False),)
            yield from heads
        last = len(self.table.rows) - 1
        for n, row in enumerate(self.table.rows):
            line = self._row(row, is_head=False, is_last=n == last, opens=n == 0 and not heads)
            yield replace(line, may_end=n > 0, repeats=heads if n else ())

    def _caption(self) -> GalleyLine:
        caption = self.setter.layout.voices.caption
        voice = replace(caption, size=self.columns.voice.size, leading=self.baseline, weight=600)
        lines = self.setter.lines(self.table.caption, self._caption_measure(), voice=voice, justify=False)
        height = len(lines) * LEADING + 1 - LEADING
        items = tuple(item for n, line in enumerate(lines) for item in self._line(line, self._caption_left(line), n))
        piece = Element(Role.CAPTION, items, lang=self.setter.lang)
        return GalleyLine((), self.number, Role.TABLE, height=height, may_end=False, piece=piece)

    def _caption_measure(self) -> Length:
        return Length(max(self.columns.width, float(self.columns.voice.size) * 20))

    def _caption_left(self, line: SetLine) -> float:
        """Where a line of the caption begins: it ends with the table where the columns run against the page."""
        return self.columns.width - float(line.width) if self.mirrored else 0.0

    def _row(self, cells: Sequence[Inline], *, is_head: bool, is_last: bool, opens: bool = False) -> GalleyLine:
        """One row with the rules around it, its first lines all on one baseline."""
        set_cells = [self._cell(spans, n, is_head) for n, spans in enumerate(cells)]
        count = max(1, *(len(lines) for lines in set_cells))
        height = count * LEADING + 1 - LEADING
        rules = tuple(self._rules(height, over=is_head or opens, heavy=is_head or is_last))
        made = [Element(self._role(n, is_head, spans), tuple(self._items(set_cells[n], n)), lang=self.setter.lang)
                for n, spans in enumerate(cells)]  # fmt: skip
        piece = Element(Role.ROW, children=(Element(Role.ARTIFACT, rules), *made))
        return GalleyLine((), self.number, Role.TABLE, height=height, may_end=False, piece=piece)

    def _role(self, column: int, is_head: bool, spans: Inline) -> Role:
        if is_head:
            return Role.COLUMN_HEAD if spans else Role.CELL
        return Role.ROW_HEAD if column == 0 and self.table.heads_rows and spans else Role.CELL

    def _cell(self, spans: Inline, column: int, is_head: bool) -> tuple[SetLine, ...]:
        heads = is_head or (column == 0 and self.table.heads_rows)
        shown = tuple(replace(span, strong=True) for span in spans) if heads else spans
        return self.setter.lines(shown, Length(self.columns.widths[column]), voice=self.columns.voice, justify=False)

    def _items(self, lines: Sequence[SetLine], column: int) -> Iterator[Item]:
        left, width = self.columns.left(column, mirrored=self.mirrored), self.columns.widths[column]
        share = self._shares()[self.table.align[column]]
        for n, line in enumerate(lines):
            yield from self._line(line, left + (width - float(line.width)) * share, n)

    def _shares(self) -> dict[Align, float]:
        """By how much of what is left of its column a cell stands to the right, before a page read from the right is mirrored."""
        left = float(self.setter.from_right)
        return {Align.START: float(self.mirrored), Align.LEFT: left, Align.CENTRE: 0.5, Align.RIGHT: 1.0 - left}

    def _line(self, line: SetLine, x: float, number: int) -> Iterator[Item]:
        return placed_line(line, x, middle(line, self.baseline) + self.baseline * LEADING * number)

    def _rules(self, height: float, *, over: bool, heavy: bool) -> Iterator[Rule]:
        x, width = Length(0), Length(self.columns.width)
        ink, line = self.setter.palette["ink"], self.setter.palette["line"]
        if over:
            yield Rule(x, Length(0), width, Length(0), BORDER, ink)
        y = self.baseline * height
        yield Rule(x, y, width, y, BORDER if heavy else HAIRLINE, ink if heavy else line)


def _source(setter: Typesetter, table: Table, columns: Columns, number: int, measure: Length) -> Iterator[GalleyLine]:
    """The small print below a table, which is never parted from its last row."""
    caption = setter.layout.voices.caption
    voice = replace(caption, size=columns.voice.size * 0.92, colour="soft")
    lines = setter.lines(table.source, measure, voice=voice, justify=False)
    for n, line in enumerate(lines):
        is_last, space = n == len(lines) - 1, 0.0 if n else ABOVE_SOURCE
        parts = ((0.0, line),)
        yield GalleyLine(parts, number, Role.PARAGRAPH, space=space, height=LEADING, may_end=is_last, keeps=not is_last)
