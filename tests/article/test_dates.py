from __future__ import annotations

from datetime import date

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.dates import long_date


@pytest.mark.parametrize(
    ("written", "lang", "words"),
    [
        ("1975-03-10", "en", "10 March 1975"),
        ("1975-03-10", "en-US", "March 10, 1975"),
        ("1975-03-10", "vi", "10 tháng 3, 1975"),
        ("1975-03-10", "de-AT", "10. März 1975"),
        ("1975-03-10", "fr", "10 mars 1975"),
        ("1975-03-10", "zh-Hant-TW", "1975年3月10日"),
        ("1975-03", "en", "March 1975"),
        ("1975-03", "de", "März 1975"),
        ("1975", "en", "1975"),
        ("1975", "ja", "1975年"),
        (" 1975-03-10 ", "en", "10 March 1975"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(written, lang, words):
    assert long_date(written, lang) == words


@pytest.mark.parametrize(
    "written", ["spring 1975", "10 March 1975", "1975-13-01", "1975-02-30", "0000", "75-03-10", "1975-3-10", ""]
)
def test_what_is_no_iso_date_stays_as_written(written):
    assert long_date(written, "en") == written


@pytest.mark.parametrize("lang", ["xx", "not a language", "", "en_GB", "qqq-Latn"])
def test_a_language_without_wording_reads_english(lang):
    assert long_date("1975-03-10", lang) == "10 March 1975"


@given(
    st.dates(date(1, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]),
    st.sampled_from(localedata.locale_identifiers()),
)
def test_every_date_can_be_written_in_every_language(day, pattern, locale):
    written = pattern.replace("%Y", f"{day.year:04}").replace("%m", f"{day.month:02}").replace("%d", f"{day.day:02}")
    words = long_date(written, locale.replace("_", "-"))
    assert words
    assert words == words.strip()


@given(st.text(), st.text())
def test_no_text_and_no_language_is_too_odd(written, lang):
    assert isinstance(long_date(written, lang), str)
