"""The cover: a book goes in, its first page comes out, in the style its layout names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from publisher.article.dates import long_date
from publisher.article.model import Article, Photo
from publisher.channels.booklet.book import Book
from publisher.channels.booklet.calm import unrest
from publisher.channels.booklet.desk import Desk, stack
from publisher.channels.booklet.titles import TitleBlock, TitleRow, centre, kicker_row, second_title_rows, title_row
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Page, Role, Rule, TextLine
from publisher.page.mirror import mirrored_box
from publisher.typeset.fit import fit_headline
from publisher.typeset.style import SetLine
from publisher.units import Length, Mm, Pt

LARGEST_LOSS = 0.42
"""A cover photo is not cut by more than two fifths to fill its place."""

GROWN = 2.0
"""How much larger the title of a cover of words may be than over a photo."""

HEADS = 1.5
"""A panel in the upper half must hide so much less than one at the foot: faces, which no map of contrasts knows, stand high."""

FRONT_LOSS = 0.3
"""The photo of a front page is cut less: its whole width belongs under the headline."""


def cover(book: Book) -> Page:
    """The cover in the layout's style; a story without photos, or a design of words alone, gets the cover of words."""
    desk, shown = book.desk, book.cover_photo()
    elements = list(_words(book) if shown is None else STYLES[desk.layout.cover.style](book, *shown))
    if desk.is_draft:
        elements.append(_draft_mark(desk))
    return desk.page("cover", 1, elements, foot=False)


def _area(desk: Desk) -> Rect:
    return desk.sheet.area(Side.RIGHT)


def _ground(desk: Desk, colour: str, rect: Rect | None = None) -> Element:
    return Element(Role.ARTIFACT, (Fill(rect or desk.sheet.full_bleed(), desk.palette[colour]),))


def _draft_mark(desk: Desk) -> Element:
    """The word "Draft" on the accent colour in the upper outer corner, clear of the trim."""
    line = desk.line(desk.words.draft, desk.layout.voices.kicker, "paper")
    area, pad = _area(desk), desk.layout.voices.kicker.size * 0.7
    box = Rect(area.right - line.width - 2 * pad, area.y, line.width + 2 * pad, line.ascent + line.descent + pad)
    items = (Fill(box, desk.palette["accent"]), line.at(box.x + pad, box.y + pad / 2 + line.ascent))
    return Element(Role.PARAGRAPH, items, lang=desk.lang)


def _block(book: Book, width: Length, height: Length, ground: str) -> TitleBlock:
    """Kicker, title and subtitle of the cover, legible on that ground."""
    desk = book.desk.on(ground)
    voices = desk.layout.voices
    rows = [*kicker_row(desk, voices.cover_kicker, width, 0.6)]
    below = 0.4 if book.subtitle or desk.other else 0.0
    second = tuple(second_title_rows(desk, width, 0.0))
    room = height - sum(float(row.leading) * len(row.lines) for row in second)
    rows += (title_row(desk, voices.cover_title, width, Length(room), below), *second)
    if book.subtitle:
        voice = replace(voices.lead, colour=voices.cover_title.colour)
        rows.append(TitleRow(Role.LEAD, desk.ragged(book.subtitle, voice, width), voice.leading, 0.0))
    return TitleBlock(tuple(rows), width, desk.lang)


def _credit(told: Desk, photo: Photo, width: float, ground: str) -> tuple[SetLine, ...]:
    """The credit in the cover's small print."""
    text = told.figures.credit_text(photo)
    voice = replace(told.layout.voices.credit, colour=told.layout.cover.credit)
    return told.ragged(text, told.legible(voice, ground), width) if text else ()


def _figure(told: Desk, photo: Photo, box: Rect, credit: Iterable[Element], over: tuple[Fill, ...] = ()) -> Element:
    """The photo with its credit; ``over`` lies on the photo and below the credit."""
    items, to_come = told.figures.picture(photo, box)
    return Element(
        Role.FIGURE, (*items, *over), tuple(credit), lang=told.lang, alt=photo.alt, photo=photo.id, plate=to_come
    )


