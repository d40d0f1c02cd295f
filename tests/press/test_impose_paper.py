"""Paper by name and by thickness."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.notices import PublisherError
from publisher.press.paper import caliper, parse_caliper


@pytest.mark.parametrize(
    ("name", "millimetres"),
    [("115gsm-silk", 0.1035), ("115gsm-coated", 0.1035), ("80gsm-offset", 0.0976), ("kdp-cream", 0.127)],
)
def test_a_named_paper_has_a_thickness(name, millimetres):
    assert caliper(name).mm == pytest.approx(millimetres)


@pytest.mark.parametrize(("text", "millimetres"), [("0.1mm", 0.1), ("0.12 mm", 0.12), ("0.1", 0.1), (".", None)])
def test_a_thickness_is_read_in_millimetres(text, millimetres):
    if millimetres is None:
        with pytest.raises(PublisherError):
            parse_caliper(text)
    else:
        assert parse_caliper(text).mm == pytest.approx(millimetres)


@pytest.mark.parametrize("text", ["0", "-0.1mm", "10mm", "0.001mm", "thick", "", "nan", "inf mm", "0,1mm", "0.1cm"])
def test_nonsense_is_no_thickness(text):
    with pytest.raises(PublisherError) as problem:
        parse_caliper(text)
    assert [notice.code for notice in problem.value.notices] == ["P921"]


@pytest.mark.parametrize(
    ("name", "help_text"),
    [
        ("115gsm-slik", "silk"),
        ("kdp-creme", "kdp-cream"),
        ("9000gsm-silk", "between"),
        ("1gsm-silk", "between"),
        ("", ""),
    ],
)
def test_an_unknown_paper_is_refused_with_help(name, help_text):
    with pytest.raises(PublisherError) as problem:
        caliper(name)
    assert help_text in (problem.value.notices[0].hint or "")


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    for read in (caliper, parse_caliper):
        with suppress(PublisherError):
            assert read(text) > 0
