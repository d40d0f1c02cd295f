"""The heads of a publication's feeds go in; the list of them that feed readers import comes out (OPML 2.0, http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import lxml.etree

from publisher.channels.feed.model import Head

FILE = "feeds.opml"
OPML_TYPE = "text/x-opml"


def opml_bytes(title: str, heads: Iterable[Head]) -> bytes:
    """The list as UTF-8 XML, in the order given; its texts are HTML, as the specification allows."""
    opml = lxml.etree.Element("opml", version="2.0")
    lxml.etree.SubElement(lxml.etree.SubElement(opml, "head"), "title").text = escape(title, quote=False)
    body = lxml.etree.SubElement(opml, "body")
    for head in heads:
        name = escape(head.title, quote=False)
        fields = {"type": "rss", "text": name, "title": name, "description": escape(head.description, quote=False)}
        fields |= {"xmlUrl": head.self_url, "htmlUrl": head.link, "language": head.language}
        lxml.etree.SubElement(body, "outline", fields)
    return bytes(lxml.etree.tostring(opml, pretty_print=True, encoding="UTF-8", xml_declaration=True))