def _credited(told: Desk, photo: Photo, lines: tuple[SetLine, ...], x: float, top: float) -> Iterator[Element]:
    if lines:
        placed = stack(lines, x, top, told.layout.voices.credit.leading)
        yield Element(Role.CREDIT, placed, lang=told.lang, photo=photo.id)


def _natural(told: Desk, photo: Photo, box: Rect) -> Rect:
    """The box, made less high where the photo would lose too much of itself or may not be cut at all."""
    limit = 0.0 if not photo.rights.crop else LARGEST_LOSS
    least = told.figures.aspect(photo) * (1 - limit)
    return box if box.aspect >= least else Rect(box.x, box.y, box.width, box.width / least)


def _band(book: Book, told: Desk, photo: Photo) -> Iterator[Element]:
    """The photo to the bleed at the head and both sides, title and credit in a band at the foot."""
    yield from _above_title(book, told, photo, book.desk.sheet.full_bleed())


def _framed(book: Book, told: Desk, photo: Photo) -> Iterator[Element]:
    """The photo within the margins, the title below it."""
    yield from _above_title(book, told, photo, _area(book.desk))


def _above_title(book: Book, told: Desk, photo: Photo, room: Rect) -> Iterator[Element]:
    desk, area, ground = book.desk, _area(book.desk), book.desk.layout.cover.ground
    title = _block(book, area.width, area.height * 0.6, ground)
    top = area.bottom - title.height
    credit = _credit(told, photo, area.width, ground)
    height = top - Mm(7) - desk.layout.voices.credit.leading * len(credit) - room.y
    box = _natural(told, photo, Rect(room.x, room.y, room.width, height))
    yield _ground(desk, ground)
    yield _figure(told, photo, box, _credited(told, photo, credit, area.x, box.bottom + Mm(1.6)))
    yield from title.place(area.x, top)


def _inset(book: Book, told: Desk, photo: Photo) -> Iterator[Element]:
    """A small photo, whole, let into a coloured ground; the title centred below it, the credit at the foot."""
    desk, ground = book.desk, book.desk.layout.cover.ground
    area, page = _area(desk), desk.sheet.trim
    width, side = area.width * 0.9, page.width / 2
    title = _block(book, width, area.height * 0.34, ground)
    credit = _credit(told, photo, area.width, ground)
    gap, aspect = area.height * 0.06, told.figures.aspect(photo)
    photo_height = min(area.height * 0.88 - title.height - gap, area.width * 0.74 / aspect)
    photo_width = photo_height * aspect
    top = area.y + (area.height * 0.92 - photo_height - gap - title.height) * 0.45
    box = Rect(side - photo_width / 2, top, Length(photo_width), Length(photo_height))
    leading = desk.layout.voices.credit.leading
    placed = centre(credit, side - area.width / 2, area.width, area.bottom - leading * len(credit), leading)
    yield _ground(desk, ground)
    credited = (Element(Role.CREDIT, placed, lang=told.lang, photo=photo.id),) if credit else ()
    yield _figure(told, photo, box, credited)
    yield from title.place(side - width / 2, box.bottom + gap, centred=True)


def _full(book: Book, told: Desk, photo: Photo) -> Iterator[Element]:
    """The photo to all edges; title and credit on a panel where it hides least. A photo of another shape gets a band."""
    desk, ground = book.desk, book.desk.layout.cover.ground
    bleed = desk.sheet.full_bleed()
    if _loss(told, photo, bleed) > (LARGEST_LOSS if photo.rights.crop else 0.01):
        yield from _band(book, told, photo)
        return
    panel_width = desk.layout.page.width * (0.46 if desk.sheet.is_wide else 0.76)
    pad = desk.layout.margins.safe + Mm(3)
    width = panel_width - pad * 2
    title = _block(book, width, desk.layout.page.height * 0.5, ground)
    credit = _credit(told, photo, width, ground)
    small = desk.layout.voices.credit.leading * len(credit)
    panel = _calmest(told, photo, panel_width, title.height + small + pad * 2 + (Mm(5) if credit else 0.0))
    credited = _credited(told, photo, credit, panel.x + pad, panel.bottom - pad - small)
    yield _figure(told, photo, bleed, credited, (Fill(panel, desk.palette[ground]),))
    yield from title.place(panel.x + pad, panel.y + pad)


