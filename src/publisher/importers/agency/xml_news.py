"""An XML file goes in; by its root it is NewsML-G2, NITF, RSS or Atom, and the Draft of the story in it comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from publisher.importers.agency.feed_item import read_feed_item
from publisher.importers.agency.newsml import read_newsml_item
from publisher.importers.agency.nitf import read_nitf_story
from publisher.importers.assemble import assemble
from publisher.importers.base import Draft, Wishes
from publisher.importers.charset import decode_stated
from publisher.importers.markup import Element, local_name, read_bytes, refused, xml_tree
from publisher.importers.story import Story
from publisher.importers.web.images import Pictures

ROOTS: Mapping[str, Callable[[Element, Story, Path, Wishes, Pictures], None]] = {
    "nitf": read_nitf_story,
    "newsItem": read_newsml_item,
    "newsMessage": read_newsml_item,
    "packageItem": read_newsml_item,
    "rss": read_feed_item,
    "RDF": read_feed_item,
    "feed": read_feed_item,
    "entry": read_feed_item,
}
"""Name of the root element -> how its story is read."""
_ENDINGS = (".xml", ".rss", ".atom", ".nitf", ".newsml")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")


def recognises_xml(path: Path, head: bytes) -> bool:
    """By its ending, by its declaration, or by its root element."""
    begins = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not begins.startswith(b"<"):
        return False
    root = _ROOT.search(begins)
    known = root is not None and root[1].decode("ascii", "replace") in ROOTS
    return known or begins.startswith(b"<?xml") or path.suffix.lower() in _ENDINGS


def read_xml(path: Path, wishes: Wishes) -> Draft:
    """The article in an XML file; PublisherError (P307) when it is broken or of a kind that is not known."""
    data = read_bytes(path)
    tree = xml_tree(data, path)
    read = ROOTS.get(local_name(tree))
    if read is None:
        hint = "NewsML-G2, NITF, RSS and Atom are known" + ("; NewsML 1 is not" if local_name(tree) == "NewsML" else "")
        raise refused(path, f"is XML of a kind that is not known: <{local_name(tree)[:40]}>", hint)
    story = Story()
    read(tree, story, path, wishes, Pictures(path.parent))
    match = re.search(rb"encoding\s*=\s*[\"']([\w.:-]+)", data[:200])
    stated = match[1].decode("ascii", "replace") if match else "utf-8"
    return assemble(story, path, wishes, decode_stated(data, path, stated).text.split("\n"))
