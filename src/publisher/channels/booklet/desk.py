"""The layout desk: one edition, one booklet layout, and the setters that every page of the booklet is made with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from publisher.compose.figure import FigureSetter
from publisher.compose.galley import GalleySetter
from publisher.compose.sheet import Sheet, Side
from publisher.compose.voices import Palette
from publisher.compose.wording import Wording, wording
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.schema import Voice
from publisher.page.items import Element, Page, Role, TextLine
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import set_headline, set_paragraph
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan
from publisher.units import Length


@dataclass(frozen=True)
class Desk:
    """Everything a page is made from; nothing on it changes."""

    edition: Edition
    layout: BookletLayout
    book: FontBook

    @property
    def lang(self) -> str:
        """The language of the article."""
        return self.edition.article.lang

    @cached_property
    def words(self) -> Wording:
        """The program's own words in the article's language."""
        return wording(self.lang)

    @cached_property
    def sheet(self) -> Sheet:
        """The geometry of the pages."""
        return Sheet(self.layout.page, self.layout.margins, self.layout.grid)

    @cached_property
    def palette(self) -> Palette:
        """The layout's colours with the brand's accent."""
        return Palette.of(self.layout.colours, self.edition.settings.brand.accent)

    @cached_property
    def figures(self) -> FigureSetter:
        """Sets photos with their captions and credits."""
        return FigureSetter(self.edition, self.layout, self.palette, self.book)

    @cached_property
    def galleys(self) -> GalleySetter:
        """Sets reading text."""
        return GalleySetter(self.layout, self.palette, self.book, self.lang)

    @property
    def is_draft(self) -> bool:
        """Whether any photo is still to come."""
        return any(self.edition.is_to_come(photo.id) for photo in self.edition.article.photos)

    def headline(self, text: str, voice: Voice, width: float) -> tuple[SetLine, ...]:
        """Balanced lines of display text."""
        return set_headline(text, self.palette.style(voice), Length(width), self.lang, book=self.book)

    def ragged(self, text: str, voice: Voice, width: float, href: str | None = None) -> tuple[SetLine, ...]:
        """A paragraph set ragged right, without hyphens."""
        span = StyledSpan(text, self.palette.style(voice), href)
        return set_paragraph([span], Length(width), self.lang, book=self.book)

    def line(self, text: str, voice: Voice, colour: str | None = None) -> SetLine:
        """One line of text."""
        return set_line(text, self.palette.style(voice, colour=colour), self.lang, self.book)

    def page(self, name: str, folio: int, elements: Iterable[Element], *, foot: bool = True, why: str = "") -> Page:
        """A page of the booklet, with its running foot where it carries one."""
        elements = tuple(elements)
        feet = (self.running_foot(folio),) if foot else ()
        shown = folio if foot else None
        return Page(name, self.sheet.size, self.layout.page.bleed, (*elements, *feet), shown, why or None)

    def running_foot(self, folio: int) -> Element:
        """Page number and running title in the outer corner; a draft says so."""
        voice, side = self.layout.voices.folio, Side.of(folio)
        area = self.sheet.area(side)
        y = self.sheet.size.height - max(self.layout.margins.safe, self.layout.margins.bottom * 0.5)
        number = self.line(str(folio), voice, "ink")
        title = self._running_title(area.width * 0.75)
        gap = voice.size * 1.6
        if side is Side.LEFT:
            placed = (number.at(area.x, y), title.at(area.x + number.width + gap, y))
        else:
            x = area.right - number.width
            placed = (title.at(x - gap - title.width, y), number.at(x, y))
        return Element(Role.ARTIFACT, tuple(line for line in placed if line.text), lang=self.lang)

    def _running_title(self, room: float) -> SetLine:
        """The short title and the word "Draft", as far as the foot has room: without a short title a long one stays away."""
        draft = (self.words.draft,) if self.is_draft else ()
        full = self.line(" · ".join((self.edition.article.running_title, *draft)), self.layout.voices.folio)
        return full if full.width <= room else self.line(" · ".join(draft), self.layout.voices.folio)


def stack(lines: Iterable[SetLine], x: float, top: float, leading: Length) -> tuple[TextLine, ...]:
    """Lines below each other from a top edge, each in the middle of its leading."""
    lines = tuple(lines)
    if not lines:
        return ()
    rest = (leading - lines[0].ascent - lines[0].descent) / 2
    return tuple(line.at(x, leading * n + top + rest + line.ascent) for n, line in enumerate(lines))
