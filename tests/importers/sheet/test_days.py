from __future__ import annotations

import pytest

from publisher.importers.sheet.days import is_day_first, iso_day


@pytest.mark.parametrize(
    ("texts", "lang", "wanted"),
    [
        (["03/04/1975", "26/03/1975"], "en", True),
        (["03/04/1975", "03/26/1975"], "vi", False),
        (["26/03/1975", "03/26/1975"], "vi", None),
        (["03/04/1975"], "vi", True),
        (["03/04/1975"], "en", None),
        (["03/04/1975"], None, None),
        (["1975-03-26", "1975"], None, None),
    ],
)
def test_the_order_is_what_the_column_shows_else_what_the_language_has(texts, lang, wanted):
    assert is_day_first(texts, lang) is wanted


@pytest.mark.parametrize(
    ("text", "day_first", "wanted"),
    [
        ("03/04/1975", True, "1975-04-03"),
        ("03/04/1975", False, "1975-03-04"),
        ("03/04/1975", None, "03/04/1975"),
        ("04/04/1975", None, "1975-04-04"),
        ("3/26/1975", None, "1975-03-26"),
        ("26-3-1975", None, "1975-03-26"),
        ("31/02/1975", True, "31/02/1975"),
        ("03.04.1975", None, "1975-04-03"),
        ("30 avril 1975", None, "1975-04-30"),
        ("March 1975", None, "March 1975"),
    ],
)
def test_a_date_is_read_in_its_order_or_left(text, day_first, wanted):
    assert iso_day(text, day_first) == wanted
