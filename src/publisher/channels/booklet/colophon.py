"""The colophon: the finished pages go in, what is true of their making comes out as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from publisher.channels.booklet.desk import Desk
from publisher.page.items import FontFile, Page, TextLine
from publisher.typeset.fonts import FontBook

LICENCES = {
    "SIL OPEN FONT LICENSE Version 1.1": "SIL Open Font License 1.1",
    "Apache License": "Apache License 2.0",
}
"""What a licence file beside a font says -> the licence's name."""


def colophon(desk: Desk, pages: Iterable[Page]) -> Iterator[str]:
    """The typefaces on the pages with their licences, the size of the page, and the layout."""
    families = dict.fromkeys(_families(desk.book, pages))
    if families:
        yield f"{desk.words.typefaces}: {_with_licences(families)}."
    page = desk.layout.page
    yield f"{desk.words.format}: {page.width.mm:g} × {page.height.mm:g} mm. {desk.words.layout}: {desk.layout.title}."


def _families(book: FontBook, pages: Iterable[Page]) -> list[tuple[str, str | None]]:
    """Family and licence of every font on the pages, by name."""
    used = {run.font for page in pages for item in page.items() if isinstance(item, TextLine) for run in item.runs}
    named = {cut.font: cut.family for cut in book.cuts}
    return sorted({(named[font], licence_of(font)) for font in used}, key=lambda row: row[0])


def _with_licences(families: Iterable[tuple[str, str | None]]) -> str:
    """Families that share a licence stand together, the licence behind them."""
    by_licence: dict[str | None, list[str]] = {}
    for family, licence in families:
        by_licence.setdefault(licence, []).append(family)
    return "; ".join(", ".join(names) + (f" ({licence})" if licence else "") for licence, names in by_licence.items())


def licence_of(font: FontFile) -> str | None:
    """The licence that lies beside the font; None when none is known there."""
    return _licence_in(font.path.parent)


@cache
def _licence_in(folder: Path) -> str | None:
    for file in sorted(folder.glob("*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace")
        for said, name in LICENCES.items():
            if said in text:
                return name
    return None
