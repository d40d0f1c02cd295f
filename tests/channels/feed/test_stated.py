"""What a feed cannot do without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.article.model import Source
from publisher.channels.feed.stated import read_stated
from publisher.edition import Edition
from publisher.settings import Feed, Publication, Settings

PUBLISHED = datetime(2025, 4, 29, 9, 0, tzinfo=UTC)


def test_all_that_is_missing_is_said_at_once_each_with_its_place_and_what_helps(
    with_story: Callable[..., Edition],
) -> None:
    nothing = replace(with_story(published=None, url=None), settings=Settings())
    stated, notices = read_stated(nothing)
    assert stated is None
    assert [(notice.code, str(notice.place)) for notice in notices] == [
        ("P607", "article.en.md"),
        ("P601", "article.en.md"),
        ("P608", "publisher.toml"),
        ("P608", "publisher.toml"),
    ]
    hints = [notice.hint or "" for notice in notices]
    assert [word in hint for word, hint in zip(("published:", "url:", "name =", "site ="), hints, strict=True)] == [
        True
    ] * 4


def test_what_is_missing_stops_the_feed_and_no_other_channel(with_story: Callable[..., Edition]) -> None:
    _, notices = read_stated(with_story(published=None))
    assert [notice.channels for notice in notices] == [("feed",)]
    assert not notices[0].concerns("booklet")


def test_a_site_is_still_needed_where_article_and_feed_have_their_own_addresses(edition: Edition) -> None:
    settings = Settings(Publication("River News"), feed=Feed(url="https://feeds.example.org/river.xml"))
    stated, notices = read_stated(replace(edition, settings=settings))
    assert stated is None
    assert [notice.message for notice in notices] == [
        "the feed needs the publication's own address, and publisher.toml states none"
    ]


def test_addresses_follow_from_the_site_unless_they_are_stated(with_story: Callable[..., Edition]) -> None:
    edition = with_story(url=None)
    derived, _ = read_stated(edition)
    assert derived is not None
    assert (derived.feed_url, derived.article_url, derived.photo_base) == (
        "https://news.example.org/feed.xml",
        "https://news.example.org/river-at-work",
        "https://news.example.org/river-at-work/photos",
    )
    own = Feed(url="https://feeds.example.org/river.xml", photo_base="https://img.example.org/r/")
    stated, _ = read_stated(replace(edition, settings=replace(edition.settings, feed=own)))
    assert stated is not None
    assert (stated.feed_url, stated.photo_base) == (
        "https://feeds.example.org/river.xml",
        "https://img.example.org/r/river-at-work",
    )


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({"published": datetime(1975, 3, 26, tzinfo=UTC)}, "P607", "published lies in the year 1975"),
        ({"published": PUBLISHED.replace(tzinfo=None)}, "P107", "published has no time zone"),
        ({"modified": PUBLISHED.replace(tzinfo=None)}, "P107", "modified has no time zone"),
        ({"url": "javascript:alert(1)"}, "P601", "url is 'javascript:alert(1)', which is not a web address"),
    ],
)
def test_what_cannot_be_used_is_refused(
    with_story: Callable[..., Edition], fields: dict[str, object], code: str, words: str
) -> None:
    stated, notices = read_stated(with_story(**fields))
    assert stated is None
    assert [notice.code for notice in notices] == [code]
    assert words in notices[0].message


def test_a_bad_address_in_the_settings_is_placed_there(edition: Edition) -> None:
    bad = Settings(
        Publication("N", "news.example.org"), feed=Feed("feed.xml", "photos/"), path=Path("/x/publisher.toml")
    )
    _, notices = read_stated(replace(edition, settings=bad))
    assert [str(notice.place) for notice in notices] == ["publisher.toml"] * 3
    assert [notice.message.split(" is ")[0] for notice in notices] == [
        "site under [publication]",
        "url under [feed]",
        "photo_base under [feed]",
    ]


def test_the_place_is_the_line_of_the_field_where_it_stands(with_story: Callable[..., Edition]) -> None:
    lines = ("---", "title: T", "published: 1975-03-26T00:00:00Z")
    source = Source(Path("article.en.md"), lines, {"published": (3, 12, 20)})
    edition = with_story(source=source, published=datetime(1975, 3, 26, tzinfo=UTC))
    _, notices = read_stated(edition)
    assert str(notices[0].place) == "article.en.md:3:12"