def _loss(told: Desk, photo: Photo, box: Rect) -> float:
    aspect = told.figures.aspect(photo)
    return 1.0 - min(aspect / box.aspect, box.aspect / aspect)


def _calmest(told: Desk, photo: Photo, width: Length, height: Length) -> Rect:
    """Where a panel hides least of what matters: on the outer margin's distance from the edges, low or high, left or right."""
    trim, margin = told.sheet.trim, told.layout.margins.outside
    rows = (trim.bottom - margin - height, margin)
    places = [Rect(x, y, width, height) for y in rows for x in (margin, trim.right - margin - width)]
    picture = told.edition.pictures.get(photo.id)
    if picture is None:
        return places[0]
    crop = told.figures.crop(photo, told.sheet.full_bleed().aspect)

    def hidden(composed: Rect) -> float:
        box = mirrored_box(composed, trim.width) if told.from_right else composed
        part = (box.x / trim.width, box.y / trim.height, box.right / trim.width, box.bottom / trim.height)
        high = HEADS if box.y < trim.height - box.bottom else 1.0
        return round(high * unrest(picture, crop, part, photo.focus), 6)

    return min(places, key=hidden)


def _masthead(book: Book, told: Desk, photo: Photo) -> Iterator[Element]:
    """A newspaper's front page: nameplate between rules, the headline, the photo as wide as the page, and the lead below it."""
    ground = book.desk.layout.cover.ground
    desk = book.desk.on(ground)
    area, voices = _area(desk), desk.layout.voices
    yield _ground(desk, ground)
    plate = tuple(_nameplate(desk, area))
    yield from plate
    row = title_row(desk, voices.cover_title, area.width, area.height * 0.3, 0.0)
    head = TitleBlock((row,), area.width, desk.lang)
    top = Length(max(float(_foot(element)) for element in plate)) + Mm(5)
    yield from head.place(area.x, top)
    credit = _credit(told, photo, area.width, ground)
    small = desk.layout.voices.credit.leading * len(credit) + Mm(1.6)
    teaser = _teaser(book, area)
    photo_top = top + head.height + Mm(5)
    room = area.bottom - photo_top - small - (teaser.height + Mm(5) if teaser.rows else 0.0)
    box = _whole(told, photo, Rect(area.x, photo_top, area.width, room))
    yield _figure(told, photo, box, _credited(told, photo, credit, area.x, box.bottom + Mm(1.6)))
    yield from teaser.place(area.x, box.bottom + small + Mm(4))


def _whole(told: Desk, photo: Photo, box: Rect) -> Rect:
    """The part of the box that the photo fills without losing more than a front page may cut, or anything it may not."""
    limit = FRONT_LOSS if photo.rights.crop else 0.0
    aspect = told.figures.aspect(photo)
    height = min(float(box.height), float(box.width) / (aspect * (1 - limit)))
    return Rect(box.x, box.y, Length(min(float(box.width), height * aspect / (1 - limit))), Length(height))


