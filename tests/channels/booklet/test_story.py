"""The story as atoms: order kept, every photo told once."""

from __future__ import annotations

from publisher.article.model import Group, Heading, Moment, Paragraph, PhotoRef, Quote, Span, Timeline
from publisher.channels.booklet.story import Ensemble, PullQuote, Shot, Story, Text

WORDS = Paragraph((Span("Words."),))


def names(story: Story) -> list[str]:
    """The atoms, short."""
    told = []
    for atom in story.atoms:
        match atom:
            case Text(blocks):
                told.append(f"text {len(blocks)}")
            case Shot(photo, wish):
                told.append(photo.id + (f" as {wish}" if wish else ""))
            case Ensemble(photos):
                told.append("+".join(photo.id for photo in photos))
            case PullQuote():
                told.append("quote")
    return told


def story(desk, edition, photo, body):
    photos = tuple(photo(photo_id) for photo_id in ("a", "b", "c", "d"))
    return Story.of(desk(edition(photos, body)))


def test_text_runs_until_the_next_photo(desk, edition, photo):
    body = (WORDS, Heading(2, (Span("On"),)), PhotoRef("a"), WORDS, PhotoRef("b"), PhotoRef("c"), PhotoRef("d"))
    assert names(story(desk, edition, photo, body)) == ["text 2", "a", "text 1", "b", "c", "d"]


def test_photos_the_body_does_not_mention_follow_at_the_end(desk, edition, photo):
    assert names(story(desk, edition, photo, (PhotoRef("c"), WORDS))) == ["c", "text 1", "a", "b", "d"]


def test_a_photo_is_told_once_however_often_it_is_mentioned(desk, edition, photo):
    body = (PhotoRef("a"), WORDS, PhotoRef("a"), Group(("a", "b")))
    assert names(story(desk, edition, photo, body)) == ["a", "text 1", "b", "c", "d"]


def test_groups_of_two_and_three_stand_together_and_larger_ones_one_by_one(desk, edition, photo):
    assert names(story(desk, edition, photo, (Group(("a", "b")), Group(("c", "d"))))) == ["a+b", "c+d"]
    assert names(story(desk, edition, photo, (Group(("a", "b", "c", "d")),))) == ["a", "b", "c", "d"]


def test_a_timeline_keeps_its_place_in_the_text_and_each_photo_follows_its_moment(desk, edition, photo):
    hue, coast = Moment("1975-03-26", (Span("Hue."),), "b"), Moment("1975-04-02", (Span("Coast."),), "a")
    body = (WORDS, Timeline((hue, coast)), WORDS, PhotoRef("a"), PhotoRef("c"), PhotoRef("d"))
    told = story(desk, edition, photo, body)
    assert names(told) == ["text 2", "b", "text 2", "a", "c", "d"]
    assert told.atoms[0].blocks[1] == Timeline((hue,))
    assert told.atoms[2].blocks[0] == Timeline((coast,))


def test_the_story_knows_the_photo_it_opens_with(desk, edition, photo):
    assert story(desk, edition, photo, (WORDS, PhotoRef("c"))).opening_photo.id == "c"
    assert story(desk, edition, photo, (Group(("a", "b")),)).opening_photo is None


def test_pull_quotes_and_wishes_are_kept(desk, edition, photo):
    quote = Quote(((Span("One sentence."),),), pull=True)
    body = (PhotoRef("a", "plate"), quote, PhotoRef("b"), PhotoRef("c"), PhotoRef("d"))
    assert names(story(desk, edition, photo, body)) == ["a as plate", "quote", "b", "c", "d"]
