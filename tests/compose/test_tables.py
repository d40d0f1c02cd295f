from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.article.model import Align, Heading, Inline, Paragraph, Span, Table
from publisher.compose.setter import GalleySetter
from publisher.compose.tables import SMALLEST, fits
from publisher.notices import PublisherError
from publisher.page.geometry import Rect
from publisher.page.items import Element, Role, Rule, TextLine
from publisher.units import Mm, Pt

MEASURE = Mm(100)
FRAME = Rect(Mm(10), Mm(20), MEASURE, Mm(180))


def said(text: str) -> Inline:
    return (Span(text),) if text else ()


def table(*rows: str, align: str = "", caption: str = "", source: str = "") -> Table:
    """A table from rows of cells divided by bars, the first of them its head."""
    cells = [tuple(said(cell.strip()) for cell in row.split("|")) for row in rows]
    stands = {"l": Align.LEFT, "c": Align.CENTRE, "r": Align.RIGHT}
    aligned = tuple(stands.get(letter, Align.START) for letter in align.ljust(len(cells[0])))
    return Table(aligned, cells[0], tuple(cells[1:]), said(caption), said(source))


HARVEST = table(
    "Village | Hectares | Harvest", "Upper Mill | 84 | 3,912", "Old Bridge | 7 | 12", align=" rr", caption="The harvest"
)
LONG = table("Year | Harvest", *(f"{year} | {year * 3}" for year in range(1900, 1960)), caption="Sixty years")


def placed(setter: GalleySetter, *blocks: Table | Paragraph | Heading) -> tuple[Element, ...]:
    galley = setter.galley(blocks, MEASURE)
    return galley.place(0, len(galley.lines), FRAME, setter.layout.grid.baseline, "en")


def cells(element: Element) -> list[list[str]]:
    """The texts of a table's rows, of its caption as a row of one."""
    read = [[cell.text for cell in row.children if cell.role is not Role.ARTIFACT] for row in element.children]
    return [row or [part.text] for row, part in zip(read, element.children, strict=True)]


def lines(element: Element) -> list[TextLine]:
    return [item for part in element.walk() for item in part.items if isinstance(item, TextLine)]


def test_a_table_is_a_caption_and_rows_of_cells(setter: GalleySetter) -> None:
    (element,) = placed(setter, HARVEST)
    caption, head, *rows = element.children
    assert (element.role, caption.role, caption.text) == (Role.TABLE, Role.CAPTION, "The harvest")
    assert {row.role for row in (head, *rows)} == {Role.ROW}
    assert [part.role for part in head.children] == [Role.ARTIFACT, *[Role.COLUMN_HEAD] * 3]
    assert cells(element)[1:] == [
        ["Village", "Hectares", "Harvest"],
        ["Upper Mill", "84", "3,912"],
        ["Old Bridge", "7", "12"],
    ]


def test_figures_that_stand_right_end_on_one_edge(setter: GalleySetter) -> None:
    (element,) = placed(setter, HARVEST)
    ends = [round(float(line.x + line.width), 2) for line in lines(element) if line.text in ("Harvest", "3,912", "12")]
    assert len(set(ends)) == 1
    rules = [item for part in element.walk() for item in part.items if isinstance(item, Rule)]
    assert ends[0] <= max(float(rule.x2) for rule in rules) + 0.01 <= float(FRAME.right) + 0.02


def test_where_the_corner_is_empty_rows_have_heads(setter: GalleySetter) -> None:
    (element,) = placed(setter, table(" | 1960 | 1961", "Upper Mill | 1 | 2"))
    assert [[part.role for part in row.children[1:]] for row in element.children] == [
        [Role.CELL, Role.COLUMN_HEAD, Role.COLUMN_HEAD],
        [Role.ROW_HEAD, Role.CELL, Role.CELL],
    ]


def test_a_table_without_heads_begins_with_its_rows(setter: GalleySetter) -> None:
    (element,) = placed(setter, table(" | ", "a | b"))
    assert cells(element) == [["a", "b"]]


