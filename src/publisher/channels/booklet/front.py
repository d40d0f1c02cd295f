"""The front of the booklet: cover, imprint page and title page."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.article.credit import caption_text
from publisher.article.dates import long_date
from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk, stack
from publisher.compose.figure import Legend
from publisher.compose.sheet import Side
from publisher.layout.schema import Voice
from publisher.notices import PublisherError, error
from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Item, Page, Role, Rule
from publisher.typeset.fit import Fitted, fit_headline
from publisher.typeset.style import SetLine
from publisher.units import Length, Mm, Pt


def cover(desk: Desk, photo: Photo | None) -> Page:
    """The cover: the lead photo above a band of paper with kicker and title; its credit in the corner of the band."""
    title_block = _CoverTitle(desk)
    elements = [_ground(desk, "paper" if photo else "ground")]
    if photo is not None:
        elements.append(_cover_figure(desk, photo, title_block))
    elements += title_block.elements()
    if desk.is_draft:
        elements.append(_draft_mark(desk))
    return desk.page("cover", 1, elements, foot=False)


class _CoverTitle:
    """Kicker and title at the foot of the cover, standing on the bottom margin."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.voices = desk.layout.voices
        self.area = desk.sheet.area(Side.RIGHT)
        self.title = fit_title(desk, self.voices.cover_title, self.area.width, self.area.height * 0.6)
        kicker = desk.edition.article.kicker
        self.kicker = desk.headline(kicker, self.voices.cover_kicker, self.area.width) if kicker else ()

    @property
    def foot(self) -> Length:
        """Where the title ends."""
        return self.desk.sheet.size.height - self.desk.layout.margins.bottom

    @property
    def title_top(self) -> Length:
        """Where the title begins."""
        return self.foot - self.title.style.leading * len(self.title.lines)

    @property
    def top(self) -> Length:
        """Where the kicker, or without one the title, begins."""
        leading = self.voices.cover_kicker.leading
        return self.title_top - leading * (len(self.kicker) + (0.6 if self.kicker else 0.0))

    def elements(self) -> Iterator[Element]:
        """Kicker and title."""
        if self.kicker:
            lines = stack(self.kicker, self.area.x, self.top, self.voices.cover_kicker.leading)
            yield Element(Role.KICKER, lines, lang=self.desk.lang)
        lines = stack(self.title.lines, self.area.x, self.title_top, self.title.style.leading)
        yield Element(Role.TITLE, lines, lang=self.desk.lang)


def fit_title(desk: Desk, voice: Voice, width: Length, height: Length) -> Fitted:
    """The title as large as it fits, else the short title; PublisherError P203 when neither does."""
    article = desk.edition.article
    smallest = voice.smallest or voice.size
    style = desk.palette.style(voice)
    for text in dict.fromkeys((article.title, article.running_title)):
        fitted = fit_headline(
            text, style, width, height, desk.lang, smallest=smallest, max_lines=voice.max_lines, book=desk.book
        )
        if fitted is not None:
            return fitted
    raise PublisherError(
        error(
            "P203",
            f"the title is too long for the cover: {len(article.title)} letters do not fit "
            f"{voice.max_lines} lines of {smallest.pt:g} pt",
            article.source.at("title"),
            "give a short_title",
            "booklet",
        )
    )


def _ground(desk: Desk, colour: str) -> Element:
    return Element(Role.ARTIFACT, (Fill(desk.sheet.full_bleed(), desk.palette[colour]),))


def _draft_mark(desk: Desk) -> Element:
    """The word "Draft" on the accent colour in the upper outer corner, clear of the trim."""
    line = desk.line(desk.words.draft, desk.layout.voices.cover_kicker, "paper")
    area, pad = desk.sheet.area(Side.RIGHT), desk.layout.voices.cover_kicker.size * 0.7
    box = Rect(area.right - line.width - 2 * pad, area.y, line.width + 2 * pad, line.ascent + line.descent + pad)
    items = (Fill(box, desk.palette["accent"]), line.at(box.x + pad, box.y + pad / 2 + line.ascent))
    return Element(Role.PARAGRAPH, items, lang=desk.lang)


def _cover_figure(desk: Desk, photo: Photo, title: _CoverTitle) -> Element:
    """The photo down to the title's band; its credit, small, below its outer corner."""
    bleed = desk.sheet.full_bleed()
    credit = _credit_lines(desk, photo)
    leading = desk.layout.voices.credit.leading
    room = Mm(7) + leading * len(credit)
    if desk.layout.cover.style == "framed":
        area = desk.sheet.area(Side.RIGHT)
        box = Rect(area.x, area.y, area.width, title.top - room - area.y)
    else:
        box = Rect(bleed.x, bleed.y, bleed.width, title.top - room - bleed.y)
    box = _natural(desk, photo, box)
    items, to_come = desk.figures.picture(photo, box)
    x = desk.sheet.area(Side.RIGHT).x
    top = box.bottom + Mm(1.6)
    credited = Element(Role.CREDIT, stack(credit, x, top, leading), lang=desk.lang, photo=photo.id)
    return Element(
        Role.FIGURE,
        items,
        (credited,) if credit else (),
        lang=desk.lang,
        alt=photo.alt,
        photo=photo.id,
        plate=to_come,
    )


