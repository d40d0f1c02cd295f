"""Two photos on one card: how they share it, where their words stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.plan import plan_cards
from publisher.page.items import Picture, Role

LONG = "A victory in spring was a turning point that opened a new era for a whole nation and all its people at last"


def pair(edition, target):
    """The card, its two photos' boxes and where its words stand."""
    (card,) = plan_cards(edition, CardOptions(layout="pair", targets=(target,))).cards
    photos = [item.rect for item in card.page.items() if isinstance(item, Picture)]
    words = {
        role: [element.items[0].box for element in card.page.walk() if element.role is role]
        for role in (Role.TITLE, Role.CAPTION)
    }
    return card, photos, words


def uncut(edition):
    photos = tuple(replace(photo, rights=replace(photo.rights, crop=False)) for photo in edition.article.photos)
    return replace(edition, article=replace(edition.article, photos=photos))


def test_side_by_side_they_divide_the_width_by_their_shapes(story_of):
    _, (one, other), words = pair(story_of(("landscape", "portrait", "square")), "square")
    assert one.y == other.y
    assert one.height == other.height
    assert one.width > other.width
    assert one.right < other.x
    assert all(caption.y > one.bottom for caption in words[Role.CAPTION])


def test_a_long_title_stands_beside_them_on_a_wide_card(story_of):
    card, (one, other), words = pair(story_of(("landscape", "square"), title=LONG, short_title=None), "og")
    (title,) = words[Role.TITLE]
    assert title.right < one.x
    assert other.right.px == pytest.approx(card.target.size.width.px)
    assert one.y == 0


def test_on_a_tall_card_they_reach_both_ends_with_all_words_between_them(story_of):
    card, (one, other), words = pair(story_of(("landscape", "square")), "story")
    assert one.y == 0
    assert other.bottom == card.target.size.height
    first, second = words[Role.CAPTION]
    assert one.bottom < first.y < words[Role.TITLE][0].y < second.y < other.y


@pytest.mark.parametrize("target", ["og", "fb-cover"])
def test_two_prints_are_of_one_height(story_of, target):
    _, (one, other), _ = pair(uncut(story_of(("landscape", "portrait"))), target)
    assert one.height == pytest.approx(other.height, abs=1)


def test_in_arabic_the_first_photo_and_its_words_stand_at_the_right(story_of):
    edition = story_of(("landscape", "portrait"), lang="ar", title="يوم النصر", short_title=None)
    _, (one, other), words = pair(edition, "square")
    assert one.x > other.right
    assert words[Role.CAPTION][0].x > words[Role.CAPTION][1].right
