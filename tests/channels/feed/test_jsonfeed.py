"""JSON Feed 1.1, as a program reads it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.feed.earlier import read_json
from publisher.channels.feed.jsonfeed import json_document, json_item
from publisher.channels.feed.model import Entry, Head
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import plan_feed
from publisher.edition import Edition

HEAD = Head(
    "News", "https://n.example.org", "https://n.example.org/feed.json", "Stories", "en", hub="https://h.example.org"
)


@pytest.fixture
def entry(edition: Edition) -> Entry:
    return plan_feed(edition, FeedOptions()).entries[0]


@pytest.fixture
def sizes(entry: Entry) -> dict[str, int]:
    return {photo.full.path: 1000 + number for number, photo in enumerate(entry.photos)}


def feed(*items: bytes) -> Any:
    return json.loads(b"".join(json_document(HEAD, None, items)))


def test_the_head_says_what_the_format_asks() -> None:
    assert feed() == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://n.example.org",
        "feed_url": "https://n.example.org/feed.json",
        "description": "Stories",
        "language": "en",
        "authors": [{"name": "News", "url": "https://n.example.org"}],
        "hubs": [{"type": "WebSub", "url": "https://h.example.org"}],
        "items": [],
    }


def test_an_item_tells_the_story_and_every_photo_with_its_words(entry: Entry, sizes: dict[str, int]) -> None:
    (item,) = feed(json_item(entry, sizes))["items"]
    assert (item["id"], item["url"], item["title"]) == (entry.guid, entry.link, entry.title)
    assert item["content_html"] == entry.html
    assert item["date_published"] == "2025-04-29T09:00:00+07:00"
    assert item["authors"] == [{"name": "A. Reporter"}]
    assert item["image"] == entry.photos[0].full.url
    assert item["attachments"][0] == {
        "url": entry.photos[0].full.url,
        "mime_type": "image/jpeg",
        "title": "Boats leave the quay at dawn. Photo: VNA",
        "size_in_bytes": 1000,
    }
    told = item["_publisher"]["photos"]
    assert [(photo["caption"], photo.get("credit", "")) for photo in told] == [
        (photo.caption, photo.credit) for photo in entry.photos
    ]
    assert (told[0]["alt"], told[0]["width"], told[0]["thumbnail"]["width"]) == (entry.photos[0].alt, 1600, 320)


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back_and_a_second_writing_changes_no_byte(title: str, html: str) -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    entry = Entry("urn:1", False, title or "T", "https://n.example.org/1", "s", html or "-", "en", moment)
    document = b"".join(json_document(HEAD, None, [json_item(entry, {}), json_item(entry, {})]))
    assert json.loads(document)["items"][1]["content_html"] == (html or "-")
    assert b"".join(json_document(HEAD, None, (one.item for one in read_json(document)))) == document
