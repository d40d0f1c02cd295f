"""A Page and what lies on it: elements with a role, made of pictures, lines of shaped text, fills, gradients, rules and links.

Every layout ends here and every painter starts here. All places are points from the trim's top left corner, y downwards.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, overload

from publisher.page.geometry import Crop, Rect, Size
from publisher.units import Length


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour for screens (sRGB, 0-255) and, where print needs its own inks, CMYK in per cent."""

    rgb: tuple[int, int, int]
    cmyk: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        return "#" + bytes(self.rgb).hex().upper()


@dataclass(frozen=True, slots=True)
class FontFile:
    """One static font file; two fonts are the same when their paths are."""

    path: Path

    @property
    def name(self) -> str:
        """The file's name without ending: unique among the fonts of a document."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a run: its number in the font, its advance and offset in points, and the text it stands for.

    A cluster of several glyphs gives its text to the first; the others stand for "".
    """

    id: int
    advance: float
    dx: float
    dy: float
    text: str


class Glyphs(Sequence[Glyph]):
    """Many glyphs in a tenth of the memory: their numbers and measures side by side, made into glyphs when they are asked for."""

    __slots__ = ("_advances", "_ids", "_offsets", "_texts")

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        glyphs = tuple(glyphs)
        self._ids = array("I", (glyph.id for glyph in glyphs))
        self._advances = array("d", (glyph.advance for glyph in glyphs))
        offsets = array("d", (offset for glyph in glyphs for offset in (glyph.dx, glyph.dy)))
        self._offsets = offsets if any(offsets) else None
        single = all(len(glyph.text) == 1 for glyph in glyphs)
        self._texts: str | tuple[str, ...] = (
            "".join(glyph.text for glyph in glyphs) if single else tuple(glyph.text for glyph in glyphs)
        )

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> Glyph: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Glyph, ...]: ...
    def __getitem__(self, index: int | slice) -> Glyph | tuple[Glyph, ...]:
        places = range(len(self))[index]
        return self._glyph(places) if isinstance(places, int) else tuple(map(self._glyph, places))

    def __iter__(self) -> Iterator[Glyph]:
        return map(self._glyph, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _glyph(self, place: int) -> Glyph:
        dx, dy = self._offsets[2 * place : 2 * place + 2] if self._offsets else (0.0, 0.0)
        return Glyph(self._ids[place], self._advances[place], dx, dy, self._texts[place])


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Neighbouring glyphs of one font, size and colour, in visual order from left to right; ``Glyphs`` where there are many."""

    font: FontFile
    size: float
    colour: Colour
    glyphs: Sequence[Glyph]

    @property
    def width(self) -> float:
        """The sum of the advances, in points."""
        return sum(glyph.advance for glyph in self.glyphs)


class Turn(StrEnum):
    """Which way a line of text reads."""

    NONE = "none"
    UP = "up"
    """Reading upwards: turned 90 degrees counter-clockwise, as a credit up the side of a photo."""
    DOWN = "down"
    """Reading downwards: turned 90 degrees clockwise, as a title on a spine (ISO 6357)."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A box filled with one colour."""

    rect: Rect
    colour: Colour


@dataclass(frozen=True, slots=True)
class Gradient:
    """A box of one colour whose strength changes from edge to edge: what lies below shows through where it is weak."""

    rect: Rect
    colour: Colour
    strengths: tuple[tuple[float, float], ...]
    """Places, 0 to 1 from the top, and how strong the colour is there, 0 to 1; in order, and even changes in between."""
    across: bool = False
    """From the left instead of from the top."""

    def strength(self, place: float) -> float:
        """How strong the colour is at a place; beyond the first and the last it stays as it is there."""
        before = self.strengths[0]
        for after in self.strengths:
            if place <= after[0]:
                span = after[0] - before[0]
                return before[1] + (after[1] - before[1]) * ((place - before[0]) / span if span else 1.0)
            before = after
        return before[1]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line between two points, of a thickness in points."""

    x1: Length
    y1: Length
    x2: Length
    y2: Length
    thickness: Length
    colour: Colour


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo: the box it fills, the part of it that shows, and the box outside which nothing of it may be painted.

    ``rect`` may be larger than the page: a photo over a spread is placed whole on both pages and clipped at the fold.
    """

    rect: Rect
    photo: str
    file: Path
    crop: Crop = Crop()
    clip: Rect | None = None


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of shaped text; (x, y) is the start of its baseline, ``text`` what it says (with a hyphen it may end in)."""

    x: Length
    y: Length
    runs: tuple[GlyphRun, ...]
    text: str
    width: Length
    ascent: Length
    descent: Length
    turn: Turn = Turn.NONE
    joins_next: bool = False
    """True when the line ends in a hyphen that is not part of the text."""
    runs_on: bool = False
    """True when the text goes on without a space on the next line: after a dash, inside a long word, in Chinese."""

    @property
    def box(self) -> Rect:
        """The box the line needs: its width by ascent and descent (both positive) around the baseline."""
        if self.turn is Turn.UP:
            return Rect(self.x - self.ascent, self.y - self.width, self.ascent + self.descent, self.width)
        if self.turn is Turn.DOWN:
            return Rect(self.x - self.descent, self.y, self.ascent + self.descent, self.width)
        return Rect(self.x, self.y - self.ascent, self.width, self.ascent + self.descent)


@dataclass(frozen=True, slots=True)
class Link:
    """A box that leads to an address when the page is read on a screen, or to an element's anchor: ``#name``."""

    rect: Rect
    url: str
    is_live: bool = True
    """False on paper, where it only says that its text refers to another place of the document."""

    @property
    def is_inner(self) -> bool:
        """Whether it leads to another place of the document."""
        return self.url.startswith("#")


NO_BLEED = Length(0)

Item: TypeAlias = Fill | Gradient | Rule | Picture | TextLine | Link


class Role(StrEnum):
    """What an element is, for tags, reading order and tests."""

    TITLE = "title"
    HEADING = "heading"
    KICKER = "kicker"
    LEAD = "lead"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    LIST_ITEM = "list item"
    LABEL = "label"
    """What marks a list item: its number, its dash, its date."""
    NOTES = "notes"
    NOTE = "note"
    TABLE = "table"
    ROW = "row"
    COLUMN_HEAD = "column head"
    ROW_HEAD = "row head"
    CELL = "cell"
    SIDEBAR = "sidebar"
    FIGURE = "figure"
    CAPTION = "caption"
    CREDIT = "credit"
    LINK = "link"
    ARTIFACT = "artifact"
    """Furniture that a screen reader passes over: grounds, rules, running feet, page numbers."""


@dataclass(frozen=True, slots=True)
class Element:
    """Items that belong together under one role; children follow in reading order."""

    role: Role
    items: tuple[Item, ...] = ()
    children: tuple[Element, ...] = ()
    lang: str | None = None
    alt: str | None = None
    photo: str | None = None
    """The photo a figure, caption or credit belongs to."""
    level: int | None = None
    """Of a heading: 2 is the highest under the title."""
    plate: bool = False
    """True for a figure whose photo is still to come."""
    continues: bool = False
    """True for the rest of a text that began in an earlier frame: the last element of its role."""
    anchor: str | None = None
    """A name that links within the document lead to: ``#name``."""

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """All text below the element, lines joined as they read."""
        parts: list[str] = []
        for element in self.walk():
            lines = (item for item in element.items if isinstance(item, TextLine))
            for line in lines:
                parts += [
                    line.text[:-1] if line.joins_next else line.text,
                    "" if line.joins_next or line.runs_on else " ",
                ]
        return "".join(parts).rstrip()


@dataclass(frozen=True, slots=True)
class Page:
    """One page or card: its trimmed size, its bleed, and its elements in reading order (painted in that order too)."""

    name: str
    """What kind of page it is: "cover", "plate", "framed" ..., or a card's target."""
    size: Size
    bleed: Length = NO_BLEED
    elements: tuple[Element, ...] = ()
    folio: int | None = None
    """The printed page number; None where the page carries none."""
    why: str | None = None
    """Why the plan chose this kind of page."""
    slug: Length = NO_BLEED
    """The strip around the bleed that carries printer's marks."""

    @property
    def trim(self) -> Rect:
        """The page as cut."""
        return Rect(Length(0), Length(0), self.size.width, self.size.height)

    @property
    def bleed_box(self) -> Rect:
        """The page with its bleed."""
        return self.trim.inset(-self.bleed)

    @property
    def sheet_box(self) -> Rect:
        """The page with its bleed and the slug around it."""
        return self.bleed_box.inset(-self.slug)

    def walk(self) -> Iterator[Element]:
        """All elements, depth first, in reading order."""
        for element in self.elements:
            yield from element.walk()

    def items(self) -> Iterator[Item]:
        """All items in painting order."""
        for element in self.walk():
            yield from element.items
