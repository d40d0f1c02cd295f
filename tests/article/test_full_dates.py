"""The one full date of a caption, in the languages captions come in; ranges and doubts give none."""

from __future__ import annotations

import pytest

from publisher.article.full_dates import month_of, only_full_date


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("Forces enter the gate on March 26, 1975.", "en", "1975-03-26"),
        ("The fair, 2 April 1975, at noon.", "en", "1975-04-02"),
        ("Geneva, Sept. 8, 1954", "en", "1954-09-08"),
        ("sáng ngày 26/3/1975", "vi", "1975-03-26"),
        ("ngày 2 tháng 4 năm 1975", "vi", "1975-04-02"),
        ("le 1er mai 1975", "fr", "1975-05-01"),
        ("am 3. Mai 1905", "de", "1905-05-03"),
        ("el 2 de abril de 1975", "es", "1975-04-02"),
        ("2 апреля 1975 года", "ru", "1975-04-02"),
        ("1975年3月26日，军队入城", "zh", "1975-03-26"),
        ("1975년 3월 26일", "ko", "1975-03-26"),
        ("on 1975-03-26", "en", "1975-03-26"),
        ("on 26/3/1975", "en", "1975-03-26"),
    ],
)
def test_a_full_date_is_found(text: str, lang: str, day: str) -> None:
    assert only_full_date(text, lang) == day


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("from March 21 to 29, 1975", "en"),
        ("vom 21. bis 29. März 1975", "de"),
        ("từ ngày 21 đến 29/3/1975", "vi"),
        ("On March 26 Hue was free", "en"),
        ("in March 1975", "en"),
        ("on March 26, 1975, and again on April 2, 1975", "en"),
        ("on 2/4/1975", "en"),
        ("on February 30, 1975", "en"),
        ("no date at all", "en"),
    ],
)
def test_part_of_a_date_a_range_or_a_doubt_gives_none(text: str, lang: str) -> None:
    assert only_full_date(text, lang) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("July 1935", "1935-07"),
        ("juillet 1935", "1935-07"),
        ("tháng 4 năm 1975", "1975-04"),
        ("tháng 4/1975", "1975-04"),
        ("4/1975", "1975-04"),
        ("1975年4月", "1975-04"),
        ("1975", None),
        ("13/1975", None),
        ("3 July 1935", None),
        ("July or August 1935", None),
    ],
)
def test_a_month_by_itself(text: str, month: str | None) -> None:
    assert month_of(text) == month
