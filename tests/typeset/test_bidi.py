"""Levels and visual order after UAX #9, on cases whose answer can be read off the standard's rules."""

from __future__ import annotations

import pytest

from publisher.typeset.bidi import base_level, levels, visual_order

# In these samples א ב ג are strong right-to-left, ع is an Arabic letter.


INVISIBLE = "\u202b\u202c\u202e\u2067\u2069"


def shown(text: str, base: int) -> str:
    """The visible characters from left to right."""
    return "".join(char for char in visual_order(text, levels(text, base)) if char not in INVISIBLE)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "abc"),
        ("אבג", 1, "גבא"),
        ("a אב c", 0, "a בא c"),
        ("a אב, ג c", 0, "a ג ,בא c"),
        ("אב 12 ג", 1, "ג 12 בא"),
        ("אב a b ג", 1, "ג a b בא"),
        ("a אב!", 0, "a בא!"),
        ("אב a!", 1, "!a בא"),
        ("אב 1-2", 1, "1-2 בא"),
        ("ع 1-2", 1, "2-1 ع"),
        ("ع 10%", 1, "%10 ع"),
        ("אב 10%", 1, "10% בא"),
        ("a (אב) c", 0, "a (בא) c"),
        ("א (b) ג", 1, "ג )b( א"),
        ("a \u2067א 1 b\u2069 c", 0, "a b 1 א c"),
        ("\u202eabc\u202c", 0, "cba"),
    ],
)
def test_text_is_shown_in_visual_order(text: str, base: int, expected: str) -> None:
    assert shown(text, base) == expected


def test_levels_rise_with_each_change_of_direction() -> None:
    assert levels("a א1 b", 0) == [0, 0, 1, 2, 0, 0]
    assert levels("א a1 ב", 1) == [1, 1, 2, 2, 1, 1]


def test_the_standard_example_of_numbers_in_an_embedded_quotation() -> None:
    assert levels("car is א 123 in ב", 0) == [0] * 7 + [1, 1, 2, 2, 2, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("text", "lang", "level"),
    [
        ("Hà Nội", "vi", 0),
        ("Hà Nội عام", "ar", 1),
        ("عام Hà Nội", "vi", 0),
        ("عام 1975.", "en", 1),
        ("1975", "en", 0),
        ("Tehran", "fa-IR", 1),
    ],
)
def test_the_language_or_purely_right_to_left_letters_set_the_base(text: str, lang: str, level: int) -> None:
    assert base_level(text, lang) == level


def test_too_many_openings_do_not_break_anything() -> None:
    text = "\u202b" * 200 + "a" + "\u202c" * 300
    assert shown(text, 0).count("a") == 1
