"""The layout desk: one edition, one booklet layout, and the setters that every page of the booklet is made with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property

from publisher.compose.figure import FigureSetter
from publisher.compose.setter import GalleySetter
from publisher.compose.sheet import Sheet, Side
from publisher.compose.voices import Palette
from publisher.compose.wording import Wording, wording
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.contrast import LEGIBLE, contrast
from publisher.layout.schema import Voice
from publisher.page.items import Element, Item, Page, Role, Rule, TextLine
from publisher.typeset.bidi import reads_against
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import set_headline, set_paragraph
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan
from publisher.units import Length, Pt


@dataclass(frozen=True)
class Desk:
    """Everything a page is made from; nothing on it changes."""

    edition: Edition
    layout: BookletLayout
    book: FontBook
    from_right: bool = False
    """Whether the book is bound at its right edge: its pages are composed from the left like all others, and then mirrored."""
    beside: Edition | None = None
    """The same story in the second language of a booklet of two."""

    anchor: str = ""
    """What the names of places begin with, if not with the article's id."""

    @cached_property
    def other(self) -> Desk | None:
        """The desk of the second language; None in a booklet of one."""
        if self.beside is None:
            return None
        article = self.beside.article
        return Desk(self.beside, self.layout, self.book, self.from_right, anchor=f"{article.id}-{article.lang}")

    def spoken(self) -> tuple[Desk, ...]:
        """The desk, and that of the second language where there is one."""
        return (self, self.other) if self.other else (self,)

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
        return FigureSetter(self.edition, self.layout, self.palette, self.book, self.from_right, self.beside)

    @cached_property
    def galleys(self) -> GalleySetter:
        """Sets reading text."""
        article = self.edition.article
        notes = {note.label: number for number, note in enumerate(article.notes, 1)}
        return GalleySetter(
            self.layout, self.palette, self.book, self.lang, self.from_right, notes, self.anchor or article.id
        )

    def reads_against(self, text: str = "") -> bool:
        """Whether a text of the article, or the article itself, reads against the book's direction."""
        return reads_against(text, self.lang, self.from_right)

    @property
    def is_draft(self) -> bool:
        """Whether any photo is still to come."""
        return any(self.edition.is_to_come(photo.id) for photo in self.edition.article.photos)

    def on(self, ground: str) -> Desk:
        """The desk for pages of a coloured ground: every voice in its own colour where that reads, else in ink or paper."""
        voices = self.layout.voices
        found = ((field.name, getattr(voices, field.name)) for field in fields(voices))
        changed = {name: self.legible(voice, ground) for name, voice in found if voice is not None}
        return replace(self, layout=replace(self.layout, voices=replace(voices, **changed)))

    def legible(self, voice: Voice, ground: str) -> Voice:
        """The voice in its own colour where that reads on the ground, else in ink or paper, whichever reads better."""
        behind = self.palette[ground]
        if contrast(self.palette[voice.colour], behind) >= LEGIBLE:
            return voice
        return replace(voice, colour=max(("ink", "paper"), key=lambda name: contrast(self.palette[name], behind)))

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
        """Page number and running title where the layout has them; a draft says so."""
        lines = {"outer": self._outer_foot, "centre": self._centred_foot, "head": self._head}[self.layout.feet.style]
        return Element(Role.ARTIFACT, tuple(lines(folio)), lang=self.lang)

    def _outer_foot(self, folio: int) -> Iterator[Item]:
        """In the outer corner at the foot."""
        y = self.sheet.size.height - max(self.layout.margins.safe, self.layout.margins.bottom * 0.5)
        return self._outwards(folio, y)

    def _outwards(self, folio: int, y: Length) -> Iterator[Item]:
        """Number and title on a baseline, the number outermost."""
        voice, side = self.layout.voices.folio, Side.of(folio)
        area = self.sheet.area(side)
        number = self.line(str(folio), voice, "ink")
        title = self._running_title(area.width * 0.75)
        gap = voice.size * 1.6
        if side is Side.LEFT:
            placed = (number.at(area.x, y), title.at(area.x + number.width + gap, y))
        else:
            x = area.right - number.width
            placed = (title.at(x - gap - title.width, y), number.at(x, y))
        return (line for line in placed if line.text)

    def _centred_foot(self, folio: int) -> Iterator[Item]:
        """The number in the middle of the foot; only a draft has a word beside it."""
        y = self.sheet.size.height - max(self.layout.margins.safe, self.layout.margins.bottom * 0.5)
        area = self.sheet.area(Side.of(folio))
        draft = f" · {self.words.draft}" if self.is_draft else ""
        number = self.line(f"{folio}{draft}", self.layout.voices.folio)
        yield number.at(area.x + (area.width - number.width) / 2, y)

    def _head(self, folio: int) -> Iterator[Item]:
        """At the head, over a hairline."""
        area = self.sheet.area(Side.of(folio))
        y = area.y - self.layout.grid.baseline
        yield from self._outwards(folio, y - self.layout.voices.folio.size * 0.5)
        yield Rule(area.x, y, area.right, y, Pt(0.5), self.palette["ink"])

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
