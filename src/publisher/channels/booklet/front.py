"""The imprint page: a book and the facts of its making go in, the page behind the cover comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.article.credit import caption_text
from publisher.article.dates import long_date
from publisher.channels.booklet.book import Book
from publisher.channels.booklet.desk import Desk, stack
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.items import Element, Page, Role
from publisher.units import Length


def imprint(book: Book, colophon: Iterable[str]) -> Page:
    """Who publishes, what the cover shows, whether this is a draft, and the colophon; at the foot of the page."""
    desk = book.desk
    voice = desk.layout.voices.small
    area = desk.sheet.area(Side.LEFT)
    width = min(area.width, voice.size * 32)
    texts = (*_texts(book), *((desk, text) for text in colophon))
    blocks = [(spoken, spoken.ragged(text, voice, width)) for spoken, text in texts]
    legend = _cover_legend(book, width)
    gap = voice.leading * 0.6
    height = sum(float(voice.leading * len(lines) + gap) for _, lines in blocks)
    y = Length(area.bottom - height - (legend.height if legend else 0.0))
    elements: list[Element] = []
    for spoken, lines in blocks:
        elements.append(Element(Role.PARAGRAPH, stack(lines, area.x, y, voice.leading), lang=spoken.lang))
        y = y + voice.leading * len(lines) + gap
    elements += legend.place(area.x, y) if legend else ()
    return desk.page("imprint", 2, elements, foot=False)


def _texts(book: Book) -> Iterator[tuple[Desk, str]]:
    """The texts, each with the desk that sets it."""
    desk = book.desk
    if name := desk.edition.settings.publication.name:
        yield desk, name
    yield from ((spoken, spoken.edition.article.title) for spoken in desk.spoken())
    if desk.is_draft:
        waiting = [photo.id for told, photo in book.photos() if told.edition.is_to_come(photo.id)]
        yield desk, f"{desk.words.draft}. {desk.words.photo_to_come}: {', '.join(waiting)}."
    for chapter in book.chapters:
        if chapter.edition.article.url:
            yield desk, chapter.edition.article.url
    for chapter in book.chapters:
        for spoken in chapter.spoken():
            yield from ((desk if spoken is chapter else spoken, text) for text in _corrections(spoken))


def _corrections(desk: Desk) -> Iterator[str]:
    for correction in desk.edition.article.corrections:
        yield f"{desk.words.corrections}, {long_date(correction.date.isoformat(), desk.lang)}: {correction.text}"


def _cover_legend(book: Book, width: float) -> Legend | None:
    """What the cover shows, said as "Cover: ..."."""
    shown = book.cover_photo()
    if shown is None:
        return None
    told, photo = shown
    return told.figures.legend_of(photo, f"{told.words.cover}: {caption_text(photo, context=False)}", width)
