"""Cleaning of white space and cutting into stretches of one font, script and direction."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.page.items import Colour
from publisher.typeset.fonts import coverage, is_invisible, shipped_fonts
from publisher.typeset.passage import Passage, prepare
from publisher.typeset.style import StyledSpan, TextStyle
from publisher.units import Pt

STYLE = TextStyle("Newsreader Text", Pt(9), Pt(12), Colour((0, 0, 0)))


def passage(*texts: str, lang: str = "en") -> Passage:
    return prepare([StyledSpan(text, STYLE) for text in texts], lang, shipped_fonts())


def fonts(found: Passage) -> list[tuple[str, str]]:
    return [(found.text[s.start : s.end], s.font.name) for s in found.stretches]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("  one \t two  ",), "one two"),
        (("one ", " two"), "one two"),
        (("one", " ", "two", " "), "one two"),
        (("one  \n  two",), "one\ntwo"),
        (("one ", "\ntwo"), "one\ntwo"),
        (("one\u2028two",), "one\ntwo"),
        (("30\u00a0km  off",), "30\u00a0km off"),
        (("   ", "\n"), ""),
    ],
)
def test_white_space_is_single_across_spans(texts: tuple[str, ...], expected: str) -> None:
    assert passage(*texts).text == expected


def test_soft_hyphens_leave_the_text_and_are_remembered() -> None:
    found = passage("re\u00adsto", "\u00adra\u00adtion")
    assert found.text == "restoration"
    assert found.soft == {2, 5, 7}


def test_letters_that_the_voice_lacks_come_from_the_fallbacks() -> None:
    assert fonts(passage("Liên bang Nga: Москва")) == [
        ("Liên bang Nga: ", "NewsreaderText-Regular"),
        ("Москва", "NotoSans-Regular"),
    ]
    assert fonts(passage("สวัสดี", lang="th")) == [("สวัสดี", "NotoSansThai-Regular")]


def test_figures_and_points_follow_the_letters_most_of_the_text_is_made_of() -> None:
    assert fonts(passage("26 марта 1975 г.", lang="ru")) == [("26 марта 1975 г.", "NotoSans-Regular")]
    mixed = fonts(passage("The word Мир (1975), in a long English sentence.", lang="en"))
    assert mixed[1] == ("Мир", "NotoSans-Regular")
    assert mixed[2][1] == "NewsreaderText-Regular"


def test_a_base_and_its_marks_stay_in_one_font() -> None:
    found = fonts(passage("x\u0331\u0302y"))
    assert len({font for text, font in found if "x" in text or "\u0331" in text}) == 1


def test_scripts_and_directions_are_kept_apart() -> None:
    found = passage("Hà Nội عام 1975 हिन्दी")
    scripts = [(s.script, s.level % 2) for s in found.stretches]
    assert ("Latn", 0) in scripts
    assert ("Arab", 1) in scripts
    assert ("Deva", 0) in scripts


@given(st.lists(st.text(st.sampled_from("aé ệ1.\u00a0ไทعרЖ\u0301中()"), max_size=12), max_size=4))
def test_stretches_cover_the_text_without_gap_or_overlap(texts: list[str]) -> None:
    found = passage(*texts)
    assert found.text == "".join(span.text for span in found.spans)
    assert unicodedata.is_normalized("NFC", found.text) or len(texts) > 1
    place = 0
    for stretch in found.stretches:
        assert stretch.start == place < stretch.end
        place = stretch.end
    assert place == len(found.text)


@given(st.text(st.sampled_from("aệЖωไصह1. "), min_size=1, max_size=20))
def test_every_covered_letter_is_set_in_a_font_that_has_it(text: str) -> None:
    found = passage(text)
    for stretch in found.stretches:
        letters = set(found.text[stretch.start : stretch.end])
        assert all(letter in coverage(stretch.font) or is_invisible(letter) for letter in letters)
