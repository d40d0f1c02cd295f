"""A table of a page goes in; the block it becomes, and its plain words, come out."""

from __future__ import annotations

from publisher.article.model import Align, Inline, Span, Table
from publisher.importers.markup import Element, local_name
from publisher.importers.web.notes import NOTE_CALL
from publisher.importers.web.words import text_in

_WIDEST, _LONGEST = 40, 1000
"""Columns and rows; a larger table frames a page, and its cells are read as text."""


def is_data_table(table: Element) -> bool:
    """Rows of several cells that hold figures or words only, not the frame of a layout."""
    if table.find(".//img") is not None or table.find(".//table") is not None or table.find(".//p/..//h2") is not None:
        return False
    widths = [sum(local_name(cell) in ("td", "th") for cell in row) for row in table.iter("tr")]
    return 1 < max(widths, default=0) <= _WIDEST and len(widths) <= _LONGEST


def read_table(table: Element) -> tuple[Table, str] | None:
    """The table and its words; a first row of ``th`` is its head, short rows are filled. None when nothing stands in it."""
    rows = [[cell for cell in row if local_name(cell) in ("td", "th")] for row in table.iter("tr")]
    texts = [[_inline(cell) for cell in row] for row in rows]
    width = max(map(len, texts))
    has_head = any(texts[0]) and all(local_name(cell) == "th" for cell in rows[0])
    texts = [[*row, *[()] * (width - len(row))] for row in texts if any(row)]
    if not texts:
        return None
    head, body = (texts[0], texts[1:]) if has_head and len(texts) > 1 else ([()] * width, texts)
    captions = [words for each in table.iterfind("caption") if (words := text_in(each))]
    caption: Inline = (Span(" ".join(captions)),) if captions else ()
    block = Table((Align.START,) * width, tuple(head), tuple(map(tuple, body)), caption)
    return block, "\n".join([*captions, *(_row(row) for row in texts)])


def _inline(cell: Element) -> Inline:
    """The words of a cell, and the notes called in it behind them."""
    words = text_in(cell)
    calls = tuple(Span("", note=call.get("label")) for call in cell.iter(NOTE_CALL))
    return (*((Span(words),) if words else ()), *calls)


def _row(cells: list[Inline]) -> str:
    return " | ".join("".join(span.text for span in cell) for cell in cells)
