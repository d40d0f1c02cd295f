"""The picture editor: cheapest row of pages, sheets filled, wishes kept, the reason printed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publisher.channels.booklet.editor import blanks, choose, lay_out
from publisher.channels.booklet.offer import AGAINST_WISH, crop_cost, loss, resolution_cost
from publisher.channels.booklet.story import Position, Story


@pytest.mark.parametrize(("pages", "missing"), [(4, 0), (5, 3), (6, 2), (7, 1), (8, 0)])
def test_blanks_fill_the_last_sheet(pages, missing):
    assert blanks(pages) == missing


def test_the_chosen_pages_tell_the_story_to_its_end(desk, edition, photo):
    photos = tuple(photo(f"p{n}") for n in range(7))
    story = Story.of(desk(edition(photos, None, {p.id: "wide" for p in photos})))
    offers = choose(story, 4, 5)
    assert offers[-1].after == story.end
    reached = [Position(), *(offer.after for offer in offers)]
    assert all(before < after for before, after in pairwise(reached))


def test_the_same_kind_is_not_repeated_where_another_is_as_good(desk, edition, photo):
    photos = tuple(photo(f"p{n}") for n in range(9))
    story = Story.of(desk(edition(photos, None, {p.id: "wide" for p in photos})))
    kinds = [offer.kind for offer in choose(story, 4, 5)]
    assert len(set(kinds)) >= 2
    assert all(a != b for a, b in pairwise(kinds))


def test_no_wish_is_overruled_while_a_page_for_it_exists(desk, edition, photo):
    from publisher.article.model import PhotoRef

    photos = (photo("a"), photo("b"), photo("c"))
    body = (PhotoRef("a", "framed"), PhotoRef("b", "framed"), PhotoRef("c", "framed"))
    story = Story.of(desk(edition(photos, body, {"a": "wide", "b": "wide", "c": "wide"})))
    offers = choose(story, 4, 5)
    assert [offer.kind for offer in offers] == ["framed"] * 3
    assert all(weight < AGAINST_WISH for offer in offers for _, weight in offer.costs)


def test_each_page_says_why_it_was_chosen(desk, edition, photo):
    story = Story.of(desk(edition((photo("a"),), None, {"a": "tall"})))
    (page,) = lay_out(choose(story, 4, 5), 4, 1.4)
    assert page.why


def test_cutting_and_enlarging_cost_more_the_worse_they_are():
    assert crop_cost(0.04) == 0.0
    assert 0 < crop_cost(0.1) < crop_cost(0.3)
    assert resolution_cost(300) == resolution_cost(225) == 0.0
    assert 0 < resolution_cost(150) < resolution_cost(72)
    assert loss(1.5, 1.5) == 0.0
    assert loss(1.5, 0.75) == loss(0.75, 1.5) == pytest.approx(0.5)
