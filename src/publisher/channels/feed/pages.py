"""The head and body of a web page go in; a whole page comes out as bytes: style inside, nothing fetched, no script to run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from publisher.channels.base import PhotoUse
from publisher.channels.feed.addresses import address_of
from publisher.channels.feed.html import language_marks
from publisher.channels.feed.model import ATOM_TYPE, FEED_TYPE, JSON_TYPE, Head, Target
from publisher.channels.feed.text import clean, plain
from publisher.resources import shipped

PAGE_TYPE = "text/html"
FEEDS = (("feed.xml", FEED_TYPE, "RSS"), ("atom.xml", ATOM_TYPE, "Atom"), ("feed.json", JSON_TYPE, "JSON Feed"))
"""File, media type and name of each feed a page leads to."""
ACCENT = "#B3261E"
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A finished page: where it lies below the output folder, its text, and the photos it shows with their words."""

    path: str
    html: str
    uses: tuple[PhotoUse, ...] = ()

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return self.html.encode("utf-8")


def page_html(lang: str, title: str, head: Iterable[str], body: Iterable[str], accent: str | None = None) -> str:
    """The whole page; ``head`` and ``body`` are lines of HTML, the accent is a colour as ``#B3261E`` or nothing."""
    lines = (
        "<!DOCTYPE html>",
        f"<html{language_marks(lang)}>",
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{plain(title)}</title>",
        *head,
        f"<style>\n{stylesheet()}:root {{ --accent: {_accent(accent)} }}\n</style>",
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    )
    return "\n".join(line for line in lines if line) + "\n"


@cache
def stylesheet() -> str:
    """The style every page carries inside (assets/web/page.css)."""
    return (shipped("assets") / "web" / "page.css").read_text(encoding="utf-8")


def _accent(stated: str | None) -> str:
    """The brand's accent where it is a plain colour; anything else cannot reach the style."""
    return stated if stated and _COLOUR.fullmatch(stated) else ACCENT


def discovery(head: Head) -> Iterator[str]:
    """The links by which browsers and readers find the feeds."""
    for file, media_type, name in FEEDS:
        title, address = f"{head.title} ({name})", address_of(head.self_url, file)
        yield f'<link rel="alternate" type="{media_type}" title="{quoted(title)}" href="{quoted(address)}">'


def masthead(name: str, address: str) -> str:
    """Whose page it is, above everything."""
    return f'<header class="masthead"><a href="{quoted(address)}">{plain(name)}</a></header>'


def imprint(head: Head) -> Iterator[str]:
    """The foot of a page: the copyright, and the feeds for people who look for them."""
    yield '<footer class="imprint">'
    if head.copyright:
        yield f"<p>{plain(head.copyright)}</p>"
    links = (f'<a href="{quoted(address_of(head.self_url, file))}">{name}</a>' for file, _, name in FEEDS)
    yield f'<p class="feeds">{" ".join(links)}</p>'
    yield "</footer>"


def meta(name: str, content: str, *, key: str = "name") -> str:
    """One line of metadata; "" when there is nothing to say."""
    return f'<meta {key}="{name}" content="{quoted(content)}">' if content else ""


def quoted(text: str) -> str:
    """Text as the value of an attribute."""
    return escape(clean(text))


def image_html(full: Target, alt: str, *, src: str, more: str = "") -> str:
    """One picture with its size, so that nothing moves when it arrives."""
    return f'<img src="{quoted(src)}"{more} width="{full.width}" height="{full.height}" alt="{quoted(alt)}">'


def data_script(data: Mapping[str, Any]) -> str:
    """Linked data (https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents) that can close no tag and open none."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return f'<script type="application/ld+json">\n{text}\n</script>'
