"""A page as a picture: exact size, whole-pixel edges, photos and text where the plan has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from publisher.page.geometry import Crop, Rect
from publisher.page.items import Colour, Fill, Page, Picture, Role, Rule, TextLine, Turn
from publisher.paint.image import paint_image
from publisher.units import Length, Px

RED, BLACK, WHITE = (179, 38, 30), (0, 0, 0), (255, 255, 255)
CARD = 96 / 72


def box(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(width), Length(height))


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of everything that is not paper."""
    return ImageChops.difference(image, Image.new("RGB", image.size, WHITE)).getbbox()


@pytest.mark.parametrize(("width", "height"), [(1080, 1350), (1200, 630), (1600, 900), (1, 1)])
def test_a_card_has_exactly_its_pixels(page: Callable[..., Page], width: int, height: int) -> None:
    assert paint_image(page(width=Px(width), height=Px(height)), scale=CARD).size == (width, height)


def test_the_bleed_shows_only_when_asked_for(page: Callable[..., Page]) -> None:
    ground = page([Fill(box(-9, -9, 318, 218), Colour(RED))], bleed=9)
    assert paint_image(ground, scale=1).size == (300, 200)
    with_bleed = paint_image(ground, scale=1, bleed=True)
    assert with_bleed.size == (318, 218)
    assert with_bleed.getpixel((0, 0)) == RED


def test_neighbouring_fills_meet_without_a_hairline(page: Callable[..., Page]) -> None:
    halves = [Fill(box(0, 0, 100.37, 200), Colour(RED)), Fill(box(100.37, 0, 199.63, 200), Colour(BLACK))]
    painted = paint_image(page(halves), scale=CARD)
    assert {colour for _, colour in painted.getcolors() or ()} == {RED, BLACK}


def test_a_fill_beyond_the_page_is_cut(page: Callable[..., Page]) -> None:
    painted = paint_image(
        page([Fill(box(250, 150, 900, 900), Colour(RED)), Fill(box(900, 0, 9, 9), Colour(BLACK))]), scale=1
    )
    assert ink(painted) == (250, 150, 300, 200)


def test_a_hairline_is_one_paler_pixel(page: Callable[..., Page]) -> None:
    rule = Rule(Length(10), Length(20), Length(110), Length(20), Length(0.25), Colour(BLACK))
    painted = paint_image(page([rule]), scale=2)
    assert ink(painted) == (20, 40, 220, 41)
    assert painted.getpixel((50, 40)) == pytest.approx((127, 127, 127), abs=1)


def test_rules_stand_lie_and_slant(page: Callable[..., Page]) -> None:
    def rule(x1: float, y1: float, x2: float, y2: float) -> Rule:
        return Rule(Length(x1), Length(y1), Length(x2), Length(y2), Length(2), Colour(BLACK))

    assert ink(paint_image(page([rule(10, 20, 110, 20)]), scale=1)) == (10, 19, 110, 21)
    assert ink(paint_image(page([rule(10, 120, 10, 20)]), scale=1)) == (9, 20, 11, 120)
    slanted = paint_image(page([rule(10, 20, 110, 120)]), scale=1)
    assert slanted.getpixel((60, 70)) == BLACK
    assert ink(slanted) == pytest.approx((10, 20, 110, 120), abs=2)


def test_a_photo_fills_its_box_to_the_pixel(page: Callable[..., Page], quadrants: Callable[..., Path]) -> None:
    photo = Picture(box(10.3, 10.3, 80.4, 60.4), "q", quadrants(), Crop(0, 0, 0.5, 1))
    painted = paint_image(page([photo], role=Role.FIGURE), scale=1)
    assert ink(painted) == (10, 10, 91, 71)
    red, _, blue = (painted.getpixel((50, y))[channel] for y, channel in ((15, 0), (15, 1), (66, 2)))
    assert red > 230
    assert blue > 230


def test_a_photo_over_a_spread_joins_at_the_fold(page: Callable[..., Page], quadrants: Callable[..., Path]) -> None:
    photo = quadrants(width=160)
    left = page([Picture(box(100, 50, 400, 100), "q", photo, clip=box(0, 0, 300, 200))], role=Role.FIGURE)
    right = page([Picture(box(-200, 50, 400, 100), "q", photo, clip=box(0, 0, 300, 200))], role=Role.FIGURE)
    spread = Image.new("RGB", (600, 200))
    for number, half in enumerate((left, right)):
        spread.paste(paint_image(half, scale=1), (300 * number, 0))
    whole = paint_image(page([Picture(box(100, 50, 400, 100), "q", photo)], role=Role.FIGURE, width=600), scale=1)
    assert max(high for _, high in ImageChops.difference(spread, whole).getextrema()) < 40


def test_nothing_of_a_photo_shows_outside_its_clip(page: Callable[..., Page], quadrants: Callable[..., Path]) -> None:
    photo = Picture(box(50, 50, 200, 100), "q", quadrants(), clip=box(60, 70, 20, 30))
    assert ink(paint_image(page([photo], role=Role.FIGURE), scale=1)) == (60, 70, 80, 100)


def test_text_stands_on_its_baseline(line: Callable[..., TextLine], page: Callable[..., Page]) -> None:
    left, _, right, bottom = ink(paint_image(page([line("HHH", 30, 100, 40)]), scale=2)) or (0, 0, 0, 0)
    assert bottom == pytest.approx(200, abs=1)
    assert left == pytest.approx(60, abs=5)
    assert right == pytest.approx(60 + 2 * line("HHH", 30, 100, 40).width, abs=5)


def test_text_moves_by_fractions_of_a_pixel(line: Callable[..., TextLine], page: Callable[..., Page]) -> None:
    here, there = (paint_image(page([line("Il", x, 50)]), scale=1) for x in (30, 30.25))
    assert ink(here) is not None
    assert here.tobytes() != there.tobytes()


def test_turned_text_is_upright_text_turned(line: Callable[..., TextLine], page: Callable[..., Page]) -> None:
    upright = paint_image(page([line("Ảnh: TTXVN", 0, 100, 20)], width=200), scale=1)
    turned = paint_image(page([line("Ảnh: TTXVN", 100, 200, 20, turn=Turn.UP)], width=200), scale=1)
    assert ink(turned) is not None
    difference = ImageChops.difference(turned, upright.transpose(Image.Transpose.ROTATE_90))
    assert max(high for _, high in difference.getextrema()) <= 2


def test_text_may_stick_out_of_the_page(line: Callable[..., TextLine], page: Callable[..., Page]) -> None:
    painted = paint_image(page([line("Outside", -20, 5, 30), line("Right", 280, 210, 30)]), scale=1)
    assert painted.getpixel((299, 199)) is not None
    assert ink(painted) is not None


def test_text_has_its_colour(line: Callable[..., TextLine], page: Callable[..., Page]) -> None:
    ground = Fill(box(0, 0, 300, 200), Colour((16, 21, 28)))
    painted = paint_image(page([ground, line("H", 20, 100, 90, colour=Colour((247, 244, 238)))]), scale=2)
    colours = {colour: count for count, colour in painted.getcolors(100_000) or ()}
    assert colours[(247, 244, 238)] > 500
    assert colours[(16, 21, 28)] > 500
