"""Shaped lines: widths, clusters, tracking, capitals, right-to-left runs, links."""

from __future__ import annotations

import unicodedata

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from publisher.page.items import Colour, Glyph
from publisher.typeset.fonts import hb_font
from publisher.typeset.shape import LineShape, set_line
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.units import Pt

STYLE = TextStyle("Newsreader Text", Pt(10), Pt(14), Colour((0, 0, 0)))


def glyphs(line: SetLine) -> list[Glyph]:
    return [glyph for run in line.runs for glyph in run.glyphs]


def texts(line: SetLine) -> list[str]:
    return [glyph.text for glyph in glyphs(line)]


@given(st.text(st.sampled_from("aVTo. fiệđ1(عמไЖ中-"), max_size=25))
def test_a_line_is_as_wide_as_its_glyphs_and_loses_no_letter(text: str) -> None:
    line = set_line(text, STYLE, "en")
    assert line.width == pytest.approx(sum(glyph.advance for glyph in glyphs(line)))
    assert sorted("".join(texts(line))) == sorted(line.text)
    assert line.text == " ".join(unicodedata.normalize("NFC", text).split(" ")).strip() or "  " in text


@given(st.text(st.sampled_from("Việt Nam đấtướcỗ"), max_size=20))
def test_decomposed_letters_look_like_composed_ones(text: str) -> None:
    composed = set_line(unicodedata.normalize("NFC", text), STYLE, "vi")
    assert set_line(unicodedata.normalize("NFD", text), STYLE, "vi") == composed


def test_a_ligature_stands_for_all_its_letters() -> None:
    assert texts(set_line("office", STYLE, "en")) == ["o", "ffi", "c", "e"]


def test_kerning_is_on_and_also_works_beside_a_space() -> None:
    apart = sum(set_line(letter, STYLE, "en").width for letter in "AV")
    assert set_line("AV", STYLE, "en").width < apart
    assert set_line("T o", STYLE, "en").width < sum(set_line(part, STYLE, "en").width for part in ("T", "o")) + 2.51


def test_marks_without_a_composed_form_share_the_cluster_of_their_base() -> None:
    line = set_line("x\u0323y", STYLE, "en")
    assert texts(line)[0] == "x\u0323"
    assert "".join(texts(line)) == "x\u0323y"


def test_tracking_stands_after_each_letter_but_the_last_and_switches_ligatures_off() -> None:
    tracked = TextStyle("Newsreader Text", Pt(10), Pt(14), Colour((0, 0, 0)), tracking=0.1)
    line = set_line("fig", tracked, "en")
    assert texts(line) == ["f", "i", "g"]
    untied = hb.Buffer()
    untied.add_str("fig")
    untied.guess_segment_properties()
    font = hb_font(line.runs[0].font)
    hb.shape(font, untied, {"liga": False})
    natural = sum(at.x_advance for at in untied.glyph_positions) * 10 / font.face.upem
    assert line.width == pytest.approx(natural + 2 * 1.0)


def test_joined_scripts_are_never_tracked() -> None:
    tracked = TextStyle("Newsreader Text", Pt(10), Pt(14), Colour((0, 0, 0)), tracking=0.1)
    assert set_line("مرحبا", tracked, "ar").width == pytest.approx(set_line("مرحبا", STYLE, "ar").width)


def test_capitals_are_shown_and_the_text_stays_as_written() -> None:
    capitals = TextStyle("Be Vietnam Pro", Pt(10), Pt(14), Colour((0, 0, 0)), capitals=True)
    plain = TextStyle("Be Vietnam Pro", Pt(10), Pt(14), Colour((0, 0, 0)))
    line = set_line("Straße xưa", capitals, "de")
    assert line.text == "Straße xưa"
    assert "".join(texts(line)) == "Straße xưa"
    assert [glyph.id for glyph in glyphs(line)] == [glyph.id for glyph in glyphs(set_line("STRASSE XƯA", plain, "de"))]


def test_arabic_alone_is_joined_and_runs_from_the_right() -> None:
    line = set_line("سلام", STYLE, "ar")
    assert "".join(reversed(texts(line))).startswith("س")
    isolated = [set_line(letter, STYLE, "ar").runs[0].glyphs[0].id for letter in "سلام"]
    assert not {glyph.id for glyph in glyphs(line)} & set(isolated[:1])


