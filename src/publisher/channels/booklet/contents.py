"""Contents pages: a book and the pages its parts begin on go in, the pages that list them come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.article.model import Article, Heading
from publisher.channels.booklet.book import Book
from publisher.channels.booklet.desk import Desk, stack
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Role, Rule
from publisher.typeset.style import SetLine
from publisher.units import Length, Pt

ENOUGH = 3
"""A single article with fewer headings needs no contents page."""

_FIRST_SENTENCE = re.compile(r".+?[.!?…។。！？](?=\s|$)[\"'”’»]?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its title, a sentence about it, and what it is found by."""

    desk: Desk
    title: str
    about: str | None
    key: str


def lines_of(book: Book) -> tuple[Line, ...]:
    """The stories of a book; of a single article its headings, where the layout wants them listed."""
    if not book.is_single:
        return tuple(_story(desk) for desk in book.chapters)
    headings = headings_of(book.desk.edition.article)
    listed = book.desk.layout.contents.single and len(headings) >= ENOUGH
    return tuple(Line(book.desk, text, None, text) for text in headings) if listed else ()


def headings_of(article: Article) -> tuple[str, ...]:
    """The words of the article's headings of the highest level."""
    found = [block for block in article.body if isinstance(block, Heading)]
    top = min((block.level for block in found), default=0)
    return tuple("".join(span.text for span in block.spans) for block in found if block.level == top)


def _story(desk: Desk) -> Line:
    article = desk.edition.article
    lead = _FIRST_SENTENCE.match(article.lead) if article.lead else None
    return Line(desk, article.title, lead[0] if lead else article.lead or article.kicker, article.id)


@dataclass(frozen=True, slots=True)
class _Entry:
    number: SetLine
    title: tuple[SetLine, ...]
    about: tuple[SetLine, ...]
    height: Length
    lang: str


def contents_pages(book: Book, first: int, found: Mapping[str, int]) -> tuple[Page, ...]:
    """The entries with their page numbers, on as many pages as they take; none when nothing is listed."""
    desk = book.desk
    waiting = [_entry(desk, line, found[line.key]) for line in lines_of(book)]
    pages: list[Page] = []
    while waiting:
        folio = first + len(pages)
        elements, waiting = _page(desk, folio, waiting, head=not pages)
        pages.append(desk.page("contents", folio, elements))
    return tuple(pages)


def _column(desk: Desk, side: Side) -> Rect:
    """The entries stand in a column that reads well, on the left of a wide page."""
    area = desk.sheet.area(side)
    return Rect(area.x, area.y, min(area.width, desk.layout.voices.heading.size * 26), area.height)


def _indent(desk: Desk) -> Length:
    return desk.layout.voices.heading.size * 2.6


def _entry(desk: Desk, line: Line, page: int) -> _Entry:
    voices = desk.layout.voices
    width = _column(desk, Side.LEFT).width - _indent(desk)
    title = line.desk.ragged(line.title, voices.heading, width)
    about = line.desk.ragged(line.about, voices.caption, min(width, desk.layout.captions.measure)) if line.about else ()
    height = voices.heading.leading * len(title) + voices.caption.leading * (len(about) + (0.3 if about else 0.0))
    return _Entry(desk.line(str(page), voices.heading, "accent"), title, about, height, line.desk.lang)


def _page(desk: Desk, folio: int, entries: list[_Entry], *, head: bool) -> tuple[list[Element], list[_Entry]]:
    column, voices = _column(desk, Side.of(folio)), desk.layout.voices
    gap = voices.heading.leading * (0.55 if any(entry.about for entry in entries) else 0.3)
    elements: list[Element] = []
    y = column.y
    if head:
        lines = desk.headline(desk.words.contents, voices.title, column.width)
        placed = stack(lines, column.x, y, voices.title.leading)
        elements.append(Element(Role.HEADING, placed, lang=desk.lang, level=2))
        y = y + voices.title.leading * (len(lines) + 1.0)
    left = list(entries)
    while left and (y + gap * 2 + left[0].height <= column.bottom or not elements):
        entry = left.pop(0)
        elements += _placed(desk, entry, column, y, gap)
        y = y + gap * 2 + entry.height
    return elements, left


def _placed(desk: Desk, entry: _Entry, column: Rect, y: Length, gap: Length) -> Iterator[Element]:
    voices, x = desk.layout.voices, column.x + _indent(desk)
    yield Element(Role.ARTIFACT, (Rule(column.x, y, column.right, y, Pt(0.5), desk.palette["line"]),))
    top = y + gap
    number = stack((entry.number,), column.x, top, voices.heading.leading)
    title = stack(entry.title, x, top, voices.heading.leading)
    below = top + voices.heading.leading * len(entry.title) + voices.caption.leading * 0.3
    about = stack(entry.about, x, below, voices.caption.leading)
    children = (Element(Role.PARAGRAPH, about, lang=entry.lang),) if about else ()
    yield Element(Role.LIST_ITEM, (*number, *title), children, lang=entry.lang)
