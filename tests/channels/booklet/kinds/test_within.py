"""Photos within text: in the order of the story, in the columns, on the grid."""

from __future__ import annotations

import pytest

from publisher.article.model import Moment, PhotoRef, Span, Timeline
from publisher.channels.booklet.kinds.within import within
from publisher.channels.booklet.story import Position
from publisher.compose.sheet import Side
from publisher.page.items import Role, TextLine


def roles(page) -> list[Role]:
    return [element.role for element in page.elements if element.role is not Role.ARTIFACT]


@pytest.mark.parametrize("layout", ["a5-portrait", "a4-album", "square-210"])
@pytest.mark.parametrize("shape", ["wide", "tall", "square", "panorama"])
def test_text_photo_and_text_follow_each_other_and_none_covers_another(told, words, layout, shape):
    story = told((words(6), PhotoRef("a"), words(9)), {"a": shape}, layout)
    for offer in within(story, Position(), 4):
        (page,) = offer.build(4, "")
        found = roles(page)
        assert found.index(Role.FIGURE) > 0
        assert found[-1] is Role.PARAGRAPH
        figure = page.elements[found.index(Role.FIGURE)]
        assert story.desk.sheet.area(Side.LEFT).contains(figure.items[0].rect, tolerance=0.5)
        lines = [item for item in page.items() if isinstance(item, TextLine)]
        assert not any(figure.items[0].rect.overlaps(line.box, tolerance=0.3) for line in lines)


def test_a_small_photo_has_its_legend_beside_it_level_with_its_foot(told, words):
    story = told((words(6), PhotoRef("a"), words(9)), {"a": "wide"})
    small = [page for offer in within(story, Position(), 4) for page in offer.build(4, "")][-1]
    (figure,) = [element for element in small.elements if element.role is Role.FIGURE]
    last = [line for child in figure.children for line in child.items][-1]
    assert last.x > figure.items[0].rect.right
    assert last.y < figure.items[0].rect.bottom < last.y + story.desk.layout.voices.caption.leading


def test_the_photos_of_a_timeline_stand_below_their_moments_on_one_page(told, words):
    moments = tuple(Moment(f"1975-03-1{n}", (Span("The gate."),), f"p{n}") for n in range(3))
    story = told((Timeline(moments), words(2)), {f"p{n}": "panorama" for n in range(3)})
    most = max(within(story, Position(), 4), key=lambda offer: offer.after)
    (page,) = most.build(4, "")
    assert roles(page) == [Role.LIST, Role.FIGURE] * 3 + [Role.PARAGRAPH]
    assert [element.photo for element in page.elements if element.role is Role.FIGURE] == ["p0", "p1", "p2"]


def test_without_text_behind_the_photo_there_is_no_such_page(told, words):
    assert not list(within(told((words(6), PhotoRef("a")), {"a": "wide"}), Position(), 4))
