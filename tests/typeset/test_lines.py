"""Paragraphs and headlines: widths kept, text whole, spans and links in place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publisher.page.items import Element, Role
from publisher.typeset.breaks import letter_boundaries
from publisher.typeset.lines import joined, set_headline, set_paragraph
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan
from publisher.units import Length, Pt
from typeset.voices import HEADLINE, SAMPLE, TEXT

SCRIPTS = {
    "en": "The quick brown foxes jumped; “well-known” compounds, and/or https://example.org/path?x=1 — and so on.",
    "vi": "Ngày 30 tháng 4 năm 1975, đoàn quân tiến vào thành phố giữa rừng người đón chào.",
    "de": "Donaudampfschifffahrtsgesellschaft und Straßenbahnüberführung, z. B. am 8. Mai 1945 in Köln.",
    "el": "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας και η μεγαλύτερη πόλη της χώρας.",
    "ru": "Москва — столица России, город федерального значения, 26 марта 1975 года.",
    "ar": "وقف الزوار أمام النصب في Hà Nội عام 1975، ثم غادروا المكان.",
    "th": "กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย และเมืองที่มีประชากรมากที่สุด",
    "km": "រាជធានីភ្នំពេញ គឺជារាជធានីនៃព្រះរាជាណាចក្រកម្ពុជា",
    "hi": "नई दिल्ली भारत की राजधानी है और यमुना नदी के किनारे बसी है।",
    "zh": "北京是中华人民共和国的首都。",
}


def as_read(text: str) -> str:
    """The text as the rule of ``joined`` promises it: NFC, single spaces, no soft hyphens."""
    return re.sub("[ \t\n]+", " ", unicodedata.normalize("NFC", text).replace("\u00ad", "")).strip(" ")


def letters(line: SetLine) -> str:
    return "".join(glyph.text for run in line.runs for glyph in run.glyphs)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a piece of its sample, cut between letters, perhaps twice."""
    lang, text = draw(st.sampled_from(sorted(SCRIPTS.items())))
    places = [0, *letter_boundaries(text), len(text)]
    start = draw(st.integers(0, len(places) // 3))
    end = draw(st.integers(start + 1, len(places) - 1))
    return lang, (text[places[start] : places[end]] + " ") * draw(st.integers(1, 2))


@settings(max_examples=150, deadline=None)
@given(texts(), st.integers(15, 260), st.booleans(), st.booleans(), st.sampled_from([0, 9]))
@example(("de", "Donaudampfschifffahrt of\u00adfice  long-term"), 15, True, True, 9)
def test_no_text_is_lost_and_nothing_sticks_out(
    entry: tuple[str, str], width: int, justify: bool, hyphenate: bool, indent: int
) -> None:
    lang, text = entry
    lines = set_paragraph(
        [StyledSpan(text, TEXT)], Pt(width), lang, justify=justify, hyphenate=hyphenate, indent=Pt(indent)
    )
    assert joined(lines) == as_read(text)
    for number, line in enumerate(lines):
        one_letter = not letter_boundaries(line.text)
        assert line.width <= width - (indent if number == 0 else 0) + 0.3 or one_letter
        assert line.width == pytest.approx(sum(run.width for run in line.runs))
        assert sorted(letters(line)) == sorted(line.text)


@settings(max_examples=60, deadline=None)
@given(texts(), st.integers(40, 260))
def test_headlines_lose_nothing_and_divide_only_words_wider_than_a_line(entry: tuple[str, str], width: int) -> None:
    lang, text = entry
    lines = set_headline(text, TEXT, Pt(width), lang)
    assert joined(lines) == as_read(text)
    assert all(line.width <= width + 0.3 for line in lines)
    if any(line.joins_next for line in lines):
        assert any(set_line(word, TEXT, lang).width > width - 0.3 for word in as_read(text).split(" "))


def test_a_compound_wider_than_the_line_is_hyphenated_in_a_headline_too() -> None:
    lines = set_headline("Donaudampfschifffahrtsgesellschaft", HEADLINE, Pt(140), "de")
    assert [line.text for line in lines] == ["Donau-", "dampf-", "schiff-", "fahrts-", "gesell-", "schaft"]
    assert not any(line.joins_next for line in set_headline("Donaudampfschifffahrt", HEADLINE, Pt(400), "de"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab đ\u00a0\n-\u00ad1é中ไ. "), max_size=12), max_size=5), st.integers(20, 120))
def test_spans_join_to_the_text_they_came_from(parts: list[str], width: int) -> None:
    styles = (TEXT, replace(TEXT, italic=True), replace(TEXT, weight=600))
    spans = [StyledSpan(part, styles[i % 3]) for i, part in enumerate(parts)]
    assert joined(set_paragraph(spans, Pt(width), "en", hyphenate=True)) == as_read("".join(parts))


def test_the_lines_of_an_element_read_as_the_text() -> None:
    text = SAMPLE + " A well-tempered, window-side long-distance photo-telegraph."
    lines = set_paragraph([StyledSpan(text, TEXT)], Pt(60), "en", justify=True, hyphenate=True)
    assert any(line.joins_next for line in lines)
    assert any(line.runs_on for line in lines)
    placed = tuple(line.at(0, 12.0 * number) for number, line in enumerate(lines))
    assert Element(Role.PARAGRAPH, placed).text == text


def test_all_lines_but_the_last_fill_a_justified_column() -> None:
    *full, last = set_paragraph([StyledSpan(SAMPLE, TEXT)], Pt(220), "en", justify=True, hyphenate=True)
    assert [line.width for line in full] == pytest.approx([220] * len(full))
    assert last.width < 220


def test_the_first_line_is_shorter_by_its_indent() -> None:
    first, second, *_ = set_paragraph([StyledSpan(SAMPLE, TEXT)], Pt(220), "en", justify=True, indent=Pt(9.25))
    assert (first.width, second.width) == pytest.approx((210.75, 220))


def test_only_spaces_and_a_trace_of_letter_spacing_justify_a_line() -> None:
    narrow = set_paragraph([StyledSpan(SAMPLE, TEXT)], Pt(220), "en", justify=True, hyphenate=True)
    natural = {
        glyph.id: glyph.advance
        for line in set_paragraph([StyledSpan(SAMPLE, TEXT)], Pt(5000), "en")
        for run in line.runs
        for glyph in run.glyphs
        if glyph.text == "e"
    }
    for line in narrow:
        for glyph in (glyph for run in line.runs for glyph in run.glyphs if glyph.text == "e"):
            assert glyph.advance == pytest.approx(natural[glyph.id], rel=0.06)


def test_a_line_break_in_the_text_is_kept_and_its_line_not_stretched() -> None:
    lines = set_paragraph([StyledSpan("One short line\nand another", TEXT)], Pt(220), "en", justify=True)
    assert [line.text for line in lines] == ["One short line", "and another"]
    assert lines[0].width < 100


def test_no_text_gives_no_lines() -> None:
    assert set_paragraph([], Pt(100), "en") == ()
    assert set_paragraph([StyledSpan(" \n", TEXT)], Pt(100), "en") == ()
    assert set_headline(" ", TEXT, Pt(100), "en") == ()


def test_links_are_found_on_each_line_they_reach() -> None:
    address = "https://example.org/"
    lines = set_paragraph(
        [
            StyledSpan("Read ", TEXT),
            StyledSpan("the whole story of the flood", TEXT, address),
            StyledSpan(" here.", TEXT),
        ],
        Pt(90),
        "en",
    )
    linked = [line for line in lines if line.links]
    assert len(linked) >= 2
    for line in linked:
        ((start, end, href),) = line.links
        assert 0 <= start < end <= line.width + 1e-6
        assert href == address


def test_soft_hyphens_show_only_where_a_line_ends() -> None:
    wide = set_paragraph([StyledSpan("Wirtschafts\u00adwunder", TEXT)], Pt(300), "xx")
    assert [line.text for line in wide] == ["Wirtschaftswunder"]
    narrow = set_paragraph([StyledSpan("Wirtschafts\u00adwunder", TEXT)], Pt(60), "xx")
    assert [line.text for line in narrow] == ["Wirtschafts-", "wunder"]
    assert narrow[0].joins_next


@pytest.mark.parametrize("width", [150, 200, 250, 300, 350])
def test_a_headline_has_the_fewest_lines_and_no_lonely_short_word(width: float) -> None:
    title = "A photographer keeps watch over the old town at night"
    lines = set_headline(title, HEADLINE, Length(width * 1.2), "en")
    words = title.split()
    fewest, room = 1, 0.0
    for word in words:
        need = set_headline(word, HEADLINE, Length(5000), "en")[0].width
        room = room + need + HEADLINE.size * 0.24 if room else need
        if room > width * 1.2:
            fewest, room = fewest + 1, need
    assert len(lines) <= fewest
    if len(lines) < len(words) / 2:
        assert " " in lines[-1].text


def test_a_headline_is_balanced() -> None:
    lines = set_headline("Strategic breakthroughs and turning points for victory day", HEADLINE, Pt(337), "en")
    assert [line.text for line in lines][1:] == ["breakthroughs", "and turning points", "for victory day"]
    title = "Những bước đột phá chiến lược và bước ngoặt dẫn tới Ngày toàn thắng"
    widths = [line.width for line in set_headline(title, HEADLINE, Pt(337), "vi")]
    assert min(widths) > 0.6 * max(widths)


@pytest.mark.parametrize("width", [240, 337, 360, 400, 480, 600])
def test_a_headline_does_not_part_the_words_of_vietnamese(width: int) -> None:
    title = "Những bước đột phá chiến lược và bước ngoặt dẫn tới Ngày toàn thắng"
    lines = [line.text for line in set_headline(title, HEADLINE, Pt(width), "vi")]
    for before, after in pairwise(lines):
        parted = f"{before.rpartition(' ')[2]} {after.partition(' ')[0]}"
        assert parted not in ("đột phá", "chiến lược", "bước ngoặt", "toàn thắng"), lines


def test_a_headline_does_not_part_the_phrases_of_japanese() -> None:
    title = "勝利の日に向けた戦略的な突破口と転換点、そして平和への長い道のり"
    for width in (200, 260, 337, 480):
        lines = [line.text for line in set_headline(title, HEADLINE, Pt(width), "ja")]
        assert "".join(lines) == title
        assert not {line[-2:] for line in lines} & {"て平", "、そ", "突破"}, lines
    narrow = [line.text for line in set_headline(title, HEADLINE, Pt(60), "ja")]
    assert "".join(narrow) == title


def test_a_headline_keeps_the_editors_line_break_and_ignores_soft_hyphens() -> None:
    lines = set_headline("Half\u00adway\nup the river", HEADLINE, Pt(400), "en")
    assert [line.text for line in lines] == ["Halfway", "up the river"]


def test_a_name_longer_than_the_line_breaks_at_its_spaces_first() -> None:
    lines = set_headline("Võ Nguyên Giáp", HEADLINE, Pt(150), "vi")
    assert [line.text for line in lines] == ["Võ", "Nguyên", "Giáp"] or all(" " not in line.text[-1:] for line in lines)
    assert not any(line.runs_on for line in lines)
