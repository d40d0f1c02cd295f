"""The list of a feed for people, as one article and a whole publication make it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.model import ArticleStatus
from publisher.channels.feed.make import make_feed
from publisher.channels.feed.model import Head
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.page_feed import feed_page
from publisher.channels.feed.plan import plan_feed
from publisher.channels.feed.publication import publish_feed
from publisher.channels.feed.submitted import Submitted
from publisher.edition import Edition

HEAD = Head("River News", "https://news.example.org", "https://news.example.org/feed.xml", "Pictures", "en")
PHOTO = {
    "caption": "Boats.",
    "credit": "Photo: VNA",
    "alt": "Six boats",
    "thumbnail": {"url": "https://news.example.org/a/photos/quay-320.jpg", "width": 320, "height": 224},
}
ITEM = {
    "id": "a",
    "url": "https://news.example.org/a",
    "title": "A title",
    "summary": "A lead.",
    "date_published": "2026-01-31T23:30:00+07:00",
    "language": "vi",
    "_publisher": {"photos": [PHOTO]},
}


def listed(*items: dict[str, Any]) -> Any:
    page = feed_page(HEAD, (json.dumps(item).encode() for item in items), lambda address: address)
    return lxml.html.document_fromstring(page.decode())


def test_an_entry_is_listed_with_title_date_lead_and_photo() -> None:
    (entry,) = listed(ITEM).find_class("entry")
    assert entry.get("lang") == "vi"
    assert (entry.findtext(".//h2/a"), entry.find(".//h2/a").get("href")) == ("A title", ITEM["url"])
    assert (entry.find(".//time").get("datetime"), entry.findtext(".//time")) == ("2026-01-31", "31 tháng 1, 2026")
    assert "A lead." in entry.text_content()
    image = entry.find(".//img")
    assert {name: image.get(name) for name in ("width", "height", "alt")} == {
        "width": "320", "height": "224", "alt": "Six boats",
    }  # fmt: skip
    assert entry.findtext(".//figcaption/cite") == "Photo: VNA"
    assert entry.find(".//figcaption").text_content() == "Boats. Photo: VNA"


def test_the_page_has_one_heading_and_leads_to_the_feeds() -> None:
    tree = listed(ITEM)
    assert [one.text for one in tree.iter("h1")] == ["River News"]
    assert len(list(tree.iter("main"))) == 1
    assert tree.get("lang") == "en"
    assert [one.get("href").rsplit("/", 1)[1] for one in tree.xpath("//link[@rel='alternate']")] == [
        "feed.xml", "atom.xml", "feed.json",
    ]  # fmt: skip
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://news.example.org/feed.html"]


@pytest.mark.parametrize(
    "foreign",
    [
        {"id": "x"},
        {"id": "x", "title": None, "url": 7, "date_published": "soon", "language": []},
        {"id": "x", "url": "javascript:alert(1)", "title": "T", "image": "https://x.example/1.jpg"},
        {"id": "x", "_publisher": {"photos": []}},
        {"id": "x", "_publisher": {"photos": [{"thumbnail": PHOTO["thumbnail"]}]}},
        {"id": "x", "_publisher": {"photos": [{**PHOTO, "thumbnail": {"url": "data:,x", "width": 1, "height": 1}}]}},
    ],
)
def test_an_item_of_others_is_listed_as_far_as_it_speaks_and_without_a_photo(foreign: dict[str, Any]) -> None:
    tree = listed(foreign, ITEM)
    first, second = tree.find_class("entry")
    assert first.find(".//img") is None
    assert first.find(".//a") is None
    assert second.find(".//img") is not None


@given(st.one_of(st.text(max_size=20), st.sampled_from(['"><script>', "</title><b>", "</style><i>", "'onload='x"])))
def test_no_word_of_an_item_becomes_markup(text: str) -> None:
    def shape(words: str) -> list[tuple[str, list[str]]]:
        photo = {**PHOTO, "caption": words, "credit": words, "alt": words}
        tree = listed({**ITEM, "title": words, "summary": words, "_publisher": {"photos": [photo]}})
        return [(one.tag, sorted(one.attrib)) for one in tree.iter()]

    assert shape(f"word{text}word") == shape("word")


def test_the_list_of_one_article_finds_its_photo_beside_it(edition: Edition, tmp_path: Path) -> None:
    artifacts = {one.path: one for one in make_feed(plan_feed(edition, FeedOptions()), tmp_path)}
    (image,) = lxml.html.document_fromstring((tmp_path / "feed.html").read_text("utf-8")).iter("img")
    assert (tmp_path / image.get("src")).is_file()
    (use,) = artifacts["feed.html"].photos
    assert (use.photo, use.caption, use.credit) == ("quay", "Boats leave the quay at dawn.", "Photo: VNA")
    assert [one.photo for one in artifacts["article.html"].photos] == list(edition.pictures)
    assert {one.media_type for one in artifacts.values() if one.path.endswith(".html")} == {"text/html"}


def test_a_publication_lists_what_its_feed_holds_and_finds_every_photo(
    edition: Edition, with_story: Callable[..., Edition], tmp_path: Path
) -> None:
    other = with_story(id="other", url="https://news.example.org/other", title="Another")
    for editions in ((edition,), (other,)):  # the second run carries the first article on
        submitted = (Submitted(one.article.id, one, ()) for one in editions)
        publish_feed(submitted, edition.settings, tmp_path)
    tree = lxml.html.document_fromstring((tmp_path / "feed.html").read_text("utf-8"))
    told = json.loads((tmp_path / "feed.json").read_bytes())["items"]
    assert [one.text for one in tree.xpath("//h2/a")] == [item["title"] for item in told]
    assert {one.get("src") for one in tree.iter("img")} == {
        "other/photos/quay-320.jpg", "river-at-work/photos/quay-320.jpg",
    }  # fmt: skip
    for home in ("river-at-work", "other"):
        page = lxml.html.document_fromstring((tmp_path / home / "article.html").read_text("utf-8"))
        assert all((tmp_path / home / image.get("src")).is_file() for image in page.iter("img"))


def test_a_withdrawal_takes_the_articles_page_back(
    edition: Edition, with_story: Callable[..., Edition], tmp_path: Path
) -> None:
    for one in (edition, with_story(status=ArticleStatus.WITHDRAWN)):
        publish_feed([Submitted("river", one, ())], edition.settings, tmp_path)
    for name in ("river-at-work/article.html", "feed.html"):
        text = (tmp_path / name).read_text("utf-8")
        assert "This article has been withdrawn." in text
        assert "<img" not in text
        assert "A river at work" not in text
