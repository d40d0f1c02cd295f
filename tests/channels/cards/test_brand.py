"""A publication's own look: colours that can be read, a logo in place of the name, fonts from a folder."""

from __future__ import annotations

import pytest
from PIL import Image

from publisher.channels.cards import CHANNEL
from publisher.channels.cards.brand import card_colours
from publisher.channels.cards.compose import LOGO
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.plan import plan_cards
from publisher.channels.cards.schema import load_card_layout
from publisher.notices import PublisherError
from publisher.page.items import Picture, TextLine
from publisher.settings import Brand, Settings, read_settings

OG = CardOptions(targets=("og",))


def settings_with(folder, text):
    (folder / "publisher.toml").write_text(text, encoding="utf-8")
    return read_settings(folder)


def test_own_colours_stand_in_for_those_of_the_layout():
    colours = card_colours(
        load_card_layout("panel"), Settings(brand=Brand(colours={"panel": "#FFFFFF", "unknown": "#123456"}))
    )
    assert colours["panel"].rgb == (255, 255, 255)
    assert "unknown" not in colours


def test_colours_that_cannot_be_read_on_each_other_are_an_error_that_names_the_voice():
    with pytest.raises(PublisherError) as raised:
        card_colours(load_card_layout("panel"), Settings(brand=Brand(colours={"panel": "#777777"})))
    assert {notice.code for notice in raised.value.notices} == {"P802"}
    assert "caption" in str(raised.value)


def test_a_logo_stands_where_the_name_would_and_shows_the_panel_through_its_holes(story_of, tmp_path):
    Image.new("RGBA", (300, 100), (0, 0, 0, 0)).save(tmp_path / "logo.png")
    settings = settings_with(tmp_path, '[brand]\nlogo = "logo.png"\n')
    plan = plan_cards(story_of(settings=settings), OG)
    (logo,) = [item for item in plan.cards[0].page.items() if isinstance(item, Picture) and item.photo == LOGO]
    assert logo.rect.aspect == pytest.approx(3)
    (tmp_path / "out").mkdir()
    CHANNEL.make(plan, tmp_path / "out")
    card = Image.open(tmp_path / "out" / "cards" / "og.jpg")
    middle = (logo.rect.x + logo.rect.width / 2).px, (logo.rect.y + logo.rect.height / 2).px
    assert card.getpixel(tuple(round(place) for place in middle)) == pytest.approx((247, 244, 238), abs=2)
    assert not list((tmp_path / "out" / "cards").glob(".logo*"))


@pytest.mark.parametrize(("design", "stands"), [("panel", True), ("full", False)])
def test_a_dark_logo_stands_on_a_light_ground_and_the_name_on_a_dark_one(story_of, tmp_path, design, stands):
    Image.new("RGBA", (300, 100), (20, 30, 60, 255)).save(tmp_path / "logo.png")
    settings = settings_with(tmp_path, '[publication]\nname = "Review"\n[brand]\nlogo = "logo.png"\n')
    plan = plan_cards(story_of(settings=settings), CardOptions(layout=design, targets=("story",)))
    items = list(plan.cards[0].page.items())
    assert any(isinstance(item, Picture) and item.photo == LOGO for item in items) == stands
    assert any(isinstance(item, TextLine) and item.text == "Review" for item in items) != stands


def test_a_missing_logo_is_an_error_with_its_place(story_of, tmp_path):
    settings = settings_with(tmp_path, '[brand]\nlogo = "gone.png"\n')
    with pytest.raises(PublisherError) as raised:
        plan_cards(story_of(settings=settings), OG)
    (notice,) = raised.value.notices
    assert (notice.code, notice.place.line) == ("P305", 2)


def test_a_colour_that_is_none_is_an_error_with_its_place(tmp_path):
    with pytest.raises(PublisherError) as raised:
        settings_with(tmp_path, '[brand.colours]\npanel = "white"\n')
    (notice,) = raised.value.notices
    assert (notice.code, notice.place.line) == ("P102", 2)
