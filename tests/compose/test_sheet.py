from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.compose.sheet import Sheet, Side
from publisher.layout.booklet import Grid, Margins, PageFormat
from publisher.units import Mm, Pt

SHEETS = st.builds(
    Sheet,
    st.builds(PageFormat, st.integers(140, 420).map(Mm), st.integers(140, 420).map(Mm), st.integers(0, 5).map(Mm)),
    st.builds(Margins, *[st.integers(6, 30).map(Mm)] * 4),
    st.builds(Grid, st.integers(1, 12), st.integers(0, 6).map(Mm), st.integers(8, 20).map(Pt)),
)
A5 = Sheet(PageFormat(Mm(148), Mm(210)), Margins(Mm(15), Mm(14), Mm(14), Mm(20)), Grid(6, Mm(4), Pt(13.5)))


def test_even_pages_lie_left_and_odd_ones_right():
    assert [Side.of(folio) for folio in (1, 2, 3, 16)] == [Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT]


@given(SHEETS)
def test_a_left_page_mirrors_a_right_one(sheet):
    left, right = sheet.area(Side.LEFT), sheet.area(Side.RIGHT)
    assert (left.y, left.width, left.height) == (right.y, right.width, right.height)
    assert left.x == pytest.approx(sheet.trim.right - right.right)
    assert right.x == sheet.margins.inside
    assert left.x == sheet.margins.outside
    assert sheet.trim.contains(left)


@given(SHEETS, st.data())
def test_spans_lie_inside_the_type_area_and_mirror_each_other(sheet, data):
    start = data.draw(st.integers(0, sheet.grid.columns - 1))
    columns = data.draw(st.integers(1, sheet.grid.columns - start))
    left, right = sheet.span(Side.LEFT, start, columns), sheet.span(Side.RIGHT, start, columns)
    assert sheet.area(Side.LEFT).contains(left)
    assert sheet.area(Side.RIGHT).contains(right)
    assert left.x == pytest.approx(sheet.trim.right - right.right)
    assert left.width == pytest.approx(right.width)


@given(SHEETS, st.sampled_from(Side))
def test_all_columns_together_are_the_type_area(sheet, side):
    span, area = sheet.span(side, 0, sheet.grid.columns), sheet.area(side)
    assert (span.x, span.width) == (pytest.approx(area.x), pytest.approx(area.width))


@given(SHEETS.filter(lambda sheet: sheet.grid.columns > 1), st.sampled_from(Side), st.data())
def test_neighbouring_spans_are_a_gutter_apart(sheet, side, data):
    cut = data.draw(st.integers(1, sheet.grid.columns - 1))
    inner, outer = sheet.span(side, 0, cut), sheet.span(side, cut, sheet.grid.columns - cut)
    gap = outer.x - inner.right if side is Side.RIGHT else inner.x - outer.right
    assert gap == pytest.approx(sheet.grid.gutter, abs=1e-6)


@given(SHEETS)
def test_the_bleed_lies_evenly_around_the_trim(sheet):
    bleed = sheet.full_bleed()
    assert bleed.contains(sheet.trim)
    assert bleed.width == pytest.approx(sheet.trim.width + sheet.format.bleed * 2)
    assert bleed.height == pytest.approx(sheet.trim.height + sheet.format.bleed * 2)


@given(SHEETS, st.floats(0, 1000))
def test_heights_are_counted_down_and_snapped_up_to_grid_lines(sheet, height):
    baseline = sheet.grid.baseline
    assert baseline * sheet.lines(height) <= height + 0.001 < baseline * (sheet.lines(height) + 1) + 0.002
    snapped = sheet.snap_up(height)
    assert height - 0.001 <= snapped < height + baseline
    assert sheet.snap_up(snapped) == pytest.approx(snapped)


@given(st.integers(0, 100))
def test_a_whole_number_of_lines_counts_as_that_many(count):
    height = A5.grid.baseline * count
    assert A5.lines(height) == count
    assert A5.snap_up(height) == height


@pytest.mark.parametrize(
    ("width", "height", "wide"), [(148, 210, False), (210, 210, False), (297, 210, True), (230, 210, False)]
)
def test_only_clearly_landscape_pages_are_wide(width, height, wide):
    assert Sheet(PageFormat(Mm(width), Mm(height)), A5.margins, A5.grid).is_wide is wide


def test_every_shipped_layout_has_room_for_text(every_layout):
    sheet = Sheet(every_layout.page, every_layout.margins, every_layout.grid)
    area = sheet.area(Side.RIGHT)
    assert sheet.size.width == every_layout.page.width
    assert area.width > sheet.size.width * 0.6
    assert sheet.lines(area.height) >= 20
