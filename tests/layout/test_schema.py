from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.layout.schema import parse_colour, parse_colours
from publisher.page.items import Colour

BYTES = st.integers(0, 255)
INKS = st.integers(0, 1000).map(lambda tenths: tenths / 10)


@given(st.tuples(BYTES, BYTES, BYTES), st.none() | st.tuples(INKS, INKS, INKS, INKS))
def test_a_colour_is_read_as_it_is_written(rgb, inks):
    written = str(Colour(rgb)) + (" cmyk " + " ".join(map(str, inks)) if inks else "")
    assert parse_colour(written) == Colour(rgb, inks)


def test_white_space_around_a_colour_does_not_matter():
    assert parse_colour(" #ffFFff  cmyk 0 0 0   0 ") == Colour((255, 255, 255), (0, 0, 0, 0))


@pytest.mark.parametrize(
    "text", ["", "white", "#FFF", "#FFFFFF cmyk 0 0 0", "#FFFFFF cmyk 0 0 0 1..2", "#FFFFFF cmyk 0 0 0 101"]
)
def test_what_is_no_colour_is_refused_with_an_example(text):
    with pytest.raises(ValueError) as problem:
        parse_colour(text)
    assert str(problem.value) == f'"{text}" is not a colour; write "#16181B" or "#16181B cmyk 0 0 0 100"'


def test_the_colours_of_a_layout_are_read_by_name():
    assert parse_colours({"ink": "#000000", "paper": "#FFFFFF"}) == {
        "ink": Colour((0, 0, 0)),
        "paper": Colour((255, 255, 255)),
    }
