from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.layout.contrast import contrast
from publisher.layout.schema import parse_colour
from publisher.page.items import Colour

COLOURS = st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255)).map(Colour)


def test_black_on_white_has_the_highest_contrast():
    assert contrast(parse_colour("#000000"), parse_colour("#FFFFFF")) == pytest.approx(21)


def test_the_lightest_grey_that_reads_on_white():
    assert contrast(parse_colour("#767676"), parse_colour("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_never_below_one(one, other):
    assert contrast(one, other) == contrast(other, one) >= 1
