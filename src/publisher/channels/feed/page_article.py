"""An edition and its feed entry go in; its web page comes out: every photo with caption and credit, for people and machines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import relpath
from typing import Any, TypeAlias

from publisher.article.dates import long_date
from publisher.article.language_names import own_name
from publisher.article.model import Article, Correction
from publisher.channels.feed.addresses import home_of, web_address
from publisher.channels.feed.body import body_html
from publisher.channels.feed.html import figcaption_html, language_marks
from publisher.channels.feed.model import Entry, EntryPhoto, Head, Target
from publisher.channels.feed.pages import (
    WebPage,
    data_script,
    discovery,
    image_html,
    imprint,
    masthead,
    meta,
    page_html,
    quoted,
)
from publisher.channels.feed.text import clean, one_line, plain
from publisher.compose.wording import wording
from publisher.edition import Edition

FILE = "article.html"
WIDEST = 1170
"""Pixels (CSS) a photo takes at most, as the style sheet has it."""
_LICENCE = re.compile(r"https?://[^\s,;<>\"']+")
_ROLES = (("photographer", "Person"), ("distribution company", "Organization"))
"""Role of somebody named in a credit -> what they are for schema.org, those who made the photo first."""

Place: TypeAlias = Callable[[Target], str]


def article_page(edition: Edition, entry: Entry, head: Head, folder: str = "") -> WebPage:
    """The page of an article, or of the notice in its place when it is withdrawn.

    It lies in ``folder``, beside ``photos/``, and finds its photos there; when they are served elsewhere
    (``photo_base``), it names their addresses.
    """
    served_elsewhere = bool(edition.settings.feed.photo_base)
    home = f"{folder}/" if folder else ""
    place: Place = (lambda to: to.url) if served_elsewhere else (lambda to: relpath(to.path, folder or "."))
    body = (
        masthead(one_line(edition.settings.publication.name) or head.title, head.link),
        "<main>",
        "<article>",
        *(_notice(entry) if edition.article.is_withdrawn else _story(edition.article, entry, place)),
        "</article>",
        "</main>",
        *imprint(head),
    )
    html = page_html(entry.lang, entry.title, _head(edition, entry, head), body, edition.settings.brand.accent)
    return WebPage(f"{home}{FILE}", html, tuple(photo.use for photo in entry.photos))


# --- what people read ---------------------------------------------------------------------------------------------------------


def _notice(entry: Entry) -> Iterator[str]:
    yield f"<header>\n<h1>{plain(entry.title)}</h1>\n</header>"
    reason = entry.summary.removeprefix(entry.title).strip()
    if reason:
        yield f'<div class="body">\n<p>{plain(reason)}</p>\n</div>'


def _story(article: Article, entry: Entry, place: Place) -> Iterator[str]:
    yield from _opening(article, entry)
    photos = {photo.photo: photo for photo in entry.photos}
    eager = next(iter(photos), None)
    body = body_html(
        article, photos, entry.link, lambda photo: _figure(photo, place, lazy=photo.photo != eager), _scrolling
    )
    yield f'<div class="body">\n{body}\n</div>'
    yield from _corrections(article)
    yield from _related(article)


def _opening(article: Article, entry: Entry) -> Iterator[str]:
    yield "<header>"
    if kicker := one_line(article.kicker or article.section):
        yield f'<p class="kicker">{plain(kicker)}</p>'
    yield f"<h1>{plain(entry.title)}</h1>"
    if lead := one_line(article.lead):
        yield f'<p class="lead">{plain(lead)}</p>'
    day = entry.published.date().isoformat()
    date = f'<time datetime="{entry.published.isoformat()}">{plain(long_date(day, article.lang))}</time>'
    names = plain(", ".join(entry.creators))
    yield f'<p class="byline">{f"{names} · " if names else ""}{date}</p>'
    yield "</header>"
    yield from _languages(entry)


def _languages(entry: Entry) -> Iterator[str]:
    """The other editions, each in its own words."""
    if entry.translations:
        yield f'<nav class="languages" aria-label="{quoted(wording(entry.lang).languages)}">\n<ul>'
        for lang, url in entry.translations:
            yield f'<li><a href="{quoted(url)}" hreflang="{quoted(lang)}"{language_marks(lang)}>{plain(own_name(lang))}</a></li>'
        yield "</ul>\n</nav>"


def _figure(photo: EntryPhoto, place: Place, *, lazy: bool) -> str:
    full = photo.full
    widest = min(full.width, WIDEST)
    sizes = f'sizes="(min-width: {widest}px) {widest}px, 100vw"'
    offered = ", ".join(f"{quoted(place(to))} {to.width}w" for to in dict.fromkeys((photo.thumbnail, full)))
    later = ' loading="lazy"' if lazy else ""
    image = image_html(full, photo.alt, src=place(full), more=f' srcset="{offered}" {sizes}{later}')
    if webp := photo.webp:
        source = f'<source type="{webp.media_type}" srcset="{quoted(place(webp))} {webp.width}w" {sizes}>'
        image = f"<picture>{source}{image}</picture>"
    shape = f'style="--w: {full.width}; --h: {full.height}"'
    return f"<figure {shape}>\n{image}\n{figcaption_html(photo)}\n</figure>"


def _scrolling(table: str, name: str) -> str:
    """A table that may be wider than a phone: it moves for itself, by finger and by key (WCAG 2.2, 2.1.1)."""
    return f'<div class="scroll" role="region" aria-label="{quoted(name)}" tabindex="0">\n{table}\n</div>'


def _corrections(article: Article) -> Iterator[str]:
    if article.corrections:
        yield f'<section class="corrections">\n<h2>{plain(wording(article.lang).corrections)}</h2>'
        yield from (_correction(one, article.lang) for one in article.corrections)
        yield "</section>"


def _correction(correction: Correction, lang: str) -> str:
    day = correction.date.isoformat()
    return f'<p><time datetime="{day}">{plain(long_date(day, lang))}</time> {plain(correction.text)}</p>'


def _related(article: Article) -> Iterator[str]:
    if article.related:
        yield f'<section class="related">\n<h2>{plain(wording(article.lang).related)}</h2>\n<ul>'
        for story in article.related:
            title, address = plain(one_line(story.title)), web_address(story.url)
            yield f'<li><a href="{quoted(address)}">{title}</a></li>' if address else f"<li>{title}</li>"
        yield "</ul>\n</section>"


# --- what machines read -------------------------------------------------------------------------------------------------------


def _head(edition: Edition, entry: Entry, head: Head) -> Iterator[str]:
    shown = not edition.article.is_withdrawn
    yield meta("description", entry.summary)
    yield meta("robots", "max-image-preview:large" if shown else "noindex")
    yield from (meta("author", name) for name in entry.creators)
    yield f'<link rel="canonical" href="{quoted(entry.link)}">'
    yield from _alternates(edition, entry)
    yield from discovery(head)
    yield from _previews(entry, head, _preview(edition, entry))
    if shown:
        yield data_script(_news_article(edition, entry, head))


def _alternates(edition: Edition, entry: Entry) -> Iterator[str]:
    """The editions for search engines, which want each to name all, itself among them; the master for all other languages.

    https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    if not entry.translations:
        return
    rows = {entry.lang: entry.link, **dict(entry.translations)}
    known = {one.lang: rows[one.lang] for one in edition.editions if one.lang in rows}
    first = next(iter(known.values()))
    for lang, url in (*known.items(), ("x-default", first)):
        yield f'<link rel="alternate" hreflang="{quoted(lang)}" href="{quoted(url)}">'


