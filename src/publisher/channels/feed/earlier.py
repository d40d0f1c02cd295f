"""The bytes of a feed that is there already go in; its entries come out word for word, so that a new feed can carry them on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html import escape
from types import MappingProxyType
from typing import Any
from xml.parsers import expat

from publisher.channels.feed.jsonfeed import shown_item
from publisher.channels.feed.namespaces import ATOM, ATOM_PREFIXES, DCTERMS, RSS_PREFIXES

LARGEST = 20_000_000
"""Bytes: more is no feed a reader would take, and an old one of that size is refused rather than read."""


class DamagedFeedError(ValueError):
    """The document is no feed that can be carried on; the message says why."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An entry of an earlier document: its id, its dates as far as they can be read, and its bytes as they were."""

    guid: str
    published: datetime | None
    changed: datetime | None
    item: bytes


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Where entries stand in a format of XML, what tells their id and dates, and which prefixes are always declared."""

    path: tuple[str, ...]
    fields: Mapping[str, str]
    prefixes: Mapping[str, str]


_RSS = _Grammar(
    ("rss", "channel", "item"),
    MappingProxyType({"guid": "guid", "link": "link", "pubDate": "published", f"{DCTERMS} modified": "changed"}),
    RSS_PREFIXES,
)
_ATOM = _Grammar(
    (f"{ATOM} feed", f"{ATOM} entry"),
    MappingProxyType({f"{ATOM} id": "guid", f"{ATOM} published": "published", f"{ATOM} updated": "changed"}),
    {"": ATOM, **ATOM_PREFIXES},
)


def read_rss(data: bytes) -> tuple[Earlier, ...]:
    """The items of an RSS 2.0 document; DamagedFeedError when it is none, is cut off, too large, or has a DOCTYPE."""
    return _Reader(_RSS).read(_utf8(data))


def read_atom(data: bytes) -> tuple[Earlier, ...]:
    """The entries of an Atom document; DamagedFeedError as for RSS."""
    return _Reader(_ATOM).read(_utf8(data))


def read_json(data: bytes) -> tuple[Earlier, ...]:
    """The items of a JSON Feed; DamagedFeedError when it is none, is cut off or too large."""
    try:
        feed = json.loads(_small(data))
        items = feed["items"]
        return tuple(_json_item(item) for item in items)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise DamagedFeedError(f"it is no JSON Feed ({type(problem).__name__})") from None


def _json_item(item: Mapping[str, Any]) -> Earlier:
    published = moment(str(item.get("date_published", "")))
    changed = moment(str(item.get("date_modified", "")))
    return Earlier(str(item["id"]), published, changed, shown_item(item))


def moment(text: str) -> datetime | None:
    """A date as feeds write it (RFC 822 or ISO 8601; without a zone it is UTC); None when it cannot be read."""
    for read in _DATES:
        try:
            found = read(text.strip())
        except (ValueError, TypeError, IndexError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


_DATES: tuple[Callable[[str], datetime], ...] = (parsedate_to_datetime, datetime.fromisoformat)


def _small(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise DamagedFeedError(f"it is larger than {LARGEST // 1_000_000} MB")
    return data


_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)""")


def _utf8(data: bytes) -> bytes:
    """The document in UTF-8, whatever it says it is written in."""
    declared = _ENCODING.match(_small(data).removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        try:
            return data.decode(declared[1].decode()).encode("utf-8")
        except (LookupError, ValueError):
            raise DamagedFeedError(f"its encoding cannot be read ({declared[1].decode()})") from None
    return data


class _Reader:
    """Reads one document from beginning to end, and remembers from which byte to which each entry reaches."""

    def __init__(self, grammar: _Grammar) -> None:
        self.grammar = grammar
        self.path: list[str] = []
        self.declared: list[tuple[str, str]] = []
        self.values: dict[str, str] = {}
        self.start = 0
        self.found: list[tuple[int, int, dict[str, str]]] = []
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text

    def read(self, data: bytes) -> tuple[Earlier, ...]:
        """The entries, in the order of the document."""
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as problem:
            raise DamagedFeedError(f"it is not well-formed XML: {problem}") from None
        return tuple(self._entry(data, *found) for found in self.found)

    def _entry(self, data: bytes, start: int, end: int, values: dict[str, str]) -> Earlier:
        item = data[start : data.index(b">", end) + 1]
        guid = values.get("guid", "").strip() or values.get("link", "").strip() or sha256(item).hexdigest()
        published, changed = (moment(values.get(name, "")) for name in ("published", "changed"))
        return Earlier(guid, published, changed, self._self_contained(item))

    def _self_contained(self, item: bytes) -> bytes:
        """The entry with the prefixes its old document declared for it, where a new one would not."""
        lacking = {
            prefix: address
            for prefix, address in self.declared
            if self.grammar.prefixes.get(prefix) != address and (not prefix or f"{prefix}:".encode() in item)
        }
        marks = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{escape(address)}"' for prefix, address in sorted(lacking.items())
        )
        name = re.match(rb"<[^\s/>]+", item)
        return item[: name.end()] + marks.encode() + item[name.end() :] if name and marks else item

    def _doctype(self, *_: object) -> None:
        raise DamagedFeedError("it has a DOCTYPE, which no feed needs and which can hide an attack")

    def _declare(self, prefix: str | None, address: str) -> None:
        if len(self.path) < len(self.grammar.path) - 1:
            self.declared.append((prefix or "", address))

    def _open(self, name: str, _attributes: object) -> None:
        self.path.append(name)
        depth, path = len(self.path), self.grammar.path
        if depth == 1 and name != path[0]:
            raise DamagedFeedError(f"it is no {path[0].rpartition(' ')[2]} document, but begins with {name}")
        if tuple(self.path) == path:
            self.start, self.values = self.parser.CurrentByteIndex, {}

    def _text(self, text: str) -> None:
        depth = len(self.grammar.path)
        if len(self.path) == depth + 1 and self.path[depth - 1] == self.grammar.path[-1]:
            field = self.grammar.fields.get(self.path[-1])
            if field:
                self.values[field] = self.values.get(field, "") + text

    def _close(self, _name: str) -> None:
        if tuple(self.path) == self.grammar.path:
            self.found.append((self.start, self.parser.CurrentByteIndex, self.values))
        self.path.pop()
