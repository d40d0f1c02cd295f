"""Which photos stand on the cards: the lead, a pair, or the editor's choice."""

from __future__ import annotations

import pytest

from publisher.channels.cards.choose import chosen_photos, chosen_sets
from publisher.notices import PublisherError


def ids(edition, count, *wished):
    return [photo.id for photo in chosen_photos(edition, count, wished)]


def test_two_photos_are_the_first_group_of_two(story_of):
    assert ids(story_of(), 2) == ["landscape", "portrait"]


def test_without_a_group_two_photos_are_the_first_two_of_the_story(story_of):
    assert ids(story_of(body=()), 2) == ["landscape", "portrait"]


def test_an_editor_may_name_them(story_of):
    assert ids(story_of(), 2, "square", "landscape") == ["square", "landscape"]
    assert ids(story_of(), 1, "portrait") == ["portrait"]


def test_more_photos_than_a_design_shows_are_sets_of_their_own(story_of):
    named = ("square", "landscape", "portrait", "square")
    assert [[photo.id for photo in photos] for photos in chosen_sets(story_of(), 1, named)] == [
        ["square"],
        ["landscape"],
        ["portrait"],
    ]
    assert [[photo.id for photo in photos] for photos in chosen_sets(story_of(), 2, named)] == [
        ["square", "landscape"],
        ["portrait", "square"],
    ]
    assert chosen_sets(story_of(), 0, named) == ((),)


def test_words_alone_need_none(story_of):
    assert ids(story_of(), 0) == []


def test_a_name_that_does_not_exist_is_an_error_with_a_hint(story_of):
    with pytest.raises(PublisherError) as raised:
        ids(story_of(), 1, "sqare")
    (notice,) = raised.value.notices
    assert (notice.code, notice.hint) == ("P321", "did you mean 'square'?")