def _natural(desk: Desk, photo: Photo, box: Rect) -> Rect:
    """The box, made less high where the photo would lose more than two fifths of itself or may not be cut at all."""
    aspect = desk.figures.aspect(photo)
    limit = 0.0 if not photo.rights.crop else 0.42
    if box.aspect >= aspect * (1 - limit):
        return box
    height = box.width / (aspect * (1 - limit))
    return Rect(box.x, box.y, box.width, height)


def _credit_lines(desk: Desk, photo: Photo) -> tuple[SetLine, ...]:
    text = desk.figures.credit_text(photo)
    return desk.ragged(text, desk.layout.voices.credit, desk.sheet.area(Side.RIGHT).width) if text else ()


def imprint(desk: Desk, photo: Photo | None) -> Page:
    """The imprint page: who publishes, what the cover shows, and whether this is a draft; at the foot of the page."""
    voice = desk.layout.voices.small
    area = desk.sheet.area(Side.LEFT)
    width = min(area.width, voice.size * 28)
    blocks = [desk.ragged(text, voice, width) for text in _imprint_texts(desk)]
    legend = _cover_legend(desk, photo, width) if photo is not None else None
    gap = voice.leading * 0.6
    height = sum(float(voice.leading * len(lines) + gap) for lines in blocks)
    y = Length(area.bottom - height - (legend.height if legend else 0.0))
    elements: list[Element] = []
    for lines in blocks:
        elements.append(Element(Role.PARAGRAPH, stack(lines, area.x, y, voice.leading), lang=desk.lang))
        y = y + voice.leading * len(lines) + gap
    elements += legend.place(area.x, y) if legend else ()
    return desk.page("imprint", 2, elements, foot=False)


def _imprint_texts(desk: Desk) -> Iterator[str]:
    article, publication = desk.edition.article, desk.edition.settings.publication
    if publication.name:
        yield publication.name
    yield article.title
    if desk.is_draft:
        waiting = [photo.id for photo in article.photos if desk.edition.is_to_come(photo.id)]
        yield f"{desk.words.draft}. {desk.words.photo_to_come}: {', '.join(waiting)}."
    if article.url:
        yield article.url
    yield from (
        f"{desk.words.corrections}, {long_date(c.date.isoformat(), desk.lang)}: {c.text}" for c in article.corrections
    )


def _cover_legend(desk: Desk, photo: Photo, width: float) -> Legend:
    """What the cover shows, said as "Cover: ..."."""
    caption = f"{desk.words.cover}: {caption_text(photo, context=False)}"
    return desk.figures.legend_of(photo, caption, width)


def title_page(desk: Desk) -> Page:
    """The title page: kicker, title, lead and byline in much white."""
    voices, article = desk.layout.voices, desk.edition.article
    area = desk.sheet.area(Side.RIGHT)
    fitted = fit_title(desk, voices.title, area.width, area.height * 0.5)
    rows: list[tuple[Role, tuple[SetLine, ...], Length, float]] = []
    if article.kicker:
        rows.append((Role.KICKER, desk.headline(article.kicker, voices.kicker, area.width), voices.kicker.leading, 0.8))
    rows.append((Role.TITLE, fitted.lines, fitted.style.leading, 0.55))
    if article.lead:
        lead_width = min(area.width, voices.lead.size * 30)
        rows.append((Role.LEAD, desk.ragged(article.lead, voices.lead, lead_width), voices.lead.leading, 0.9))
    if byline := _byline(desk):
        rows.append((Role.BYLINE, desk.ragged(byline, voices.byline, area.width), voices.byline.leading, 0.0))
    height = sum(float(leading * (len(lines) + after)) for _, lines, leading, after in rows)
    y = Length(max(area.y, area.y + (area.height - height) * 0.30))
    elements = [_accent(desk, area.x, y - Mm(6))]
    for role, lines, leading, after in rows:
        elements.append(Element(role, stack(lines, area.x, y, leading), lang=desk.lang))
        y = y + leading * (len(lines) + after)
    return desk.page("title", 3, elements, foot=False)


def _accent(desk: Desk, x: Length, y: Length) -> Element:
    items: tuple[Item, ...] = (Rule(x, y, x + Mm(12), y, Pt(1.2), desk.palette["accent"]),)
    return Element(Role.ARTIFACT, items)


def _byline(desk: Desk) -> str:
    article = desk.edition.article
    parts = [f"{desk.words.by} {', '.join(article.byline)}"] if article.byline else []
    if article.dateline:
        parts += [article.dateline.place] if article.dateline.place else []
        parts += [long_date(article.dateline.date.isoformat(), desk.lang)] if article.dateline.date else []
    return " · ".join(parts)
