from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from publisher.photos.colour import to_plain, to_srgb, usable_profile
from publisher.resources import shipped


def lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def house_profile() -> bytes:
    return (shipped("assets") / "icc/fogra39_pub.icc").read_bytes()


def test_sixteen_bit_grey_is_scaled_and_not_clipped():
    assert to_srgb(Image.new("I;16", (4, 4), 65535 // 2), None).getpixel((0, 0)) in (127, 128)
    assert to_srgb(Image.new("I;16", (4, 4), 65535), None).getpixel((0, 0)) == 255


@pytest.mark.parametrize("mode", ["I;16B", "I;16L", "I;16N", "I"])
def test_every_byte_order_of_deep_grey_is_read(mode):
    image = Image.new(mode, (2, 1), 65535 // 2)
    if mode == "I":
        image.putpixel((1, 0), 65535)
    assert to_srgb(image, None).getpixel((0, 0)) in (127, 128)


@pytest.mark.parametrize(
    ("values", "seen"),
    [((0.0, 0.5, 1.0), (0, 127, 255)), ((0.0, 128.0, 255.0), (0, 128, 255)), ((-1.0, 0.0, 1.0), (0, 127, 255))],
)
def test_floating_grey_is_scaled_by_the_range_it_was_meant_for(values, seen):
    image = Image.new("F", (3, 1))
    for place, value in enumerate(values):
        image.putpixel((place, 0), value)
    assert list(to_srgb(image, None).tobytes()) == pytest.approx(list(seen), abs=1)


def test_a_flat_floating_picture_is_no_division_by_zero():
    assert to_srgb(Image.new("F", (3, 3), -7.0), None).mode == "L"


def test_transparency_lies_on_white_without_dark_edges():
    image = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    image.putpixel((1, 0), (255, 0, 0, 128))
    flat = to_srgb(image, None)
    assert flat.getpixel((0, 0)) == (255, 255, 255)
    assert flat.getpixel((1, 0)) == pytest.approx((255, 127, 127), abs=1)


def test_grey_with_transparency_stays_grey():
    assert to_srgb(Image.new("LA", (2, 2), (0, 0)), None).getpixel((0, 0)) == 255


def test_a_transparent_palette_entry_becomes_white(save):
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((1, 0), 1)
    with Image.open(save(image, "palette.png", transparency=1)) as opened:
        opened.load()
        flat = to_srgb(opened, None)
    assert [flat.getpixel((place, 0)) for place in (0, 1)] == [(255, 0, 0), (255, 255, 255)]


def test_a_transparent_grey_value_becomes_white(save):
    with Image.open(save(Image.new("L", (2, 2), 9), "keyed.png", transparency=9)) as opened:
        opened.load()
        assert to_srgb(opened, None).getpixel((0, 0)) == 255


def test_black_and_white_becomes_grey_so_that_it_can_be_smoothed():
    assert to_plain(Image.new("1", (2, 2), 1)).mode == "L"


def test_lab_is_converted():
    red, green, blue = to_srgb(Image.new("LAB", (2, 2), (137, 209, 198)), None).getpixel((0, 0))
    assert red > 240
    assert max(green, blue) < 30


def test_cmyk_goes_through_a_profile_and_is_no_plain_inversion():
    image = Image.new("CMYK", (2, 2), (255, 0, 0, 0))
    red, green, blue = to_srgb(image, None).getpixel((0, 0))
    assert (red, green, blue) != (0, 255, 255)
    assert red < 60 < green < blue
    assert to_srgb(image, house_profile()).getpixel((0, 0)) == (red, green, blue)


def test_paper_white_stays_white_in_cmyk():
    assert min(to_srgb(Image.new("CMYK", (2, 2)), None).convert("RGB").getpixel((0, 0))) >= 254


def test_a_colour_picture_in_grey_only_becomes_a_grey_one():
    assert to_srgb(Image.new("RGB", (20, 20), (90, 90, 90)), None).mode == "L"
    spotted = Image.new("RGB", (20, 40), (90, 90, 90))
    spotted.putpixel((0, 0), (91, 90, 90))
    assert to_srgb(spotted, None).mode == "RGB"


def test_srgb_under_any_name_leaves_the_pixels_alone(quarters):
    assert to_srgb(quarters, srgb_profile()) is quarters


def test_equal_profiles_are_kept_once():
    first, second = srgb_profile(), bytes(bytearray(srgb_profile()))
    assert usable_profile(first, "RGB")[0] is usable_profile(second, "RGB")[0]


@pytest.mark.parametrize(
    ("profile", "mode", "fault"),
    [
        (srgb_profile(), "RGB", None),
        (srgb_profile(), "RGBA", None),
        (srgb_profile(), "P", None),
        (srgb_profile(), "L", "the colour profile is for RGB pictures, the picture is GRAY"),
        (house_profile(), "CMYK", None),
        (house_profile(), "RGB", "the colour profile is for CMYK pictures, the picture is RGB"),
        (lab_profile(), "RGB", "the colour profile is not one for pictures"),
        (srgb_profile()[:200], "RGB", "the colour profile is damaged"),
        (b"", "RGB", "the colour profile is damaged"),
    ],
)
def test_a_profile_is_tried_against_the_mode(profile, mode, fault):
    icc, why = usable_profile(profile, mode)
    assert why == fault
    assert (icc is None) == (fault is not None)


@pytest.mark.parametrize("name", ["rgb_adobergb.jpg", "rgb_displayp3.jpg", "rgb_prophoto.jpg", "lab.tif", "cmyk.tif"])
def test_wide_and_print_colours_look_like_the_plain_picture(nasty, name):
    from publisher.page.geometry import Crop
    from publisher.photos.probe import probe
    from publisher.photos.resample import resample

    plain, other = (resample(probe(nasty / file), Crop(), 64, 36).tobytes() for file in ("orient_1.jpg", name))
    assert sum(abs(x - y) for x, y in zip(plain, other, strict=True)) / len(plain) < 2


@pytest.mark.parametrize("name", ["gray16.png", "gray16.tif", "gray_float32.tif", "bilevel.png", "bilevel.tif"])
def test_deep_and_bilevel_grey_keep_their_mean(nasty, name):
    with Image.open(io.BytesIO((nasty / name).read_bytes())) as image:
        image.load()
        grey = to_srgb(image, None)
    assert sum(grey.tobytes()) / (grey.width * grey.height) == pytest.approx(89.5, abs=0.6)
