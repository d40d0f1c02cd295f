from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from publisher.page.geometry import Crop
from publisher.photos.focus import crop_for, heart_of
from publisher.photos.model import Embedded, PictureFile
from publisher.photos.probe import probe

ASPECTS = {"9:16": 9 / 16, "4:5": 4 / 5, "1:1": 1.0, "1.91:1": 1.91}


@pytest.fixture
def disc_at(save):
    """A picture of a bright disc on a dull, faintly textured ground."""

    def disc_at(x: float, y: float, size: tuple[int, int] = (600, 400)) -> PictureFile:
        ground = Image.merge("RGB", [Image.effect_noise(size, 12).point(lambda v: v // 2 + 30)] * 3)
        middle, radius = (x * size[0], y * size[1]), min(size) * 0.09
        box = (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)
        ImageDraw.Draw(ground).ellipse(box, fill=(240, 200, 60))
        return probe(save(ground, f"disc-{x}-{y}-{size[0]}.png"))

    return disc_at


def away(width: int = 600, height: int = 400) -> PictureFile:
    """A picture whose file went away after it was probed."""
    from pathlib import Path

    return PictureFile(Path("gone.jpg"), "JPEG", "image/jpeg", width, height, 1, "RGB", 1, "00")


def aspect_of(crop: Crop, picture: PictureFile) -> float:
    return (crop.right - crop.left) * picture.width / ((crop.bottom - crop.top) * picture.height)


@pytest.mark.parametrize("aspect", ASPECTS.values(), ids=ASPECTS)
@pytest.mark.parametrize("place", [(0.15, 0.5), (0.85, 0.5), (0.5, 0.5), (0.3, 0.7)])
def test_what_stands_out_is_inside_whole(disc_at, aspect, place):
    picture = disc_at(*place)
    crop = crop_for(picture, aspect)
    assert aspect_of(crop, picture) == pytest.approx(aspect)
    assert crop.left <= place[0] - 0.06
    assert place[0] + 0.06 <= crop.right
    assert crop.top <= place[1] - 0.09
    assert place[1] + 0.09 <= crop.bottom
    assert crop.kept > 0.8


def test_an_upright_picture_is_searched_from_top_to_bottom(disc_at):
    picture = disc_at(0.5, 0.25, (400, 600))
    crop = crop_for(picture, 1.91)
    assert (crop.left, crop.right) == (0.0, 1.0)
    assert crop.top <= 0.19
    assert crop.bottom >= 0.31


def test_the_focus_given_counts_more_than_the_region_in_the_file_and_that_more_than_the_eye(disc_at):
    picture = disc_at(0.15, 0.5)
    named = replace(picture, embedded=Embedded(focus=(0.5, 0.5)))
    assert crop_for(named, 0.5, focus=(1.0, 0.5)).right == 1.0
    assert crop_for(named, 0.5).left == pytest.approx(0.5 * (1 - 1 / 3))
    assert crop_for(picture, 0.5).left < 0.1


def test_kept_tells_what_a_focus_leaves_out(disc_at):
    picture = disc_at(0.15, 0.5)
    assert crop_for(picture, 0.5, focus=(1.0, 0.5)).kept < 0.2
    assert crop_for(picture, 0.5, focus=(0.1, 0.5)).kept > 0.8


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)), st.floats(0.2, 4))
def test_a_focus_keeps_its_relative_place_in_the_largest_window(focus, aspect):
    picture = away()
    crop = crop_for(picture, aspect, focus=focus)
    across, down = crop.right - crop.left, crop.bottom - crop.top
    assert max(across, down) == pytest.approx(1.0)
    assert (focus[0] - crop.left) / across == pytest.approx(focus[0], abs=1e-6)
    assert (focus[1] - crop.top) / down == pytest.approx(focus[1], abs=1e-6)
    assert crop.is_whole or aspect_of(crop, picture) == pytest.approx(aspect)


def test_a_photo_that_must_not_be_cropped_is_whole(disc_at):
    assert crop_for(disc_at(0.15, 0.5), 0.5, focus=(0.1, 0.1), whole=True) == Crop()


def test_a_window_of_the_pictures_own_shape_is_the_whole_picture(disc_at):
    assert crop_for(disc_at(0.15, 0.5), 1.5003) == Crop()


@pytest.mark.parametrize("size", [(1, 1), (1, 400), (3000, 2), (300, 200)])
def test_a_plain_picture_is_shown_in_its_middle_and_nothing_is_lost(save, size):
    crop = crop_for(probe(save(Image.new("RGB", size, "grey"), "plain.png")), 0.7)
    assert crop.left == pytest.approx(1 - crop.right)
    assert crop.top == pytest.approx(1 - crop.bottom)
    assert crop.kept == 1.0


def test_a_file_that_went_away_is_shown_in_its_middle():
    assert crop_for(away(), 0.75) == Crop(0.25, 0.0, 0.75, 1.0, 1.0)


def test_the_same_crop_comes_out_every_time(disc_at):
    from publisher.photos import focus

    picture = disc_at(0.3, 0.7)
    first = crop_for(picture, 0.8)
    focus._map.cache_clear()
    assert crop_for(picture, 0.8) == first


def test_a_film_border_does_not_draw_the_eye(save):
    scan = Image.new("L", (600, 400), 0)
    scan.paste(Image.effect_noise((560, 360), 20).point(lambda v: v // 2 + 80), (20, 20))
    ImageDraw.Draw(scan).ellipse((400, 150, 460, 250), fill=255)
    crop = crop_for(probe(save(scan, "scan.png")), 0.6)
    assert crop.left < 400 / 600
    assert crop.right > 460 / 600


@pytest.mark.parametrize(
    ("name", "aspect", "inside"),
    [
        ("col-friends-berasategi.jpg", 1.91, (0.55, 0.42)),
        ("col-friends-berasategi.jpg", 1.0, (0.58, 0.55)),
        ("col-rocket-spacex-640.jpg", 9 / 16, (0.51, 0.5)),
        ("bw-portrait-douglass-1879.jpg", 1.91, (0.45, 0.36)),
        ("bw-evans-fields-1936-large.jpg", 1.91, (0.3, 0.3)),
        ("col-china-640.jpg", 9 / 16, (0.33, 0.5)),
    ],
)
def test_real_photographs_keep_their_subject(photographs, name, aspect, inside):
    crop = crop_for(probe(photographs / name), aspect)
    assert crop.left < inside[0] < crop.right
    assert crop.top < inside[1] < crop.bottom


@pytest.mark.parametrize("place", [(0.2, 0.5), (0.8, 0.4)])
def test_the_eye_goes_to_what_stands_out(disc_at, place):
    left, top, right, bottom = heart_of(disc_at(*place), 0.3)
    assert left < place[0] < right
    assert top < place[1] < bottom


def test_the_eye_goes_nowhere_in_a_plain_picture(save):
    assert heart_of(probe(save(Image.new("RGB", (600, 400), (90, 90, 90)), "plain.png")), 0.3) is None


@pytest.mark.parametrize("free", [(0.0, 0.0, 1.0, 0.5), (0.0, 0.5, 1.0, 1.0)])
def test_what_stands_out_is_brought_to_the_part_that_stays_free(disc_at, free):
    picture = disc_at(0.5, 0.5, (400, 900))
    crop = crop_for(picture, 1.0, free=free)
    place = (0.5 - crop.top) / (crop.bottom - crop.top)
    assert free[1] < place < free[3]
    focused = crop_for(picture, 1.0, free=free, focus=(0.5, 0.5))
    assert free[1] < (0.5 - focused.top) / (focused.bottom - focused.top) < free[3]
