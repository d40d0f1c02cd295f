from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.model import (
    Article,
    Credit,
    Group,
    Location,
    Moment,
    Paragraph,
    Photo,
    PhotoRef,
    Source,
    Span,
    Timeline,
)
from publisher.notices import Place

LINES = ("---", "title: A river at work", "photos:", "  - id: quay", "    caption: The quay", "---", "Text.")
SOURCE = Source(
    Path("stories/river/article.en.md"),
    LINES,
    {"title": (2, 1, 5), "photos": (3, 1, 6), "photos.quay": (4, 5, 2), "photos.quay.caption": (5, 5, 7)},
)


def article(*body, photos=("quay", "nets", "market"), **fields) -> Article:
    return Article("river", "en", "A river at work", SOURCE, photos=tuple(map(Photo, photos)), body=body, **fields)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("title", Place("article.en.md", 2, 1, 5, LINES[1])),
        ("photos.quay.caption", Place("article.en.md", 5, 5, 7, LINES[4])),
        ("photos.quay.credit.agency", Place("article.en.md", 4, 5, 2, LINES[3])),
        ("photos.nets.caption", Place("article.en.md", 3, 1, 6, LINES[2])),
        ("lead", Place("article.en.md")),
    ],
)
def test_a_field_has_the_place_of_the_nearest_that_was_written(path, place):
    assert SOURCE.at(path) == place


def test_a_line_of_the_body_has_a_place_without_a_column():
    assert SOURCE.at_line(7) == Place("article.en.md", 7, None, 1, "Text.")
    assert SOURCE.at_line(None) == Place("article.en.md", None, None, 1, None)


def test_a_place_beyond_the_lines_shows_none():
    bare = Source(Path("a.md"), marks={"title": (2, 1, 5)})
    assert bare.at("title") == Place("a.md", 2, 1, 5)
    assert bare.at_line(9) == Place("a.md", 9)


def test_a_source_made_by_hand_knows_no_places():
    assert Source(Path("a.md")).at("photos.quay") == Place("a.md")


def test_the_photos_lie_in_the_folder_of_the_source():
    assert article().folder == Path("stories/river")


def test_narrow_places_get_the_short_title():
    assert article().running_title == "A river at work"
    assert article(short_title="The river").running_title == "The river"


def test_a_photo_is_found_by_its_id():
    assert article().photo("nets").id == "nets"
    with pytest.raises(KeyError, match="boat"):
        article().photo("boat")


def test_photos_come_in_the_order_of_the_story_and_then_those_it_does_not_mention():
    timeline = Timeline((Moment("1975", (Span("x"),), "market"), Moment("1976", (Span("y"),))))
    story = article(
        timeline, Paragraph((Span("text"),)), Group(("bridge", "quay")), photos=("nets", "quay", "market", "bridge")
    )
    assert [photo.id for photo in story.photo_order()] == ["market", "bridge", "quay", "nets"]


IDS = st.sampled_from(["quay", "nets", "market", "bridge", "nowhere"])


@given(st.lists(st.builds(PhotoRef, IDS) | st.builds(lambda a, b: Group((a, b)), IDS, IDS)))
def test_no_photo_is_lost_or_shown_twice_whatever_the_body_mentions(body):
    story = article(*body, photos=("quay", "nets", "market", "bridge"))
    assert sorted(photo.id for photo in story.photo_order()) == ["bridge", "market", "nets", "quay"]


def test_a_credit_is_waived_only_with_a_reason():
    assert Credit(none_because="the photographer asked for it").is_waived
    assert not Credit(agency="VNA").is_waived
    assert not Credit().is_waived


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (Location("Ngo Mon Gate", "Hue", "Vietnam"), "Ngo Mon Gate, Hue, Vietnam"),
        (Location(city="Hue"), "Hue"),
        (Location(), ""),
    ],
)
def test_a_location_reads_from_the_near_to_the_far(location, text):
    assert str(location) == text


def test_nothing_in_an_article_can_be_changed():
    with pytest.raises(FrozenInstanceError):
        article().title = "Another"
