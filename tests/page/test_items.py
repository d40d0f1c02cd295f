from __future__ import annotations

from pathlib import Path

import pytest

from publisher.page.geometry import Rect, Size
from publisher.page.items import Colour, Element, Fill, FontFile, Glyph, GlyphRun, Glyphs, Page, Role, TextLine, Turn
from publisher.units import Length, Mm, Pt

INK = Colour((22, 24, 27))
FONT = FontFile(Path("fonts/Sample-Regular.ttf"))


def line(text: str, *, turn: Turn = Turn.NONE, joins_next: bool = False, runs_on: bool = False) -> TextLine:
    return TextLine(Pt(100), Pt(200), (), text, Pt(60), Pt(8), Pt(2), turn, joins_next, runs_on)


def test_a_colour_reads_as_in_css_and_a_font_as_its_file():
    assert str(INK) == "#16181B"
    assert FONT.name == "Sample-Regular"


def test_a_run_is_as_wide_as_its_advances():
    glyphs = (Glyph(1, 4.5, 0, 0, "a"), Glyph(2, 3.25, 9, 9, "b"))
    assert GlyphRun(FONT, 9, INK, glyphs).width == 7.75


def test_the_box_of_a_line_stands_around_its_baseline():
    assert line("quay").box == Rect(Pt(100), Pt(192), Pt(60), Pt(10))


def test_the_box_of_a_line_reading_upwards_is_turned_with_it():
    assert line("quay", turn=Turn.UP).box == Rect(Pt(92), Pt(140), Pt(10), Pt(60))


def test_the_lines_of_an_element_join_as_they_read():
    lines = (line("The boat-", joins_next=True), line("men, dawn—", runs_on=True), line("and the"), line("quay."))
    paragraph = Element(Role.PARAGRAPH, lines)
    assert paragraph.text == "The boatmen, dawn—and the quay."
    assert Element(Role.FIGURE, (), (paragraph, Element(Role.CREDIT, (line("Photo: VNA"),)))).text == (
        "The boatmen, dawn—and the quay. Photo: VNA"
    )


def test_an_element_without_lines_says_nothing():
    assert Element(Role.ARTIFACT, (Fill(Rect(Pt(0), Pt(0), Pt(1), Pt(1)), INK),)).text == ""


@pytest.fixture
def page():
    """A page of two figures, the first with a caption."""
    caption = Element(Role.CAPTION, (line("Caption"),), photo="a")
    first = Element(Role.FIGURE, (Fill(Rect(Pt(0), Pt(0), Pt(9), Pt(9)), INK),), (caption,), photo="a")
    return Page("framed", Size(Mm(148), Mm(210)), Mm(3), (first, Element(Role.FIGURE, (line("b"),), photo="b")))


def test_a_page_is_walked_in_reading_order_and_painted_in_that_order(page):
    assert [(element.role, element.photo) for element in page.walk()] == [
        (Role.FIGURE, "a"),
        (Role.CAPTION, "a"),
        (Role.FIGURE, "b"),
    ]
    assert [item.text if isinstance(item, TextLine) else "fill" for item in page.items()] == ["fill", "Caption", "b"]


def test_the_bleed_lies_around_the_trim(page):
    assert page.trim == Rect(Length(0), Length(0), Mm(148), Mm(210))
    assert page.bleed_box.contains(page.trim)
    assert page.bleed_box.width == pytest.approx(Mm(154))
    assert (page.bleed_box.x, page.bleed_box.y) == (-Mm(3), -Mm(3))


def test_many_glyphs_are_what_they_were_made_of():
    plain = (Glyph(1, 4.5, 0.0, 0.0, "a"), Glyph(70000, 3.25, 0.0, 0.0, "b"))
    marked = (*plain, Glyph(3, 0.0, -1.5, 2.0, ""), Glyph(4, 9.1, 0.0, 0.0, "ffi"))
    for glyphs in (plain, marked, ()):
        many = Glyphs(glyphs)
        assert tuple(many) == glyphs
        assert many == Glyphs(glyphs) == glyphs
        assert hash(many) == hash(Glyphs(glyphs))
        assert (len(many), many[:-1], repr(many)) == (len(glyphs), glyphs[:-1], repr(glyphs))
    assert Glyphs(marked)[-1].text == "ffi"
    assert GlyphRun(FONT, 9, INK, Glyphs(plain)).width == 7.75
