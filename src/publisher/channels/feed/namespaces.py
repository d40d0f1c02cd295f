"""The XML namespaces of the feeds, by the names their specifications give them."""

from __future__ import annotations

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
HISTORY = "http://purl.org/syndication/history/1.0"
"""Feed Paging and Archiving (RFC 5005)."""
MEDIA = "http://search.yahoo.com/mrss/"
"""Media RSS 1.5.1 (https://www.rssboard.org/media-rss)."""
RSS_PREFIXES = {"media": MEDIA, "dcterms": DCTERMS, "dc": DC, "fh": HISTORY, "atom": ATOM, "content": CONTENT}
ATOM_PREFIXES = {"media": MEDIA}
"""What the root of every document declares, so that an entry reads the same in all of them."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
