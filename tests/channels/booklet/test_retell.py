"""Retelling: the design may order and part a story, but loses nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.model import Article, Group, Paragraph, Photo, PhotoRef, Quote, Source, Span
from publisher.channels.booklet.retell import retell, retold_notices
from publisher.layout.booklet import Telling
from publisher.notices import Notice

TEXT = Paragraph((Span("A morning at the gate."),))
BY_DATE = Telling(order="taken")


def story(*taken: str | None, body: tuple[object, ...] | None = None) -> Article:
    photos = tuple(Photo(f"p{n}", taken=date) for n, date in enumerate(taken))
    blocks = (TEXT, *(PhotoRef(photo.id, "plate") for photo in photos), TEXT) if body is None else body
    return Article("gate", "en", "The gate", Source(Path("article.en.md")), photos=photos, body=blocks)


def order(article: Article) -> list[str]:
    return [photo.id for photo in article.photo_order()]


def test_photos_follow_their_dates_and_those_without_one_come_after():
    told = retell(story("1975-04-30", None, "1975-03-10", "1975-03"), BY_DATE)
    assert order(told) == ["p3", "p2", "p0", "p1"]
    assert told.body[:2] == (TEXT, TEXT)


def test_photos_of_one_day_keep_the_order_of_the_story():
    assert order(retell(story("1975-03-26", "1975-03-26", "1975"), BY_DATE)) == ["p2", "p0", "p1"]


def test_a_story_without_dates_stays_as_it_is():
    article = story(None, None)
    assert retell(article, BY_DATE) == article


def test_the_storys_own_order_is_not_touched_without_the_layouts_word():
    article = story("1980", "1970")
    assert retell(article, Telling()) == article


def test_a_pull_quote_can_stand_in_the_text():
    quote = Quote(((Span("How quiet it was."),),), pull=True)
    (told,) = retell(story(body=(quote,)), Telling(quotes="text")).body
    assert told == Quote(quote.paragraphs)


def test_a_group_can_be_told_photo_by_photo():
    told = retell(story(None, None, body=(Group(("p1", "p0")),)), Telling(groups="apart"))
    assert [block.photo for block in told.body] == ["p1", "p0"]


def test_wishes_can_be_set_aside_and_are_named_then():
    article = story(None)
    told = retell(article, Telling(wishes=False))
    assert [block.page for block in told.body if isinstance(block, PhotoRef)] == [None]
    (notice,) = retold_notices(article, Telling(wishes=False))
    assert (notice.code, notice.severity) == ("P812", "note")
    assert notice.message.endswith("wishes are not followed: p0 (plate)")


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (("1975", None), "follow those that have one: p1"),
        ((None, None), "stay where the story has them: p0, p1"),
        (("1975", "1976"), None),
    ],
)
def test_photos_without_a_date_are_named(taken, said):
    found: list[Notice] = list(retold_notices(story(*taken), BY_DATE))
    assert [notice.code for notice in found] == (["P811"] if said else [])
    assert said is None or said in found[0].message


@given(
    st.lists(st.none() | st.sampled_from(["1975", "1975-03", "1975-03-26", "1975-04-30"]), max_size=8),
    st.sampled_from(["story", "taken"]),
    st.sampled_from(["together", "apart"]),
    st.booleans(),
)
def test_no_photo_is_ever_lost_or_told_twice(taken, how, groups, wishes):
    article = story(*taken)
    told = retell(article, Telling(order=how, groups=groups, wishes=wishes))
    assert sorted(order(told)) == sorted(order(article))
    placed = [block.photo for block in told.body if isinstance(block, PhotoRef)]
    assert len(placed) == len(set(placed)) == len(taken)
