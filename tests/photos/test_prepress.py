"""What the print file needs of a photo: its own bytes, or fewer pixels, in its own colours."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from publisher.page.geometry import Crop, Rect
from publisher.photos.placed import Placement
from publisher.photos.prepress import Order, memory, order, prepare
from publisher.photos.probe import probe
from publisher.units import Length


def place(width: float, height: float, crop: Crop = Crop(), seen: Crop | None = None) -> Placement:
    box = Rect(Length(0), Length(0), Length(width), Length(height))
    return Placement(1, "p", Path("p.jpg"), box, crop, seen or crop)


@pytest.fixture
def photo(save):
    """3000 x 2000 pixels: 450 ppi at 480 points."""
    return probe(save(Image.linear_gradient("L").resize((3000, 2000)).convert("RGB"), "photo.jpg"))


def test_up_to_450_pixels_per_inch_a_photo_stays_as_it_is(photo):
    assert order(photo, [place(480, 320)]).holds_all_of(photo)
    assert order(photo, [place(900, 600)]).holds_all_of(photo)


def test_above_450_it_is_brought_to_300(photo):
    ordered = order(photo, [place(360, 240)])
    assert (ordered.width, ordered.height) == (1500, 1000)
    assert ordered.window.is_whole


def test_the_largest_of_its_places_decides(photo):
    assert order(photo, [place(60, 40), place(480, 320), place(90, 60)]).holds_all_of(photo)


def test_a_hard_crop_leaves_the_unseen_part_behind(photo):
    ordered = order(photo, [place(400, 400, Crop(0.25, 0.0, 0.75, 0.75))])
    assert ordered.window == Crop(0.25, 0.0, 0.75, 0.75)
    assert (ordered.width, ordered.height) == (1500, 1500)


def test_a_soft_crop_keeps_the_bytes(photo):
    assert order(photo, [place(480, 400, Crop(0.1, 0.0, 0.9, 1.0))]).holds_all_of(photo)


def test_what_any_place_shows_is_kept(photo):
    narrow, whole = place(300, 600, Crop(0.4, 0.0, 0.6, 1.0)), place(60, 40)
    assert order(photo, [narrow, whole]).holds_all_of(photo)


def test_a_window_ends_on_whole_pixels(photo):
    window = order(photo, [place(400, 400, Crop(0.25012, 0.10003, 0.50001, 0.6))]).window
    for edge, length in ((window.left, 3000), (window.top, 2000), (window.right, 3000), (window.bottom, 2000)):
        assert edge * length == pytest.approx(round(edge * length))
    assert window.left <= 0.25012 < window.right
    assert window.right >= 0.50001


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_part_is_cut_from_the_upright_photo(save, quarters, orientation):
    undo = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    stored = quarters.transpose(undo[orientation]) if orientation > 1 else quarters
    exif = Image.Exif()
    exif[274] = orientation
    picture = probe(save(stored, "turned.jpg", exif=exif, quality=95, subsampling=0))
    part = prepare(picture, Order(Crop(0.5, 0.0, 1.0, 0.5), 60, 40)).image.convert("RGB")
    assert part.size == (60, 40)
    assert part.getpixel((30, 20)) == pytest.approx((0, 255, 0), abs=6)


def test_a_part_taken_pixel_for_pixel_is_untouched(save):
    noise = Image.effect_noise((400, 300), 80)
    picture = probe(save(noise, "noise.png"))
    part = prepare(picture, Order(Crop(0.25, 0.5, 0.75, 1.0), 200, 150)).image
    assert part.tobytes() == noise.crop((100, 150, 300, 300)).tobytes()


@pytest.mark.parametrize("share", [0.9, 0.7, 0.51, 0.4, 0.2])
def test_fewer_pixels_look_like_a_full_decode(photographs, share):
    path = photographs / "col-seeding-engelhardt.jpg"
    picture = probe(path)
    size = (round(picture.width * share), round(picture.height * share))
    quick = prepare(picture, Order(Crop(), *size)).image.convert("RGB")
    with Image.open(path) as image:
        slow = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    stat = ImageStat.Stat(ImageChops.difference(quick, slow))
    error = sum(stat.sum2) / (3 * size[0] * size[1])
    assert 10 * math.log10(255**2 / error) > 40  # dB


def test_pixels_keep_the_photo_s_own_colours_and_profile(save):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = probe(save(Image.new("RGB", (50, 40), (10, 200, 30)), "tagged.png", icc_profile=profile))
    prepared = prepare(picture, Order(Crop(), 25, 20))
    assert prepared.icc == profile
    assert prepared.image.getpixel((5, 5)) == (10, 200, 30)


def test_grey_and_cmyk_without_profile_name_none(save):
    for mode in ("L", "CMYK"):
        picture = probe(save(Image.new(mode, (50, 40)), f"{mode}.tif"))
        prepared = prepare(picture, Order(Crop(), 25, 20))
        assert (prepared.image.mode, prepared.icc) == (mode, None)


@pytest.mark.parametrize(("width", "reduction"), [(200, 2), (240, 2), (239, 2), (160, 2), (90, 4), (40, 8)])
def test_a_jpeg_is_halved_where_that_leaves_enough(save, width, reduction):
    photo = probe(save(Image.new("L", (2001, 1000)), "fine.jpg"))
    ordered = order(photo, [place(width, width / 2)])
    assert (ordered.width, ordered.height, ordered.reduction) == (-(-2001 // reduction), 1000 // reduction, reduction)
    assert prepare(photo, ordered).image.size == (ordered.width, ordered.height)


@pytest.mark.parametrize(("width", "name"), [(150, "fine.jpg"), (260, "fine.jpg"), (200, "fine.png")])
def test_where_no_halving_leaves_enough_it_is_resized(save, width, name):
    photo = probe(save(Image.new("L", (2000, 1000)), name))
    ordered = order(photo, [place(width, width / 2)])
    assert ordered.reduction == 1
    assert ordered.width == round(width / 72 * 300)


def test_what_goes_into_inks_keeps_to_300(save):
    photo = probe(save(Image.new("L", (2000, 1000)), "fine.jpg"))
    assert order(photo, [place(200, 100)], 300).width == round(200 / 72 * 300)


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_halved_photo_stands_upright_and_looks_like_a_full_decode(photographs, save, orientation):
    exif = Image.Exif()
    exif[274] = orientation
    with Image.open(photographs / "col-seeding-engelhardt.jpg") as image:
        photo = probe(save(image.convert("RGB"), "turned.jpg", exif=exif, quality=95))
    ordered = Order(Crop(), -(-photo.width // 2), -(-photo.height // 2), 2)
    quick = prepare(photo, ordered).image.convert("RGB")
    with Image.open(photo.path) as image:
        slow = ImageOps.exif_transpose(image).convert("RGB").resize(quick.size, Image.Resampling.LANCZOS)
    stat = ImageStat.Stat(ImageChops.difference(quick, slow))
    error = sum(stat.sum2) / (3 * quick.width * quick.height)
    assert 10 * math.log10(255**2 / error) > 40  # dB


def test_memory_is_what_is_decoded(save):
    photo = probe(save(Image.new("RGB", (2000, 1000)), "fine.jpg"))
    drawing = probe(save(Image.new("RGB", (2000, 1000)), "fine.png"))
    assert memory(photo, Order(Crop(), 500, 250, 4)) == 500 * 250 * 4
    assert memory(photo, Order(Crop(), 450, 225)) == 500 * 250 * 4
    assert memory(photo, Order(Crop(), 1500, 750)) == 2000 * 1000 * 2.5
    assert memory(drawing, Order(Crop(), 450, 225)) == 2000 * 1000 * 4
