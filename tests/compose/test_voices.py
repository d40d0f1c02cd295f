from __future__ import annotations

from dataclasses import fields

import pytest

from publisher.compose.voices import Palette
from publisher.layout.schema import Voice
from publisher.page.items import Colour
from publisher.units import Pt

INK, ACCENT = Colour((22, 24, 27), (0, 0, 0, 100)), Colour((179, 38, 30))
PALETTE = Palette({"ink": INK, "accent": ACCENT})
VOICE = Voice("Newsreader Text", Pt(9), Pt(13), 500, False, 0.05, True, ("onum",), "accent")


def test_a_voice_becomes_a_style_with_all_it_says():
    style = PALETTE.style(VOICE)
    assert style.colour == ACCENT
    for name in ("family", "size", "leading", "weight", "italic", "tracking", "capitals", "features"):
        assert getattr(style, name) == getattr(VOICE, name)
    assert {field.name for field in fields(Voice)} - {field.name for field in fields(style)} == {
        "smallest",
        "max_lines",
    }


def test_emphasis_turns_the_slant_around():
    slanted = Voice("Newsreader Text", Pt(9), Pt(13), italic=True)
    assert PALETTE.style(VOICE, italic=True).italic
    assert not PALETTE.style(slanted, italic=True).italic
    assert PALETTE.style(slanted).italic


@pytest.mark.parametrize(("weight", "strong"), [(400, 600), (500, 600), (700, 700)])
def test_strong_text_is_at_least_semibold(weight, strong):
    assert PALETTE.style(Voice("Newsreader Text", Pt(9), Pt(13), weight), strong=True).weight == strong


def test_a_voice_may_speak_in_another_colour():
    assert PALETTE.style(VOICE, colour="ink").colour == INK


def test_a_brands_accent_stands_in_for_the_layouts():
    named = {"ink": "#16181B", "accent": "#B3261E cmyk 10 95 95 12"}
    assert Palette.of(named)["accent"] == Colour((179, 38, 30), (10, 95, 95, 12))
    branded = Palette.of(named, "#2F5D50")
    assert branded["accent"] == Colour((47, 93, 80))
    assert branded["ink"] == Palette.of(named)["ink"]
