"""Dates, names and units that hold together at line ends."""

from __future__ import annotations

import pytest

from publisher.typeset.glue import MONTHS, glue


def held(text: str, lang: str) -> str:
    """The text with held spaces shown as ~."""
    places = glue(text, lang)
    return "".join("~" if i in places else char for i, char in enumerate(text))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "on the morning of March~26, 1975"),
        ("en", "on 26~March~1975 in Hue"),
        ("en", "from March~21 to 29, 1975"),
        ("en", "the march 26 of them took"),
        ("en", "with Mr.~Smith and J.~R.~Brown"),
        ("en-GB", "some 30~km off, about 5~% of it"),
        ("en", "the town~– as it was~– fell~– late"),
        ("vi", "ngày~30~tháng~4~năm~1975"),
        ("vi", "sáng ngày~30/4 tại Sài~Gòn"),
        ("vi", "tháng~3~năm~1975, Đại tướng Võ~Nguyên~Giáp ra lệnh"),
        ("vi", "tới TP.~Hồ~Chí~Minh"),
        ("vi", "trong thế~kỷ~20"),
        ("de", "am 8.~Mai~1945, z.~B. in Berlin"),
        ("fr", "le 1er~mars~1975~: «~oui~»~!"),
        ("es", "el 26~de~marzo~de~1975"),
        ("xx", "26 March, 30~km"),
    ],
)
def test_what_belongs_together_holds(lang: str, expected: str) -> None:
    assert held(expected.replace("~", " "), lang) == expected


def test_only_spaces_are_held() -> None:
    text = "ngày 30/4 – J. R. Brown, 26 March 1975"
    for lang in ("en", "vi"):
        assert all(text[place] == " " for place in glue(text, lang))


@pytest.mark.parametrize("lang", MONTHS)
def test_every_month_of_a_language_holds_its_day(lang: str) -> None:
    for month in MONTHS[lang].split():
        assert 2 in glue(f"26 {month}", lang)
