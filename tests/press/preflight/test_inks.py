"""Ink is counted as the press lays it down: through the output intent's profile, and for pictures by area."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image as Pixels

from publisher.press.preflight.inks import PictureError, ink_of, inks_of, most_ink
from publisher.press.preflight.intents import OutputIntent
from publisher.press.preflight.library import Library
from publisher.press.preflight.marks import Image
from publisher.press.preflight.run import run_preflight
from publisher.press.preflight.spaces import CMYK, GREY, PATTERN, RGB, Colour, ColourSpace

SPOTS = ColourSpace("DeviceN", 2, ("Gold", "None"), CMYK)


@pytest.mark.parametrize(
    ("colour", "ink"),
    [
        (Colour(CMYK, (0.6, 0.4, 0.4, 1.0)), 240),
        (Colour(GREY, (0.25,)), 75),
        (Colour(RGB, (1.0, 1.0, 1.0)), 0),
        (Colour(SPOTS, (0.5, 0.25)), 75),
        (Colour(ColourSpace("Separation", 1, ("All",), CMYK), (1.0,)), 400),
        (Colour(ColourSpace("Separation", 1, ("None",), CMYK), (1.0,)), 0),
        (Colour(PATTERN), 0),
        (Colour(CMYK, (1.0,)), 0),
    ],
)
def test_ink_is_the_sum_of_what_each_plate_lays_down(colour, ink):
    assert ink_of(colour, None) == pytest.approx(ink, abs=1)


def test_rgb_black_becomes_four_inks_below_the_profiles_limit():
    inks = inks_of(Colour(RGB, (0.0, 0.0, 0.0)), None)
    assert len(inks) == 4
    assert all(ink > 0.3 for ink in inks)
    assert 200 < 100 * sum(inks) <= 300


def test_a_broken_intent_is_measured_with_the_house_profile():
    broken = OutputIntent("GTS_PDFX", "X", b"no profile", 4)
    black = Colour(RGB, (0.0, 0.0, 0.0))
    assert inks_of(black, broken) == inks_of(black, None)


@pytest.fixture
def store() -> Iterator[Callable[..., Image]]:
    """Keeps pictures as images of a PDF; an inverted one says so in its Decode entry."""
    with pikepdf.new() as pdf:

        def keep(pixels: Pixels.Image, *, inverted: bool = False, jpeg: bool = False) -> Image:
            return Library().image(stored(pdf, pixels, inverted, jpeg), None)

        yield keep


def stored(pdf: pikepdf.Pdf, pixels: Pixels.Image, inverted: bool = False, jpeg: bool = False) -> pikepdf.Object:
    """The picture as an image XObject."""
    image = pdf.make_stream(pixels.tobytes())
    if jpeg:
        kept = io.BytesIO()
        pixels.save(kept, "JPEG", quality=95)
        image.write(kept.getvalue(), filter=Name.DCTDecode)
    image.Subtype, image.Width, image.Height, image.BitsPerComponent = Name.Image, *pixels.size, 8
    image.ColorSpace = Name(f"/Device{pixels.mode}")
    if inverted:
        image.Decode = Array([1, 0] * 4)
    return image


@pytest.mark.parametrize("jpeg", [True, False])
@pytest.mark.parametrize("inverted", [True, False])
def test_cmyk_pictures_are_counted_as_they_print(store, jpeg, inverted):
    dark = Pixels.new("CMYK", (64, 64), (230, 230, 230, 230))
    written = dark if inverted == jpeg else dark.point(lambda value: 255 - value)
    image = store(written, inverted=inverted, jpeg=jpeg)
    assert most_ink(image, None, 300) == pytest.approx(361, abs=3)


def test_a_few_dark_pixels_are_not_the_picture(store):
    light = Pixels.new("CMYK", (300, 300), (20, 20, 20, 20))
    light.paste((255, 255, 255, 255), (0, 0, 5, 5))
    image = store(light)
    assert most_ink(image, None, 300) == pytest.approx(31, abs=1)


def test_rgb_pictures_below_the_limit_by_nature_are_not_decoded(store):
    image = store(Pixels.new("RGB", (8, 8)))
    bound = most_ink(image, None, 300)
    assert bound is not None
    assert 200 < bound < 300


def test_rgb_pictures_are_decoded_where_the_limit_asks_for_it(store):
    white = store(Pixels.new("RGB", (8, 8), "white"), jpeg=True)
    black = store(Pixels.new("RGB", (8, 8)), jpeg=True)
    assert most_ink(white, None, 200) == pytest.approx(0, abs=2)
    assert most_ink(black, None, 200) == pytest.approx(265, abs=4)


def test_broken_pixels_cannot_be_counted(store):
    image = store(Pixels.new("CMYK", (8, 8)))
    image.stored.write(b"short")
    with pytest.raises(PictureError):
        most_ink(image, None, 300)


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_jpeg_of_other_colours_than_it_says_cannot_be_counted(store, mode):
    image = store(Pixels.new("L", (8, 8)), jpeg=True)
    said = replace(image, space=ColourSpace(f"Device{mode}", len(mode)))
    if mode == "CMYK":
        with pytest.raises(PictureError):
            most_ink(said, None, 300)
    else:
        assert most_ink(said, None, 200) == pytest.approx(265, abs=4)


def test_a_profile_that_is_none_has_a_finding_of_its_own(store):
    image = store(Pixels.new("RGB", (8, 8)))
    assert most_ink(replace(image, space=ColourSpace("ICCBased", 3, profile=b"none")), None, 100) is None


@pytest.fixture
def inky(maker):
    """A sound file with one picture of 360 per cent ink on its first two pages."""
    pdf = maker.sound()
    photo = stored(pdf, Pixels.new("CMYK", (600, 400), (230, 230, 230, 230)))
    for page in pdf.pages[:2]:
        page.obj.Resources = Dictionary(page.obj.Resources)
        page.obj.Resources.XObject = Dictionary(Photo=photo)
    return pdf


def test_a_picture_with_too_much_ink_is_told_on_every_page_it_is_on(maker, inky):
    (told,) = [finding for finding in maker.judge(inky).findings if finding.code == "P965"]
    assert told.pages == (1, 2)
    assert "361 % ink, 300 % are allowed" in told.message


def test_the_ink_limit_can_be_given(maker, inky):
    maker.judge(inky)
    assert "P965" not in run_preflight(maker.folder / "judged.pdf", "x4", 370).codes
    assert run_preflight(maker.folder / "judged.pdf", "x4", 370).facts["ink_limit"] == 370


def test_newsprint_bears_less_ink(maker):
    pdf = maker.sound()
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = "WAN-IFRAnewspaper26v5"
    assert maker.judge(pdf).facts["ink_limit"] == 260
