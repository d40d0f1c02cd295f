"""The bytes of an RSS feed go in; what a partner's machine would see of it comes out: channel, items and their photos, with lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from publisher.channels.feed.earlier import DamagedFeedError, moment, read_rss
from publisher.channels.feed.namespaces import ATOM, CONTENT, DC, MEDIA

_NAMES = {"atom": ATOM, "content": CONTENT, "dc": DC, "media": MEDIA}


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """One media:content; sizes are 0 where none is stated."""

    url: str
    width: int
    height: int
    bytes: int
    credited: bool
    described: bool


@dataclass(frozen=True, slots=True)
class SeenItem:
    """One item, as text."""

    element: Any

    @property
    def line(self) -> int:
        """Where it begins in the file, counted from 1."""
        return int(self.element.sourceline)

    @property
    def title(self) -> str:
        """Its title; "" when it has none."""
        return self._text("title")

    @property
    def guid(self) -> str:
        """Its id; "" when it has none."""
        return self._text("guid")

    @property
    def link(self) -> str:
        """Its address."""
        return self._text("link")

    @property
    def description(self) -> str:
        """Its summary without marks."""
        return text_of(self._text("description"))

    @property
    def body(self) -> str:
        """Its full text as HTML; "" when it has none."""
        return self._text("content:encoded")

    @property
    def published(self) -> datetime | None:
        """Its date, when it can be read."""
        return moment(self._text("pubDate"))

    @property
    def creators(self) -> tuple[str, ...]:
        """Who wrote it."""
        return tuple(one.text or "" for one in self.element.findall("dc:creator", _NAMES))

    @property
    def photos(self) -> tuple[SeenPhoto, ...]:
        """Its photos, in order."""
        return tuple(_photo(one) for one in self.element.iterfind(".//media:content", _NAMES))

    def addresses(self) -> Iterator[str]:
        """Every address it names."""
        yield from (value for value in (self.link, *(photo.url for photo in self.photos)) if value)
        yield from (str(one.get("url")) for one in self.element.iterfind("enclosure"))

    @property
    def size(self) -> int:
        """Its bytes."""
        from lxml import etree

        return len(etree.tostring(self.element, encoding="UTF-8"))

    def _text(self, path: str) -> str:
        return (self.element.findtext(path, "", _NAMES) or "").strip()


@dataclass(frozen=True, slots=True)
class SeenFeed:
    """A whole feed."""

    channel: Any
    size: int
    namespaces: frozenset[str]
    encoding: str

    @property
    def items(self) -> tuple[SeenItem, ...]:
        """Its items, in order."""
        return tuple(SeenItem(element) for element in self.channel.iterfind("item"))

    @property
    def hub(self) -> str:
        """Its WebSub hub; "" when it has none."""
        links = self.channel.iterfind("atom:link", _NAMES)
        return next((str(link.get("href")) for link in links if link.get("rel") == "hub"), "")

    @property
    def line(self) -> int:
        """Where its channel begins."""
        return int(self.channel.sourceline)

    @property
    def host(self) -> str:
        """The domain it belongs to, without www."""
        return host_of(self.text("link"))

    def text(self, name: str) -> str:
        """The text of one of the channel's elements; "" when it has none."""
        return (self.channel.findtext(name) or "").strip()


def see_feed(data: bytes) -> SeenFeed:
    """The feed; DamagedFeedError when it is no RSS 2.0, is not well-formed, too large or has a DOCTYPE."""
    from lxml import etree

    read_rss(data)  # refuses what must not be read
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as problem:
        raise DamagedFeedError(str(problem)) from None
    channel = root.find("channel")
    if channel is None:
        raise DamagedFeedError("it has no channel")
    return SeenFeed(channel, len(data), frozenset(root.nsmap.values()), root.getroottree().docinfo.encoding or "UTF-8")


def text_of(html: str) -> str:
    """The words of a piece of HTML."""
    import nh3
    from lxml.html import fromstring

    shown = nh3.clean(html, tags=set())
    return str(fromstring(f"<p>{shown}</p>").text_content()).strip()


def host_of(address: str) -> str:
    """The domain of an address, without www."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _photo(content: Any) -> SeenPhoto:
    width, height, size = (_number(content.get(name)) for name in ("width", "height", "fileSize"))
    credited = any((one.text or "").strip() for one in content.iterfind("media:credit", _NAMES))
    described = bool((content.findtext("media:description", "", _NAMES) or "").strip())
    return SeenPhoto(str(content.get("url", "")), width, height, size, credited, described)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
