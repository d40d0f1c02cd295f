"""RSS 2.0 with Media RSS, as feed readers take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import lxml.etree
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.feed.model import Entry, Head
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import plan_feed
from publisher.channels.feed.rss import rss_bytes
from publisher.channels.feed.text import clean, without_tags
from publisher.edition import Edition

HEAD = Head("News & Views", "https://news.example.org", "https://news.example.org/feed.xml", "5 < 6", "en", "© 2025")
ENTRY = Entry(
    guid="https://news.example.org/a",
    guid_is_link=True,
    title="A title",
    link="https://news.example.org/a",
    summary="A summary.",
    html="<p>A body.</p>",
    lang="en",
    published=datetime(2025, 4, 29, 9, 0, tzinfo=UTC),
)
MEDIA = "{http://search.yahoo.com/mrss/}"
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=())).map(clean)


def tree(*entries: Entry, sizes: dict[str, int] | None = None) -> Any:
    return lxml.etree.fromstring(rss_bytes(HEAD, entries or (ENTRY,), sizes or {}))


@pytest.fixture
def entry(edition: Edition) -> Entry:
    return plan_feed(edition, FeedOptions()).entries[0]


@pytest.fixture
def sizes(entry: Entry) -> dict[str, int]:
    """A different size for each photo file."""
    return {photo.full.path: 1000 + number for number, photo in enumerate(entry.photos)}


def test_the_channel_says_what_was_stated_and_links_to_itself_first() -> None:
    channel = tree()[0]
    atom = "{http://www.w3.org/2005/Atom}link"
    assert [element.tag for element in channel][:4] == ["title", "link", "description", atom]
    assert channel.findtext("link") == "https://news.example.org"
    assert dict(channel.find(atom).attrib) == {
        "href": "https://news.example.org/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    assert channel.findtext("copyright") == "© 2025"
    assert channel.findtext("language") == "en"
    assert channel.findtext("description") == "5 < 6", "the channel's own description is plain text, as its title is"
    assert channel.findtext("title") == "News & Views"
    assert channel.find("image") is None
    assert channel.find("ttl") is None


def test_the_feed_is_well_formed_utf8_without_doctype_or_instructions(entry: Entry, sizes: dict[str, int]) -> None:
    data = rss_bytes(HEAD, [entry], sizes)
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
    document = lxml.etree.fromstring(data).getroottree()
    assert document.docinfo.doctype == ""
    assert not document.xpath("//processing-instruction()")
    data.decode("utf-8")


def test_an_item_keeps_its_order_and_its_time_zone(entry: Entry, sizes: dict[str, int]) -> None:
    item = tree(entry, sizes=sizes).find("channel/item")
    names = [lxml.etree.QName(element).localname for element in item]
    expected = "title link description encoded guid category category category enclosure pubDate creator modified link"
    assert names == [*expected.split(), *["content"] * 6]
    assert item.findtext("pubDate") == "Tue, 29 Apr 2025 09:00:00 +0700"
    assert item.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert item.find("guid").get("isPermaLink") == "true"
    assert item.findtext("description") == "Before light, the boats go out &amp; the market wakes.", (
        "it is read as HTML"
    )


def test_an_id_that_is_no_address_says_so() -> None:
    guid = tree(replace(ENTRY, guid="urn:uuid:1", guid_is_link=False)).find("channel/item/guid")
    assert (guid.text, guid.get("isPermaLink")) == ("urn:uuid:1", "false")


def test_each_photo_is_one_flat_media_content_with_all_its_words(entry: Entry, sizes: dict[str, int]) -> None:
    root = tree(entry, sizes=sizes)
    assert root.find(f".//{MEDIA}group") is None
    quay, _, market, *_, boat = root.findall(f".//{MEDIA}content")
    base = "https://news.example.org/river-at-work/photos/"
    assert dict(quay.attrib) == {
        "url": base + "quay-1600.jpg",
        "fileSize": "1000",
        "type": "image/jpeg",
        "medium": "image",
        "width": "1600",
        "height": "1120",
        "lang": "en",
    }
    assert quay.findtext(f"{MEDIA}description") == "Boats leave the quay at dawn."
    assert dict(quay.find(f"{MEDIA}thumbnail").attrib) == {
        "url": base + "quay-320.jpg",
        "width": "320",
        "height": "224",
    }
    assert quay.findtext(f"{MEDIA}copyright") == "© 2025 River News"
    assert quay.findtext(f"{MEDIA}text") == "Six wooden boats seen from above."
    named = [(credit.text, dict(credit.attrib)) for credit in market.findall(f"{MEDIA}credit")]
    assert named == [
        ("A. Sample", {"role": "photographer", "scheme": "urn:ebu"}),
        ("VNA", {"role": "distribution company", "scheme": "urn:ebu"}),
    ]
    assert market.find(f"{MEDIA}text") is None, "no alternative text is made up"
    assert boat.find(f"{MEDIA}credit") is None, "a waived credit names nobody"


def test_the_lead_photo_is_the_enclosure_the_first_media_content_and_the_first_picture_of_the_body(
    entry: Entry, sizes: dict[str, int]
) -> None:
    item = tree(entry, sizes=sizes).find("channel/item")
    lead = entry.photos[0].full.url
    assert dict(item.find("enclosure").attrib) == {"url": lead, "length": "1000", "type": "image/jpeg"}
    assert item.find(f"{MEDIA}content").get("url") == lead
    assert lxml.html.fromstring(entry.html).find(".//img").get("src") == lead


def test_body_and_media_show_the_same_photos_at_absolute_ascii_addresses(entry: Entry, sizes: dict[str, int]) -> None:
    root = tree(entry, sizes=sizes)
    body = lxml.html.fromstring(root.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded"))
    media = [content.get("url") for content in root.iter(f"{MEDIA}content")]
    assert {image.get("src") for image in body.iter("img")} == set(media)
    links = [*media, *(a.get("href") for a in body.iter("a")), *root.xpath("//link/text()"), *root.xpath("//@href")]
    assert all(link.startswith("https://") and link.isascii() and " " not in link for link in links)
    assert all(url.endswith(".jpg") for url in media)


def test_feedparser_reads_every_photo_with_its_size_and_credit(entry: Entry, sizes: dict[str, int]) -> None:
    feed = feedparser.parse(rss_bytes(HEAD, [entry], sizes))
    assert not feed.bozo
    item = feed.entries[0]
    assert item.title == "A river at work: 5 < 6 & AT&T"
    assert item.author == "A. Reporter"
    assert item.published == "Tue, 29 Apr 2025 09:00:00 +0700"
    assert [tag.term for tag in item.tags] == ["Photo essay", "river", "work"]
    assert [(media["width"], media["filesize"]) for media in item.media_content] == [
        (str(photo.full.width), str(sizes[photo.full.path])) for photo in entry.photos
    ]
    assert len(item.media_thumbnail) == 6
    assert [credit["content"] for credit in item.media_credit] == ["VNA", "VNA", "A. Sample", "VNA", "VNA", "VNA"]
    assert (item.enclosures[0].length, item.enclosures[0].type) == ("1000", "image/jpeg")
    assert "<cite>Photo: VNA</cite>" in item.content[0].value


def test_no_caption_holds_its_credit_a_second_time(entry: Entry, sizes: dict[str, int]) -> None:
    captions = [element.text for element in tree(entry, sizes=sizes).iter(f"{MEDIA}description")]
    assert len(captions) == 6
    assert not any("Photo:" in caption for caption in captions)


def test_the_date_a_photo_was_taken_is_never_a_date_of_the_item(entry: Entry, sizes: dict[str, int]) -> None:
    item = tree(entry, sizes=sizes).find("channel/item")
    for element in item.iter("pubDate", "{http://purl.org/dc/terms/}modified"):
        assert "1975" not in element.text


def test_the_feed_changed_when_its_latest_entry_did() -> None:
    corrected = replace(ENTRY, modified=ENTRY.published + timedelta(days=3))
    newer = replace(ENTRY, guid="urn:uuid:2", published=ENTRY.published + timedelta(days=1))
    root = tree(corrected, newer)
    assert root.findtext("channel/lastBuildDate") == "Fri, 02 May 2025 09:00:00 +0000"
    assert [e.text for e in root.iter("{http://purl.org/dc/terms/}modified")] == ["2025-05-02T09:00:00+00:00"]
    early = replace(ENTRY, modified=ENTRY.published - timedelta(days=3))
    assert parsedate_to_datetime(tree(early).findtext("channel/lastBuildDate")) == ENTRY.published


def test_entries_stand_newest_first_and_ties_by_id_however_they_arrive() -> None:
    def at(days: int, guid: str) -> Entry:
        return replace(ENTRY, guid=guid, published=ENTRY.published + timedelta(days=days))

    entries = [at(0, "urn:a"), at(2, "urn:c"), at(2, "urn:b"), at(1, "urn:d")]

    def order(given: Sequence[Entry]) -> list[str]:
        return [guid.text for guid in tree(*given).iter("guid")]

    assert order(entries) == order(entries[::-1]) == ["urn:b", "urn:c", "urn:d", "urn:a"]
    assert rss_bytes(HEAD, entries, {}) == rss_bytes(HEAD, entries[::-1], {})


@pytest.mark.parametrize(
    "text", ["AT&T", "5 < 6 and 7 > 3", "use <b> here", "]]>", "a & b &amp; c", "😀 Huế", "\u202bשלום"]
)
def test_awkward_text_survives_a_feed_reader(
    text: str, with_story: Callable[..., Edition], sizes: dict[str, int]
) -> None:
    entry = plan_feed(with_story(title="T", lead=text), FeedOptions()).entries[0]
    item = feedparser.parse(rss_bytes(HEAD, [entry], sizes), sanitize_html=False).entries[0]
    assert lxml.html.fromstring(f"<p>{item.summary}</p>").text_content() == text
    assert lxml.html.fromstring(item.content[0].value).find("p").text_content() == text


@given(ANY_TEXT, ANY_TEXT)
def test_any_title_and_body_come_back_from_the_xml(title: str, html: str) -> None:
    item = tree(replace(ENTRY, title=title or "T", html=html or "-")).find("channel/item")
    assert item.findtext("title") == without_tags(title or "T")
    assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") == (html or "-")
