"""Photos in a press's inks: no more ink than the paper takes, greys in black alone, colours where they were."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat

from publisher.photos.colour import to_srgb
from publisher.photos.inks import Press, heaviest_ink, separate
from publisher.photos.profiles import srgb_profile
from publisher.resources import shipped

PRESS = Press((shipped("assets") / "icc/fogra39_pub.icc").read_bytes(), 300, converts=True)


def cube(steps: int = 17) -> Image.Image:
    """Colours from the whole RGB cube."""
    values = [round(255 * step / (steps - 1)) for step in range(steps)]
    data = bytes(value for r in values for g in values for b in values for value in (r, g, b))
    return Image.frombytes("RGB", (steps * steps, steps), data)


@pytest.mark.parametrize("limit", [200, 240, 260, 300])
def test_no_colour_lays_more_ink_than_the_limit(limit: int) -> None:
    assert heaviest_ink(separate(cube(), None, replace(PRESS, ink_limit=limit))) <= limit


@pytest.mark.parametrize("limit", [240, 300])
def test_a_photo_that_came_in_inks_keeps_the_limit_too(limit: int) -> None:
    heavy = Image.new("CMYK", (40, 600), (240, 230, 220, 250))
    held = separate(heavy, None, replace(PRESS, ink_limit=limit))
    assert heaviest_ink(held) <= limit
    *colours, black = held.getpixel((0, 599))
    assert black == 250
    assert colours[0] > colours[1] > colours[2]


@given(st.tuples(*[st.integers(0, 255)] * 4), st.integers(200, 400))
def test_inks_below_the_limit_stay_as_they_are(inks: tuple[int, ...], limit: int) -> None:
    held = separate(Image.new("CMYK", (1, 1), inks), None, replace(PRESS, ink_limit=limit)).getpixel((0, 0))
    assert sum(held) <= max(limit * 255 // 100, inks[3])
    assert (held == inks) is (sum(inks) <= limit * 255 // 100)


def test_colours_look_the_same_through_the_profile() -> None:
    colours = Image.new("RGB", (3, 1))
    for place, colour in enumerate([(180, 90, 60), (90, 120, 90), (200, 190, 170)]):
        colours.putpixel((place, 0), colour)
    back = to_srgb(separate(colours, None, PRESS), PRESS.profile)
    assert max(ImageStat.Stat(ImageChops.difference(back, colours)).mean) < 4


def test_black_is_no_more_than_the_profile_wants_and_paper_stays_bare() -> None:
    inked = separate(Image.frombytes("RGB", (2, 1), b"\0\0\0\xff\xff\xff"), None, PRESS)
    assert 240 <= sum(inked.getpixel((0, 0))) / 2.55 <= 270
    assert inked.getpixel((1, 0)) == (0, 0, 0, 0)


def test_grey_photos_are_printed_in_black_alone_as_light_as_they_were() -> None:
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    plate = separate(ramp, None, PRESS)
    assert plate.mode == "L"
    assert (plate.getpixel((0, 0)), plate.getpixel((255, 0))) == (0, 255)
    values = list(plate.tobytes())
    assert values == sorted(values)
    empty = Image.new("L", plate.size)
    black = Image.merge("CMYK", (empty, empty, empty, ImageChops.invert(plate)))
    seen = to_srgb(black, PRESS.profile).convert("L")
    assert seen.getpixel((128, 0)) == pytest.approx(128, abs=12)


def test_inks_of_another_press_are_converted_and_those_of_this_one_kept() -> None:
    photo = Image.new("CMYK", (2, 2), (120, 60, 30, 10))
    assert separate(photo, PRESS.profile, PRESS).getpixel((0, 0)) == (120, 60, 30, 10)


def test_the_srgb_profile_is_what_it_says() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert profile.profile.version == pytest.approx(2.1)
    assert profile.profile.xcolor_space == "RGB "
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    through = ImageCms.applyTransform(cube(9), transform)
    assert max(high for _, high in ImageChops.difference(through, cube(9)).getextrema()) <= 1


def test_light_in_two_parts_separates_like_the_whole() -> None:
    whole = cube()
    parts = whole.convert("YCbCr")
    one, other = separate(parts.convert("RGB"), None, PRESS), separate(parts, None, PRESS)
    assert one.tobytes() == other.tobytes()
