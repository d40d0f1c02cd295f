"""Wrap covers: the booklet's own first and last page around a spine."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.wrap import make_wrap, plan_wrap
from publisher.page.items import Fill, Picture, Role, TextLine, Turn
from publisher.settings import Publication, Settings
from publisher.units import Mm


@pytest.fixture(scope="module")
def story(edition, photo):
    made = edition((photo("a"), photo("b")), shapes={"a": "wide", "b": "tall"}, title="The gate at noon")
    return replace(made, settings=Settings(publication=Publication(name="Gate News")))


@pytest.fixture(scope="module")
def wrap(story):
    return lambda millimetres, layout="a5-portrait": plan_wrap(story, BookletOptions(layout=layout), Mm(millimetres))


def spine_lines(plan) -> list[TextLine]:
    return [item for item in plan.page.items() if isinstance(item, TextLine) and item.turn is Turn.DOWN]


def test_a_wrap_cover_is_two_pages_and_a_spine_wide(wrap):
    page = wrap(8.5).page
    assert page.size.width.mm == pytest.approx(148 + 8.5 + 148)
    assert page.size.height.mm == pytest.approx(210)
    assert page.bleed.mm == pytest.approx(3)


def test_it_is_folded_on_both_sides_of_the_spine(wrap):
    assert [fold.mm for fold in wrap(8.5).folds] == pytest.approx([148, 156.5])


def test_the_front_cover_shows_its_photo_with_credit_to_the_right_of_the_spine(wrap):
    plan = wrap(8.5)
    (figure,) = (element for element in plan.page.walk() if element.role is Role.FIGURE)
    assert any(child.role is Role.CREDIT and child.text == "Photo: VNA" for child in figure.children)
    (picture,) = (item for item in figure.items if isinstance(item, Picture))
    shown = picture.clip or picture.rect
    assert shown.x >= plan.folds[1] - 0.01
    assert [use.photo for use in plan.booklet.uses] == ["a"]


def test_neither_cover_bleeds_onto_the_spine(wrap):
    plan = wrap(2)
    back, front = plan.folds
    painted = [item for item in plan.page.items() if isinstance(item, Fill | Picture)]
    for item in painted:
        shown = (item.clip or item.rect) if isinstance(item, Picture) else item.rect
        assert (
            shown.right <= back + 0.01
            or shown.x >= front - 0.01
            or (shown.x, shown.right) == pytest.approx((back, front))
        )


def test_a_wide_spine_carries_title_and_publication_read_from_the_top(wrap):
    plan = wrap(9)
    title, name = spine_lines(plan)
    assert (title.text, name.text) == ("The gate at noon", "Gate News")
    assert title.y < name.y
    assert title.box.bottom < name.box.y


def test_a_narrow_spine_stays_without_letters(wrap):
    assert spine_lines(wrap(6.3)) == []
    assert spine_lines(wrap(6.4)) != []


@settings(max_examples=12, deadline=None)
@given(st.floats(0.5, 60), st.sampled_from(["a5-portrait", "square-210", "a4-album"]))
def test_letters_keep_clear_of_the_folds_and_on_the_page(wrap, millimetres, layout):
    plan = wrap(millimetres, layout)
    back, front = plan.folds
    for line in spine_lines(plan):
        assert line.box.x >= back + Mm(1)
        assert line.box.right <= front - Mm(1)
        assert plan.page.trim.contains(line.box)


def test_the_plan_prints_spine_and_folds(wrap):
    text = wrap(8.5).as_text()
    assert text.startswith("spine 8.50 mm, folded at 148.00 and 156.50 mm\npage wrap cover 304.5 x 210 bleed 3\n")


def test_a_spine_too_thin_for_glue_is_told(wrap):
    assert [notice.code for notice in wrap(2).booklet.notices] == ["P932"]


@pytest.fixture(scope="module")
def made(wrap, tmp_path_factory):
    out = tmp_path_factory.mktemp("wrap") / "cover.pdf"
    make_wrap(wrap(9), out)
    return out


def test_the_file_has_one_page_with_trim_bleed_and_a_margin_for_marks(made):
    with pikepdf.open(made) as pdf:
        (page,) = pdf.pages
        trim, bleed, media = ([float(edge) for edge in page.obj[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox"))
    assert trim[2] - trim[0] == pytest.approx(Mm(305), abs=0.01)
    assert trim[0] - bleed[0] == pytest.approx(Mm(3), abs=0.01)
    assert bleed[0] - media[0] == pytest.approx(Mm(7), abs=0.01)


def test_a_reader_finds_the_title_on_front_and_spine(made):
    text = " ".join(pypdf.PdfReader(made).pages[0].extract_text().split())
    assert text.count("The gate at noon") >= 2


def test_poppler_reads_the_spine_from_the_top_down(made):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-bbox", str(made), "-"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]+)<', shown)
    left, right = Mm(10 + 148), Mm(10 + 148 + 9)
    spine = sorted((float(y), word) for x1, y, x2, word in found if left < float(x1) and float(x2) < right)
    assert [word for _, word in spine] == ["The", "gate", "at", "noon", "Gate", "News"]


def test_making_it_twice_gives_the_same_bytes(wrap, made, tmp_path):
    make_wrap(wrap(9), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == made.read_bytes()


def test_a_book_read_from_the_right_has_its_front_cover_to_the_left_of_the_spine(edition, photo):
    made = edition((photo("a"), photo("b")), shapes={"a": "wide", "b": "tall"}, lang="ar", title="الطريق إلى النهر")
    page = plan_wrap(made, BookletOptions(), Mm(8.5)).page
    (picture,) = [item for item in page.items() if isinstance(item, Picture)]
    assert (picture.clip or picture.rect).right <= Mm(148) + 0.01
