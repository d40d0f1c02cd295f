"""The items of a JSON Feed go in; a page that lists them for people comes out: title, date, lead, and the photo with its words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publisher.article.dates import long_date
from publisher.channels.feed.addresses import address_of, web_address
from publisher.channels.feed.earlier import moment
from publisher.channels.feed.html import language_marks
from publisher.channels.feed.jsonfeed import EXTENSION
from publisher.channels.feed.model import Head, Target
from publisher.channels.feed.pages import discovery, image_html, imprint, masthead, meta, page_html, quoted
from publisher.channels.feed.text import clean, one_line, plain

FILE = "feed.html"


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The first photo of an item, small, with the words it is shown with."""

    target: Target
    caption: str
    credit: str
    alt: str


def feed_page(head: Head, items: Iterable[bytes], place: Callable[[str], str], accent: str | None = None) -> bytes:
    """The page of a feed, entries in the order given.

    ``items`` are as a JSON Feed holds them, this program's or another's: a photo is shown only with its words.
    ``place`` says where the page finds the file with a given address.
    """
    described = head.description if head.description != head.title else ""
    lines = (
        masthead(head.title, head.link),
        "<main>",
        "<header>",
        f"<h1>{plain(head.title)}</h1>",
        f'<p class="lead">{plain(described)}</p>' if described else "",
        "</header>",
        '<div class="entries">',
        *(_entry(json.loads(item), head.language, place) for item in items),
        "</div>",
        "</main>",
        *imprint(head),
    )
    return page_html(head.language, head.title, _head(head, described), lines, accent).encode("utf-8")


def _head(head: Head, described: str) -> Iterator[str]:
    yield meta("description", described)
    yield meta("robots", "max-image-preview:large")
    yield f'<link rel="canonical" href="{quoted(address_of(head.self_url, FILE))}">'
    yield from discovery(head)


def _entry(item: Mapping[str, Any], language: str, place: Callable[[str], str]) -> str:
    lang = _text(item, "language") or language
    published = moment(_text(item, "date_published"))
    address = web_address(_text(item, "url"))
    title = plain(one_line(_text(item, "title") or _text(item, "summary") or address))
    marks = language_marks(lang) if lang != language else ""
    day = published.date().isoformat() if published else ""
    lines = (
        f'<article class="entry"{marks}>',
        *_shown(item, place),
        '<div class="words">',
        f'<h2><a href="{quoted(address)}">{title}</a></h2>' if address else f"<h2>{title}</h2>",
        f'<p class="byline"><time datetime="{day}">{plain(long_date(day, lang))}</time></p>' if day else "",
        f"<p>{plain(one_line(_text(item, 'summary')))}</p>",
        "</div>",
        "</article>",
    )
    return "\n".join(line for line in lines if line)


def _shown(item: Mapping[str, Any], place: Callable[[str], str]) -> Iterator[str]:
    if photo := first_photo(item):
        image = image_html(photo.target, photo.alt, src=place(photo.target.url), more=' loading="lazy"')
        caption = plain(photo.caption)
        credit = f"<cite>{plain(photo.credit)}</cite>" if photo.credit else ""
        yield f"<figure>\n{image}\n<figcaption>{caption} {credit}</figcaption>\n</figure>"


def first_photo(item: Mapping[str, Any]) -> Thumbnail | None:
    """The photo an item is listed with; None when it has none that this program described in full."""
    try:
        photo = item[EXTENSION]["photos"][0]
        small = photo["thumbnail"]
        target = Target("", web_address(small["url"]), int(small["width"]), int(small["height"]))
        words = (clean(photo["caption"]), clean(photo.get("credit")), clean(photo.get("alt")))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return None
    return Thumbnail(target, *words) if target.url else None


def _text(item: Mapping[str, Any], field: str) -> str:
    value = item.get(field)
    return value if isinstance(value, str) else ""
