"""Elements elsewhere on a page, and cut off at a box."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.page.dump import dump_pages
from publisher.page.geometry import Rect, Size
from publisher.page.items import Colour, Element, Fill, Gradient, Link, Page, Picture, Role, Rule, TextLine
from publisher.page.moving import clipped, moved
from publisher.units import Length, Mm, Pt

INK = Colour((22, 24, 27))


def box(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Mm(x), Mm(y), Mm(width), Mm(height))


def figure() -> Element:
    """One of each item, and a child."""
    picture = Picture(box(-3, -3, 50, 40), "gate", Path("gate.jpg"), clip=box(0, 0, 40, 37))
    caption = Element(Role.CAPTION, (TextLine(Mm(5), Mm(45), (), "At the gate.", Mm(30), Pt(7), Pt(2)),), photo="gate")
    items = (
        picture,
        Fill(box(0, 0, 10, 10), INK),
        Rule(Mm(1), Mm(2), Mm(3), Mm(4), Pt(1), INK),
        Link(box(1, 1, 5, 5), "https://example.org"),
    )
    return Element(Role.FIGURE, items, (caption,), alt="A gate.", photo="gate")


def lines(element: Element) -> list[str]:
    return dump_pages([Page("p", Size(Mm(100), Mm(100)), elements=(element,))]).splitlines()[1:]


def test_everything_of_an_element_moves_together():
    assert lines(moved(figure(), Mm(100), Mm(10))) == [
        "  figure gate alt 'A gate.'",
        "    picture gate 97,7 50x40 clip 100,10 40x37",
        "    fill 100,10 10x10 #16181B",
        "    rule 101,12 103,14 1pt #16181B",
        "    link 101,11 5x5 https://example.org",
        "    caption gate",
        "      text 105,55 w30 'At the gate.'",
    ]


@given(st.integers(-500, 500), st.integers(-500, 500))
def test_there_and_back_is_no_move(dx, dy):
    assert lines(moved(moved(figure(), dx, dy), -dx, -dy)) == lines(figure())


def test_fills_and_pictures_are_cut_off_and_words_are_not():
    assert lines(clipped(figure(), box(5, 5, 20, 20))) == [
        "  figure gate alt 'A gate.'",
        "    picture gate -3,-3 50x40 clip 5,5 20x20",
        "    fill 5,5 5x5 #16181B",
        "    rule 1,2 3,4 1pt #16181B",
        "    link 1,1 5x5 https://example.org",
        "    caption gate",
        "      text 5,45 w30 'At the gate.'",
    ]


def test_what_lies_outside_altogether_is_left_out():
    kept = clipped(figure(), box(60, 60, 10, 10))
    assert not [item for item in kept.items if isinstance(item, Fill | Picture)]


@pytest.mark.parametrize("across", [False, True])
def test_what_is_left_of_a_gradient_is_as_strong_as_it_was(across):
    veil = Gradient(box(0, 0, 40, 40), INK, ((0.0, 0.0), (0.5, 0.4), (1.0, 0.6)), across)
    (part,) = clipped(Element(Role.ARTIFACT, (veil,)), box(10, 10, 20, 20)).items
    assert (part.rect.x, part.rect.y, part.rect.right) == pytest.approx((Mm(10), Mm(10), Mm(30)))
    assert [part.strength(place) for place in (0, 0.5, 1)] == pytest.approx([0.2, 0.4, 0.5])


def test_what_lies_inside_stays_as_it_is():
    whole = Rect(Length(-1000), Length(-1000), Length(2000), Length(2000))
    assert clipped(figure(), whole) == figure()
