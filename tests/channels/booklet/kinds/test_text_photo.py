"""Text with a photo: whole or cut a little, never through the text, the legend next to its photo."""

from __future__ import annotations

import pytest

from publisher.article.model import PhotoRef
from publisher.channels.booklet.kinds.text_photo import LARGEST_LOSS, ORDER, text_photo
from publisher.channels.booklet.offer import loss
from publisher.channels.booklet.story import Position
from publisher.page.items import Picture, Role, TextLine


@pytest.mark.parametrize("layout", ["a5-portrait", "a4-album", "square-210"])
@pytest.mark.parametrize("shape", ["wide", "tall", "square", "panorama"])
@pytest.mark.parametrize("folio", [4, 5])
def test_photo_text_and_legend_stand_apart_within_the_page(told, words, layout, shape, folio):
    story = told((words(5), PhotoRef("a")), {"a": shape}, layout)
    for offer in text_photo(story, Position(), folio):
        (page,) = offer.build(folio, "")
        (picture,) = [item for item in page.items() if isinstance(item, Picture)]
        assert loss(story.desk.figures.aspect(story.shot(1).photo), picture.rect.aspect) <= LARGEST_LOSS
        lines = [item for item in page.items() if isinstance(item, TextLine)]
        assert not any(picture.rect.overlaps(line.box, tolerance=0.3) for line in lines)
        boxes = [line.box.inset(0, float(line.box.height) * 0.12) for line in lines]
        assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


def pictures(offers) -> list[tuple[Picture, float]]:
    return [(item, cost) for page, cost in offers for item in page.items() if isinstance(item, Picture)]


def test_a_photo_its_text_leads_up_to_may_fill_the_foot_of_the_page_to_the_bleed(told, words):
    story = told((words(5), PhotoRef("a")), {"a": "wide"})
    pages = [page for offer in text_photo(story, Position(), 5) for page in offer.build(5, "")]
    bleed = story.desk.sheet.full_bleed()
    (page,) = [p for p in pages for i in p.items() if isinstance(i, Picture) and i.rect.bottom == bleed.bottom][:1]
    picture = next(item for item in page.items() if isinstance(item, Picture))
    assert (picture.rect.x, picture.rect.right) == pytest.approx((bleed.x, bleed.right))
    assert page.folio is None
    texts = [item for element in page.walk() if element.role is Role.PARAGRAPH for item in element.items]
    assert max(line.y for line in texts) < picture.rect.y


def test_photos_stand_at_the_head_of_left_pages_and_at_the_foot_of_right_ones_if_they_can(told, words):
    story = told((words(5), PhotoRef("a")), {"a": "wide"})
    for folio, at_head in ((4, True), (5, False)):
        for offer in text_photo(story, Position(), folio):
            (page,) = offer.build(folio, "")
            figure = next(element for element in page.walk() if element.role is Role.FIGURE)
            middle = figure.items[0].rect.y + figure.items[0].rect.height / 2
            is_head = middle < page.size.height / 2
            assert (("order", ORDER) in offer.costs) == (is_head != at_head)


def test_text_that_leads_up_to_a_photo_is_never_left_for_the_next_page(told, words):
    story = told((words(60), PhotoRef("a")), {"a": "wide"})
    assert not list(text_photo(story, Position(), 4))


def test_a_photo_may_begin_a_long_text(told, words):
    story = told((PhotoRef("a"), words(60)), {"a": "wide"})
    offers = list(text_photo(story, Position(), 4))
    assert offers
    assert all(offer.after.atom == 1 and offer.after.line > 0 for offer in offers)
