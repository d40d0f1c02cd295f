"""A legend: the caption of a photo, in one language or two, and its credit go in, lines that are placed together come out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from publisher.article.model import Photo
from publisher.page.items import Element, Role
from publisher.typeset.bidi import reads_against
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import count_lines, set_headline
from publisher.typeset.style import SetLine, TextStyle
from publisher.units import Length

SIDE_BY_SIDE = 20
"""In em of the caption: two captions stand beside one another where each has so much room, else below one another."""


@dataclass(frozen=True)
class Legend:
    """A caption and, when it stands below it, the credit; it knows its height at once and sets its lines when it is placed.

    Lines are balanced: a caption of two lines has two of about the same length, never one word below a full line.
    """

    photo: Photo
    words: str
    credit_words: str
    measure: Length
    styles: tuple[TextStyle, TextStyle]
    """Of the caption and of the credit."""
    lang: str
    book: FontBook
    from_right: bool = False
    """Whether the page is read from the right."""

    CREDIT_SPACE: ClassVar[float] = 0.35
    """Between caption and credit, of the caption's leading."""

    @cached_property
    def caption(self) -> tuple[SetLine, ...]:
        """The lines of the caption."""
        return set_headline(self.words, self.styles[0], self.measure, self.lang, book=self.book)

    @cached_property
    def credit(self) -> tuple[SetLine, ...]:
        """The lines of the credit; none when it stands beside the photo, or is waived."""
        return set_headline(self.credit_words, self.styles[1], self.measure, self.lang, book=self.book)

    @cached_property
    def height(self) -> Length:
        """From the top of the caption to the foot of the credit."""
        caption, credit = (
            style.leading * count_lines(words, style, self.measure, self.lang, book=self.book)
            for words, style in zip((self.words, self.credit_words), self.styles, strict=True)
        )
        return caption + credit + (self.styles[0].leading * self.CREDIT_SPACE if caption and credit else 0.0)

    @property
    def width(self) -> Length:
        """The longest line."""
        return Length(max((line.width for line in (*self.caption, *self.credit)), default=0.0))

    def place(self, x: float, y: float, room: float | None = None) -> tuple[Element, ...]:
        """The caption and credit as elements, their top left corner at a point.

        Words that read against the page end at the far edge of ``room`` (points; the legend's measure when not given).
        """
        edge = x + float(self.measure if room is None else room)
        caption, credit = self.styles
        elements = []
        top = Length(y)
        if self.caption:
            elements.append(self._element(Role.CAPTION, self.caption, caption.leading, (x, edge), top))
            top = top + caption.leading * (len(self.caption) + self.CREDIT_SPACE)
        if self.credit:
            elements.append(self._element(Role.CREDIT, self.credit, credit.leading, (x, edge), top))
        return tuple(elements)

    def _element(
        self, role: Role, lines: tuple[SetLine, ...], leading: Length, edges: tuple[float, float], top: Length
    ) -> Element:
        rest = (leading - lines[0].ascent - lines[0].descent) / 2
        words = self.words if role is Role.CAPTION else self.credit_words
        against = reads_against(words, self.lang, self.from_right)
        starts = (edges[1] - line.width if against else edges[0] for line in lines)
        rows = enumerate(zip(starts, lines, strict=True))
        placed = tuple(line.at(x, top + leading * n + rest + line.ascent) for n, (x, line) in rows)
        return Element(role, placed, lang=self.lang, photo=self.photo.id)


@dataclass(frozen=True, kw_only=True)
class PairedLegend(Legend):
    """A legend whose caption stands in two languages, side by side or below one another; the credit follows both."""

    second: Legend
    """The caption in the second language, without the credit."""
    column: Length | None = None
    """The width of the column each caption stands in; None where they stand below one another."""
    gap: Length = Length(0)
    """Between the columns."""

    @cached_property
    def _parts(self) -> tuple[Legend, Legend]:
        """The caption in the first language, and the credit."""
        rest = (self.measure, self.styles, self.lang, self.book, self.from_right)
        return Legend(self.photo, self.words, "", *rest), Legend(self.photo, "", self.credit_words, *rest)

    @property
    def _between(self) -> Length:
        return self.styles[0].leading * self.CREDIT_SPACE

    @cached_property
    def _captions_height(self) -> Length:
        heights = [float(legend.height) for legend in (self._parts[0], self.second)]
        return Length(sum(heights) + self._between) if self.column is None else Length(max(heights))

    @cached_property
    def height(self) -> Length:
        """From the top of the captions to the foot of the credit."""
        credit = self._parts[1].height
        return self._captions_height + (credit + self._between if credit else 0.0)

    @property
    def width(self) -> Length:
        """The longest line, or both columns."""
        longest = max(float(super().width), float(self.second.width))
        return Length(longest) if self.column is None else self.column * 2 + self.gap

    def place(self, x: float, y: float, room: float | None = None) -> tuple[Element, ...]:
        """The captions and the credit as elements, their top left corner at a point; ``room`` as ``Legend.place`` has it."""
        caption, credit = self._parts
        if self.column is None:
            second = self.second.place(x, y + caption.height + self._between, room)
        else:
            room = self.column
            second = self.second.place(x + self.column + self.gap, y, room)
        below = credit.place(x, y + self._captions_height + self._between, room)
        return (*caption.place(x, y, room), *second, *below)
