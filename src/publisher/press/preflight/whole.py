"""Rules about the file as a whole: open, still, alone, in a version printers read, with pages that fill sheets."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.press.preflight.document import Document, Page
from publisher.press.preflight.inks import ink_of
from publisher.press.preflight.marks import Picture
from publisher.press.preflight.model import Remark
from publisher.press.preflight.values import Found, entry, items, keys, name

NEWEST = (1, 6)
"""The PDF version PDF/X-4 is built on (ISO 15930-7)."""
SHEET = 4
STILL = {"GoTo", "URI", "Named", ""}
"""Actions that only turn pages or follow links."""
BLANK_INK = 1.0


def encrypted(document: Document) -> Iterator[Remark]:
    """The file is not encrypted: printers' machines cannot open it."""
    if document.pdf.is_encrypted:
        yield Remark("the file is encrypted")


def acts(document: Document) -> Iterator[Remark]:
    """The file does nothing by itself: no JavaScript, no programs, no forms that send."""
    root = document.root
    if entry(entry(root, "/Names"), "/JavaScript") is not None:
        yield Remark("there is JavaScript in the file")
    if entry(root, "/AA") is not None or _acts(entry(root, "/OpenAction")):
        yield Remark("the file acts when it is opened, closed or printed")
    for page in document.pages:
        annotations = list(items(entry(page.stored, "/Annots")))
        if entry(page.stored, "/AA") is not None or any(map(_annotation_acts, annotations)):
            yield Remark("the page holds an action", page.number)


def _acts(action: Found) -> bool:
    return name(entry(action, "/S")) not in STILL


def _annotation_acts(annotation: Found) -> bool:
    return entry(annotation, "/AA") is not None or _acts(entry(annotation, "/A"))


def embedded_files(document: Document) -> Iterator[Remark]:
    """No other files travel inside; nobody prints them, and mail filters stop them."""
    if keys(entry(entry(document.root, "/Names"), "/EmbeddedFiles")) or any(items(entry(document.root, "/AF"))):
        yield Remark("other files are embedded in the file")


def version(document: Document) -> Iterator[Remark]:
    """The file is PDF 1.6 or older."""
    said = document.pdf.pdf_version
    digits = tuple(int(part) for part in said.split(".") if part.isdigit())
    if digits > NEWEST:
        yield Remark(f"the file is PDF {said}, newer than the {'.'.join(map(str, NEWEST))} of PDF/X-4")


def fills_no_sheets(document: Document) -> Iterator[Remark]:
    """A stitched booklet has a multiple of four pages; a single page is none."""
    pages = len(document.pages)
    if pages > 1 and pages % SHEET:
        yield Remark(f"{pages} pages do not fill sheets of {SHEET}")


def blank_pages(document: Document) -> Iterator[Remark]:
    """Empty pages are meant to be empty."""
    for page in document.pages:
        if not page.painted.cut_short and not _shows_anything(page, document):
            yield Remark("the page is blank", page.number)


def _shows_anything(page: Page, document: Document) -> bool:
    for mark in page.marks:
        colour = mark.paint.colour
        if isinstance(mark, Picture) or not colour.values or ink_of(colour, document.intent) > BLANK_INK:
            return True
    return False


def damaged(document: Document) -> Iterator[Remark]:
    """The file can be read without repairs; another reader may repair it in another way."""
    if document.faults:
        yield Remark("parts of the file are damaged", count=document.faults)
    for page in document.pages:
        if page.painted.cut_short:
            yield Remark("the page paints too much to be looked at; only a part of it was", page.number)
    if not document.pages:
        yield Remark("the file has no pages")
