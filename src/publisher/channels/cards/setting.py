"""Words set in type: one wording, a width and a size between largest and least go in; blocks of lines with their heights come out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from publisher.channels.cards.schema import HEADLINES, CardLayout, CardVoice, Slot
from publisher.channels.cards.targets import Target
from publisher.channels.cards.words import Words
from publisher.page.items import Colour
from publisher.photos.model import PictureFile
from publisher.typeset.breaks import Kind
from publisher.typeset.fit import ink_leading
from publisher.typeset.fonts import FontBook
from publisher.typeset.lines import set_headline, set_paragraph
from publisher.typeset.measure import measure, with_more_breaks, with_whole_phrases
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.units import Length, Px

UNSPACED = frozenset({"th", "lo", "km", "my"})
"""Languages written without spaces between words: their headlines may be cut between letters, as nothing else is known."""
LOGO = 1.5
"""How many times as high as the letters of the publication's name its logo stands."""


@dataclass(frozen=True, slots=True)
class Look:
    """A layout on one target: its colours read and its units known."""

    layout: CardLayout
    target: Target
    colours: Mapping[str, Colour]
    book: FontBook
    logo: PictureFile | None = None

    def u(self, value: float) -> Length:
        """A length of the layout on this card."""
        return self.target.u * value

    def on_photo(self, ink: Colour) -> Look:
        """The look of words that stand on a photo: all in one colour, the name in letters, as a logo may need a ground of its own."""
        return replace(self, colours=dict.fromkeys(self.colours, ink), logo=None)

    def style(self, slot: str, shrunk: float = 0.0) -> TextStyle:
        """The style of a voice: at its largest when ``shrunk`` is 0, at its least legible when it is 1."""
        voice = self.layout.voices[slot]
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

    slot: Slot
    lines: tuple[SetLine, ...]
    leading: Length
    below: Length
    max_lines: int | None = None
    widest_word: Length = field(default_factory=lambda: Length(0))
    """Of a headline, whose words are never cut between letters; 0 where they may be."""

    @property
    def rise(self) -> Length:
        """From the top of the block to its first baseline."""
        return self.lines[0].ascent

    @property
    def fall(self) -> Length:
        """From its last baseline to its bottom."""
        return self.lines[-1].descent

    @property
    def height(self) -> Length:
        """From the top of the first line to the bottom of the last; nothing without lines."""
        return Length(self.rise + self.leading * (len(self.lines) - 1) + self.fall) if self.lines else Length(0)

    @property
    def width(self) -> Length:
        """What it needs: the widest line, or the widest word that must stay in one piece."""
        return Length(max((self.widest_word, *(line.width for line in self.lines))))

    @property
    def has_too_many_lines(self) -> bool:
        """Whether it takes more lines than its voice allows."""
        return self.max_lines is not None and len(self.lines) > self.max_lines


@dataclass(frozen=True, slots=True)
class Sign:
    """The publication's name at the end of the kicker's line, as text or as its logo."""

    width: Length
    ascent: Length
    """Above the baseline it shares with the kicker."""
    descent: Length
    name: SetLine | None = None
    logo: PictureFile | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """All words of a card, set for one width; blocks without words are left out."""

    head: tuple[Block, ...]
    foot: tuple[Block, ...]
    sign: Sign | None = None

    @property
    def all(self) -> tuple[Block, ...]:
        """Head and foot."""
        return self.head + self.foot

    def height(self, look: Look) -> Length:
        """What they need with the white between them, bar included."""
        head, foot = self.head_height(look), stack_height(self.foot)
        gap = look.u(look.layout.space.between) if head and foot else 0.0
        return Length(head + gap + foot)

    def head_height(self, look: Look) -> Length:
        """Of bar, kicker row and the rest of the head."""
        bar = look.layout.space.bar[1]
        top = look.u(bar + look.layout.space.bar_gap) if bar and (self.head or self.sign) else 0.0
        if not self.sign:
            return Length(top + stack_height(self.head))
        kicker, rest = self.kicker, self.head[1:] if self.kicker else self.head
        gap = look.u(look.layout.voices["kicker"].below) if rest else 0.0
        row = max(self.sign.ascent, kicker.rise if kicker else 0) + max(self.sign.descent, kicker.fall if kicker else 0)
        return Length(top + row + gap + stack_height(rest))

    @property
    def kicker(self) -> Block | None:
        """The kicker, when the head begins with one."""
        return self.head[0] if self.head and self.head[0].slot == "kicker" else None

    def fit(self, look: Look, width: float, height: float) -> bool:
        """Whether they fit that box: no line too wide, not too many lines, not too high."""
        narrow = all(block.width <= width + 0.01 for block in self.all)
        few = not any(block.has_too_many_lines for block in self.all)
        return narrow and few and self.height(look) <= height + 0.01


