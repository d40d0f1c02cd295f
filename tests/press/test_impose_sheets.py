"""Which page lies where: folded and laid into each other, the sheets read like the booklet."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.press.sheets import Face, Sheet, creep, perfect, saddle, two_up
from publisher.units import Length, Mm

PAGES = st.integers(1, 200)
SIGNATURES = st.sampled_from([8, 16, 32])
CALIPER = Mm(0.1)


def read_folded(sheets: tuple[Sheet, ...]) -> list[int | None]:
    """Leaf through one signature: down the right halves from the outermost sheet, and back up the left halves."""
    first = [page for sheet in sheets for page in (sheet.front.right, sheet.back.left)]
    return first + [page for sheet in reversed(sheets) for page in (sheet.back.right, sheet.front.left)]


def signatures_of(sheets: tuple[Sheet, ...]) -> list[tuple[Sheet, ...]]:
    numbers = sorted({sheet.signature for sheet in sheets})
    return [tuple(sheet for sheet in sheets if sheet.signature == number) for number in numbers]


def without_blanks(pages: list[int | None]) -> list[int]:
    return [page for page in pages if page is not None]


def test_a_saddle_stitched_booklet_of_eight_pages():
    assert saddle(8, CALIPER) == (
        Sheet(1, 1, Face(8, 1), Face(2, 7), Length(0)),
        Sheet(1, 2, Face(6, 3), Face(4, 5), CALIPER),
    )


@given(PAGES)
def test_a_saddle_stitched_booklet_reads_in_order(pages):
    assert without_blanks(read_folded(saddle(pages, CALIPER))) == list(range(1, pages + 1))


@given(PAGES)
def test_blanks_fill_whole_sheets_before_the_back_cover(pages):
    read = read_folded(saddle(pages, CALIPER))
    assert len(read) % 4 == 0
    assert len(read) - pages < 4
    assert read[0] == 1
    if pages > 1:
        assert read[-1] == pages


@given(PAGES.map(lambda n: n * 4))
def test_the_pages_of_a_full_sheet_add_up(pages):
    for sheet in saddle(pages, CALIPER):
        for face in (sheet.front, sheet.back):
            assert face.left + face.right == pages + 1


@given(PAGES)
def test_the_first_page_of_a_leaf_is_printed_on_its_front(pages):
    for sheet in saddle(pages * 4, CALIPER):
        assert sheet.front.right % 2 == 1
        assert sheet.back.left == sheet.front.right + 1


@given(PAGES, SIGNATURES)
def test_signatures_read_in_order_one_after_the_other(pages, size):
    signatures = signatures_of(perfect(pages, size, CALIPER))
    read = [page for signature in signatures for page in read_folded(signature)]
    assert read == [*range(1, pages + 1), *[None] * (-pages % 4)]


@given(PAGES, SIGNATURES)
def test_only_the_last_signature_is_smaller(pages, size):
    sizes = [len(signature) * 4 for signature in signatures_of(perfect(pages, size, CALIPER))]
    assert all(each == size for each in sizes[:-1])
    assert 4 <= sizes[-1] <= size


@given(PAGES, st.floats(0.02, 1).map(Mm))
def test_creep_grows_by_one_thickness_a_sheet_from_nothing(pages, caliper):
    amounts = [sheet.creep for sheet in saddle(pages, caliper)]
    assert amounts[0] == 0
    for outer, inner in pairwise(amounts):
        assert inner - outer == pytest.approx(caliper)


def test_the_innermost_of_16_sheets_creeps_by_15_thicknesses():
    assert max(sheet.creep for sheet in saddle(64, CALIPER)).mm == pytest.approx(1.5)
    assert creep(0, CALIPER) == 0


@given(PAGES, SIGNATURES)
def test_creep_starts_anew_in_each_signature(pages, size):
    for signature in signatures_of(perfect(pages, size, CALIPER)):
        assert [sheet.creep for sheet in signature] == [creep(n, CALIPER) for n in range(len(signature))]


@given(PAGES)
def test_two_up_shows_the_pairs_a_reader_sees(pages):
    sheets = two_up(pages)
    assert without_blanks([page for sheet in sheets for page in (sheet.front.left, sheet.front.right)]) == list(
        range(1, pages + 1)
    )
    assert sheets[0].front.left is None
    for sheet in sheets:
        assert sheet.back is None
        assert sheet.front.left is None or sheet.front.left % 2 == 0