@dataclass(frozen=True, slots=True)
class _Preview:
    """The picture of a link preview."""

    url: str
    media_type: str
    width: int
    height: int
    alt: str


def _preview(edition: Edition, entry: Entry) -> _Preview | None:
    """The card made for it in the same build, credit and all; else the lead photo."""
    card, site = edition.share, web_address(edition.settings.publication.site)
    if card and site and not edition.article.is_withdrawn:
        home = home_of(edition.article.id, edition.article.lang, edition.settings.publication.language)
        url = f"{site.rstrip('/')}/{home}/{card.path}"
        return _Preview(url, card.media_type, card.width, card.height, card.alt)
    if not entry.photos:
        return None
    lead = entry.photos[0]
    return _Preview(lead.full.url, lead.full.media_type, lead.full.width, lead.full.height, lead.alt)


def _previews(entry: Entry, head: Head, picture: _Preview | None) -> Iterator[str]:
    """What platforms show of a link (https://ogp.me and X's cards, which read the same lines)."""
    rows = [("og:type", "article"), ("og:title", entry.title), ("og:description", entry.summary)]
    rows += [("og:url", entry.link), ("og:site_name", head.title), ("og:locale", _locale(entry.lang))]
    if picture:
        size = (("og:image:width", str(picture.width)), ("og:image:height", str(picture.height)))
        rows += [("og:image", picture.url), ("og:image:type", picture.media_type), *size]
        rows += [("og:image:alt", picture.alt)]
    rows += [("article:published_time", entry.published.isoformat())]
    rows += [("article:modified_time", entry.modified.isoformat() if entry.modified else "")]
    rows += [("article:section", entry.section), *(("article:tag", term) for term in entry.categories)]
    yield from (meta(name, content, key="property") for name, content in rows)
    yield meta("twitter:card", "summary_large_image" if picture else "summary")
    yield meta("twitter:title", entry.title)
    yield meta("twitter:description", entry.summary)
    if picture:
        yield meta("twitter:image", picture.url)
        yield meta("twitter:image:alt", picture.alt)


