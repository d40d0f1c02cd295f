"""The post kit on disk: JSON for programs, pages for people, tags for the CMS."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from publisher.channels.cards.kit import File, meta_html, posts_html, posts_json
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.plan import plan_cards
from publisher.channels.cards.proof import index_html
from publisher.settings import Publication, Settings

SITE = Settings(publication=Publication(name="The Courier", site="https://example.org/"))


def made(edition, *targets):
    kit = plan_cards(edition, CardOptions(targets=targets)).kit
    return kit, {post.card: File(f"{post.card}.jpg", "image/jpeg") for post in kit.posts}


class Tags(HTMLParser):
    """Collects tags with their attributes, and holds that what was opened is closed."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_json_names_for_each_target_its_picture_text_and_alternative_text(story_of):
    kit, files = made(story_of(), "og", "story", "pin")
    rows = json.loads(posts_json(kit, files))["targets"]
    assert [row["image"] for row in rows] == ["og.jpg", "story.jpg", "pin.jpg"]
    assert rows[0]["length"] == len(rows[0]["text"])
    assert "text" not in rows[1]
    assert rows[2]["heading_limit"] == 100
    assert all(row["alt"].startswith("A landscape gate.") for row in rows)


@pytest.mark.parametrize(
    "write", [posts_html, lambda kit, files: index_html(kit, files, [File("carousel-01.jpg", "image/jpeg")])]
)
def test_pages_are_whole_and_show_every_picture_with_its_alternative_text(story_of, write):
    kit, files = made(story_of(title="<b>Peace & quiet</b>"), "og", "square")
    page = write(kit, files)
    tags = Tags(page)
    assert not tags.open
    assert "<b>" not in page
    shown = [attrs["src"] for tag, attrs in tags.found if tag == "img" and attrs["alt"]]
    assert shown == ["og.jpg", "square.jpg"]


def test_a_page_in_arabic_reads_from_the_right(story_of):
    kit, files = made(story_of(lang="ar", title="يوم النصر"), "og")
    assert '<html lang="ar" dir="rtl">' in posts_html(kit, files)


def test_the_tags_name_picture_size_and_alternative_text_at_the_sites_address(story_of):
    kit, files = made(story_of(settings=SITE, lead='Say "peace".'), "og", "x")
    tags = {attrs.get("property") or attrs["name"]: attrs["content"] for _, attrs in Tags(meta_html(kit, files)).found}
    assert tags["og:image"] == "https://example.org/a/cards/og.jpg"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:description"] == 'Say "peace".'
    assert tags["twitter:image"] == "https://example.org/a/cards/x.jpg"
    assert tags["og:image:alt"].startswith("A landscape gate")
    assert "og:locale" not in tags
