"""The binder: a book goes in, all its pages in order come out - front, chapters, back - each knowing the pages of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from publisher.channels.booklet.back import back_pages, photo_pages
from publisher.channels.booklet.book import Book
from publisher.channels.booklet.colophon import colophon
from publisher.channels.booklet.contents import contents_pages
from publisher.channels.booklet.cover import cover
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.editor import blanks, choose, lay_out
from publisher.channels.booklet.front import imprint
from publisher.channels.booklet.index import index_pages
from publisher.channels.booklet.openers import opener_page
from publisher.channels.booklet.story import Opening, Story
from publisher.compose.sheet import Side
from publisher.page.items import Page, Role
from publisher.page.mirror import mirrored

FRONT = 2
"""The cover and the imprint page behind it."""


class _Anywhere(dict[str, int]):
    """Page numbers before they are known: three figures wide, so that lists keep their length."""

    def __missing__(self, key: str) -> int:
        return 100


@dataclass(frozen=True, slots=True)
class _Told:
    """A chapter's pages, white pages before it included, and the folio of the first one that is printed."""

    desk: Desk
    pages: tuple[Page, ...]
    start: int


def bound_pages(book: Book) -> tuple[Page, ...]:
    """The pages of the whole booklet, a multiple of four."""
    titled = (_title_page(book),) if _has_title_page(book) else ()
    listed = len(contents_pages(book, FRONT + 1, _Anywhere()))
    first = FRONT + len(titled) + listed + 1
    told = _chapters(book, first)
    inside = tuple(page for chapter in told for page in chapter.pages)
    contents = contents_pages(book, FRONT + len(titled) + 1, _found(book, told, first))
    back = _back(book, first, inside)
    rest = (*titled, *contents, *inside, *back)
    front = cover(book)
    pages = (front, imprint(book, colophon(book.desk, (front, *rest))), *rest)
    return tuple(map(mirrored, pages)) if book.desk.from_right else pages


def _has_title_page(book: Book) -> bool:
    """A single story that begins with a headline over its columns needs no page for its title."""
    return not (book.is_single and book.desk.layout.opener.style == "head")


def _title_page(book: Book) -> Page:
    return opener_page(book.desk, FRONT + 1)


def _chapters(book: Book, first: int) -> tuple[_Told, ...]:
    """The chapters from a folio on; the last one is told so that the whole fills its sheets."""
    told: list[_Told] = []
    folio = first
    for desk in book.chapters:
        last = desk is book.chapters[-1]
        told.append(_chapter(book, desk, folio, _behind(book, folio) if last else None))
        folio += len(told[-1].pages)
    return tuple(told)


def _behind(book: Book, folio: int) -> int:
    """How many pages follow the last chapter."""
    anywhere = _Anywhere()
    parts = (photo_pages(book, folio, anywhere), index_pages(book, folio, anywhere), back_pages(book, folio))
    return sum(len(pages) for pages in parts)


def _chapter(book: Book, desk: Desk, folio: int, behind: int | None) -> _Told:
    """One chapter; ``behind`` counts the pages after it when it is the last."""
    white = () if book.is_single else _turn(desk, folio)
    start = folio + len(white)
    paged = desk.layout.opener.style == "page" and not book.is_single
    opening = (opener_page(desk, start, "opener"),) if paged else ()
    story = _story(desk)
    first = start + len(opening)
    around = first - 1 + behind if behind is not None else None
    pages = lay_out(choose(story, first, around), first, desk.layout.kinds.repeat)
    return _Told(desk, (*white, *opening, *pages), start)


def _story(desk: Desk) -> Story:
    story = Story.of(desk)
    return Story(desk, (Opening(), *story.atoms)) if desk.layout.opener.style == "head" else story


def _turn(desk: Desk, folio: int) -> tuple[Page, ...]:
    """The white page before a chapter that begins on the other side."""
    wanted = desk.layout.opener.starts
    turns = wanted != "any" and Side.of(folio) is not Side(wanted)
    return _white(desk, folio, int(turns), f"the next story begins on a {wanted}-hand page")


def _back(book: Book, first: int, inside: Sequence[Page]) -> tuple[Page, ...]:
    """The lists, white pages that fill the last sheet, and the back cover; of several white pages one parts story and lists."""
    shown = _shown_on(inside, first)
    start = first + len(inside)
    length = sum(map(len, (*_lists(book, start, shown), back_pages(book, start))))
    white = blanks(start - 1 + length)
    parted = white > 1 and any(book.photos())
    pause = _white(book.desk, start, int(parted), "the lists stand apart from the story")
    lists = tuple(chain(*_lists(book, start + len(pause), shown)))
    folio = start + len(pause) + len(lists)
    filling = _white(book.desk, folio, white - len(pause), "the last sheet of four pages is filled")
    return (*pause, *lists, *filling, *back_pages(book, folio + len(filling)))


def _lists(book: Book, folio: int, shown: Mapping[str, int]) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """The list of photographs and the index of photographers."""
    photographs = photo_pages(book, folio, shown)
    return photographs, index_pages(book, folio + len(photographs), shown)


def _white(desk: Desk, folio: int, count: int, why: str) -> tuple[Page, ...]:
    """So many white pages."""
    return tuple(desk.page("blank", folio + n, (), foot=False, why=why) for n in range(count))


def _shown_on(pages: Iterable[Page], first: int) -> dict[str, int]:
    """The page each photo is first shown on."""
    shown: dict[str, int] = {}
    for folio, page in enumerate(pages, first):
        for element in page.walk():
            if element.role is Role.FIGURE and element.photo:
                shown.setdefault(element.photo, folio)
    return shown


def _found(book: Book, told: Sequence[_Told], first: int) -> dict[str, int]:
    """The page of each story by its id; of a single one the page of each heading by its words."""
    if not book.is_single:
        return {chapter.desk.edition.article.id: chapter.start for chapter in told}
    found: dict[str, int] = {}
    for folio, page in enumerate(told[0].pages, first):
        for element in page.walk():
            if element.role is Role.HEADING:
                found.setdefault(element.text, folio)
    return found
