"""Card layouts: the shipped ones are sound, and what is wrong in a designer's file is named."""

from __future__ import annotations

import pytest

from publisher.channels.cards.contrast import LEGIBLE, contrast
from publisher.channels.cards.schema import load_card_layout
from publisher.channels.cards.targets import known_targets
from publisher.layout.load import layout_names
from publisher.layout.schema import parse_colours
from publisher.notices import PublisherError
from publisher.resources import shipped

ALL = tuple(known_targets().values())
SHIPPED = layout_names("cards")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_voice_can_be_read_on_its_ground(name):
    layout = load_card_layout(name, ALL)
    colours = parse_colours(layout.colours)
    for where, voice in layout.voices.items():
        ground = colours["plate" if where == "plate" else "panel"]
        assert contrast(colours[voice.colour], ground) >= LEGIBLE, where


@pytest.mark.parametrize("name", SHIPPED)
def test_least_sizes_are_those_of_the_house(name):
    layout = load_card_layout(name)
    least = {"title": 16, "quote": 20, "caption": 12, "credit": 10, "kicker": 10, "lead": 13, "name": 10, "link": 10}
    for where, voice in layout.voices.items():
        assert voice.seen >= least.get(where, 10), where


def test_every_design_says_what_it_is_for():
    assert SHIPPED == ("band", "date", "full", "pair", "panel", "quote", "words")
    assert len({load_card_layout(name).description for name in SHIPPED}) == 7
    assert [load_card_layout(name).photos for name in SHIPPED] == [1, 1, 1, 2, 1, 1, 0]


def changed(tmp_path, old, new):
    text = (shipped("layouts") / "cards" / "panel.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(path)


def test_a_layout_can_be_a_file_of_ones_own(tmp_path):
    path = changed(tmp_path, "max_lines = 6", "max_lines = 3")
    assert load_card_layout(path).voices["title"].max_lines == 3


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("margin = ", "margins = ", "P101", "margins"),
        ("size = 3.7\n", 'size = "3 mm"\n', "P102", "size"),
        ('colour = "soft"', 'colour = "sotf"', "P802", "sotf"),
        ('panel = "#', 'panell = "#', "P802", "panel"),
        ('aspect_to = 1.3\nphoto = "above"', 'aspect_to = 0.9\nphoto = "above"', "P804", "square"),
        ("[voices.name]", "[voices.nmae]", "P804", "nmae"),
        ('soft = "#34373B"', 'soft = "#BBBBBB"', "P802", "1.7:1"),
        ('photo = "above"\n', 'photo = "beside"\n', "P102", "photo"),
    ],
)
def test_what_is_wrong_in_a_layout_is_named(tmp_path, old, new, code, words):
    with pytest.raises(PublisherError) as raised:
        load_card_layout(changed(tmp_path, old, new), ALL)
    notice = raised.value.notices[0]
    assert notice.code == code
    assert words in notice.message


def test_an_unknown_layout_gets_a_hint():
    with pytest.raises(PublisherError) as raised:
        load_card_layout("pannel")
    assert raised.value.notices[0].hint == "did you mean 'panel'?"


@pytest.mark.parametrize("design", ["panel", "full", "quote", "date"])
def test_only_a_panorama_may_stand_across_a_wide_card(design):
    layout = load_card_layout(design)
    kinds = {photo: {row.photo for row in layout.arrangements(1.78, photo)} for photo in (1.5, 3.0)}
    assert kinds[3.0] - kinds[1.5] in ({"above"}, {"below"})


def test_an_arrangement_for_some_photos_does_not_serve_a_shape(tmp_path):
    path = changed(
        tmp_path, 'aspect_from = 1.3\nphoto = "right"', 'aspect_from = 1.3\nphoto_from = 1.0\nphoto = "right"'
    )
    with pytest.raises(PublisherError, match="there is no arrangement for 'og'"):
        load_card_layout(path, (known_targets()["og"],))
