"""Titles and headings of pages go in, the document's outline (its bookmarks) comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from publisher.page.items import Element, Page, Role, TextLine
from publisher.paint.pdf.document import PdfDocument, array, dictionary, name, text_string
from publisher.paint.pdf.reading import titled_pages
from publisher.paint.pdf.sheet import Sheet


@dataclass(slots=True)
class _Entry:
    text: str
    level: int
    target: Any
    children: list[_Entry] = field(default_factory=list)


def add_outline(document: PdfDocument, pages: Sequence[Page], references: Sequence[Any]) -> None:
    """Give the document an outline of its title and headings, nested by level; none when it has no heading."""
    root = _Entry("", 0, None)
    open_entries = [root]
    titled = titled_pages(pages)
    for number, (page, reference) in enumerate(zip(pages, references, strict=True)):
        for entry in _entries(page, reference, titled=number in titled):
            while open_entries[-1].level >= entry.level:
                open_entries.pop()
            open_entries[-1].children.append(entry)
            open_entries.append(entry)
    if root.children:
        outline = dictionary({"Type": name("Outlines")})
        document.Catalog.Outlines = document.Reference(outline)
        _hang(document, outline, root.children)


def add_destinations(document: PdfDocument, pages: Sequence[Page], references: Sequence[Any]) -> None:
    """Name the places that links within the document lead to (ISO 32000-1, 12.3.2.3): where an anchored element begins first."""
    found: dict[str, Any] = {}
    for page, reference in zip(pages, references, strict=True):
        sheet = Sheet(page)
        for element in page.walk():
            if element.anchor and element.text:
                found.setdefault(element.anchor, _place(element, sheet, reference))
    if found:
        named = array(*(part for anchor in sorted(found) for part in (text_string(anchor), found[anchor])))
        names = dictionary({"Dests": dictionary({"Names": named})})
        document.Catalog.Names = document.Reference(names)


def _place(element: Element, sheet: Sheet, reference: Any) -> Any:
    return array(reference, name("XYZ"), "null", round(sheet.y(_top(element)), 3), "null")


def _entries(page: Page, reference: Any, *, titled: bool) -> Iterator[_Entry]:
    sheet = Sheet(page)
    roles = (Role.TITLE, Role.HEADING) if titled else (Role.HEADING,)
    for element in page.walk():
        level = 1 if element.role is Role.TITLE else element.level or 2
        if element.role in roles and element.text:
            yield _Entry(element.text, level, _place(element, sheet, reference))


def _top(element: Element) -> float:
    lines = (item for part in element.walk() for item in part.items if isinstance(item, TextLine))
    return min(line.box.y for line in lines)


def _hang(document: PdfDocument, parent: Any, entries: list[_Entry]) -> None:
    """Link entries to their parent and to one another, as ISO 32000-1, 12.3.3 asks."""
    nodes = [dictionary({"Title": text_string(entry.text), "Dest": entry.target}) for entry in entries]
    references = [document.Reference(node) for node in nodes]
    parent["First"], parent["Last"], parent["Count"] = references[0], references[-1], len(entries)
    for index, (node, entry) in enumerate(zip(nodes, entries, strict=True)):
        node["Parent"] = document.Reference(parent)
        if index:
            node["Prev"] = references[index - 1]
        if index + 1 < len(nodes):
            node["Next"] = references[index + 1]
        if entry.children:
            _hang(document, node, entry.children)
