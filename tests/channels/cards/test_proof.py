"""The contact sheet and the debug drawing show every card."""

from __future__ import annotations

from PIL import Image

from publisher.channels.cards import CHANNEL
from publisher.channels.cards.debug import FOCUS, SAFE
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.sheet import (
    CUT_HEIGHT,
    GAP,
    GROUND,
    LABEL_HEIGHT,
    WIDTH,
    Tile,
    at_phone_size,
    contact_sheet,
    cuts_of,
)


def test_cards_stand_in_rows_and_none_is_cut():
    sizes = {(500, 262): (255, 0, 0), (900, 100): (0, 255, 0), (390, 693): (0, 0, 255)}
    sheet = contact_sheet([Tile("card.jpg", Image.new("RGB", size, colour)) for size, colour in sizes.items()])
    assert sheet.width == WIDTH
    assert [
        sheet.getpixel(place) for place in ((GAP, GAP), (GAP + 500 + GAP, GAP), (GAP, 262 + LABEL_HEIGHT + 2 * GAP))
    ] == [
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
    ]
    assert sheet.height == 262 + 693 + 2 * LABEL_HEIGHT + 3 * GAP


def test_below_a_card_stand_its_name_and_what_platforms_cut_out_of_it():
    card = Image.new("RGB", (390, 390), (0, 0, 255))
    sheet = contact_sheet([Tile("square.jpg  1080 × 1080", card, cuts_of(card))])
    below = GAP + 390
    name = sheet.crop((GAP, below, GAP + 200, below + LABEL_HEIGHT)).convert("L").getextrema()
    assert name[0] < 120 < 200 < name[1]
    top = below + LABEL_HEIGHT
    assert sheet.getpixel((GAP + 1, top + 1)) == GROUND.rgb  # outside the circle
    assert sheet.getpixel((GAP + CUT_HEIGHT // 2, top + CUT_HEIGHT // 2)) == (0, 0, 255)
    assert sheet.height == top + CUT_HEIGHT + GAP


def test_a_card_is_shown_as_large_as_a_reader_sees_it():
    assert at_phone_size(Image.new("RGB", (1080, 1350)), 390).size == (390, 488)


def test_debug_draws_safe_area_and_focus_beside_the_card(story_of, tmp_path):
    made = CHANNEL.make(CHANNEL.plan(story_of(), CardOptions(targets=("story",), debug=True)), tmp_path)
    assert [artifact.path for artifact in made][:2] == ["cards/story.jpg", "cards/debug-story.jpg"]
    assert made[-1].path == "cards/contact-sheet.jpg"
    drawn = Image.open(tmp_path / "cards" / "debug-story.jpg")
    assert all(abs(a - b) < 60 for a, b in zip(drawn.getpixel((540, 269)), SAFE, strict=True))
    assert drawn.size == (1080, 1920)
    colours = drawn.getcolors(drawn.width * drawn.height)
    assert any(all(abs(a - b) < 40 for a, b in zip(colour, FOCUS, strict=True)) for _, colour in colours)
