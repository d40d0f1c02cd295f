"""Where lines may end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.page.items import Colour
from publisher.typeset.breaks import Kind, breaks, letter_boundaries
from publisher.typeset.fonts import shipped_fonts
from publisher.typeset.passage import prepare
from publisher.typeset.style import StyledSpan, TextStyle
from publisher.units import Pt

STYLE = TextStyle("Newsreader Text", Pt(9), Pt(12), Colour((0, 0, 0)))
SIGNS = {Kind.SPACE: "|", Kind.TIGHT: "/", Kind.PHRASE: "·", Kind.HYPHEN: "-", Kind.NAME: "=", Kind.HARD: "¶"}


def marked(text: str, lang: str = "en", *, hyphenate: bool = False) -> str:
    """The text with every place a line may end marked by the sign of its kind."""
    passage = prepare([StyledSpan(text, STYLE)], lang, shipped_fonts())
    parts = []
    start = 0
    for place in breaks(passage, hyphenate=hyphenate):
        parts.append(passage.text[start : place.end] + SIGNS[place.kind])
        start = place.next
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", "one|two¶"),
        ("one\u00a0two\u202fthree\u2060four", "one\u00a0two\u202fthree\u2060four¶"),
        ("well\u2011known", "well\u2011known¶"),
        ("long-term plan", "long-/term|plan¶"),
        ("an e-mail", "an|e-mail¶"),
        ("minus -5 or 30/4 or 1954–1975", "minus|-5|or|30/4|or|1954–1975¶"),
        ("and/or", "and//or¶"),
        ("yes—no", "yes—/no¶"),
        ("https://example.org/a-path/page?x=1", "https://example.org//a-path//page?/x=1¶"),
        ("he said (so) “twice” (...)", "he|said|(so)|“twice”|(...)¶"),
        ("wait ! no", "wait !|no¶"),
        ("first\nsecond", "first¶second¶"),
        ("re\u00adsto\u00adration", "re-sto-ration¶"),
        ("在北京。他说", "在/北/京。/他/说¶"),
        ("สวัสดีชาวโลก", "สวัสดี/ชาว/โลก¶"),
        ("ในเดือนมีนาคม 1975", "ใน/เดือน/มีนาคม|1975¶"),
    ],
)
def test_lines_may_end_where_unicode_and_good_habits_allow(text: str, expected: str) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ja", "勝利の日に向けた「転換点」と平和。", "勝·利·の/日·に/向·け·た/「転·換·点」/と/平·和。¶"),
        ("ja", "ちょっと待って", "ちょっ·と/待っ·て¶"),
        ("zh", "通往胜利日的战略突破", "通·往/胜·利·日/的/战·略/突·破¶"),
        ("zh-Hant", "通往勝利日的戰略突破", "通/往/勝·利·日/的/戰·略/突·破¶"),
        ("ko", "승리의 날", "승·리·의|날¶"),
    ],
)
def test_phrases_of_japanese_and_chinese_are_known(lang: str, text: str, expected: str) -> None:
    assert marked(text, lang) == expected


@given(st.text(st.sampled_from("กขคงจฉชซ่้ำิีืุูเแโใไะาๆฯ์"), min_size=1, max_size=30))
def test_thai_is_never_cut_inside_a_grapheme(text: str) -> None:
    passage = prepare([StyledSpan(text, STYLE)], "th", shipped_fonts())
    for place in breaks(passage, hyphenate=True)[:-1]:
        assert place.end in letter_boundaries(passage.text)


def test_hyphens_are_added_only_where_asked() -> None:
    assert marked("significantly Highlands", hyphenate=True) == "sig-nif-i-cantly|High=lands¶"
    assert marked("significantly Highlands") == "significantly|Highlands¶"


def test_dates_and_names_hold() -> None:
    assert marked("vào ngày 30 tháng 4 năm 1975", "vi") == "vào|ngày 30 tháng 4 năm 1975¶"


@given(st.text(st.sampled_from("ab1 -/.,()“”—\u00a0\u202f\u2060\u2011!"), max_size=30))
def test_no_line_ever_ends_at_a_no_break_sign(text: str) -> None:
    passage = prepare([StyledSpan(text, STYLE)], "en", shipped_fonts())
    for place in breaks(passage, hyphenate=True)[:-1]:
        around = passage.text[place.end - 1 : place.next + 1]
        assert not set(around) & set("\u00a0\u202f\u2060\u2011")


@given(st.text(st.sampled_from("aế1 -/.中Жไ\n\u00ad"), max_size=30))
def test_breaks_stand_in_order_and_drop_nothing_but_a_space(text: str) -> None:
    passage = prepare([StyledSpan(text, STYLE)], "vi", shipped_fonts())
    found = breaks(passage, hyphenate=True)
    assert found[-1].end == len(passage.text)
    previous = 0
    for place in found:
        assert previous <= place.end <= place.next <= place.end + 1
        assert passage.text[place.end : place.next] in {"", " ", "\n"}
        previous = place.next


@pytest.mark.parametrize(
    ("word", "pieces"), [("abc", "a b c"), ("កម្ពុជា", "ក ម្ពុ ជា"), ("ประเทศไทย", "ป ระ เท ศ ไท ย"), ("é", "é")]
)
def test_a_word_cut_between_letters_keeps_stacks_and_leading_vowels_whole(word: str, pieces: str) -> None:
    places = (0, *letter_boundaries(word), len(word))
    assert " ".join(word[a:b] for a, b in pairwise(places)) == pieces


def test_a_vowel_that_follows_its_consonant_never_begins_a_line():
    assert letter_boundaries("ชนะและ") == (1, 3)
    assert letter_boundaries("มานา") == (2,)
