"""The formats of a feed: a row says how an entry becomes bytes, how entries become a document, and how an old one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from publisher.channels.feed.atom import atom_document, atom_entry
from publisher.channels.feed.earlier import Earlier, read_atom, read_json, read_rss
from publisher.channels.feed.jsonfeed import json_document, json_item
from publisher.channels.feed.model import ATOM_TYPE, FEED_TYPE, JSON_TYPE, Entry, Head
from publisher.channels.feed.rss import rss_document, rss_item

Pieces: TypeAlias = Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a feed. A document is written piece by piece, so its length costs no memory."""

    file: str
    media_type: str
    item: Callable[[Entry, Mapping[str, int]], bytes]
    """An entry, with the bytes of its photo files by path, as it stands in any document of this format."""
    document: Callable[[Head, datetime | None, Iterable[bytes]], Pieces]
    read: Callable[[bytes], tuple[Earlier, ...]]
    """The entries of a document that is there already, each with its bytes as they were."""


RSS = Format("feed.xml", FEED_TYPE, rss_item, rss_document, read_rss)
JSON = Format("feed.json", JSON_TYPE, json_item, json_document, read_json)
FORMATS = (
    RSS,
    Format("atom.xml", ATOM_TYPE, atom_entry, atom_document, read_atom),
    JSON,
)
