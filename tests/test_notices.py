from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.notices import (
    Place,
    PublisherError,
    Severity,
    did_you_mean,
    display_width,
    error,
    errors,
    note,
    render,
    warning,
)

LINE = "captoin: The quay at dawn"


def test_a_notice_reads_as_message_place_line_and_help():
    place = Place("article.md", 7, 1, 7, LINE)
    assert render(error("P101", "unknown field 'captoin'", place, "did you mean 'caption'?")) == (
        "error[P101]: unknown field 'captoin'\n"
        "  --> article.md:7:1\n"
        "   7 | captoin: The quay at dawn\n"
        "     | ^^^^^^^\n"
        "   = help: did you mean 'caption'?"
    )


def test_a_notice_without_a_place_is_one_line():
    assert render(note("P901", "nothing was made")) == "note[P901]: nothing was made"


def test_a_place_without_a_column_shows_its_line_without_a_caret():
    assert render(warning("P205", "a space is missing", Place("a.md", 3, text="One.Two"))) == (
        "warning[P205]: a space is missing\n  --> a.md:3\n   3 | One.Two"
    )


def test_the_caret_stands_under_the_word_whatever_comes_before_it():
    def caret(before: str, word: str) -> str:
        text = before + word
        return render(error("P1", "m", Place("a.md", 1, len(before) + 1, len(word), text))).splitlines()[-1]

    assert caret("東京 ", "quay") == "     |      ^^^^"  # wide letters take two columns
    assert caret("Hue\u0302\u0301 ", "quay") == "     |     ^^^^"  # accents on their own take none
    assert caret("ที่", "quay") == "     |  ^^^^"  # nor do vowels and tone marks above a letter
    assert caret("\u200bx", "市場") == "     |  ^^^^"  # nor what does not show
    assert caret("\ta", "b") == "     | \t ^"  # a tab stays a tab, so that both lines stop alike


def test_the_caret_of_an_empty_stretch_is_still_seen():
    assert render(error("P1", "m", Place("a.md", 1, 4, 0, "abc"))).endswith("\n     |    ^")


def test_line_numbers_of_any_length_keep_the_caret_in_place():
    lines = render(error("P1", "m", Place("a.md", 123456, 1, 3, "abc"))).splitlines()
    assert lines[-2:] == ["123456 | abc", "       | ^^^"]


@pytest.mark.parametrize(
    ("place", "text"),
    [(Place("a.md"), "a.md"), (Place("a.md", 3), "a.md:3"), (Place("a.md", 3, 9), "a.md:3:9")],
)
def test_a_place_reads_as_file_line_and_column(place, text):
    assert str(place) == text


def test_a_notice_that_names_no_channel_concerns_all():
    everywhere, feed = error("P201", "no title"), error("P607", "no date", None, None, "feed")
    assert everywhere.concerns("feed")
    assert everywhere.concerns("cards")
    assert feed.concerns("feed")
    assert not feed.concerns("cards")


def test_only_errors_are_errors():
    bad, odd, told = error("P1", "a"), warning("P2", "b"), note("P3", "c")
    assert errors([odd, bad, told]) == (bad,)
    assert [notice.severity for notice in (bad, odd, told)] == [Severity.ERROR, Severity.WARNING, Severity.NOTE]


def test_an_error_carries_its_notices_and_says_them():
    problem = PublisherError(error("P1", "first"), error("P2", "second"))
    assert [notice.code for notice in problem.notices] == ["P1", "P2"]
    assert str(problem) == "first\nsecond"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("captoin", ["credit", "caption"], "did you mean 'caption'?"),
        ("zzz", ["credit", "caption"], "known here: caption, credit"),
        ("zzz", [], None),
    ],
)
def test_a_misspelt_word_gets_the_nearest_known_one_or_all(word, known, hint):
    assert did_you_mean(word, known) == hint


@given(st.text(), st.text())
def test_widths_add_up(a, b):
    assert display_width(a + b) == display_width(a) + display_width(b)
    assert 0 <= display_width(a) <= 2 * len(a)


def test_marks_that_turn_the_reading_direction_do_not_reach_the_terminal():
    text = "title: \u202eevil\x1b[31m"
    shown = render(error("P111", "a hidden mark", Place("article.en.md", 3, 8, 1, text)))
    assert "\u202e" not in shown
    assert "\x1b" not in shown
    assert shown.splitlines()[-1] == "     |        ^"
