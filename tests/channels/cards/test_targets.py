"""The platform table: every number is sane, sourced and dated."""

from __future__ import annotations

import pytest

from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.targets import chosen_targets, known_targets
from publisher.notices import PublisherError
from publisher.page.geometry import Rect
from publisher.units import Px

ALL = list(known_targets().values())


def test_the_default_options_name_targets_that_exist():
    assert [target.name for target in chosen_targets(CardOptions().targets)] == ["og", "square", "portrait", "story"]


def test_a_target_named_twice_is_made_once():
    assert [target.name for target in chosen_targets(("story", "og", "story"))] == ["story", "og"]


def test_an_unknown_target_is_an_error_with_a_hint():
    with pytest.raises(PublisherError) as raised:
        chosen_targets(("og", "strory"))
    (notice,) = raised.value.notices
    assert (notice.code, notice.hint) == ("P803", "did you mean 'story'?")


@pytest.mark.parametrize("target", ALL, ids=lambda target: target.name)
def test_every_target_says_where_its_numbers_come_from_and_when_they_were_read(target):
    assert target.source
    assert all(source.url.startswith("https://") and source.says for source in target.source)
    assert all(source.checked.year >= 2026 for source in target.source)


@pytest.mark.parametrize("target", ALL, ids=lambda target: target.name)
def test_every_target_takes_the_format_that_is_made(target):
    assert "jpeg" in target.formats


def test_a_card_of_1080_pixels_is_a_page_of_1080_css_pixels():
    square = known_targets()["square"]
    assert (square.size.width, square.size.height) == (Px(1080), Px(1080))
    assert square.u == Px(10.8)


def test_the_unit_keeps_its_weight_when_only_the_shape_changes():
    og, portrait = known_targets()["og"], known_targets()["portrait"]
    assert og.u.px == pytest.approx((1200 * 630) ** 0.5 / 100)
    assert portrait.u.px == pytest.approx((1080 * 1350) ** 0.5 / 100)


def test_least_sizes_are_measured_where_the_reader_sees_the_card():
    assert known_targets()["og"].seen_as(10) == Px(24)
    assert known_targets()["story"].seen_as(13) == Px(36)


def test_a_story_keeps_its_top_and_bottom_clear_of_words():
    box = known_targets()["story"].safe_box
    assert (box.y.px, box.bottom.px) == pytest.approx((268.8, 1536))
    assert known_targets()["square"].safe_box == Rect(Px(0), Px(0), Px(1080), Px(1080))
