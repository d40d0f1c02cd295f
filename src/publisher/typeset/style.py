"""What text looks like before it is set, and a line after it: TextStyle and StyledSpan go in, SetLine comes out."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.page.items import Colour, GlyphRun, TextLine, Turn
from publisher.units import Length


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a stretch of text is set: family and cut, size and leading, colour, tracking and OpenType features."""

    family: str
    """A family of the font book: "Newsreader Display", "Newsreader Text", "Be Vietnam Pro", or a brand's own."""
    size: Length
    leading: Length
    """Baseline to baseline."""
    colour: Colour
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    """Extra space after each letter, in em: 0.06 for a kicker in capitals."""
    capitals: bool = False
    """Set in capitals, as the language writes them; the text itself stays as written."""
    rise: Length = Length(0)
    """How far the letters stand above their line, in points: figures of notes do; negative below it."""
    features: tuple[str, ...] = ()
    """OpenType features switched on beyond kerning and standard ligatures: "onum", "lnum", "tnum", "smcp"."""


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """Text of one style inside a paragraph, perhaps a link."""

    text: str
    style: TextStyle
    href: str | None = None


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of shaped text without a place; ``at`` gives it one.

    Widths, ascent and descent in points; ascent and descent are the font's line extents at this size, both positive.
    """

    runs: tuple[GlyphRun, ...]
    text: str
    width: Length
    ascent: Length
    descent: Length
    joins_next: bool = False
    """True when the line ends in a hyphen that is not part of the text."""
    links: tuple[tuple[float, float, str], ...] = ()
    """Stretches that are links: start, end (points from the line's start) and address."""
    runs_on: bool = False
    """True when the text goes on without a space on the next line: after a dash, inside a long word, in Chinese."""

    def at(self, x: float, y: float, turn: Turn = Turn.NONE) -> TextLine:
        """The line with the start of its baseline at x, y."""
        return TextLine(
            Length(x),
            Length(y),
            self.runs,
            self.text,
            self.width,
            self.ascent,
            self.descent,
            turn,
            self.joins_next,
            self.runs_on,
        )