def test_arabic_inside_a_latin_line_stands_between_its_neighbours() -> None:
    shown = "".join(texts(set_line("Photo: سلام by night, and so on", STYLE, "en")))
    assert shown.startswith("Photo: ")
    assert shown.endswith(" by night, and so on")
    assert shown.index("س") > shown.index("م")


def test_figures_in_arabic_text_read_from_the_left() -> None:
    shown = "".join(texts(set_line("عام 1975 في", STYLE, "ar")))
    assert "1975" in shown
    assert shown.index("ف") < shown.index("1") < shown.index("ع")


def test_thai_marks_stand_over_their_consonants() -> None:
    line = set_line("วั", STYLE, "th")
    assert texts(line) == ["วั", ""]
    assert glyphs(line)[1].advance == 0


def test_features_reach_the_font() -> None:
    tabular = TextStyle("Newsreader Text", Pt(10), Pt(14), Colour((0, 0, 0)), features=("tnum",))
    widths = {round(set_line(figure, tabular, "en").width, 3) for figure in "0123456789"}
    assert len(widths) == 1


def test_spans_keep_their_looks_and_links_know_where_they_lie() -> None:
    italic = TextStyle("Newsreader Text", Pt(10), Pt(14), Colour((0, 0, 0)), italic=True)
    address = "https://example.org/"
    line = set_line(
        [StyledSpan("See ", STYLE), StyledSpan("the ", STYLE, address), StyledSpan("map", italic, address)], STYLE, "en"
    )
    assert [run.font.name for run in line.runs] == ["NewsreaderText-Regular", "NewsreaderText-Italic"]
    ((start, end, href),) = line.links
    assert href == address
    assert start == pytest.approx(sum(g.advance for g in glyphs(line)[:4]))
    assert end == pytest.approx(line.width)


def test_an_empty_line_has_the_height_of_its_style() -> None:
    line = set_line("  ", STYLE, "en")
    assert (line.runs, line.text, line.width) == ((), "", 0)
    assert line.ascent == set_line("x", STYLE, "en").ascent


def test_a_letter_in_a_larger_fallback_font_raises_the_line() -> None:
    assert set_line("xЖ", STYLE, "en").ascent > set_line("x", STYLE, "en").ascent


@given(st.floats(40, 60), st.floats(5, 15), st.floats(55, 75))
def test_a_justified_line_fills_its_width_and_spares_the_letters(letters: float, spaces: float, width: float) -> None:
    by_letter, by_space = LineShape(width, justify=True).factors(0, letters, spaces)
    assert 0.99 - 1e-9 <= by_letter <= 1.02 + 1e-9
    if by_space not in {0.5, 1.0}:
        assert letters * by_letter + spaces * by_space == pytest.approx(width)
    assert abs(by_space - 1) >= abs(by_letter - 1) - 1e-9


def test_a_hole_is_left_at_the_end_and_not_between_words() -> None:
    assert LineShape(100, justify=True).factors(0, 40, 5) == (1.0, 1.0)


def test_a_ragged_line_is_only_ever_made_narrower() -> None:
    assert LineShape(100).factors(0, 80, 10) == (1.0, 1.0)
    assert LineShape(89).factors(0, 80, 10) != (1.0, 1.0)


def test_glyphs_can_be_painted() -> None:
    line = set_line("Ảnh: สวัสดี, مرحبا, Москва", STYLE, "vi")
    drawing = hb.RasterDraw()
    x = 0.0
    for run in line.runs:
        font = hb_font(run.font)
        scale = run.size / font.face.upem * 4
        for glyph in run.glyphs:
            assert glyph.id != 0
            drawing.transform = (scale, 0, 0, scale, (x + glyph.dx) * 4, glyph.dy * 4)
            drawing.draw_glyph(font, glyph.id)
            x += glyph.advance
    image = drawing.render()
    assert 0.9 * line.width * 4 < image.extents.width <= line.width * 4 + 8
    assert max(bytes(image.buffer)) == 255
