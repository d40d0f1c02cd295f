"""The shipped booklet layouts, judged as a printer and a reader would."""

from __future__ import annotations

from dataclasses import fields

import pytest

from publisher.layout.booklet import BookletLayout, Voices
from publisher.layout.load import layout_names, load_layout
from publisher.layout.schema import parse_colours
from publisher.units import Mm, Pt

VOICES = [field.name for field in fields(Voices)]


@pytest.fixture(params=layout_names("booklets"))
def layout(request):
    return load_layout(request.param, "booklets", BookletLayout)


def luminance(rgb):
    linear = [
        value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in rgb
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast ratio of WCAG 2.2, 1 to 21; 4.5 is its level AA for text."""
    light, dark = sorted((luminance(one.rgb), luminance(other.rgb)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_highest_contrast():
    white, black, grey = parse_colours({"a": "#FFFFFF", "b": "#000000", "c": "#767676"}).values()
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_reads_on_paper(layout, name):
    colours = parse_colours(layout.colours)
    voice = getattr(layout.voices, name)
    assert contrast(colours[voice.colour], colours["ground" if name == "plate" else "paper"]) >= 4.5


def test_dates_in_the_accent_read_on_paper(layout):
    colours = parse_colours(layout.colours)
    assert contrast(colours["accent"], colours["paper"]) >= 4.5


def test_credits_are_large_enough_to_read(layout):
    assert layout.voices.credit.size >= Pt(5.5)
    assert layout.voices.caption.size >= Pt(7)
    assert layout.voices.text.size >= Pt(9)


@pytest.mark.parametrize("name", VOICES)
def test_lines_do_not_run_into_each_other(layout, name):
    voice = getattr(layout.voices, name)
    assert voice.leading >= voice.size
    assert voice.smallest is None or Pt(0) < voice.smallest <= voice.size
    assert voice.max_lines >= 1


def test_reading_text_stands_on_the_grid(layout):
    assert layout.voices.text.leading == layout.grid.baseline


def test_the_sizes_of_print_keep_their_order(layout):
    voices = layout.voices
    descending = [voices.cover_title, voices.title, voices.heading, voices.text, voices.caption, voices.credit]
    sizes = [voice.size for voice in descending]
    assert sizes == sorted(sizes, reverse=True)


def test_nothing_readable_comes_near_the_trim(layout):
    margins = layout.margins
    assert layout.page.bleed >= Mm(3)
    assert Mm(5) <= margins.safe <= min(margins.inside, margins.outside, margins.top, margins.bottom)


def test_a_caption_is_no_wider_than_the_page(layout):
    assert layout.captions.measure <= layout.page.width - layout.margins.inside - layout.margins.outside


def test_inks_for_print_stay_dry(layout):
    """Coated paper commonly takes 300 per cent of ink; type and flat colour stay well below."""
    for name, colour in parse_colours(layout.colours).items():
        assert colour.cmyk is not None, name
        assert sum(colour.cmyk) <= 280, name


def test_text_is_printed_with_black_alone(layout):
    colours = parse_colours(layout.colours)
    for name in ("text", "caption", "credit"):
        inks = colours[getattr(layout.voices, name).colour].cmyk
        assert inks is not None
        assert inks[:3] == (0, 0, 0)


def test_a_layout_that_can_be_printed_has_no_faults(layout):
    assert list(layout.faults()) == []
