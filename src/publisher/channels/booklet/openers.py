"""Openers: a story goes in; the page it begins with, or the headline over its first columns of text, comes out."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.article.dates import long_date
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.parallel import halves
from publisher.channels.booklet.titles import TitleBlock, TitleRow, kicker_row, second_title_rows, title_row
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Item, Page, Role, Rule
from publisher.units import Length, Mm, Pt


def opener_page(desk: Desk, folio: int, name: str = "title") -> Page:
    """Kicker, title, lead and byline in much white."""
    area = desk.sheet.area(Side.of(folio))
    if desk.other is not None:
        return desk.page(name, folio, _in_two_languages(desk, area), foot=False)
    block = _block(desk, area.width, area.height * 0.5)
    y = Length(max(area.y + Mm(6), area.y + (area.height - block.height) * 0.30))
    return desk.page(name, folio, (_accent(desk, area.x, y - Mm(6)), *block.place(area.x, y)), foot=False)


def _block(desk: Desk, width: Length, height: Length) -> TitleBlock:
    voices = desk.layout.voices
    rows = [*kicker_row(desk, voices.kicker, width, 0.8), title_row(desk, voices.title, width, height, 0.55)]
    return TitleBlock((*rows, *_lead_rows(desk, width)), width, desk.lang)


def _lead_rows(desk: Desk, width: Length) -> Iterator[TitleRow]:
    """Lead and byline."""
    voices, lead = desk.layout.voices, desk.edition.article.lead
    if lead:
        lines = desk.ragged(lead, voices.lead, min(width, voices.lead.size * 30))
        yield TitleRow(Role.LEAD, lines, voices.lead.leading, 0.9, from_far=desk.reads_against(lead))
    if text := byline(desk):
        lines = desk.ragged(text, voices.byline, width)
        yield TitleRow(Role.BYLINE, lines, voices.byline.leading, 0.0, from_far=desk.reads_against(text))


def _in_two_languages(desk: Desk, area: Rect) -> Iterator[Element]:
    """Both titles below one another, the leads and bylines side by side below them, each in the column of its language."""
    voices = desk.layout.voices
    columns = [
        TitleBlock(tuple(_lead_rows(spoken, half.width)), half.width, spoken.lang)
        for spoken, half in zip(desk.spoken(), halves(desk, area), strict=True)
    ]
    rows = (*kicker_row(desk, voices.kicker, area.width, 0.8), *_titles(desk, area))
    title = TitleBlock(rows, area.width, desk.lang)
    height = title.height + AFTER_TITLES + max(column.height for column in columns)
    y = Length(max(area.y + Mm(6), area.y + (area.height - height) * 0.30))
    yield _accent(desk, area.x, y - Mm(6))
    yield from title.place(area.x, y)
    for column, half in zip(columns, halves(desk, area), strict=True):
        yield from column.place(half.x, y + title.height + AFTER_TITLES)


def _titles(desk: Desk, area: Rect) -> Iterator[TitleRow]:
    yield title_row(desk, desk.layout.voices.title, area.width, area.height * 0.4, 0.3)
    yield from second_title_rows(desk, area.width, 0.0)


def _accent(desk: Desk, x: Length, y: Length) -> Element:
    items: tuple[Item, ...] = (Rule(x, y, x + Mm(12), y, Pt(1.2), desk.palette["accent"]),)
    return Element(Role.ARTIFACT, items)


def byline(desk: Desk) -> str:
    """Who wrote it, where and when."""
    article = desk.edition.article
    parts = [f"{desk.words.by} {', '.join(article.byline)}"] if article.byline else []
    if article.dateline:
        parts += [article.dateline.place] if article.dateline.place else []
        parts += [long_date(article.dateline.date.isoformat(), desk.lang)] if article.dateline.date else []
    return " · ".join(parts)


AFTER_TITLES = Mm(12)
"""From the foot of the titles in two languages to the leads below them."""

AFTER_HEAD = Mm(5)
"""From the foot of a headline to the columns below it."""


def head_height(desk: Desk) -> Length:
    """What a headline over columns takes of the type area, on whole grid lines."""
    area = desk.sheet.area(Side.RIGHT)
    return desk.sheet.snap_up(_block(desk, area.width, area.height * 0.4).height + AFTER_HEAD + Mm(3))


def head(desk: Desk, folio: int) -> Iterator[Element]:
    """The headline at the head of the type area, below a rule."""
    area = desk.sheet.area(Side.of(folio))
    yield Element(Role.ARTIFACT, (Rule(area.x, area.y, area.right, area.y, Pt(2), desk.palette["ink"]),))
    yield from _block(desk, area.width, area.height * 0.4).place(area.x, area.y + Mm(3))
