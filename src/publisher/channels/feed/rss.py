"""Feed entries and the sizes of their files go in; RSS 2.0 with Media RSS comes out as bytes. The only door to feedgen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import lxml.etree  # noqa: F401 - feedgen.util uses it without importing it
from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from publisher.channels.feed.model import FEED_TYPE, PHOTO_TYPE, Entry, EntryPhoto, Head

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
MEDIA = "http://search.yahoo.com/mrss/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CREDIT_SCHEME = "urn:ebu"


def rss_bytes(head: Head, entries: Iterable[Entry], sizes: Mapping[str, int]) -> bytes:
    """The feed as UTF-8 XML, newest entry first; ``sizes`` gives the bytes of each photo file by its path.

    All dates come from the entries: the feed was last changed when its latest entry was.
    ValueError when there is no entry.
    """
    newest_first = sorted(entries, key=lambda entry: (-entry.published.timestamp(), entry.guid))
    feed = _feed(head)
    feed.lastBuildDate(max(entry.changed for entry in newest_first))
    for entry in newest_first:
        _add(feed, entry, sizes)
    return bytes(feed.rss_str(pretty=True))


def _feed(head: Head) -> Any:
    feed = FeedGenerator()
    feed.register_extension("story", _Namespaces, _Story, atom=False)
    feed.title(head.title)
    feed.link(href=head.self_url, rel="self", type=FEED_TYPE)
    feed.link(href=head.link, rel="alternate")  # feedgen takes the last link for the channel's own
    feed.description(head.description)
    feed.language(head.language)
    feed.generator("publisher")
    if head.copyright:
        feed.copyright(head.copyright)
    return feed


def _add(feed: Any, entry: Entry, sizes: Mapping[str, int]) -> None:
    item: FeedEntry = feed.add_entry(order="append")
    item.title(entry.title)
    item.link(href=entry.link)
    item.guid(entry.guid, permalink=entry.guid_is_link)
    item.published(entry.published)
    item.description(escape(entry.summary, quote=False))
    item.content(entry.html, type="CDATA")
    for term in entry.categories:
        item.category(term=term)
    for lead in entry.photos[:1]:
        item.enclosure(lead.full.url, str(sizes[lead.full.path]), PHOTO_TYPE)
    item.story.entry = entry
    item.story.sizes = sizes


class _Namespaces(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Declares on the feed what the entries use."""

    def extend_ns(self) -> dict[str, str]:
        return {"media": MEDIA, "dcterms": DCTERMS, "dc": DC}


class _Story(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen's own elements cannot say of an entry: authors, changes, related stories and its photos in full."""

    entry: Entry
    sizes: Mapping[str, int]

    def extend_rss(self, item: Any) -> Any:
        entry = self.entry
        item.set(XML_LANG, entry.lang)
        for name in entry.creators:
            xml_elem(f"{{{DC}}}creator", item).text = name
        if entry.modified:
            xml_elem(f"{{{DCTERMS}}}modified", item).text = entry.modified.isoformat()
        for title, url in entry.related:
            xml_elem(f"{{{ATOM}}}link", item, rel="related", href=url, title=title)
        for photo in entry.photos:
            _photo(item, photo, self.sizes[photo.full.path])
        return item


def _photo(item: Any, photo: EntryPhoto, size: int) -> None:
    """One flat media:content per photo (Media RSS 1.5.1): a media:group would mean the same photo in several forms."""
    full, small = photo.full, photo.thumbnail
    content = xml_elem(
        f"{{{MEDIA}}}content",
        item,
        url=full.url,
        fileSize=str(size),
        type=PHOTO_TYPE,
        medium="image",
        width=str(full.width),
        height=str(full.height),
        lang=photo.lang,
    )
    _words(content, "description", photo.caption, type="plain")
    xml_elem(f"{{{MEDIA}}}thumbnail", content, url=small.url, width=str(small.width), height=str(small.height))
    for named in photo.named:
        role = {"role": named.role} if named.role else {}
        _words(content, "credit", named.name, **role, scheme=CREDIT_SCHEME)
    _words(content, "copyright", photo.copyright)
    _words(content, "text", photo.alt, type="plain", lang=photo.lang)


def _words(parent: Any, name: str, text: str, **attributes: str) -> None:
    if text:
        xml_elem(f"{{{MEDIA}}}{name}", parent, **attributes).text = text
