"""Words set in type: one wording, a width and a size between largest and least go in; blocks of lines with their heights come out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.channels.cards.schema import CardLayout, CardVoice
from publisher.channels.cards.targets import Target
from publisher.channels.cards.words import Words
from publisher.page.items import Colour
from publisher.typeset.breaks import Kind
from publisher.typeset.fit import ink_leading
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import set_headline
from publisher.typeset.measure import measure, with_more_breaks
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.units import Length, Px


@dataclass(frozen=True, slots=True)
class Look:
    """A layout on one target: its colours read and its units known."""

    layout: CardLayout
    target: Target
    colours: Mapping[str, Colour]
    book: FontBook

    def u(self, value: float) -> Length:
        """A length of the layout on this card."""
        return self.target.u * value

    def style(self, voice: CardVoice, shrunk: float = 0.0) -> TextStyle:
        """The style of a voice: at its largest when ``shrunk`` is 0, at its least legible when it is 1."""
        least = math.ceil(self.target.seen_as(voice.seen).px)
        largest = max(self.u(voice.size).px, least)
        size = Px(round((largest + (least - largest) * shrunk) * 4) / 4)
        return TextStyle(
            family=voice.family,
            size=size,
            leading=size * voice.leading,
            colour=self.colours[voice.colour],
            weight=voice.weight,
            italic=voice.italic,
            tracking=voice.tracking,
            capitals=voice.capitals,
            features=voice.features,
        )


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one voice under each other."""

    lines: tuple[SetLine, ...]
    leading: Length
    max_lines: int | None = None
    widest_word: Length = field(default_factory=lambda: Length(0))
    """Of a headline, whose words are never cut; 0 where they may be."""

    @property
    def height(self) -> Length:
        """From the top of the first line to the bottom of the last; nothing without lines."""
        if not self.lines:
            return Length(0)
        return self.lines[0].ascent + self.leading * (len(self.lines) - 1) + self.lines[-1].descent

    @property
    def width(self) -> Length:
        """What it needs: the widest line, or the widest word that must stay in one piece."""
        return Length(max((self.widest_word, *(line.width for line in self.lines))))

    @property
    def has_too_many_lines(self) -> bool:
        """Whether it takes more lines than its voice allows."""
        return self.max_lines is not None and len(self.lines) > self.max_lines


@dataclass(frozen=True, slots=True)
class Blocks:
    """All words of a card, set for one width."""

    kicker: Block
    title: Block
    caption: Block
    credit: Block
    name: SetLine | None

    @property
    def parts(self) -> dict[str, Block]:
        """The blocks by name."""
        return {"kicker": self.kicker, "title": self.title, "caption": self.caption, "credit": self.credit}

    def height(self, look: Look) -> Length:
        """What they need with the white between them, bar included."""
        space = look.layout.space
        head = self.kicker.lines or self.name
        return Length(
            look.u(space.bar[1] + space.bar_gap)
            + (self.head_height + look.u(space.kicker) if head else 0.0)
            + (self.title.height + look.u(space.title))
            + self.caption.height
            + (self.credit.height + look.u(space.caption) if self.credit.lines else 0.0)
        )

    @property
    def head_height(self) -> Length:
        """Of the row with the kicker and the publication's name."""
        name = self.name.ascent + self.name.descent if self.name else 0.0
        return Length(max(self.kicker.height, name))

    def fit(self, look: Look, width: float, height: float) -> bool:
        """Whether they fit that box: no line too wide, not too many lines, not too high."""
        narrow = all(block.width <= width + 0.01 for block in self.parts.values())
        few = not any(block.has_too_many_lines for block in self.parts.values())
        return narrow and few and self.height(look) <= height + 0.01


def set_words(words: Words, look: Look, width: Length, shrunk: float) -> Blocks:
    """The words set for a width, all voices shrunk alike between their largest (0) and their least size (1)."""
    layout = look.layout
    kicker = _text(words.kicker, layout.kicker, look, width, words.lang, shrunk)
    return Blocks(
        kicker=kicker,
        title=_title(words, look, width, shrunk),
        caption=_text(words.caption, layout.caption, look, width, words.lang, shrunk),
        credit=_text(words.credit, layout.credit, look, width, words.lang, shrunk),
        name=_name(words, look, width, shrunk, kicker),
    )


def _title(words: Words, look: Look, width: Length, shrunk: float) -> Block:
    voice = look.layout.title
    style = look.style(voice, shrunk)
    lines = set_headline(words.title, style, width, words.lang, book=look.book)
    leading = Length(max(style.leading, ink_leading(lines)))
    widest = _widest_word(words.title, style, width, words.lang, look.book)
    return Block(lines, leading, voice.max_lines, widest)


def _widest_word(text: str, style: TextStyle, width: Length, lang: str, book: FontBook) -> Length:
    """The widest stretch that cannot be parted; dates and names can where they are wider than the line."""
    whole = measure((StyledSpan(text, style),), lang, False, book)
    parted = with_more_breaks(whole, width, Kind.SPACE)
    return Length(max((parted.line_width(i - 1, i) for i in range(len(parted.breaks))), default=0.0))


def _text(text: str, voice: CardVoice, look: Look, width: Length, lang: str, shrunk: float) -> Block:
    style = look.style(voice, shrunk)
    lines = set_headline(text, style, width, lang, book=look.book) if text else ()
    return Block(lines, style.leading, voice.max_lines)


def _name(words: Words, look: Look, width: Length, shrunk: float, kicker: Block) -> SetLine | None:
    """The publication's name, where it stands on one row with the kicker."""
    if not words.name or len(kicker.lines) > 1:
        return None
    style = look.style(look.layout.name, shrunk)
    line = set_line(words.name, style, words.lang, look.book)
    gap = style.size if kicker.lines else 0.0
    return line if kicker.width + gap + line.width <= width else None
