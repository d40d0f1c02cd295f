"""The shipped booklet layouts, judged as a printer and a reader would."""

from __future__ import annotations

from dataclasses import fields

import pytest

from publisher.layout.booklet import BookletLayout, Voices
from publisher.layout.contrast import contrast
from publisher.layout.judge import ON_COVER, judge
from publisher.layout.load import layout_names, load_layout
from publisher.layout.schema import parse_colours
from publisher.resources import shipped
from publisher.typeset.fonts import shipped_fonts
from publisher.units import Mm, Pt

VOICES = [field.name for field in fields(Voices)]


@pytest.fixture(params=layout_names("booklets"))
def layout(request):
    return load_layout(request.param, "booklets", BookletLayout)


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_reads_on_what_it_stands_on(layout, name):
    colours = parse_colours(layout.colours)
    voice = getattr(layout.voices, name) or (layout.voices.cover_title if name in ON_COVER else layout.voices.heading)
    ground = layout.cover.ground if name in ON_COVER else "ground" if name == "plate" else "paper"
    assert contrast(colours[voice.colour], colours[ground]) >= 4.5


def test_dates_in_the_accent_read_on_paper(layout):
    colours = parse_colours(layout.colours)
    assert contrast(colours["accent"], colours["paper"]) >= 4.5


def test_credits_are_large_enough_to_read(layout):
    assert layout.voices.credit.size >= Pt(5.5)
    assert layout.voices.caption.size >= Pt(7)
    assert layout.voices.folio.size >= Pt(6)
    assert layout.voices.text.size >= Pt(9)


@pytest.mark.parametrize("name", VOICES)
def test_lines_do_not_run_into_each_other(layout, name):
    voice = getattr(layout.voices, name) or layout.voices.heading
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


@pytest.mark.parametrize("name", layout_names("booklets"))
def test_the_judge_finds_nothing_in_a_shipped_layout(name):
    assert judge(shipped("layouts") / "booklets" / f"{name}.toml", shipped_fonts().families) == ()


def test_shipped_layouts_differ_in_more_than_their_names():
    layouts = [load_layout(name, "booklets", BookletLayout) for name in layout_names("booklets")]
    assert len(layouts) >= 6
    assert len({(one.page.width, one.page.height) for one in layouts}) == len(layouts)
    assert {one.cover.style for one in layouts} == {"band", "framed", "inset", "full", "type", "masthead"}
    assert len({one.voices.title.family for one in layouts}) > 1
    assert len({one.colours["accent"] for one in layouts}) == len(layouts)