def stack_height(blocks: tuple[Block, ...]) -> Length:
    """The height of blocks under each other with the white between them."""
    return Length(sum(block.height for block in blocks) + sum(block.below for block in blocks[:-1]))


def set_words(words: Words, look: Look, width: Length, shrunk: float) -> Blocks:
    """The words set for a width, all voices shrunk alike between their largest (0) and their least size (1)."""
    head, foot = (
        tuple(set_block(slot, words, look, width, shrunk) for slot in slots if words.said(slot))
        for slots in (look.layout.head, look.layout.foot)
    )
    kicker = head[0] if head and head[0].slot == "kicker" else None
    return Blocks(head, foot, _sign(words, look, width, shrunk, kicker) if "kicker" in look.layout.head else None)


def set_block(slot: Slot, words: Words, look: Look, width: Length, shrunk: float) -> Block:
    """What a card says in one slot, set for a width."""
    voice, style = look.layout.voices[slot], look.style(slot, shrunk)
    return _set_block(
        slot, words.said(slot), words.lang, style, voice, width, look.u(voice.below), words.divided, look.book
    )


@lru_cache(maxsize=4096)
def _set_block(
    slot: Slot,
    text: str,
    lang: str,
    style: TextStyle,
    voice: CardVoice,
    width: Length,
    below: Length,
    divided: bool,
    book: FontBook,
) -> Block:
    """Remembered: a title is tried at the same sizes beside every photo of a story."""
    lines = _lines(text, style, width, lang, book, slot != "credit")
    leading = max(style.leading, ink_leading(lines)) if slot in HEADLINES else style.leading
    if voice.tight:
        lines = tuple(replace(line, ascent=_ink_above(line), descent=_ink_below(line)) for line in lines)
    whole = slot in HEADLINES and lang.split("-")[0].lower() not in UNSPACED
    widest = _widest_word(text, style, width, lang, divided, book) if whole else Length(0)
    return Block(slot, lines, Length(leading), below, voice.max_lines, widest)


def _lines(text: str, style: TextStyle, width: Length, lang: str, book: FontBook, even: bool) -> tuple[SetLine, ...]:
    """Lines as even as can be; or as full as can be, for a credit, whose label should not stand alone."""
    if even:
        return set_headline(text, style, width, lang, book=book)
    return set_paragraph((StyledSpan(text, style),), width, lang, book=book)


_NOTHING = SetLine((), "", Length(0), Length(0), Length(0))


def _ink_above(line: SetLine) -> Length:
    return ink_leading((_NOTHING, line), 0.0)


def _ink_below(line: SetLine) -> Length:
    return ink_leading((line, _NOTHING), 0.0)


def _widest_word(text: str, style: TextStyle, width: Length, lang: str, divided: bool, book: FontBook) -> Length:
    """The widest stretch that cannot be parted; dates and names can where they are wider than the line, words where that is allowed."""
    whole = measure((StyledSpan(text, style),), lang, False, book)
    parted = with_more_breaks(with_whole_phrases(whole, width), width, Kind.SPACE)
    parted = with_more_breaks(parted, width, Kind.HYPHEN) if divided else parted
    return Length(max((parted.line_width(i - 1, i) for i in range(len(parted.breaks))), default=0.0))


def _sign(words: Words, look: Look, width: Length, shrunk: float, kicker: Block | None) -> Sign | None:
    """Logo or name, where it stands on one row with the kicker."""
    sign = _logo(look, shrunk) if look.logo and not words.counter else _name(words, look, shrunk)
    if sign is None or (kicker and len(kicker.lines) > 1):
        return None
    gap = look.style("name", shrunk).size if kicker else 0.0
    return sign if (kicker.width if kicker else 0.0) + gap + sign.width <= width else None


def _name(words: Words, look: Look, shrunk: float) -> Sign | None:
    text = words.counter or words.name
    if not text:
        return None
    line = _line(text, look.style("kicker" if words.counter else "name", shrunk), words.lang, look.book)
    return Sign(line.width, line.ascent, line.descent, name=line)


@lru_cache(maxsize=256)
def _line(text: str, style: TextStyle, lang: str, book: FontBook) -> SetLine:
    return set_line(text, style, lang, book)


def _logo(look: Look, shrunk: float) -> Sign | None:
    if look.logo is None:
        return None
    height = look.style("name", shrunk).size * LOGO
    return Sign(Length(height * look.logo.aspect), Length(height * 0.8), Length(height * 0.2), logo=look.logo)
