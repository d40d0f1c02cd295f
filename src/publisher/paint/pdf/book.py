"""Pages go in, one PDF comes out: painted page by page, then written object by object."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from publisher.page.items import Page
from publisher.paint.pdf.document import PdfDocument
from publisher.paint.pdf.links import without_links
from publisher.paint.pdf.outline import add_destinations, add_outline
from publisher.paint.pdf.place import PagePainter
from publisher.paint.pdf.structure import add_structure
from publisher.photos.inks import Press


def paint_pdf(
    pages: Sequence[Page],
    target: Path | BinaryIO,
    *,
    title: str,
    lang: str,
    author: str | None = None,
    outline: bool = True,
    press: Press | None = None,
    links: bool = True,
    photos_aside: bool = False,
) -> None:
    """Paint the pages into a tagged PDF 1.6; each page's media box is its bleed box and the slug around it.

    JPEG photos stand in it byte for byte with their profiles, unless they are far larger than shown. ``press`` names the inks
    that colours become and CMYK means, and whether all photos are turned into them; without it the document is for screens.
    Without ``links`` no address can be clicked, as print files demand. With ``photos_aside`` stand-ins take the places of photos
    that need no work, until ``press.finish`` puts them in. The same pages give the same bytes. A file at
    ``target`` is replaced only when the new one is complete. Raises PublisherError when a photo cannot be read.
    """
    pages = pages if links else tuple(map(without_links, pages))
    document = PdfDocument(title, lang, author, sets_photos_aside=photos_aside)
    painter = PagePainter(document, pages, press)
    with closing(painter.images.ahead):
        references = [painter.add(page) for page in pages]
        painter.close()
        add_structure(document, painter.painted, lang)
        if links:
            add_destinations(document, pages, references)
        if outline:
            add_outline(document, pages, references)
        if isinstance(target, Path):
            _write_file(document, target)
        else:
            document.write(target)


def _write_file(document: PdfDocument, target: Path) -> None:
    partial = target.with_name(target.name + ".partial")
    try:
        with partial.open("wb") as file:
            document.write(file)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
