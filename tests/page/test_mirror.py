"""Mirrored pages: everything keeps its distance from the edge, words and photos their own direction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.page.geometry import Crop, Rect, Size
from publisher.page.items import Element, Fill, Gradient, Link, Page, Picture, Role, Rule, TextLine, Turn
from publisher.page.mirror import mirrored
from publisher.units import Length, Pt

INK = (0, 0, 0)
SIZE = Size(Length(100), Length(80))


def box(x: float, width: float) -> Rect:
    return Rect(Length(x), Length(5), Length(width), Length(10))


def line(x: float, turn: Turn = Turn.NONE) -> TextLine:
    return TextLine(Length(x), Length(40), (), "words", Length(30), Length(8), Length(2), turn)


ITEMS = [
    Fill(box(10, 20), INK),
    Link(box(-3, 20), "https://example.org/"),
    Gradient(box(10, 20), INK, ((0.0, 0.0), (1.0, 0.5)), across=True),
    Picture(box(10, 180), "gate", Path("gate.jpg"), Crop(0.1, 0, 0.9, 1), box(10, 93)),
    Rule(Length(10), Length(5), Length(40), Length(9), Pt(1), INK),
    line(12),
    line(12, Turn.UP),
    line(12, Turn.DOWN),
]


def page(*items: object) -> Page:
    return Page("test", SIZE, elements=(Element(Role.FIGURE, items[:1], (Element(Role.CAPTION, items[1:]),)),))


def left_and_right(item: object) -> tuple[float, float]:
    match item:
        case Fill() | Gradient() | Link() | Picture():
            return float(item.rect.x), float(item.rect.right)
        case Rule():
            return float(item.x1), float(item.x2)
        case TextLine():
            return float(item.box.x), float(item.box.right)
    raise AssertionError(item)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{type(item).__name__} {getattr(item, 'turn', '')}")
def test_everything_keeps_its_distance_from_the_edge(item):
    left, right = left_and_right(item)
    (turned,) = mirrored(page(item)).items()
    assert left_and_right(turned) == pytest.approx((100 - right, 100 - left))


def test_a_page_mirrored_twice_is_the_page_again():
    whole = page(*ITEMS)
    assert mirrored(mirrored(whole)) == whole


def test_a_photo_shows_the_same_part_and_words_read_the_same_way():
    picture, words = mirrored(page(ITEMS[3], ITEMS[6])).items()
    assert picture.crop == ITEMS[3].crop
    assert picture.clip == Rect(Length(-3), Length(5), Length(93), Length(10))
    assert replace(words, x=ITEMS[6].x) == ITEMS[6]


def test_a_spread_shows_the_right_half_on_the_page_that_then_lies_right():
    over_two = Picture(Rect(Length(0), Length(0), Length(200), Length(80)), "gate", Path("gate.jpg"))
    (first,) = mirrored(page(over_two)).items()
    assert (first.rect.x, first.rect.right) == (-100, 100)


def test_a_gradient_fades_to_the_other_side():
    (across,) = mirrored(page(ITEMS[2])).items()
    (down,) = mirrored(page(replace(ITEMS[2], across=False))).items()
    assert (across.strength(0.0), across.strength(1.0)) == (0.5, 0.0)
    assert (down.strength(0.0), down.strength(1.0)) == (0.0, 0.5)
