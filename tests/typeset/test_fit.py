"""The largest size that fits, and leading that keeps marks apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
import uharfbuzz as hb

from publisher.typeset.fit import fit_headline, fit_paragraph, ink_leading
from publisher.typeset.fonts import hb_font
from publisher.typeset.lines import joined, set_headline, set_paragraph
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan
from publisher.units import Length, Pt
from typeset.voices import HEADLINE, TEXT

TITLE = "Những bước đột phá chiến lược và bước ngoặt dẫn tới Ngày toàn thắng"
STACKED = "QUỲNH LƯU, ẤN TƯỢNG SÂU SẮC MỘT THỜI Ở VỊNH BẮC BỘ"


def test_a_title_that_fits_keeps_its_size_and_leading() -> None:
    found = fit_headline(TITLE, HEADLINE, Pt(337), Pt(400), "vi", smallest=Pt(22), max_lines=5)
    assert found is not None
    assert found.style == HEADLINE
    assert joined(found.lines) == TITLE
    assert found.height == pytest.approx(4 * 38)


def test_a_title_gets_smaller_until_its_lines_fit_and_not_smaller() -> None:
    found = fit_headline(TITLE, HEADLINE, Pt(200), Pt(170), "vi", smallest=Pt(14), max_lines=5)
    assert found is not None
    assert 14 <= found.style.size < 34
    assert len(found.lines) <= 5
    assert found.height <= 170.01
    assert all(line.width <= 200.05 for line in found.lines)
    larger = replace(HEADLINE, size=found.style.size + 0.5)
    lines = set_headline(TITLE, larger, Pt(200), "vi")
    assert len(lines) > 5 or len(lines) * larger.size * 38 / 34 > 170 or any(line.runs_on for line in lines)


def test_a_title_too_long_for_the_smallest_size_is_none() -> None:
    assert fit_headline(TITLE * 4, HEADLINE, Pt(200), Pt(60), "vi", smallest=Pt(20), max_lines=3) is None
    assert fit_headline("Breakthroughs", HEADLINE, Pt(60), Pt(900), "en", smallest=Pt(20), max_lines=9) is None


def test_the_smallest_size_itself_may_be_the_answer() -> None:
    width = set_line("Breakthroughs", replace(HEADLINE, size=Pt(20.1)), "en").width
    found = fit_headline("Breakthroughs", HEADLINE, width, Pt(90), "en", smallest=Pt(20.1), max_lines=1)
    assert found is not None
    assert found.style.size == pytest.approx(20.1)
    assert fit_headline("Breakthroughs", HEADLINE, width, Pt(90), "en", smallest=Pt(20.3), max_lines=1) is None


def test_a_date_is_torn_apart_only_if_no_size_can_hold_it() -> None:
    date = "ngày 30 tháng 4 năm 1975"
    roomy = fit_headline(date, HEADLINE, Pt(250), Pt(300), "vi", smallest=Pt(20), max_lines=3)
    assert roomy is not None
    assert len(roomy.lines) == 1
    tight = fit_headline(date, HEADLINE, Pt(150), Pt(300), "vi", smallest=Pt(20), max_lines=3)
    assert tight is not None
    assert len(tight.lines) > 1
    assert joined(tight.lines) == date


def test_an_empty_title_fits_anywhere() -> None:
    found = fit_headline("", HEADLINE, Pt(10), Pt(10), "en", smallest=Pt(5), max_lines=1)
    assert found is not None
    assert found.lines == ()


def ink(line: SetLine) -> tuple[float, float]:
    """Top and bottom of a line's painted ink around its baseline, in points, measured on a drawing."""
    drawing = hb.RasterDraw()
    x = 0.0
    for run in line.runs:
        font = hb_font(run.font)
        scale = run.size / font.face.upem * 8
        for glyph in run.glyphs:
            drawing.transform = (scale, 0, 0, scale, (x + glyph.dx) * 8, glyph.dy * 8)
            drawing.draw_glyph(font, glyph.id)
            x += glyph.advance
    image = drawing.render()
    return (image.extents.y_origin + image.extents.height) / 8, image.extents.y_origin / 8


@pytest.mark.parametrize("family", ["Newsreader Display", "Be Vietnam Pro"])
def test_stacked_vietnamese_marks_never_touch(family: str) -> None:
    solid = replace(TEXT, family=family, size=Pt(40), leading=Pt(40), weight=500)
    found = fit_headline(STACKED, solid, Pt(400), Pt(900), "vi", smallest=Pt(20), max_lines=6)
    assert found is not None
    assert found.style.leading > 40
    for above, below in zip(found.lines, found.lines[1:], strict=False):
        daylight = found.style.leading + ink(above)[1] - ink(below)[0]
        assert daylight > 0.04 * 40


def test_ink_leading_is_the_depth_above_the_height_below_and_the_gap() -> None:
    large = replace(TEXT, size=Pt(100))
    flat = [set_line("xxx", large, "en")] * 2
    deep = [set_line("gạ", large, "vi"), set_line("Ấn", large, "vi")]
    assert ink_leading(flat, 0) == pytest.approx(ink(flat[0])[0] - ink(flat[0])[1], abs=0.3)
    assert ink_leading(deep, 5) == pytest.approx(ink(deep[1])[0] - ink(deep[0])[1] + 5, abs=0.3)
    assert ink_leading(flat[:1]) == 0
    assert ink_leading(()) == 0


def test_plain_titles_keep_the_leading_of_the_design() -> None:
    lines = set_headline("A quiet morning on the river and nobody in sight", HEADLINE, Pt(300), "en")
    assert ink_leading(lines) < HEADLINE.leading


def test_a_caption_shrinks_as_a_whole() -> None:
    caption = replace(TEXT, family="Be Vietnam Pro", size=Pt(9), leading=Pt(12))
    spans = [
        StyledSpan("Boats on the market square. " * 5, caption),
        StyledSpan("(Photo: Example)", replace(caption, size=Pt(8))),
    ]
    box = Length(60)
    assert len(set_paragraph(spans, Pt(150), "en")) * 12 > box
    found = fit_paragraph(spans, Pt(150), box, "en", smallest=Pt(6))
    assert found is not None
    assert 6 <= found.style.size < 9
    assert found.height <= box + 0.01
    assert found.style.leading / found.style.size == pytest.approx(12 / 9)
    assert {round(run.size / found.style.size, 3) for line in found.lines for run in line.runs} == {1.0, 0.889}
    assert fit_paragraph(spans, Pt(150), Length(30), "en", smallest=Pt(6)) is None
