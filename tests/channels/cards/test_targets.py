"""The platform table: every number is sane, sourced and dated."""

from __future__ import annotations

import pytest

from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.targets import chosen_targets, known_targets, own_platforms
from publisher.notices import PublisherError
from publisher.page.geometry import Rect
from publisher.settings import read_settings
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


@pytest.mark.parametrize("target", ALL, ids=lambda target: target.name)
def test_every_target_leaves_room_for_words(target):
    assert target.safe_box.width * target.safe_box.height > 0.4 * target.size.width * target.size.height


def test_all_means_every_target_once():
    assert list(chosen_targets(("og", "all"))) == ALL


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


# --- a publication's own table ------------------------------------------------------------------------------------------------

OWN = """
[[target]]
name = "wall"
title = "the screen in the hall"
width = 1920
height = 1080
seen = 1920
max_bytes = 9_000_000
formats = ["png"]
source = [{ says = "measured", url = "https://example.org", grade = "measured", checked = 2026-11-23 }]
"""


def settings_with(folder, text=OWN, name="platforms.toml", settings=""):
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "publisher.toml").write_text(settings, encoding="utf-8")
    return read_settings(folder)


def test_a_table_beside_the_settings_adds_targets_and_replaces_those_of_the_same_name(tmp_path):
    both = OWN + OWN.replace('"wall"', '"og"')
    known = known_targets(own_platforms(settings_with(tmp_path, both)))
    assert known["wall"].formats == ("png",)
    assert known["og"].width == 1920
    assert list(known)[:2] == ["og", "square"]


def test_a_table_may_have_another_name_that_the_settings_give(tmp_path):
    settings = settings_with(tmp_path, name="mine.toml", settings='[cards]\ntargets = "mine.toml"\n')
    assert "wall" in known_targets(own_platforms(settings))


def test_a_named_table_that_is_missing_is_an_error_with_its_place(tmp_path):
    settings = settings_with(tmp_path, settings='[cards]\ntargets = "gone.toml"\n')
    with pytest.raises(PublisherError) as raised:
        own_platforms(settings)
    (notice,) = raised.value.notices
    assert (notice.code, notice.place.line) == ("P305", 2)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("max_bytes", "max_width = 1000\nmax_bytes", "1920 pixels wide"),
        ("max_bytes", "max_area = 1000\nmax_bytes", "2073600 pixels"),
        ("seen = 1920", "seen = 0", "seen width"),
    ],
)
def test_a_card_beyond_its_own_limits_is_an_error(tmp_path, old, new, words):
    settings = settings_with(tmp_path, OWN.replace(old, new))
    with pytest.raises(PublisherError, match=words):
        known_targets(own_platforms(settings))
