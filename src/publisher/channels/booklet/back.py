"""The back of the booklet: the photographs with their pages and credits, related reading, and the back cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.article.credit import caption_text
from publisher.article.model import Photo, Related
from publisher.channels.booklet.desk import Desk, stack
from publisher.compose.figure import Legend
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


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list of photographs: a small picture, the page it is on, its caption and its credit."""

    photo: Photo
    page: SetLine
    legend: Legend
    thumb: tuple[Length, Length]
    height: Length


def photo_pages(desk: Desk, first: int, shown_on: Mapping[str, int]) -> tuple[Page, ...]:
    """The list of photographs, on as many pages as it takes; none for an article without photos."""
    columns = _column_count(desk)
    waiting = [_row(desk, photo, shown_on, columns) for photo in desk.edition.article.photo_order()]
    pages: list[Page] = []
    while waiting:
        folio = first + len(pages)
        elements, waiting = _photo_page(desk, folio, waiting, columns, head=not pages)
        pages.append(desk.page("photographs", folio, elements))
    return tuple(pages)


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
    return Row(photo, page, legend, thumb, Length(height))


def _photo_page(
    desk: Desk, folio: int, rows: Sequence[Row], columns: int, *, head: bool
) -> tuple[list[Element], list[Row]]:
    """One page of rows in columns of like length: its elements and the rows left over."""
    area = desk.sheet.area(Side.of(folio))
    elements = [_heading(desk, desk.words.photographs, area.x, area.y)] if head else []
    top = area.y + (desk.layout.voices.heading.leading * 2 if head else 0.0)
    left = list(rows)
    for number in range(columns):
        column = _column(desk, folio, number, columns)
        fair = -(-len(left) // (columns - number))
        y = top
        while left and fair and y + left[0].height <= area.bottom:
            row = left.pop(0)
            elements.append(_row_figure(desk, row, column.x, y))
            y, fair = y + row.height + ROW_GAP, fair - 1
    return elements, left


def _heading(desk: Desk, text: str, x: Length, y: Length) -> Element:
    voice = desk.layout.voices.heading
    lines = desk.headline(text, voice, desk.sheet.area(Side.LEFT).width)
    return Element(Role.HEADING, stack(lines, x, y, voice.leading), lang=desk.lang, level=2)


def _row_figure(desk: Desk, row: Row, x: Length, y: Length) -> Element:
    leading = desk.layout.voices.small.leading
    box = Rect(x, y, *row.thumb)
    items, to_come = desk.figures.picture(row.photo, box)
    text_x = box.right + Mm(3)
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


def back_pages(desk: Desk, folio: int) -> tuple[Page, ...]:
    """The back cover, with related reading at its head; where that does not fit, on a page of its own before it."""
    related = desk.edition.article.related
    area = desk.sheet.area(Side.LEFT)
    foot = tuple(_foot(desk))
    entries = _entries(desk)
    room = min(float(item.y) for element in foot for item in element.items if isinstance(item, TextLine))
    ground = Element(Role.ARTIFACT, (Fill(desk.sheet.full_bleed(), desk.palette["ground"]),))
    if not related or area.y + _entries_height(desk, entries) < room - Mm(20):
        listed = tuple(_listed(desk, entries, area)) if related else ()
        return (desk.page("back cover", folio, (ground, *listed, *foot), foot=False),)
    listed = tuple(_listed(desk, entries, desk.sheet.area(Side.of(folio))))
    return (
        desk.page("related", folio, listed),
        desk.page("back cover", folio + 1, (ground, *foot), foot=False),
    )


def _entries(desk: Desk) -> list[tuple[Related, tuple[SetLine, ...]]]:
    voice = desk.layout.voices.related
    width = min(desk.sheet.area(Side.LEFT).width, voice.size * 27)
    return [(item, desk.ragged(item.title, voice, width)) for item in desk.edition.article.related]


def _entries_height(desk: Desk, entries: Sequence[tuple[Related, tuple[SetLine, ...]]]) -> float:
    voices = desk.layout.voices
    lines = sum(len(lines) + AFTER_ENTRY for _, lines in entries)
    return float(voices.heading.leading * AFTER_HEADING + voices.related.leading * lines)


def _listed(desk: Desk, entries: Sequence[tuple[Related, tuple[SetLine, ...]]], area: Rect) -> Iterator[Element]:
    """The heading and the headlines of related stories, linked where their address is known."""
    leading = desk.layout.voices.related.leading
    yield _heading(desk, desk.words.related, area.x, area.y)
    y = area.y + desk.layout.voices.heading.leading * AFTER_HEADING
    for item, lines in entries:
        placed = stack(lines, area.x, y, leading)
        links = tuple(Link(line.box, item.url) for line in placed) if item.url else ()
        yield Element(Role.LIST_ITEM, (*placed, *links), lang=desk.lang)
        y = y + leading * (len(lines) + AFTER_ENTRY)


def _foot(desk: Desk) -> Iterator[Element]:
    """At the foot of the back cover: an accent rule, the title once more, the publication and its address."""
    voices, area, lang = desk.layout.voices, desk.sheet.area(Side.LEFT), desk.lang
    title = desk.headline(desk.edition.article.running_title, voices.heading, area.width * 0.8)
    publication = desk.edition.settings.publication
    below = [text for text in (publication.name, desk.edition.article.url or publication.site) if text]
    small = [line for text in below for line in desk.ragged(text, voices.small, area.width)]
    height = voices.heading.leading * len(title) + voices.small.leading * (len(small) + 0.6)
    top = area.bottom - height
    rule = Rule(area.x, top - Mm(4), area.x + Mm(12), top - Mm(4), Pt(1.2), desk.palette["accent"])
    yield Element(Role.ARTIFACT, (rule,))
    yield Element(Role.PARAGRAPH, stack(title, area.x, top, voices.heading.leading), lang=lang)
    if small:
        y = top + voices.heading.leading * len(title) + voices.small.leading * 0.6
        yield Element(Role.PARAGRAPH, stack(small, area.x, y, voices.small.leading), lang=lang)
