"""The back of the booklet: the photographs with their pages and credits, related reading, and the back cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from publisher.article.credit import caption_text
from publisher.article.model import Photo, Related
from publisher.channels.booklet.book import Book
from publisher.channels.booklet.desk import Desk, stack
from publisher.channels.booklet.parallel import halves
from publisher.channels.booklet.titles import TitleBlock, TitleRow, far
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Link, Page, Role, Rule, TextLine
from publisher.typeset.style import SetLine
from publisher.units import Length, Mm, Pt

THUMB_ASPECT = 4 / 3

ROW_GAP = Mm(3.4)

AFTER_HEADING = 1.6
"""From the head of a heading to what follows it, in the heading's leading."""

AFTER_ENTRY = 0.45
"""Between two headlines of related stories, in their leading."""


AFTER_LANGUAGE = 2.0
"""The same before the headlines in a second language."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list of photographs: a small picture, the page it is on, its caption and its credit."""

    desk: Desk
    """Of the photo's chapter."""
    photo: Photo
    page: SetLine
    legend: Legend
    thumb: tuple[Length, Length]
    """The most its small picture may take."""
    height: Length


def photo_pages(book: Book, first: int, shown_on: Mapping[str, int]) -> tuple[Page, ...]:
    """The list of photographs, on as few pages as it takes and alike on all of them; none for a book without photos."""
    desk = book.desk
    columns = _column_count(desk)
    rows = [_row(told, photo, shown_on, columns) for told, photo in book.photos()]
    shares = _shares(desk, rows, columns)
    starts = accumulate(shares, initial=0)
    return tuple(
        desk.page("photographs", first + n, _photo_page(desk, first + n, rows[at : at + share], columns, head=n == 0))
        for n, (at, share) in enumerate(zip(starts, shares, strict=False))
    )


