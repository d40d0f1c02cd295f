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


def _entries(page: Page, reference: Any, *, titled: bool) -> Iterator[_Entry]:
    sheet = Sheet(page)
    roles = (Role.TITLE, Role.HEADING) if titled else (Role.HEADING,)
    for element in page.walk():
        level = 1 if element.role is Role.TITLE else element.level or 2
        if element.role in roles and element.text:
            target = array(reference, name("XYZ"), "null", round(sheet.y(_top(element)), 3), "null")
            yield _Entry(element.text, level, target)


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
