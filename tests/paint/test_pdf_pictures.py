"""Photos in the PDF: untouched, once, upright, in their own colours, and nothing outside their clip."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from publisher.notices import PublisherError
from publisher.page.geometry import Crop, Rect
from publisher.page.items import Page, Picture, Role
from publisher.paint.pdf import paint_pdf
from publisher.photos.inks import Press
from publisher.photos.probe import probe
from publisher.photos.profiles import srgb_profile
from publisher.resources import shipped
from publisher.units import Length

ORIENTATION = 274


def box(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(width), Length(height))


def exif(orientation: int) -> Image.Exif:
    data = Image.Exif()
    data[ORIENTATION] = orientation
    return data


def images(pdf: Path) -> list[Any]:
    """Every image object of the file, once."""
    reader = pypdf.PdfReader(pdf)
    objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return [found for found in objects if isinstance(found, dict) and found.get("/Subtype") == "/Image"]


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.fixture
def painted(page: Callable[..., Page], tmp_path: Path) -> Callable[..., Path]:
    """The PDF of pages with one picture each."""

    def paint(*pictures: Picture, press: Press | None = None) -> Path:
        target = tmp_path / f"{len(list(tmp_path.glob('*.pdf')))}.pdf"
        pages = [page([picture], role=Role.FIGURE) for picture in pictures]
        paint_pdf(pages, target, title="Photos", lang="en", press=press)
        return target

    return paint


def test_a_jpeg_stands_in_the_file_byte_for_byte_with_its_profile(
    quadrants: Callable[..., Path], painted: Callable[..., Path]
) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = quadrants(icc_profile=profile, progressive=True)
    (image,) = images(painted(Picture(box(0, 0, 200, 150), "q", photo)))
    assert image._data == photo.read_bytes()
    kind, stream = image["/ColorSpace"]
    assert kind == "/ICCBased"
    assert stream.get_object().get_data() == profile
    assert stream.get_object()["/N"] == 3


def test_photos_share_one_copy_of_their_profile(quadrants: Callable[..., Path], painted: Callable[..., Path]) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photos = [quadrants(f"{width}.jpg", width, icc_profile=profile) for width in (40, 80)]
    first, second = images(painted(*(Picture(box(0, 0, 200, 150), str(p), p) for p in photos)))
    assert first.raw_get("/ColorSpace")[1] == second.raw_get("/ColorSpace")[1]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_stands_upright(
    quadrants: Callable[..., Path], painted: Callable[..., Path], rendered: Callable[..., Image.Image], orientation: int
) -> None:
    upright = quadrants()
    stored = quadrants("stored.jpg", exif=exif(orientation))
    with Image.open(upright) as image:
        undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.get(orientation)
        turned = image.copy() if undo is None else image.transpose(Image.Transpose(undo))
    turned.save(stored, exif=exif(orientation), quality=95)
    drawn = [rendered(painted(Picture(box(20, 20, 160, 120), "q", photo))) for photo in (upright, stored)]
    assert mean_difference(*drawn) < 2


def test_an_uncommon_format_is_prepared_and_upright(
    quadrants: Callable[..., Path], painted: Callable[..., Path], rendered: Callable[..., Image.Image]
) -> None:
    plain = painted(Picture(box(20, 20, 160, 120), "q", quadrants()))
    for name in ("q.png", "q.webp", "q.tif", "q.avif"):
        pdf = painted(Picture(box(20, 20, 160, 120), name, quadrants(name)))
        assert mean_difference(rendered(pdf), rendered(plain)) < 2, name


def test_a_drawing_stays_lossless_and_a_photograph_becomes_a_fine_jpeg(
    quadrants: Callable[..., Path], painted: Callable[..., Path], tmp_path: Path
) -> None:
    Image.effect_noise((120, 90), 60).convert("RGB").save(tmp_path / "noise.png")
    drawing, photograph = images(
        painted(
            Picture(box(0, 0, 200, 150), "drawing", quadrants("drawing.png")),
            Picture(box(0, 0, 200, 150), "noise", tmp_path / "noise.png"),
        )
    )
    assert drawing["/Filter"] == "/FlateDecode"
    assert photograph["/Filter"] == "/DCTDecode"


def test_transparency_falls_on_white(
    painted: Callable[..., Path], rendered: Callable[..., Image.Image], tmp_path: Path
) -> None:
    Image.new("RGBA", (40, 30), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    drawn = rendered(painted(Picture(box(20, 20, 160, 120), "clear", tmp_path / "clear.png")))
    assert drawn.getextrema() == ((255, 255),) * 3


def cyan(target: Path, *, adobe: bool) -> Path:
    """A cyan CMYK JPEG, as Adobe programs write them (inverted, marked) or plain."""
    ink = Image.new("CMYK", (64, 48), (255, 0, 0, 0) if adobe else (0, 255, 255, 255))
    ink.save(target, "JPEG", quality=95)
    if not adobe:
        data = target.read_bytes()
        mark = data.index(b"\xff\xee")
        target.write_bytes(data[:mark] + data[mark + 2 + int.from_bytes(data[mark + 2 : mark + 4]) :])
    return target


@pytest.mark.parametrize("adobe", [True, False])
def test_cmyk_photos_print_in_their_own_inks(
    painted: Callable[..., Path], rendered: Callable[..., Image.Image], tmp_path: Path, adobe: bool
) -> None:
    photo = cyan(tmp_path / "cyan.jpg", adobe=adobe)
    pdf = painted(Picture(box(20, 20, 160, 120), "cyan", photo))
    (image,) = images(pdf)
    assert image._data == photo.read_bytes()
    assert image["/ColorSpace"] == "/DeviceCMYK"
    assert ("/Decode" in image) is adobe
    red, green, blue = rendered(pdf).getpixel((100, 100))
    assert red < 100 < green < 200 < blue


def test_a_photo_over_a_spread_is_one_object_clipped_at_the_fold(
    quadrants: Callable[..., Path], painted: Callable[..., Path], rendered: Callable[..., Image.Image]
) -> None:
    photo = quadrants(width=160, height=60)
    left = Picture(box(100, 50, 400, 100), "q", photo, clip=box(100, 50, 200, 100))
    right = Picture(box(-200, 50, 400, 100), "q", photo, clip=box(0, 50, 200, 100))
    pdf = painted(left, right)
    assert len(images(pdf)) == 1
    first, second = (rendered(pdf, scale=1, number=number) for number in (1, 2))
    assert first.getpixel((290, 60))[0] > 240
    assert second.getpixel((10, 60))[:2] == pytest.approx((0, 128), abs=8)
    assert second.getpixel((210, 60)) == (255, 255, 255)


def test_the_same_photo_under_two_names_is_embedded_once(
    quadrants: Callable[..., Path], painted: Callable[..., Path]
) -> None:
    pictures = [Picture(box(0, 0, 200, 150), name, quadrants(name)) for name in ("one.jpg", "two.jpg")]
    assert len(images(painted(*pictures))) == 1


def test_a_crop_shows_its_part_and_no_more(
    quadrants: Callable[..., Path], painted: Callable[..., Path], rendered: Callable[..., Image.Image]
) -> None:
    photo = quadrants(exif=exif(1))
    pdf = painted(Picture(box(50, 50, 100, 50), "q", photo, Crop(0.5, 0.0, 1.0, 0.5)))
    drawn = rendered(pdf, scale=1)
    for point in ((52, 52), (148, 52), (52, 98), (148, 98)):
        assert drawn.getpixel(point) == pytest.approx((0, 128, 0), abs=8)
    for point in ((48, 75), (152, 75), (100, 48), (100, 102)):
        assert drawn.getpixel(point) == (255, 255, 255)


def test_a_page_names_only_its_own_photos(quadrants: Callable[..., Path], painted: Callable[..., Path]) -> None:
    photos = [quadrants(f"{width}.jpg", width) for width in (40, 80)]
    pdf = painted(*(Picture(box(0, 0, 200, 150), str(photo), photo) for photo in photos))
    named = [set(page["/Resources"]["/XObject"]) for page in pypdf.PdfReader(pdf).pages]
    assert named == [{"/I1"}, {"/I2"}]


def test_a_colour_photo_without_a_profile_is_srgb_and_a_grey_one_black_ink(
    quadrants: Callable[..., Path], painted: Callable[..., Path], tmp_path: Path
) -> None:
    Image.linear_gradient("L").save(tmp_path / "grey.jpg")
    files = (quadrants(), quadrants("q.png"), tmp_path / "grey.jpg")
    jpeg, png, grey = images(painted(*(Picture(box(0, 0, 200, 150), file.name, file) for file in files)))
    assert jpeg["/ColorSpace"][1].get_object().get_data() == srgb_profile()
    assert jpeg.raw_get("/ColorSpace")[1] == png.raw_get("/ColorSpace")[1]
    assert grey["/ColorSpace"] == "/DeviceGray"


def test_a_cmyk_profile_stays_unless_it_is_the_press_s_own(painted: Callable[..., Path], tmp_path: Path) -> None:
    profile = (shipped("assets") / "icc/fogra39_pub.icc").read_bytes()
    Image.new("CMYK", (60, 40), (40, 20, 0, 0)).save(tmp_path / "inks.jpg", icc_profile=profile)
    picture = Picture(box(0, 0, 200, 150), "inks", tmp_path / "inks.jpg")
    (own,) = images(painted(picture, press=Press(profile)))
    (other,) = images(painted(picture, press=Press(profile + b"\0")))
    assert own["/ColorSpace"] == "/DeviceCMYK"
    assert other["/ColorSpace"][1].get_object()["/N"] == 4
    assert other["/Decode"] == [1, 0] * 4


def test_a_photo_far_finer_than_print_is_brought_to_300_pixels_per_inch(
    quadrants: Callable[..., Path], painted: Callable[..., Path], rendered: Callable[..., Image.Image]
) -> None:
    photo = quadrants(width=1200, height=900)
    pdf = painted(Picture(box(20, 20, 144, 108), "q", photo))
    (image,) = images(pdf)
    assert (image["/Width"], image["/Height"]) == (600, 450)
    assert (
        mean_difference(rendered(pdf), rendered(painted(Picture(box(20, 20, 144, 108), "q", quadrants("s.jpg"))))) < 2
    )


@pytest.mark.parametrize("orientation", [1, 6])
def test_of_a_hard_crop_only_the_part_shown_is_held(
    quadrants: Callable[..., Path], painted: Callable[..., Path], rendered: Callable[..., Image.Image], orientation: int
) -> None:
    photo = quadrants("crop.jpg", width=400, height=400, exif=exif(orientation))
    pdf = painted(Picture(box(50, 50, 100, 50), "q", photo, Crop(0.5, 0.0, 1.0, 0.25)))
    (image,) = images(pdf)
    assert (image["/Width"], image["/Height"]) == (200, 100)
    shown = rendered(pdf, scale=1)
    colour = {1: (0, 128, 0), 6: (255, 0, 0)}[orientation]
    for point in ((52, 52), (148, 52), (52, 98), (148, 98)):
        assert shown.getpixel(point) == pytest.approx(colour, abs=8)
    assert shown.getpixel((48, 75)) == shown.getpixel((152, 75)) == (255, 255, 255)


def test_what_hangs_behind_a_jpeg_does_not_reach_print(
    quadrants: Callable[..., Path], painted: Callable[..., Path]
) -> None:
    photo = quadrants()
    clean = photo.read_bytes()
    photo.write_bytes(clean + b"\0" * 40 + b"<script>")
    (image,) = images(painted(Picture(box(0, 0, 200, 150), "q", photo)))
    assert image._data == clean


def test_for_a_press_every_photo_is_turned_into_its_inks(
    quadrants: Callable[..., Path], painted: Callable[..., Path], rendered: Callable[..., Image.Image], tmp_path: Path
) -> None:
    profile = (shipped("assets") / "icc/fogra39_pub.icc").read_bytes()
    Image.linear_gradient("L").save(tmp_path / "grey.png")
    files = (quadrants(), quadrants("q.png"), tmp_path / "grey.png", cyan(tmp_path / "cyan.jpg", adobe=True))
    pictures = [Picture(box(20, 20, 160, 120), file.name, file) for file in files]
    pdf = painted(*pictures, press=Press(profile, 240, converts=True))
    spaces = [image["/ColorSpace"] for image in images(pdf)]
    assert spaces == ["/DeviceCMYK", "/DeviceCMYK", "/DeviceGray", "/DeviceCMYK"]
    red, green, blue = rendered(pdf).getpixel((50, 50))
    assert red > 150 > green
    assert green < 90
    assert blue < 90


def test_a_missing_photo_is_reported_and_leaves_no_half_file(painted: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(PublisherError) as problem:
        painted(Picture(box(0, 0, 200, 150), "gone", tmp_path / "gone.jpg"))
    assert problem.value.notices[0].code == "P305"
    assert list(tmp_path.iterdir()) == []


def test_no_more_than_one_photo_is_in_memory(painted: Callable[..., Path], tmp_path: Path) -> None:
    photos = [tmp_path / f"{number}.jpg" for number in range(8)]
    for photo in photos:
        Image.effect_noise((700, 500), 90).convert("RGB").save(photo, quality=98)
    pictures = [Picture(box(0, 0, 200, 150), photo.name, photo) for photo in photos]
    for photo in photos:
        probe(photo)  # its small picture is kept, and is not meant here
    tracemalloc.start()
    pdf = painted(*pictures)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < pdf.stat().st_size / 2


def test_untouched_photos_keep_their_bytes_however_fine_and_whatever_their_crop(
    quadrants: Callable[..., Path], painted: Callable[..., Path]
) -> None:
    profile = (shipped("assets") / "icc/fogra39_pub.icc").read_bytes()
    fine, cropped = quadrants("fine.jpg", 1600, 1200), quadrants("cropped.jpg", 800, 600)
    small = Picture(box(0, 0, 100, 75), "fine", fine)
    part = Picture(box(0, 0, 100, 50), "cropped", cropped, Crop(0.5, 0.0, 1.0, 0.25))
    held = images(painted(small, part, press=Press(profile, reduces=False)))
    assert [image._data for image in held] == [fine.read_bytes(), cropped.read_bytes()]
    reduced = images(painted(small, part, press=Press(profile)))
    assert [image["/Width"] for image in reduced] == [417, 400]


def test_only_jpegs_can_stay_untouched(painted: Callable[..., Path], tmp_path: Path) -> None:
    profile = (shipped("assets") / "icc/fogra39_pub.icc").read_bytes()
    Image.effect_noise((1600, 1200), 60).save(tmp_path / "noise.png")
    picture = Picture(box(0, 0, 100, 75), "noise", tmp_path / "noise.png")
    (image,) = images(painted(picture, press=Press(profile, reduces=False)))
    assert image["/Width"] == round(100 / 72 * 300)


def test_the_file_s_id_tells_untouched_photos_apart(
    quadrants: Callable[..., Path], painted: Callable[..., Path]
) -> None:
    photo = quadrants()
    first = pypdf.PdfReader(painted(Picture(box(0, 0, 200, 150), "q", photo))).trailer["/ID"]
    Image.new("RGB", (40, 30), "navy").save(photo, quality=92)
    second = pypdf.PdfReader(painted(Picture(box(0, 0, 200, 150), "q", photo))).trailer["/ID"]
    assert first != second