def _shares(desk: Desk, rows: Sequence[Row], columns: int) -> tuple[int, ...]:
    """How many rows each page takes: as few pages as it goes, none of them nearly empty."""
    fewest = _filled(desk, rows, columns, len(rows))
    fair = -(-len(rows) // max(1, len(fewest)))
    balanced = (_filled(desk, rows, columns, most) for most in range(fair, len(rows)))
    return next((shares for shares in balanced if len(shares) == len(fewest)), fewest)


def _filled(desk: Desk, rows: Sequence[Row], columns: int, most: int) -> tuple[int, ...]:
    """How many rows each page takes when it takes what it can, up to so many."""
    shares: list[int] = []
    while (told := sum(shares)) < len(rows):
        shares.append(len(_places(desk, rows[told : told + most], columns, head=not shares)))
    return tuple(shares)


def _column_count(desk: Desk) -> int:
    return max(1, int(desk.sheet.area(Side.LEFT).width / Mm(80)))


def _gap(desk: Desk) -> Length:
    return desk.layout.reading.gap


def _column(desk: Desk, folio: int, number: int, columns: int) -> Rect:
    area = desk.sheet.area(Side.of(folio))
    width = (area.width - _gap(desk) * (columns - 1)) / columns
    return Rect(area.x + (width + _gap(desk)) * number, area.y, width, area.height)


def _row(desk: Desk, photo: Photo, shown_on: Mapping[str, int], columns: int) -> Row:
    voices = desk.layout.voices
    width = _column(desk, 1, 0, columns).width
    thumb_width = min(Mm(21), width * 0.3)
    thumb = (thumb_width, thumb_width / THUMB_ASPECT)
    legend = desk.figures.legend_of(photo, caption_text(photo, context=False), width - thumb_width - Mm(3))
    page = desk.line(f"{desk.words.page} {shown_on[photo.id]}", voices.small, "accent")
    height = max(thumb[1], voices.small.leading + legend.height)
    return Row(desk, photo, page, legend, thumb, Length(height))


def _places(desk: Desk, rows: Sequence[Row], columns: int, *, head: bool) -> tuple[tuple[int, Length], ...]:
    """The column and the top of each row that a page takes, in columns of like length; at least one."""
    area = desk.sheet.area(Side.LEFT)
    top = area.y + (desk.layout.voices.heading.leading * 2 if head else 0.0)
    placed: list[tuple[int, Length]] = []
    for number in range(columns):
        fair = -(-(len(rows) - len(placed)) // (columns - number))
        y = top
        for row in rows[len(placed) : len(placed) + fair]:
            if placed and y + row.height > area.bottom:
                break
            placed.append((number, y))
            y = y + row.height + ROW_GAP
    return tuple(placed)


def _photo_page(desk: Desk, folio: int, rows: Sequence[Row], columns: int, *, head: bool) -> list[Element]:
    """The elements of one page of the list."""
    area = desk.sheet.area(Side.of(folio))
    elements = list(_headings(desk, area)) if head else []
    for row, (number, y) in zip(rows, _places(desk, rows, columns, head=head), strict=True):
        elements.append(_row_figure(row, _column(desk, folio, number, columns).x, y))
    return elements


def _headings(desk: Desk, area: Rect) -> Iterator[Element]:
    """The heading of the list of photographs; in two languages each at the head of its column."""
    if desk.other is None:
        yield _heading(desk, desk.words.photographs, area.x, area.y)
        return
    for spoken, half in zip(desk.spoken(), halves(desk, area), strict=True):
        text = spoken.words.photographs
        width = spoken.line(text, spoken.layout.voices.heading).width
        yield _heading(spoken, text, half.right - width if spoken.reads_against(text) else half.x, area.y)


def _heading(desk: Desk, text: str, x: Length, y: Length) -> Element:
    voice = desk.layout.voices.heading
    lines = desk.headline(text, voice, desk.sheet.area(Side.LEFT).width)
    return Element(Role.HEADING, stack(lines, x, y, voice.leading), lang=desk.lang, level=2)


def _row_figure(row: Row, x: Length, y: Length) -> Element:
    desk = row.desk
    leading = desk.layout.voices.small.leading
    items, to_come = desk.figures.picture(row.photo, _thumb(row, x, y))
    text_x = x + row.thumb[0] + Mm(3)
    page = Element(Role.PARAGRAPH, stack((row.page,), text_x, y - leading * 0.2, leading), lang=desk.lang)
    legend = row.legend.place(text_x, y + leading * 0.9)
    return Element(
        Role.FIGURE,
        items,
        (page, *legend),
        lang=desk.lang,
        alt=row.photo.alt,
        photo=row.photo.id,
        plate=to_come,
    )


def _thumb(row: Row, x: Length, y: Length) -> Rect:
    """The box of the small picture: the whole photo, for a list names each as it is."""
    width, height = row.thumb
    aspect = row.desk.figures.aspect(row.photo)
    return Rect(x, y, min(width, height * aspect), min(height, width / aspect))


def back_pages(book: Book, folio: int) -> tuple[Page, ...]:
    """The back cover, with related reading at its head; where that does not fit, on pages of its own before it."""
    desk = book.desk.on(book.desk.layout.back.cover)
    foot = tuple(_foot(desk))
    area = desk.sheet.area(Side.LEFT)
    rows = list(_related(book, desk))
    room = min(float(item.y) for element in foot for item in element.items if isinstance(item, TextLine))
    ground = Element(Role.ARTIFACT, (Fill(desk.sheet.full_bleed(), desk.palette[desk.layout.back.cover]),))
    if area.y + _head(desk) + sum(float(row.height) for row in rows) < room - Mm(20):
        listed = _page_of(desk, rows, area)[0] if rows else []
        return (desk.page("back cover", folio, (ground, *listed, *foot), foot=False),)
    pages: list[Page] = []
    rows = list(_related(book, book.desk))
    while rows:
        listed, rows = _page_of(book.desk, rows, desk.sheet.area(Side.of(folio + len(pages))))
        pages.append(book.desk.page("related", folio + len(pages), listed))
    return (*pages, desk.page("back cover", folio + len(pages), (ground, *foot), foot=False))


@dataclass(frozen=True, slots=True)
class _Entry:
    """The headline of a related story; in a book the title of the article it belongs to stands above the first."""

    item: Related | None
    lines: tuple[SetLine, ...]
    leading: Length
    lang: str
    after: float = AFTER_ENTRY
    far: Length | None = None
    """The width whose far edge its lines end at, because they read against the book."""
    level: int = 3
    """Of a heading among the entries."""

    @property
    def height(self) -> Length:
        return self.leading * (len(self.lines) + self.after)

    def place(self, x: Length, y: Length) -> Element:
        """The headline, linked where its address is known."""
        at, leading = self.far, self.leading
        placed = stack(self.lines, x, y, leading) if at is None else far(self.lines, x, at, y, leading)
        if self.item is None:
            return Element(Role.HEADING, placed, lang=self.lang, level=self.level)
        links = tuple(Link(line.box, self.item.url) for line in placed) if self.item.url else ()
        return Element(Role.LIST_ITEM, (*placed, *links), lang=self.lang)


def _related(book: Book, setter: Desk) -> Iterator[_Entry]:
    """The entries of all articles, in the voices of a desk."""
    voices = setter.layout.voices
    width = min(setter.sheet.area(Side.LEFT).width, voices.related.size * 27)
    for desk in book.chapters:
        article = desk.edition.article
        if article.related and not book.is_single:
            yield _Entry(None, desk.ragged(article.title, voices.byline, width), voices.byline.leading, desk.lang, 0.6)
        for number, item in enumerate(article.related, 1):
            lines = desk.ragged(item.title, voices.related, width)
            parts = setter.other is not None and number == len(article.related)
            after = AFTER_LANGUAGE if parts else AFTER_ENTRY
            yield _Entry(item, lines, voices.related.leading, desk.lang, after)
    if setter.other is not None:
        yield from _related_in(setter.other, width, headed=bool(setter.edition.article.related))


def _related_in(desk: Desk, width: Length, *, headed: bool) -> Iterator[_Entry]:
    """The entries of the second language of a booklet of two, below a heading of their own where others stand above."""
    voices, article = desk.layout.voices, desk.edition.article
    edge = desk.sheet.area(Side.LEFT).width if desk.reads_against() else None
    if article.related and headed:
        heading = desk.headline(desk.words.related, voices.heading, width)
        yield _Entry(None, heading, voices.heading.leading, desk.lang, 0.3, edge, level=2)
    for item in article.related:
        lines = desk.ragged(item.title, voices.related, width)
        yield _Entry(item, lines, voices.related.leading, desk.lang, far=edge)


def _head(desk: Desk) -> Length:
    return desk.layout.voices.heading.leading * AFTER_HEADING


def _page_of(desk: Desk, rows: Sequence[_Entry], area: Rect) -> tuple[list[Element], list[_Entry]]:
    """The heading and as many entries as the area holds, and those left over."""
    elements = [_heading(desk, desk.words.related, area.x, area.y)]
    y, left = area.y + _head(desk), list(rows)
    while left and (y + left[0].height <= area.bottom + left[0].leading or len(elements) == 1):
        entry = left.pop(0)
        elements.append(entry.place(area.x, y))
        y = y + entry.height
    return elements, left


def _foot(desk: Desk) -> Iterator[Element]:
    """At the foot of the back cover: an accent rule, the title once more, the publication and its address."""
    voices, area, lang = desk.layout.voices, desk.sheet.area(Side.LEFT), desk.lang
    title = desk.headline(desk.edition.article.running_title, voices.heading, area.width * 0.8)
    second = tuple(_second_title(desk, area.width * 0.8))
    publication = desk.edition.settings.publication
    below = [text for text in (publication.name, desk.edition.article.url or publication.site) if text]
    small = [line for text in below for line in desk.ragged(text, voices.small, area.width)]
    titles = voices.heading.leading * len(title) + sum(float(row.leading) * len(row.lines) for row in second)
    height = titles + voices.small.leading * (len(small) + 0.6)
    top = area.bottom - height
    accent = desk.palette[desk.legible(replace(voices.kicker, colour="accent"), desk.layout.back.cover).colour]
    rule = Rule(area.x, top - Mm(4), area.x + Mm(12), top - Mm(4), Pt(1.2), accent)
    yield Element(Role.ARTIFACT, (rule,))
    yield Element(Role.PARAGRAPH, stack(title, area.x, top, voices.heading.leading), lang=lang)
    yield from TitleBlock(second, area.width, lang).place(area.x, top + voices.heading.leading * len(title))
    if small:
        y = top + titles + voices.small.leading * 0.6
        yield Element(Role.PARAGRAPH, stack(small, area.x, y, voices.small.leading), lang=lang)


def _second_title(desk: Desk, width: Length) -> Iterator[TitleRow]:
    """The running title in the second language of a booklet of two."""
    if desk.other is not None:
        text, voice = desk.other.edition.article.running_title, desk.layout.voices.lead
        lines = desk.other.headline(text, voice, width)
        yield TitleRow(Role.PARAGRAPH, lines, voice.leading, 0.0, desk.other.lang, desk.other.reads_against(text))
