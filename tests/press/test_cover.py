"""Spines and the marks of a wrap cover."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Pdf

from publisher.notices import PublisherError
from publisher.press.boxes import Box
from publisher.press.cover import mark_cover, spine_notices, spine_width
from publisher.press.paper import caliper
from publisher.units import Mm


def test_a_spine_is_as_wide_as_its_leaves_are_thick():
    assert spine_width(128, Mm(0.1)).mm == pytest.approx(6.4)


def test_a_spine_of_kdp_paper_agrees_with_kdps_inches_per_page():
    assert spine_width(200, caliper("kdp-cream")) / 72 == pytest.approx(200 * 0.0025)


@given(st.integers(2, 400), st.floats(0.03, 0.2))
def test_a_page_more_never_makes_the_spine_thinner(pages, millimetres):
    assert spine_width(pages, Mm(millimetres)) <= spine_width(pages + 1, Mm(millimetres))
    assert spine_width(pages, Mm(millimetres)) >= Mm(millimetres) * pages / 2


def test_a_spine_no_binder_glues_is_refused():
    with pytest.raises(PublisherError, match="a spine of 100 mm"):
        spine_width(2000, Mm(0.1))


def test_a_spine_too_thin_for_glue_is_a_warning():
    assert [notice.code for notice in spine_notices(Mm(2.9))] == ["P932"]
    assert spine_notices(Mm(3)) == ()


@pytest.fixture
def painted(tmp_path: Path) -> Path:
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(217, 117))
        page = pdf.pages[0].obj
        page.TrimBox, page.BleedBox = Array([8.5, 8.5, 208.5, 108.5]), Array([0, 0, 217, 117])
        page.Resources = Dictionary()
        pdf.save(tmp_path / "painted.pdf")
    return tmp_path / "painted.pdf"


@pytest.fixture
def marked(painted: Path) -> Path:
    mark_cover(painted, painted.with_name("cover.pdf"), (Mm(30), Mm(34)))
    return painted.with_name("cover.pdf")


def test_marks_stand_in_a_margin_around_the_bleed(marked):
    with pikepdf.open(marked) as pdf:
        page = pdf.pages[0]
        media, bleed = Box.of(page.obj.MediaBox), Box.of(page.obj.BleedBox)
        assert bleed == Box(0, 0, 217, 117)
        assert media.left == media.bottom == pytest.approx(-Mm(7), abs=0.01)
        assert (media.right, media.top) == pytest.approx((217 + Mm(7), 117 + Mm(7)), abs=0.01)
        points = [
            tuple(float(number) for number in operands)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in ("m", "l")
        ]
    assert len(points) == 2 * (8 + 4)
    assert all(not (bleed.left < x < bleed.right and bleed.bottom < y < bleed.top) for x, y in points)


def test_folds_are_marked_where_the_spine_begins_and_ends(marked):
    with pikepdf.open(marked) as pdf:
        instructions = list(pikepdf.parse_content_stream(pdf.pages[0]))
    dashed, folds = False, set()
    for operands, operator in instructions:
        if str(operator) == "d":
            dashed = len(operands[0]) > 0
        elif str(operator) == "m" and dashed:
            folds.add(round(float(operands[0]) - 8.5, 2))
    assert folds == {round(float(Mm(30)), 2), round(float(Mm(34)), 2)}


def test_marking_twice_gives_the_same_bytes(painted, marked, tmp_path):
    mark_cover(painted, tmp_path / "again.pdf", (Mm(30), Mm(34)))
    assert (tmp_path / "again.pdf").read_bytes() == marked.read_bytes()


def test_a_place_that_cannot_be_written_is_told(painted, tmp_path):
    with pytest.raises(PublisherError, match="cannot be written"):
        mark_cover(painted, tmp_path / "none" / "cover.pdf", ())
