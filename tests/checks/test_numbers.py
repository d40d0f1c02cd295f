from __future__ import annotations

import pytest

from publisher.checks.numbers import Difference, difference

ALIKE = [
    ("Ngày 26-3-1975, 1.200 người", "vi", "On 26 March 1975, 1,200 people"),
    ("năm 1975", "vi", "1975"),
    ("26/3", "vi", "March 26"),
    ("26. März 1975", "de", "26 March 1975"),
    ("am 26.3.", "de", "on 26 March"),
    ("le 26 mars 1975, 1 200 personnes", "fr", "1,200 people on 26 March 1975"),
    ("30 апреля 1975", "ru", "30 April 1975"),
    ("26 de março de 1975", "pt", "26 March 1975"),
    ("1975年3月26日", "ja", "March 26, 1975"),
    ("２６日", "ja", "the 26th"),
    ("26 มีนาคม 2518", "th", "26 March 1975"),
    ("๓๐ เมษายน ๒๕๑๘", "th", "30 April 1975"),
    ("٢٦ مارس ١٩٧٥", "ar", "26 March 1975"),
    ("30 ເມສາ 1975", "lo", "30 April 1975"),
    ("៣០ មេសា ១៩៧៥", "km", "30 April 1975"),
    ("2,5 triệu", "vi", "2.5 million"),
    ("250万人", "zh", "2.5 million people"),
    ("thế kỷ XX", "vi", "the 20th century"),
    ("lúc 20 giờ", "vi", "at 8 p.m."),
    ("chưa đầy 8 tuần", "vi", "in less than eight weeks"),
    ("những năm 1970", "vi", "the 1970s"),
    ("3,5 km", "vi", "3.5 km"),
    ("10h30", "vi", "10:30"),
    ("từ 21 đến 29 tháng 3", "vi", "from 21 to 29 March"),
    ("1975, lại 1975", "vi", "1975"),
]


@pytest.mark.parametrize(("ours", "lang", "theirs"), ALIKE)
def test_ways_of_writing_are_no_difference(ours: str, lang: str, theirs: str) -> None:
    assert difference(ours, lang, theirs, "en") is None
    assert difference(theirs, "en", ours, lang) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("ngày 25/3/1975", "March 26, 1975", Difference(("25",), ("26",))),
        ("ngày 26-4-1975", "26 March 1975", Difference(("4",), ("march",))),
        ("1.300 người", "1,200 people", Difference(("1.300",), ("1,200",))),
        ("3 ngày", "5 days", Difference(("3",), ("5",))),
        ("quân đoàn", "the 325th division", Difference((), ("325",))),
        ("năm 1976", "the year", Difference(("1976",), ())),
    ],
)
def test_other_numbers_are_found(ours: str, theirs: str, found: Difference) -> None:
    assert difference(ours, "vi", theirs, "en") == found
    assert found.is_conflict is bool(found.ours and found.theirs)


def test_small_numbers_prove_nothing_alone() -> None:
    assert difference("hai người", "vi", "2 people", "en") is None