def test_words_wrap_and_stay_in_their_column(setter: GalleySetter) -> None:
    (element,) = placed(setter, table("A | B", "word " * 30 + "| 1", align=" r"))
    assert cells(element)[1] == [("word " * 30).strip(), "1"]
    column = [line for line in lines(element) if line.text.startswith("word")]
    assert len(column) > 1
    right = max(float(line.x + line.width) for line in column)
    assert right < min(float(line.x) for line in lines(element) if line.text in ("B", "1"))


def test_the_type_shrinks_before_a_table_is_refused(setter: GalleySetter) -> None:
    sizes = []
    for count in (3, 8, 9):
        row = " | ".join(["10,000"] * count)
        (element,) = placed(setter, table(row, row))
        sizes.append({run.size for line in lines(element) for run in line.runs})
    assert all(len(found) == 1 for found in sizes)
    largest, middle, smallest = (found.pop() for found in sizes)
    assert largest > middle > smallest >= SMALLEST


def test_a_table_that_fits_no_size_is_named(setter: GalleySetter) -> None:
    row = " | ".join(["10,000,000"] * 20)
    wide = replace(table(row, row), caption=said("Far too wide"))
    assert not fits(setter, wide, MEASURE)
    with pytest.raises(PublisherError) as refusal:
        setter.galley([wide], MEASURE)
    assert [(notice.code, "Far too wide" in notice.message) for notice in refusal.value.notices] == [("P813", True)]


def test_a_row_that_no_page_can_hold_is_refused(setter: GalleySetter) -> None:
    with pytest.raises(PublisherError, match="taller than a page"):
        setter.galley([table("A | B", "word " * 3000 + "| 1")], MEASURE)


def test_a_long_table_is_divided_by_rows_and_its_head_stands_above_each_part(setter: GalleySetter) -> None:
    galley = setter.galley([LONG], MEASURE)
    baseline = setter.layout.grid.baseline
    start, parts = 0, []
    while start < len(galley.lines):
        end = galley.take(start, 20)
        assert galley.height(start, end) <= 20
        parts.append(galley.place(start, end, FRAME, baseline, "en"))
        start = end
    rows = [row for part in parts for element in part if element.role is Role.TABLE for row in cells(element)]
    assert rows == [["Sixty years"], ["Year", "Harvest"], *([str(y), str(y * 3)] for y in range(1900, 1960))]
    assert len(parts) > 3
    for again, rest in parts[1:]:
        assert (again.role, again.text) == (Role.ARTIFACT, "Year Harvest")
        assert rest.continues
        assert min(line.y for line in lines(again)) < min(line.y for line in lines(rest))


def test_a_short_table_is_never_divided(setter: GalleySetter) -> None:
    galley = setter.galley([Paragraph(said("Before.")), HARVEST], MEASURE)
    assert galley.take(0, 4) == 1
    assert galley.take(1, 3) == 1


def test_the_source_stands_below_the_rows_in_small_print(setter: GalleySetter) -> None:
    rows, source = placed(setter, replace(HARVEST, source=said("Ledger 14.")))
    assert (source.role, source.text) == (Role.PARAGRAPH, "Ledger 14.")
    assert min(line.y for line in lines(source)) > max(line.y for line in lines(rows)) + Pt(5)


def test_text_behind_a_table_is_on_the_grid_again(setter: GalleySetter) -> None:
    tall = table("A | B", "word " * 40 + "| 1")
    _, after = placed(setter, tall, Paragraph(said("After.")))
    galley = setter.galley([], MEASURE)
    steps = float(lines(after)[0].y - FRAME.y - galley.rise) / float(setter.layout.grid.baseline)
    assert steps == pytest.approx(round(steps))


def test_in_an_arabic_book_the_first_column_stands_at_the_right(setter: GalleySetter) -> None:
    arabic = replace(setter, lang="ar")
    (element,) = placed(arabic, table("أ | ب", "ج | د"))
    first, second = element.children[0].children[1:]
    assert lines(first)[0].x > lines(second)[0].x
