"""Feed entries and the sizes of their files go in; Atom 1.0 with Media RSS comes out as bytes, through the door to feedgen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from html import escape, unescape
from typing import Any

import lxml.etree

from publisher.channels.feed.media import media_content
from publisher.channels.feed.model import ATOM_TYPE, Entry, Head
from publisher.channels.feed.namespaces import ATOM, ATOM_PREFIXES, XML_LANG
from publisher.channels.feed.rss import BaseEntryExtension, BaseExtension, FeedEntry, FeedGenerator, unmistakable
from publisher.channels.feed.text import looks_like_markup, without_tags

_INDENT = b"  "
_MAY_BE_HTML = re.compile(rb"<(title|subtitle|rights|summary)>([^<]*)")
_PLAIN = re.compile(rb"<(?:name|media:copyright)>[^<]*|<link [^>]*")
_LINK_FIELDS = ("rel", "type", "hreflang", "title", "length")


def atom_document(head: Head, changed: datetime | None, entries: Iterable[bytes]) -> Iterator[bytes]:
    """A whole document piece by piece: the head, each entry as ``atom_entry`` gives it or as another feed had it, the end."""
    data: bytes = feed_head(head, changed).atom_str(pretty=True)
    end = data.rindex(b"</feed>")
    yield _declared(data[:end])
    for entry in entries:
        yield _INDENT + entry + b"\n"
    yield data[end:]


def atom_entry(entry: Entry, sizes: Mapping[str, int]) -> bytes:
    """One entry, from ``<entry`` to ``</entry>``, for a document with the prefixes of this program."""
    feed = lxml.etree.Element("feed", xmlns=ATOM, nsmap=ATOM_PREFIXES)
    feed.append(feed_entry(entry, sizes).atom_entry())
    data: bytes = lxml.etree.tostring(feed, pretty_print=True, encoding="UTF-8")
    return _declared(data[data.index(b"<entry") : data.rindex(b"</entry>") + len(b"</entry>")])


def feed_head(head: Head, changed: datetime | None) -> Any:
    """The feed without its entries as feedgen holds it, for Atom."""
    feed = FeedGenerator()
    feed.register_extension("story", _Prefixes, _Story)
    feed.id(head.self_url)
    feed.title(head.title)
    feed.subtitle(head.description)
    feed.language(head.language)
    feed.updated((changed or datetime.fromtimestamp(0, UTC)).replace(microsecond=0))
    feed.author(name=without_tags(head.title))
    feed.generator("publisher")
    feed.link(href=head.self_url, rel="self", type=ATOM_TYPE)
    feed.link(href=head.link, rel="alternate")
    if head.hub:
        feed.link(href=head.hub, rel="hub")
    if head.copyright:
        feed.rights(head.copyright)
    return feed


def feed_entry(entry: Entry, sizes: Mapping[str, int]) -> Any:
    """The entry as feedgen holds it, for Atom."""
    item = _Entry()
    item.register_extension("story", _Story)
    item.id(entry.guid)
    item.title(entry.title)
    item.published(entry.published)
    item.updated(_told_apart(entry))
    item.content(entry.html, type="html")
    item.summary(entry.summary)
    item.link(href=entry.link, rel="alternate", type="text/html")
    for lang, url in entry.translations:
        item.link(href=url, rel="alternate", type="text/html", hreflang=lang)
    for title, url in entry.related:
        item.link(href=url, rel="related", title=without_tags(title))
    for name in entry.creators:
        item.author(name=without_tags(name))
    for term in entry.categories:
        item.category(term=term)
    for lead in entry.photos[:1]:
        item.enclosure(lead.full.url, str(sizes[lead.full.path]), lead.full.media_type)
    item.story.entry = entry
    item.story.sizes = sizes
    return item


def _told_apart(entry: Entry) -> datetime:
    """When the entry changed, with a fraction of a second that follows from its id: no two changed at the same moment.

    Else readers that sort by this date shuffle them (https://validator.w3.org/feed/docs/warning/DuplicateUpdated.html).
    """
    fraction = int(sha256(entry.guid.encode()).hexdigest(), 16) % 1_000_000
    return entry.changed.replace(microsecond=entry.changed.microsecond or fraction)


def _declared(data: bytes) -> bytes:
    """Plain text that looks like HTML is given as escaped HTML and says so (RFC 4287, 3.1.1); other text stays plain."""
    return _MAY_BE_HTML.sub(_as_html, unmistakable(data, _PLAIN))


def _as_html(found: re.Match[bytes]) -> bytes:
    text = unescape(found[2].decode("utf-8"))
    if not looks_like_markup(text):
        return found[0]
    shown = escape(escape(text, quote=False), quote=False)
    return b'<%s type="html">%s' % (found[1], shown.encode("utf-8"))


class _Entry(FeedEntry):  # type: ignore[misc]  # feedgen has no types
    """An entry that keeps what its links say of themselves: feedgen 1.0.0 writes their address alone."""

    def atom_entry(self, extensions: bool = True) -> Any:
        element = super().atom_entry(extensions)
        written = [child for child in element if child.tag == "link"]
        for link, said in zip(written, self.link() or [], strict=True):
            for field in _LINK_FIELDS:
                if said.get(field):
                    link.set(field, said[field])
        return element


class _Prefixes(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """The prefixes the entries use."""

    def extend_ns(self) -> dict[str, str]:
        return ATOM_PREFIXES


class _Story(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen's own elements cannot say of an entry: its language and its photos in full."""

    entry: Entry
    sizes: Mapping[str, int]

    def extend_atom(self, element: Any) -> Any:
        element.set(XML_LANG, self.entry.lang)
        for photo in self.entry.photos:
            media_content(element, photo, self.sizes[photo.full.path])
        return element
