"""Contrast of colours: known ratios, and accents mended until they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.cards.contrast import LEGIBLE, contrast, legible
from publisher.page.items import Colour

BLACK, WHITE = Colour((0, 0, 0)), Colour((255, 255, 255))
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(Colour)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast(BLACK, WHITE) == pytest.approx(21)


def test_the_known_grey_that_just_passes_on_white():
    assert contrast(Colour((0x76, 0x76, 0x76)), WHITE) == pytest.approx(4.54, abs=0.005)
    assert contrast(Colour((0x77, 0x77, 0x77)), WHITE) < LEGIBLE


def test_a_colour_that_reads_already_is_left_alone():
    red = Colour((0xB3, 0x26, 0x1E))
    assert legible(red, WHITE, BLACK) is red


def test_a_dark_accent_on_a_dark_panel_is_lightened_only_as_far_as_needed():
    red, panel = Colour((0xB3, 0x26, 0x1E)), Colour((0x10, 0x15, 0x1C))
    mended = legible(red, panel, WHITE)
    assert LEGIBLE <= contrast(mended, panel) < LEGIBLE + 1
    assert mended.rgb[0] > mended.rgb[1]


@given(COLOURS)
def test_any_accent_can_be_read_on_the_panel(accent):
    panel, ink = Colour((0x10, 0x15, 0x1C)), Colour((0xF7, 0xF4, 0xEE))
    assert contrast(legible(accent, panel, ink), panel) >= LEGIBLE


@given(COLOURS, COLOURS)
def test_contrast_does_not_mind_which_colour_is_the_ground(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.01