def _locale(lang: str) -> str:
    """The language as Open Graph writes it, ``vi_VN``; "" where the article names no country."""
    parts = lang.split("-")
    country = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    return f"{parts[0].lower()}_{country}" if country else ""


def _news_article(edition: Edition, entry: Entry, head: Head) -> dict[str, Any]:
    """The article for search engines (https://schema.org/NewsArticle)."""
    publication = one_line(edition.settings.publication.name) or head.title
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **_stated(
            ("headline", entry.title),
            ("description", entry.summary),
            ("url", entry.link),
            ("mainEntityOfPage", entry.link),
            ("inLanguage", entry.lang),
            ("datePublished", entry.published.isoformat()),
            ("dateModified", entry.changed.isoformat()),
            ("articleSection", entry.section),
            ("keywords", list(map(one_line, edition.article.keywords))),
            ("author", [_author(name, publication) for name in entry.creators]),
            ("publisher", {"@type": "Organization", "name": publication, "url": head.link}),
            ("correction", [_correction_data(one) for one in edition.article.corrections]),
            ("image", [_image(edition, photo) for photo in entry.photos]),
        ),
    }


def _author(name: str, publication: str) -> dict[str, str]:
    """Who wrote it: a person, unless the byline is the publication's own name."""
    return {"@type": "Organization" if name == publication else "Person", "name": name}


def _correction_data(correction: Correction) -> dict[str, str]:
    day = correction.date.isoformat()
    return {"@type": "CorrectionComment", "text": clean(correction.text), "datePublished": day}


def _image(edition: Edition, photo: EntryPhoto) -> dict[str, Any]:
    """A photo for search engines: who made it, who is to be named, whose it is, and its licence where one has an address."""
    terms = edition.article.photo(photo.photo).rights.terms
    licence = _LICENCE.search(terms or "")
    return {
        "@type": "ImageObject",
        "contentUrl": photo.full.url,
        "width": photo.full.width,
        "height": photo.full.height,
        **_stated(
            ("caption", photo.caption),
            ("creditText", photo.credit),
            ("creator", _creators(photo)),
            ("copyrightNotice", photo.copyright),
            ("license", web_address(licence[0].rstrip(".)")) if licence else ""),
        ),
    }


def _creators(photo: EntryPhoto) -> list[dict[str, str]]:
    """The photographers named; where there is none, the agencies."""
    for role, kind in _ROLES:
        if found := [{"@type": kind, "name": one.name} for one in photo.named if one.role == role]:
            return found
    return []


def _stated(*fields: tuple[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields if value not in ("", [], {})}
