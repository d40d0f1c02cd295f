"""Time stamps as pages print them."""

from __future__ import annotations

import pytest

from publisher.importers.clocks import stamp_of, stamps_in


def told(line: str, lang: str = "en") -> list[str]:
    return [
        f"{stamp.field} {stamp.moment.isoformat() if stamp.moment else stamp.trouble}"
        for stamp in stamps_in(line, lang)
    ]


@pytest.mark.parametrize(
    ("line", "lang", "moment"),
    [
        ("Thứ Tư, 30/04/2025 08:00 (GMT+7)", "vi", "published 2025-04-30T08:00:00+07:00"),
        ("Thứ Tư, 30/04/2025 | 14h05 giờ Hà Nội", "vi", "published 2025-04-30T14:05:00+07:00"),
        ("Cập nhật 3/4/2025 2:05 CH (UTC+07:00)", "vi", "modified 2025-04-03T14:05:00+07:00"),
        ("Published 3:14 PM EDT, Wed April 30, 2025", "en", "published 2025-04-30T15:14:00-04:00"),
        ("Published 12:05 AM ET, Mon March 3, 2025", "en", "published 2025-03-03T00:05:00-05:00"),
        ("Published 12:05 PM ET, Mon March 10, 2025", "en", "published 2025-03-10T12:05:00-04:00"),
        ("Published 12:05 p.m. PT, November 2, 2025", "en", "published 2025-11-02T12:05:00-08:00"),
        ("Last modified on Mon 3 Mar 2025 12.00 GMT", "en", "modified 2025-03-03T12:00:00+00:00"),
        ("Thu 03/04/2025 10:15 GMT+7", "en", "published 2025-04-03T10:15:00+07:00"),
        ("03/03/2025 10:15 GMT+7", "en", "published 2025-03-03T10:15:00+07:00"),
        ("25/03/2025 10:15 UTC", "en", "published 2025-03-25T10:15:00+00:00"),
        ("2025.03.04 오후 3:14 KST", "ko", "published 2025-03-04T15:14:00+09:00"),
        ("公開日時 2025年3月3日 10:15 (JST)", "ja", "published 2025-03-03T10:15:00+09:00"),
        ("3 марта 2025, 10:15 МСК", "ru", "published 2025-03-03T10:15:00+03:00"),
        ("Senin, 3 Maret 2025 10:15 WIB", "id", "published 2025-03-03T10:15:00+07:00"),
        ("3. März 2025, 10:15 Uhr MEZ", "de", "published 2025-03-03T10:15:00+01:00"),
    ],
)
def test_a_stamp_that_can_be_read_in_one_way(line: str, lang: str, moment: str) -> None:
    assert told(line, lang) == [moment]


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("03/04/2025 10:15 GMT+7", "its day can be read in two ways"),
        ("April 30, 2025 10:15", "no time zone stands in it"),
        ("April 30, 2025 10:15 CST", "no time zone stands in it"),
        ("April 30, 2025 10:15 EDT / GMT", "two time zones stand in it"),
        ("April 30, 2025, 10:15 EDT (14:15)", "its time of day can be read in two ways"),
        ("April 30, 2025 10:15-11:00 GMT", "its time of day can be read in two ways"),
        ("April 30, 2025 GMT", "no time of day that can be read stands in it"),
        ("April 31, 2025 10:15 GMT", "no day that can be read stands in it"),
        ("Monday April 30, 2025 10:15 GMT", "no day that can be read stands in it"),
        ("April 30, 2025 25:15 GMT", "no time of day that can be read stands in it"),
    ],
)
def test_a_stamp_that_cannot(line: str, trouble: str) -> None:
    assert told(line) == [f"published {trouble}"]


def test_a_line_of_two_stamps() -> None:
    line = "Published 10:15 PM ET, Mon March 3, 2025 | Updated 11:00 AM ET, Tue March 4, 2025"
    assert told(line) == ["published 2025-03-03T22:15:00-05:00", "modified 2025-03-04T11:00:00-05:00"]
    assert stamp_of(line, "modified", "en").moment == stamps_in(line, "en")[1].moment
    assert told("Updated a day ago") == []
