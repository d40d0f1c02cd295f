"""Atom 1.0 with Media RSS, as feed readers take it back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import feedparser
import lxml.etree
import lxml.html
import pytest

from publisher.channels.feed.atom import atom_document, atom_entry
from publisher.channels.feed.model import Entry, Head
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import plan_feed
from publisher.edition import Edition

BASE = "https://news.example.org"
HEAD = Head("News & <b>Views</b>", BASE, f"{BASE}/atom.xml", "5 < 6", "en", "© 2025", "https://hub.example.org/")
CHANGED = datetime(2025, 5, 2, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"


class Sizes(dict[str, int]):
    """The same size for every file."""

    def __missing__(self, path: str) -> int:
        return 1000


@pytest.fixture
def entry(edition: Edition) -> Entry:
    return plan_feed(edition, FeedOptions()).entries[0]


def document(*entries: Entry) -> bytes:
    return b"".join(atom_document(HEAD, CHANGED, (atom_entry(entry, Sizes()) for entry in entries)))


def test_links_keep_what_they_say_of_themselves(entry: Entry) -> None:
    root = lxml.etree.fromstring(document(entry))
    assert [dict(link.attrib) for link in root.findall(f"{ATOM}link")] == [
        {"href": f"{BASE}/atom.xml", "rel": "self", "type": "application/atom+xml"},
        {"href": BASE, "rel": "alternate"},
        {"href": "https://hub.example.org/", "rel": "hub"},
    ]
    lead = f"{BASE}/river-at-work/photos/quay-1600.jpg"
    assert [dict(link.attrib) for link in root.findall(f"{ATOM}entry/{ATOM}link")] == [
        {"href": f"{BASE}/2025/s%C3%B4ng/", "rel": "alternate", "type": "text/html"},
        {"href": f"{BASE}/sea", "rel": "related", "title": "The sea at rest"},
        {"href": lead, "rel": "enclosure", "type": "image/jpeg", "length": "1000"},
    ]


def test_text_that_looks_like_html_says_that_it_is_escaped_and_other_text_stays_plain(entry: Entry) -> None:
    root = lxml.etree.fromstring(document(replace(entry, title="use <b> here"), entry))
    titles = root.findall(f"{ATOM}entry/{ATOM}title")
    assert [(title.get("type"), title.text) for title in titles] == [
        ("html", "use &lt;b&gt; here"),
        (None, "A river at work: 5 < 6 & AT&T"),
    ]
    assert root.find(f"{ATOM}title").get("type") == "html"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "News & ‹b›Views‹/b›"


def test_a_reader_takes_back_what_went_in(entry: Entry) -> None:
    feed = feedparser.parse(document(entry), sanitize_html=False)
    assert not feed.bozo
    item = feed.entries[0]
    assert item.id == entry.guid
    assert lxml.html.fromstring(item.content[0].value).text_content() == lxml.html.fromstring(entry.html).text_content()
    assert item.content[0].type == "text/html"
    assert item.published == "2025-04-29T09:00:00+07:00"
    assert re.fullmatch(r"2025-05-02T00:00:00\.\d+\+07:00", item.updated)
    assert [author.name for author in item.authors] == ["A. Reporter"]
    assert len(item.media_content) == len(entry.photos) == 6
    assert [tag.term for tag in item.tags] == list(entry.categories)


def test_every_photo_has_its_words_and_rights(entry: Entry) -> None:
    root = lxml.etree.fromstring(document(entry))
    captions = [content.findtext(f"{MEDIA}description") for content in root.iter(f"{MEDIA}content")]
    assert captions[0] == "Boats leave the quay at dawn."
    assert len(captions) == 6
    lantern = next(one for one in root.iter(f"{MEDIA}description") if "lantern" in one.text)
    assert (lantern.get("type"), lantern.text) == ("html", "A lantern &lt;b&gt; &amp; its light.")


def test_the_language_is_marked_on_feed_and_entry(entry: Entry) -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    root = lxml.etree.fromstring(document(replace(entry, lang="vi")))
    assert (root.get(lang), root.find(f"{ATOM}entry").get(lang)) == ("en", "vi")


def test_two_entries_of_one_moment_are_told_apart_for_good(entry: Entry) -> None:
    same = replace(entry, guid="urn:other")
    first, second = lxml.etree.fromstring(document(entry, same)).findall(f"{ATOM}entry/{ATOM}updated")
    assert first.text != second.text
    assert document(entry, same) == document(entry, same)
