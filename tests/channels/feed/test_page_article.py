"""The web page of an article, as people and machines read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.model import (
    Article,
    ArticleStatus,
    Correction,
    Credit,
    Paragraph,
    Photo,
    Quote,
    Related,
    Rights,
    Source,
    Span,
)
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.pages import WebPage
from publisher.channels.feed.plan import FeedPlan, plan_feed
from publisher.edition import Edition
from publisher.settings import Brand, Publication, Settings

HOME = "https://news.example.org/river-at-work/"
"""Where the fixture's page lies by the publication's settings."""


def page_of(edition: Edition, *, shared: bool = False) -> WebPage:
    (page,) = plan_feed(edition, FeedOptions(), shared=shared).pages
    return page


def read(page: WebPage) -> Any:
    return lxml.html.document_fromstring(page.html)


def addresses(tree: Any, base: str = HOME) -> set[str]:
    """Every picture the page may fetch."""
    found = [image.get("src") for image in tree.iter("img")]
    found += [part.split()[0] for one in tree.xpath("//@srcset") for part in one.split(", ")]
    return {urljoin(base, address) for address in found}


def metadata(tree: Any) -> dict[str, str]:
    return {one.get("name") or one.get("property"): one.get("content") for one in tree.iter("meta")}


def linked_data(tree: Any) -> Any:
    (script,) = tree.xpath('//script[@type="application/ld+json"]')
    return json.loads(script.text)


@pytest.fixture
def plan(edition: Edition) -> FeedPlan:
    return plan_feed(edition, FeedOptions())


@pytest.fixture
def tree(edition: Edition) -> Any:
    return read(page_of(edition))


def test_every_photo_has_its_size_its_text_and_its_words(plan: FeedPlan, tree: Any) -> None:
    photos = {urljoin(HOME, photo.full.path): photo for photo in plan.entries[0].photos}
    images = list(tree.iter("img"))
    assert len(images) == len(photos) == 6
    for image in images:
        photo = photos[urljoin(HOME, image.get("src"))]
        assert (image.get("width"), image.get("height")) == (str(photo.full.width), str(photo.full.height))
        assert image.get("alt") == photo.alt
        figure = next(image.iterancestors("figure"))
        assert figure.find("figcaption").text_content() == f"{photo.caption} {photo.credit}".strip()
        if photo.credit:
            assert figure.find("figcaption/cite").text == photo.credit


def test_the_page_shows_the_pictures_of_the_feed_and_no_others(plan: FeedPlan, tree: Any) -> None:
    assert addresses(tree) == {target.url for photo in plan.entries[0].photos for target in photo.targets}


def test_in_a_publication_the_page_lies_beside_its_photos(edition: Edition) -> None:
    page = page_of(edition, shared=True)
    assert page.path == "river-at-work/article.html"
    assert addresses(read(page)) == addresses(read(page_of(edition)))


def test_photos_served_elsewhere_are_named_by_their_address(edition: Edition) -> None:
    elsewhere = replace(edition.settings.feed, photo_base="https://img.example.org")
    tree = read(page_of(replace(edition, settings=replace(edition.settings, feed=elsewhere))))
    assert all(image.get("src").startswith("https://img.example.org/river-at-work/") for image in tree.iter("img"))


def test_browsers_choose_by_width_and_kind(tree: Any) -> None:
    picture = next(tree.iter("picture"))
    source, image = picture.find("source"), next(picture.iter("img"))
    assert (source.get("type"), source.get("srcset")) == ("image/webp", "photos/quay-1600.webp 1600w")
    assert image.get("srcset") == "photos/quay-320.jpg 320w, photos/quay-1600.jpg 1600w"
    assert image.get("sizes") == source.get("sizes") == "(min-width: 1170px) 1170px, 100vw"
    assert [one.get("loading") for one in tree.iter("img")] == [None, *["lazy"] * 5], "the first is wanted at once"


def test_the_page_has_one_heading_one_main_and_no_running_script(tree: Any) -> None:
    assert [one.text_content() for one in tree.iter("h1")] == ["A river at work: 5 < 6 & AT&T"]
    assert len(list(tree.iter("main"))) == 1
    assert {one.get("type") for one in tree.iter("script")} == {"application/ld+json"}
    assert tree.xpath("//link[@rel='stylesheet'] | //@onclick | //@onload | //iframe") == []
    assert "url(" not in tree.findtext(".//style")
    assert "@import" not in tree.findtext(".//style")


def test_language_and_direction_are_stated(edition: Edition, with_story: Callable[..., Edition]) -> None:
    assert (read(page_of(edition)).get("lang"), read(page_of(edition)).get("dir")) == ("en", None)
    arabic = read(page_of(with_story(lang="ar")))
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")


def test_opening_corrections_and_related_reading_are_there_to_read(tree: Any) -> None:
    words = " ".join(tree.text_content().split())
    assert "Before light, the boats go out & the market wakes." in words
    assert tree.xpath("string(//header/p[@class='byline'])") == "A. Reporter · 29 April 2025"
    assert tree.xpath("//header/p[@class='byline']/time/@datetime") == ["2025-04-29T09:00:00+07:00"]
    correction = tree.xpath("//section[@class='corrections']")[0]
    assert correction.find("h2").text == "Corrections"
    assert correction.find("p").text_content() == "2 May 2025 The bridge opened in March, not in May."
    related = tree.xpath("//section[@class='related']")[0]
    assert [one.text_content() for one in related.iter("li")] == ["The sea at rest", "Without an address"]
    assert related.xpath(".//a/@href") == ["https://news.example.org/sea"]


def test_the_page_leads_to_the_feeds_and_names_its_own_address(tree: Any) -> None:
    found = {one.get("type"): one.get("href") for one in tree.xpath("//link[@rel='alternate']")}
    assert found == {
        "application/rss+xml": "https://news.example.org/feed.xml",
        "application/atom+xml": "https://news.example.org/atom.xml",
        "application/feed+json": "https://news.example.org/feed.json",
    }
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://news.example.org/2025/s%C3%B4ng/"]


def test_platforms_get_title_words_and_the_lead_photo(tree: Any) -> None:
    told = metadata(tree)
    lead = HOME + "photos/quay-1600.jpg"
    assert told["robots"] == "max-image-preview:large"
    assert told["og:title"] == told["twitter:title"] == "A river at work: 5 < 6 & AT&T"
    assert (told["og:image"], told["og:image:width"], told["og:image:height"]) == (lead, "1600", "1120")
    assert (told["twitter:card"], told["twitter:image"]) == ("summary_large_image", lead)
    assert told["og:image:alt"] == told["twitter:image:alt"] == "Six wooden boats seen from above."
    assert told["article:published_time"] == "2025-04-29T09:00:00+07:00"
    assert "og:locale" not in told, "no country is stated"


@pytest.mark.parametrize(("lang", "locale"), [("vi-VN", "vi_VN"), ("zh-Hant-tw", "zh_TW")])
def test_a_country_makes_a_locale(with_story: Callable[..., Edition], lang: str, locale: str) -> None:
    assert metadata(read(page_of(with_story(lang=lang))))["og:locale"] == locale


def test_linked_data_names_every_photo_with_its_credit(plan: FeedPlan, tree: Any) -> None:
    (entry,) = plan.entries
    told = linked_data(tree)
    assert (told["@type"], told["headline"], told["inLanguage"]) == ("NewsArticle", entry.title, "en")
    assert (told["datePublished"], told["dateModified"]) == (entry.published.isoformat(), entry.changed.isoformat())
    assert told["author"] == [{"@type": "Person", "name": "A. Reporter"}]
    said = [(one["contentUrl"], one["caption"], one.get("creditText", ""), one["width"]) for one in told["image"]]
    assert said == [(photo.full.url, photo.caption, photo.credit, photo.full.width) for photo in entry.photos]
    notices = {one["contentUrl"]: one["copyrightNotice"] for one in told["image"]}
    assert notices[HOME + "photos/lantern-640.jpg"] == "© Museum"


def test_a_byline_that_is_the_publication_is_no_person(with_story: Callable[..., Edition]) -> None:
    told = linked_data(read(page_of(with_story(byline=("River News", "A. Reporter")))))
    assert [one["@type"] for one in told["author"]] == ["Organization", "Person"]


@pytest.mark.parametrize(
    ("credit", "terms", "creator", "licence"),
    [
        (Credit(photographer="A. Sample", agency="VNA"), None, [{"@type": "Person", "name": "A. Sample"}], None),
        (Credit(agency="VNA"), "CC BY 4.0", [{"@type": "Organization", "name": "VNA"}], None),
        (Credit(courtesy_of="Museum"), "CC BY 4.0, https://licence.example/by/4.0/.", None, "https://licence.example/by/4.0/"),
        (Credit(none_because="asked"), "not://a.web.address", None, None),
    ],
)  # fmt: skip
def test_creator_and_licence_are_told_only_when_stated(
    with_story: Callable[..., Edition],
    credit: Credit,
    terms: str | None,
    creator: list[dict[str, str]] | None,
    licence: str | None,
) -> None:
    photo = Photo("quay", caption="Boats.", credit=credit, alt="Boats", rights=Rights(terms=terms))
    (image,) = linked_data(read(page_of(with_story(photos=(photo,), body=()))))["image"]
    assert image.get("creator") == creator
    assert image.get("license") == licence


def test_a_photo_to_come_is_left_out(edition: Edition) -> None:
    some = {name: picture for name, picture in edition.pictures.items() if name != "quay"}
    page = page_of(replace(edition, pictures=some))
    assert "quay" not in page.html
    assert [use.photo for use in page.uses] == ["nets", "market", "bridge", "lantern", "boat 7 – Huế"]


def test_a_withdrawn_article_leaves_only_its_notice(with_story: Callable[..., Edition], story: Article) -> None:
    page = page_of(
        with_story(
            status=ArticleStatus.WITHDRAWN, status_reason="A source erred.", modified=datetime.fromisoformat("2026-01-01T00:00:00Z")
        )
    )  # fmt: skip
    tree = read(page)
    assert tree.findtext(".//h1") == "This article has been withdrawn."
    assert "A source erred." in tree.text_content()
    assert metadata(tree)["robots"] == "noindex"
    assert page.uses == ()
    assert not {"img", "script"} & {one.tag for one in tree.iter()}
    assert story.title not in tree.text_content()


def test_the_brands_accent_reaches_the_style_only_as_a_colour(edition: Edition) -> None:
    def styled(accent: str) -> str:
        return page_of(replace(edition, settings=replace(edition.settings, brand=Brand(accent=accent)))).html

    assert ":root { --accent: #2F5D50 }" in styled("#2F5D50")
    assert ":root { --accent: #B3261E }" in styled("red}</style><script>")


HOSTILE = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "</script><script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "--><svg/onload=x>",
            "</style>",
            "\u2028&lt;",
        ]
    ),
)


@given(HOSTILE)
def test_no_word_of_an_editor_becomes_markup(text: str) -> None:
    tame, wild = read(page_of(_wordy("word"))), read(page_of(_wordy(f"word{text}word")))
    shape = [(one.tag, sorted(one.attrib)) for one in tame.iter()]
    assert [(one.tag, sorted(one.attrib)) for one in wild.iter() if one.tag != "br"] == shape
    assert linked_data(wild)["@type"] == "NewsArticle"


def _wordy(text: str) -> Edition:
    """An article that says the same everywhere."""
    article = Article(
        "a", "en", text, Source(Path("article.en.md")), kicker=text, lead=text, byline=(text,), section=text, keywords=(text,),
        published=datetime(2026, 1, 1, tzinfo=UTC), url="https://example.org/a",
        body=(Paragraph((Span(text, href="https://example.org/" + text),)), Quote(((Span(text),),), cite=text, pull=True)),
        related=(Related(text, "https://example.org/b"),), corrections=(Correction(date(2026, 1, 2), text),),
    )  # fmt: skip
    return Edition(article, {}, Settings(Publication(text, "https://example.org", copyright=text)))
