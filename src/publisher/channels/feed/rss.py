"""Feed entries and the sizes of their files go in; RSS 2.0 with Media RSS comes out as bytes. The only door to feedgen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any

import lxml.etree  # feedgen.util uses it without importing it
from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from publisher.channels.feed.media import media_content
from publisher.channels.feed.model import FEED_TYPE, Entry, Head
from publisher.channels.feed.namespaces import ATOM, DC, DCTERMS, HISTORY, RSS_PREFIXES, XML_LANG
from publisher.channels.feed.text import without_tags

__all__ = ["feed_entry", "feed_head", "rss_bytes", "rss_document", "rss_item", "unmistakable"]
__all__ += ["BaseEntryExtension", "BaseExtension", "FeedEntry", "FeedGenerator"]  # for the writer of Atom next door

_PLAIN_IN_HEAD = re.compile(rb"<(?:title|description|copyright)>[^<]*")
_PLAIN_IN_ITEM = re.compile(rb"<(?:title|category|media:copyright)>[^<]*|<atom:link [^>]*")
"""What is not HTML; an item's description is."""
_INDENT = b"    "


def rss_bytes(head: Head, entries: Iterable[Entry], sizes: Mapping[str, int]) -> bytes:
    """The feed as UTF-8 XML, newest entry first; ``sizes`` gives the bytes of each photo file by its path.

    All dates come from the entries: the feed was last changed when its latest entry was.
    ValueError when there is no entry.
    """
    newest_first = sorted(entries, key=lambda entry: (-entry.published.timestamp(), entry.guid))
    changed = max(entry.changed for entry in newest_first)
    return b"".join(rss_document(head, changed, (rss_item(entry, sizes) for entry in newest_first)))


def rss_document(head: Head, changed: datetime | None, items: Iterable[bytes]) -> Iterator[bytes]:
    """A whole document piece by piece: the head, each item as ``rss_item`` gives it or as another feed had it, the end."""
    start, end = _around(head, changed)
    yield start
    for item in items:
        yield _INDENT + item + b"\n"
    yield end


def rss_item(entry: Entry, sizes: Mapping[str, int]) -> bytes:
    """One item, from ``<item`` to ``</item>``, for a document with the prefixes of this program."""
    rss = lxml.etree.Element("rss", nsmap=RSS_PREFIXES)
    channel = lxml.etree.SubElement(rss, "channel")
    channel.append(feed_entry(entry, sizes).rss_entry())
    data: bytes = lxml.etree.tostring(rss, pretty_print=True, encoding="UTF-8")
    item = data[data.index(b"<item") : data.rindex(b"</item>") + len(b"</item>")]
    return unmistakable(item, _PLAIN_IN_ITEM)


def feed_entry(entry: Entry, sizes: Mapping[str, int]) -> Any:
    """The entry as feedgen holds it, for RSS."""
    item = FeedEntry()
    item.register_extension("story", _Story, atom=False)
    item.title(without_tags(entry.title))
    item.link(href=entry.link)
    item.guid(entry.guid, permalink=entry.guid_is_link)
    item.published(entry.published)
    item.description(escape(entry.summary, quote=False))
    item.content(entry.html, type="CDATA")
    for term in entry.categories:
        item.category(term=without_tags(term))
    for lead in entry.photos[:1]:
        item.enclosure(lead.full.url, str(sizes[lead.full.path]), lead.full.media_type)
    item.story.entry = entry
    item.story.sizes = sizes
    return item


def feed_head(head: Head, changed: datetime | None) -> Any:
    """The feed without its entries as feedgen holds it, for RSS."""
    feed = FeedGenerator()
    feed.register_extension("story", _Publication, _Story, atom=False)
    feed.story.head = head
    feed.title(without_tags(head.title))
    feed.link(href=head.self_url, rel="self", type=FEED_TYPE)
    feed.link(href=head.link, rel="alternate")  # feedgen takes the last link for the channel's own
    feed.description(without_tags(head.description))
    feed.language(head.language)
    feed.generator("publisher")
    if changed:
        feed.lastBuildDate(changed)
    if head.copyright:
        feed.copyright(without_tags(head.copyright))
    return feed


def _around(head: Head, changed: datetime | None) -> tuple[bytes, bytes]:
    """What stands before and after the items."""
    data: bytes = feed_head(head, changed).rss_str(pretty=True)
    if not changed:  # feedgen would put the clock there
        data = re.sub(rb" *<lastBuildDate>.*</lastBuildDate>\n", b"", data)
    end = data.rindex(b"  </channel>")
    return unmistakable(data[:end], _PLAIN_IN_HEAD), data[end:]


def unmistakable(data: bytes, plain: re.Pattern[bytes]) -> bytes:
    """``&`` and ``<`` of plain text as ``&#x26;`` and ``&#x3C;``, so that no reader takes it for HTML.

    So the RSS Best Practices Profile advises (https://www.rssboard.org/rss-profile#data-types-characterdata).
    """
    return plain.sub(_with_references, data)


def _with_references(found: re.Match[bytes]) -> bytes:
    return found[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


class _Publication(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen's own elements cannot say of a feed: its hub and its archive; and the prefixes its entries use."""

    head: Head

    def extend_ns(self) -> dict[str, str]:
        return RSS_PREFIXES

    def extend_rss(self, rss: Any) -> Any:
        channel, head = rss[0], self.head
        if head.current:
            xml_elem(f"{{{HISTORY}}}archive", channel)
        for rel, address in (("hub", head.hub), ("current", head.current), ("prev-archive", head.previous)):
            if address:
                xml_elem(f"{{{ATOM}}}link", channel, rel=rel, href=address)
        return rss


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
            xml_elem(f"{{{ATOM}}}link", item, rel="related", href=url, title=without_tags(title))
        for lang, url in entry.translations:
            xml_elem(f"{{{ATOM}}}link", item, rel="alternate", type="text/html", hreflang=lang, href=url)
        for photo in entry.photos:
            media_content(item, photo, self.sizes[photo.full.path])
        return item
