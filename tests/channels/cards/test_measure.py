"""Contrast on the finished pixels: what is behind the glyphs counts, the worst of it."""

from __future__ import annotations

import pytest
from PIL import Image

from publisher.channels.cards.contrast import contrast
from publisher.channels.cards.measure import least_contrast, readings_of
from publisher.channels.cards.targets import Target
from publisher.page.geometry import Size
from publisher.page.items import Colour, Element, Page, Role
from publisher.paint.image import paint_image
from publisher.typeset.fonts import shipped_fonts
from publisher.typeset.shape import set_line
from publisher.typeset.style import TextStyle
from publisher.units import POINTS_PER_PX, Px

INK = Colour((20, 20, 20))
TARGET = Target("t", "t", 300, 100, 300, 100_000, ("jpeg",), ())


def page_with_words():
    line = set_line("Peace", TextStyle("Be Vietnam Pro", Px(40), Px(50), INK), "en", shipped_fonts())
    return Page("card", Size(Px(300), Px(100)), elements=(Element(Role.TITLE, (line.at(Px(20), Px(60)),)),))


def painted_on(ground):
    page = page_with_words()
    image = Image.new("RGB", (300, 100), ground)
    words = paint_image(page, scale=1 / POINTS_PER_PX).convert("L").point(lambda level: 255 - level)
    image.paste(INK.rgb, (0, 0), words)
    return page, image


@pytest.mark.parametrize("ground", [(255, 255, 255), (200, 190, 180), (90, 90, 90)])
def test_on_a_plain_ground_it_is_the_contrast_of_the_two_colours(ground):
    page, image = painted_on(ground)
    assert least_contrast(readings_of(page, image, TARGET)) == pytest.approx(contrast(INK, Colour(ground)), abs=0.01)


def test_one_dark_spot_behind_the_words_brings_it_down():
    page, image = painted_on((255, 255, 255))
    image.paste((30, 30, 30), (60, 25, 80, 70))
    assert least_contrast(readings_of(page, image, TARGET)) < 1.5


def test_a_card_without_words_has_none():
    assert least_contrast(readings_of(Page("card", Size(Px(10), Px(10))), Image.new("RGB", (10, 10)), TARGET)) is None