def _nameplate(desk: Desk, area: Rect) -> Iterator[Element]:
    """The publication's name in the largest voice between two rules; below it the kicker and the date."""
    voices, article = desk.layout.voices, desk.edition.article
    y = area.y + (voices.kicker.leading * 2.2 if desk.is_draft else 0.0)
    yield _rule(desk, area, y, Pt(2.4))
    if name := desk.edition.settings.publication.name:
        voice = voices.nameplate or voices.cover_title
        fitted = fit_headline(
            name, desk.palette.style(voice), area.width, area.height * 0.2, desk.lang,
            smallest=voice.smallest or voice.size, max_lines=1, book=desk.book,
        )  # fmt: skip
        if fitted is not None:
            lines = centre(fitted.lines, area.x, area.width, y + Mm(3), fitted.style.leading)
            yield Element(Role.PARAGRAPH, lines, lang=desk.lang)
            y = y + Mm(5) + fitted.height
            yield _rule(desk, area, y, Pt(0.5))
    line = tuple(_dateline(desk, article))
    if line:
        text = desk.line(" · ".join(line), voices.kicker)
        yield Element(Role.KICKER, stack((text,), area.x, y + Mm(1.2), voices.kicker.leading), lang=desk.lang)
        y = y + Mm(2.4) + voices.kicker.leading
        yield _rule(desk, area, y, Pt(0.5))


def _dateline(desk: Desk, article: Article) -> Iterator[str]:
    """Kicker, place and date, as far as the article has them."""
    yield from filter(None, (article.kicker,))
    if dateline := article.dateline:
        yield from filter(None, (dateline.place,))
        if dateline.date:
            yield long_date(dateline.date.isoformat(), desk.lang)


def _foot(element: Element) -> Length:
    return Length(
        max(
            float(item.y1 if isinstance(item, Rule) else item.y)
            for item in element.items
            if isinstance(item, Rule | TextLine)
        )
    )


def _teaser(book: Book, area: Rect) -> TitleBlock:
    """The subtitle, or the lead of a single article."""
    desk, voice = book.desk, book.desk.layout.voices.lead
    text = book.subtitle or desk.edition.article.lead
    width = min(area.width, voice.size * 40)
    rows = (TitleRow(Role.LEAD, desk.ragged(text, voice, width), voice.leading, 0.0),) if text else ()
    return TitleBlock(rows, width, desk.lang)


def _words(book: Book) -> Iterator[Element]:
    """Words alone: an accent rule, the title as large as it goes, and who publishes at the foot."""
    ground = book.desk.layout.cover.words
    desk = book.desk.on(ground)
    area, voices = _area(desk), desk.layout.voices
    title = _block(_grown(book), area.width, area.height * 0.66, ground)
    top = area.y + max(Mm(16), (area.height - title.height) * 0.3)
    yield _ground(desk, ground)
    rule = Rule(area.x, top - Mm(8), area.x + Mm(18), top - Mm(8), Pt(2.4), desk.palette[voices.cover_kicker.colour])
    yield Element(Role.ARTIFACT, (rule,))
    yield from title.place(area.x, top)
    if name := desk.edition.settings.publication.name:
        voice = replace(voices.byline, colour=voices.cover_title.colour)
        lines = desk.ragged(name, voice, area.width)
        placed = stack(lines, area.x, area.bottom - voice.leading * len(lines), voice.leading)
        yield Element(Role.PARAGRAPH, placed, lang=desk.lang)


def _grown(book: Book) -> Book:
    """The book with a cover title that may grow: without a photo the title is the picture."""
    layout = book.desk.layout
    title = layout.voices.cover_title
    grown = replace(
        title,
        size=title.size * GROWN,
        leading=title.leading * GROWN,
        smallest=title.smallest or title.size,
        max_lines=6,
    )
    voices = replace(layout.voices, cover_title=grown)
    return replace(book, desk=replace(book.desk, layout=replace(layout, voices=voices)))


def _rule(desk: Desk, area: Rect, y: Length, thickness: Length) -> Element:
    return Element(Role.ARTIFACT, (Rule(area.x, y, area.right, y, thickness, desk.palette["ink"]),))


Style: TypeAlias = Callable[[Book, Desk, Photo], Iterator[Element]]

STYLES: dict[str, Style] = {
    "band": _band,
    "framed": _framed,
    "inset": _inset,
    "full": _full,
    "masthead": _masthead,
}
"""Style -> what makes its elements; "type" has no photo and is made by ``_words``."""
