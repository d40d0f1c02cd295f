"""The index of photographers: a book and the page of each photo go in, the pages that list names with their pages come out."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import normalize

from publisher.article.model import Credit, Photo
from publisher.channels.booklet.book import Book
from publisher.channels.booklet.desk import Desk, stack
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Role
from publisher.typeset.style import SetLine
from publisher.units import Length, Mm


def names(book: Book, shown_on: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """Name -> the pages of its photos, sorted by name as written."""
    found: dict[str, set[int]] = {}
    for _, photo in book.photos():
        if name := _name(photo):
            found.setdefault(name, set()).add(shown_on[photo.id])
    return {name: tuple(sorted(found[name])) for name in sorted(found, key=_as_written)}


def _name(photo: Photo) -> str | None:
    """Who is named for a photo: the photographer, else whoever it came from."""
    credit = photo.credit or Credit()
    return credit.photographer or credit.agency or credit.via or credit.courtesy_of


def _as_written(name: str) -> tuple[str, str]:
    """Capitals and accents count only between names that are else the same."""
    return normalize("NFD", name).casefold(), name


def index_pages(book: Book, first: int, shown_on: Mapping[str, int]) -> tuple[Page, ...]:
    """The index in columns, on as many pages as it takes; none where the layout wants none or nobody is named."""
    desk, wanted = book.desk, book.desk.layout.back.index
    if wanted == "never" or (wanted == "books" and book.is_single):
        return ()
    waiting = [_entry(desk, ", ".join((name, *map(str, pages)))) for name, pages in names(book, shown_on).items()]
    pages: list[Page] = []
    while waiting:
        folio = first + len(pages)
        elements, waiting = _page(desk, folio, waiting, head=not pages)
        pages.append(desk.page("index", folio, elements))
    return tuple(pages)


def _columns(desk: Desk, side: Side) -> tuple[Rect, ...]:
    area, gap = desk.sheet.area(side), desk.layout.reading.gap
    count = max(1, int(area.width / Mm(62)))
    width = (area.width - gap * (count - 1)) / count
    return tuple(Rect(area.x + (width + gap) * n, area.y, width, area.height) for n in range(count))


def _entry(desk: Desk, text: str) -> tuple[SetLine, ...]:
    return desk.ragged(text, desk.layout.voices.caption, _columns(desk, Side.LEFT)[0].width)


def _page(
    desk: Desk, folio: int, entries: list[tuple[SetLine, ...]], *, head: bool
) -> tuple[list[Element], list[tuple[SetLine, ...]]]:
    """One page of names, in columns of like length."""
    columns, voices = _columns(desk, Side.of(folio)), desk.layout.voices
    leading, top = voices.caption.leading, columns[0].y
    elements: list[Element] = []
    if head:
        lines = desk.headline(desk.words.photographers, voices.heading, desk.sheet.area(Side.LEFT).width)
        placed = stack(lines, columns[0].x, top, voices.heading.leading)
        elements.append(Element(Role.HEADING, placed, lang=desk.lang, level=2))
        top = top + voices.heading.leading * (len(lines) + 1)
    left = list(entries)
    for number, column in enumerate(columns):
        fair = -(-len(left) // (len(columns) - number))
        y: Length = top
        while left and fair and y + leading * (len(left[0]) + 0.5) <= column.bottom:
            lines = left.pop(0)
            elements.append(Element(Role.LIST_ITEM, stack(lines, column.x, y, leading), lang=desk.lang))
            y, fair = y + leading * (len(lines) + 0.5), fair - 1
    return elements, left
