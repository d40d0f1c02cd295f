"""Tables wider than a column: over the whole page, with the text behind them below."""

from __future__ import annotations

import pytest

from publisher.article.model import Align, PhotoRef, Span, Table
from publisher.channels.booklet.editor import choose, lay_out
from publisher.channels.booklet.kinds.board import board
from publisher.channels.booklet.story import Board, Position
from publisher.page.items import Page, Role, TextLine

HEAD = " ".join(f"Column {n}" for n in range(7))


def wide(rows: int, columns: int = 7) -> Table:
    head = tuple((Span(f"Column {n}"),) for n in range(columns))
    cells = tuple(tuple((Span(f"{row}-{n} and more"),) for n in range(columns)) for row in range(rows))
    return Table((Align.START,) * columns, head, cells, (Span("A wide table"),))


def pages(story, first: int = 4) -> tuple[Page, ...]:
    return lay_out(choose(story, first, None), first, story.desk.layout.kinds.repeat)


def tables(found: tuple[Page, ...]) -> list[list[str]]:
    elements = (element for page in found for element in page.walk() if element.role is Role.TABLE)
    return [[row.text for row in element.children] for element in elements]


def test_a_table_wider_than_a_column_stands_over_the_page_and_the_text_goes_on_below(told, words):
    story = told((words(6), wide(4), words(12)), {}, "newspaper")
    assert [type(atom).__name__ for atom in story.atoms] == ["Text", "Board", "Text"]
    (page,) = [page for page in pages(story) if page.name == "table"]
    (table,) = [element for element in page.elements if element.role is Role.TABLE]
    foot = max(item.y for part in table.walk() for item in part.items if isinstance(item, TextLine))
    below = [element for element in page.elements if element.role is Role.PARAGRAPH]
    assert below
    assert all(item.y > foot for element in below for item in element.items if isinstance(item, TextLine))


def test_a_narrow_table_stands_in_the_text(told, words):
    story = told((words(6), wide(4, 2), words(6)), {}, "newspaper")
    assert not [atom for atom in story.atoms if isinstance(atom, Board)]
    assert len(tables(pages(story))) >= 1


def test_a_long_table_takes_several_pages_each_with_its_head(told):
    found = pages(told((wide(120),), {}, "newspaper"))
    assert [page.name for page in found] == ["table"] * len(found)
    rows = [row for part in tables(found) for row in part]
    assert len(found) > 1
    assert rows[0] == "A wide table"
    assert len(rows) == 2 + 120
    for page in found[1:]:
        assert next(e.text for e in page.elements if e.role is Role.ARTIFACT) == HEAD


@pytest.mark.parametrize("layout", ["a5-portrait", "a4-album", "gallery", "newspaper", "square-210", "timeline"])
def test_any_story_with_tables_is_told_to_its_end(told, words, layout):
    body = (words(3), wide(3), PhotoRef("a"), wide(50, 3), words(2), wide(2, 2), PhotoRef("b"))
    story = told(body, {"a": "wide", "b": "tall"}, layout)
    found = tables(pages(story))
    assert sum(len(part) for part in found) == (2 + 3) + (2 + 50) + (2 + 2)


def test_what_is_no_wide_table_is_no_board(told, words):
    assert list(board(told((words(3),), {}), Position(), 4)) == []
