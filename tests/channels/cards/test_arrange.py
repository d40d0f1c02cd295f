"""Where things lie: photo and panel tile every card, the words stay inside the panel and the safe area."""

from __future__ import annotations

import pytest

from publisher.channels.cards.arrange import mirrored, places, shares
from publisher.channels.cards.schema import Arrangement, load_card_layout
from publisher.channels.cards.targets import known_targets
from publisher.page.geometry import Rect
from publisher.units import Length

PANEL = load_card_layout("panel")
EVERY = [
    pytest.param(target, row, id=f"{target.name}-{row.photo}")
    for target in known_targets().values()
    for row in PANEL.arrangements(target.aspect, 0.7)
]


def sides(target, photo):
    return [row.photo for row in PANEL.arrangements(known_targets()[target].aspect, photo)]


@pytest.mark.parametrize(("target", "row"), EVERY)
def test_photo_and_panel_tile_the_card_on_whole_pixels_at_every_share(target, row):
    card = Rect(Length(0), Length(0), target.size.width, target.size.height)
    for share in shares(target, row, 1.37):
        found = places(target, row, share, target.u * PANEL.space.margin)
        assert not found.photo.overlaps(found.panel)
        assert card.contains(found.photo)
        assert card.contains(found.panel)
        area = found.photo.width * found.photo.height + found.panel.width * found.panel.height
        assert area == pytest.approx(card.width * card.height)
        edges = (found.photo.x.px, found.photo.y.px, found.photo.right.px, found.photo.bottom.px)
        assert edges == pytest.approx([round(edge) for edge in edges])


@pytest.mark.parametrize(("target", "row"), EVERY)
def test_words_stay_inside_panel_and_safe_area(target, row):
    for share in (row.share, row.give):
        found = places(target, row, share, target.u * PANEL.space.margin)
        assert found.panel.contains(found.words)
        assert target.safe_box.contains(found.words) or not found.words.height


def test_an_open_graph_card_reads_beside_its_photo_and_a_post_below_it():
    assert sides("og", 1.5) == ["right"]
    assert sides("portrait", 1.5) == sides("square", 1.5) == ["above"]


def test_on_a_tall_card_the_photo_may_also_run_on_below_the_words():
    assert sides("story", 1.5) == ["above", "below"]


@pytest.mark.parametrize(
    ("side", "other"), [("left", "right"), ("right", "left"), ("above", "above"), ("none", "none")]
)
def test_text_that_runs_from_right_to_left_has_the_photo_on_the_other_side(side, other):
    assert mirrored(Arrangement(side)).photo == other


@pytest.mark.parametrize("photo", ["left", "right", "above", "below"])
def test_every_side_leaves_the_rest_to_the_panel(photo):
    square = known_targets()["square"]
    found = places(square, Arrangement(photo), 0.25, Length(0))
    assert found.photo.width * found.photo.height == pytest.approx(found.panel.width * found.panel.height / 3)
    beside = photo in ("left", "right")
    before = found.photo.x < found.panel.x if beside else found.photo.y < found.panel.y
    assert before == (photo in ("left", "above"))


def test_words_alone_have_the_whole_card():
    square = known_targets()["square"]
    found = places(square, Arrangement("none"), 0.0, Length(0))
    assert found.words == found.panel == Rect(Length(0), Length(0), square.size.width, square.size.height)


def test_on_a_square_an_upright_photo_may_also_stand_beside_the_words():
    assert sides("square", 0.67) == ["above", "right"]
    assert sides("portrait", 0.67) == ["above"]


def test_a_photo_is_offered_the_share_at_which_nothing_of_it_is_cut():
    portrait = known_targets()["portrait"]
    (row,) = PANEL.arrangements(portrait.aspect, 1.5)
    assert 720 / 1350 in shares(portrait, row, 1.5)
    assert places(portrait, row, 720 / 1350, Length(0)).photo.aspect == pytest.approx(1.5)


def test_a_panorama_may_be_lower_than_the_layout_would_let_it_be_cut():
    portrait = known_targets()["portrait"]
    (row,) = PANEL.arrangements(portrait.aspect, 3.0)
    assert shares(portrait, row, 3.0)[-1] == pytest.approx(360 / 1350)


def test_a_plate_takes_what_the_layout_gives_in_even_steps():
    portrait = known_targets()["portrait"]
    (row,) = PANEL.arrangements(portrait.aspect, 1.0)
    offered = shares(portrait, row, None)
    assert (offered[0], offered[-1]) == (row.share, row.give)
    assert list(offered) == sorted(offered, reverse=True)
