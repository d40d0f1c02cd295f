"""HTML and XML of anybody go in; trees within safe limits come out. The importers' only door to lxml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeAlias

from publisher.notices import Place, PublisherError, error

Element: TypeAlias = Any
"""An element of lxml."""

LARGEST = 30_000_000
"""Bytes; web pages with their pictures inside them have a few million."""
MOST_TAGS = 300_000
"""A long page with all its menus has about 20 000."""
MOST_IMAGES = 3_000
DEEPEST = 255
"""Levels of elements libxml2 opens; what lies deeper would be lost without a word."""


def html_tree(text: str, path: Path) -> Element | None:
    """The tree of a page or a piece of HTML; None when there is no element in it. PublisherError (P307) when nested too deep.

    Scripts are not run, nothing is fetched, and lines are those of ``text``.
    """
    from lxml import etree

    _refuse_crowd(text.count("<"), path)
    if text.lower().count("<img") > MOST_IMAGES:
        raise refused(path, f"shows more than {MOST_IMAGES:,} images", "keep one story in a file")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        tree = etree.fromstring(without_controls(text).encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        tree = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise _too_deep(path)
    return tree


def xml_tree(data: bytes, path: Path) -> Element:
    """The tree of an XML document; PublisherError (P307) with line and reason when it is broken, too large, or defines entities.

    A DOCTYPE is tolerated and not followed: no entity is expanded, no file and no address is opened.
    """
    from lxml import etree

    _refuse_large(data, path)
    _refuse_crowd(data.count(b"<"), path)
    if re.search(rb"<!ENTITY", data.replace(b"\x00", b"")[:1_000_000]):
        raise refused(path, "defines entities, which no news document needs", "take the <!ENTITY ...> lines out")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        if "depth" in str(problem):
            raise _too_deep(path) from None
        line = problem.lineno or None
        reason = re.sub(r", line \d+, column \d+.*", "", problem.msg or "broken").strip()
        notice = error("P307", f"'{path.name}' is broken XML: {reason}", Place(path.name, line), "export it again")
        raise PublisherError(notice) from None
    except (ValueError, LookupError) as problem:
        raise refused(path, f"cannot be read as XML: {problem}", "export it again as UTF-8") from None


def xml_bytes(tree: Element) -> bytes:
    """A tree as a document."""
    from lxml import etree

    data: bytes = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data


def new_element(name: str) -> Element:
    """An element without anything in it."""
    from lxml import etree

    return etree.Element(name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; PublisherError (P307) when it is larger than a story can be or cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise refused(path, f"is larger than {LARGEST // 1_000_000} MB", "keep one story in a file")
        return path.read_bytes()
    except OSError as problem:
        raise refused(path, f"cannot be read: {problem.strerror or 'unknown reason'}", None) from None


def refused(path: Path, what: str, hint: str | None) -> PublisherError:
    """That a file cannot be imported (P307), and why."""
    return PublisherError(error("P307", f"'{path.name}' {what}", Place(path.name), hint))


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def plain_names(tree: Element) -> None:
    """Take the namespaces off all elements, and off xml:lang, for documents whose names mean one thing only."""
    for element in tree.iter():
        name = local_name(element)
        if name and name != element.tag:
            element.tag = name
        lang = element.attrib.pop("{http://www.w3.org/XML/1998/namespace}lang", None) if name else None
        if lang:
            element.set("lang", lang)


def without_controls(text: str) -> str:
    """Text without the characters no markup may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def _refuse_large(data: bytes, path: Path) -> None:
    if len(data) > LARGEST:
        raise refused(path, f"is larger than {LARGEST // 1_000_000} MB", "keep one story in a file")


def _refuse_crowd(tags: int, path: Path) -> None:
    """Each element takes memory many times its letters, so their number is bounded before there is a tree."""
    if tags > MOST_TAGS:
        raise refused(path, f"has more than {MOST_TAGS:,} tags", "keep one story in a file")


def _too_deep(path: Path) -> PublisherError:
    return refused(
        path, f"nests elements more than {DEEPEST} levels deep", "save the page again; no news page does that"
    )
