"""Find the size that fits: a headline or caption and a box go in, the largest style whose lines fill it come out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.page.items import GlyphRun
from publisher.typeset.balance import fewest_lines
from publisher.typeset.breaks import Kind
from publisher.typeset.fonts import FontBook, hb_font, shipped_fonts
from publisher.typeset.lines import SLACK, set_headline, set_paragraph
from publisher.typeset.measure import Measured, measure, with_more_breaks, with_whole_phrases
from publisher.typeset.passage import SOFT_HYPHEN
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.units import Length

STEP = 0.25
"""Sizes are tried in quarters of a point."""
INK_GAP = 0.06
"""The least daylight between the ink of two lines, in em of the larger type."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit: the style they are set in (its size and leading are the found ones), and the lines."""

    style: TextStyle
    lines: tuple[SetLine, ...]

    @property
    def height(self) -> Length:
        """One leading for each line."""
        return self.style.leading * len(self.lines)


def fit_headline(
    text: str,
    style: TextStyle,
    width: Length,
    height: Length,
    lang: str,
    *,
    smallest: Length,
    max_lines: int,
    book: FontBook | None = None,
) -> Fitted | None:
    """The headline at the largest size, from ``style.size`` down to ``smallest``, whose balanced lines fit the box.

    The leading shrinks with the size, but is never so small that marks touch. No word is cut, and dates and names are
    torn apart only when no size can hold them together. None when nothing fits.
    """
    book = book or shipped_fonts()
    text = text.replace(SOFT_HYPHEN, "")
    measured = measure((StyledSpan(text, style),), lang, False, book)

    def fit(measured: Measured) -> Fitted | None:
        def at(size: float) -> Fitted | None:
            room = (width + SLACK) * style.size / size
            count = fewest_lines(with_whole_phrases(measured, room), room)
            if count is None or count > max_lines:
                return None
            scaled = _scaled(style, size)
            lines = set_headline(text, scaled, width, lang, book=book)
            return _within(_with_ink_leading(scaled, lines), height)

        return _largest(at, style.size, smallest)

    if not measured.passage.text:
        return Fitted(style, ())
    return fit(measured) or fit(with_more_breaks(measured, width * style.size / smallest, Kind.SPACE))


def fit_paragraph(
    spans: Sequence[StyledSpan],
    width: Length,
    height: Length,
    lang: str,
    *,
    smallest: Length,
    max_lines: int | None = None,
    justify: bool = False,
    hyphenate: bool = False,
    book: FontBook | None = None,
) -> Fitted | None:
    """A caption or lead at the largest size that fits the box; all spans shrink alike, ``smallest`` is for the first.

    The style of the result is that of the first span at its new size. None when nothing fits.
    """
    style = spans[0].style

    def at(size: float) -> Fitted | None:
        factor = size / style.size
        scaled = [replace(span, style=_scaled(span.style, span.style.size * factor)) for span in spans]
        lines = set_paragraph(scaled, width, lang, justify=justify, hyphenate=hyphenate, book=book)
        if max_lines is not None and len(lines) > max_lines:
            return None
        return _within(Fitted(scaled[0].style, lines), height)

    return _largest(at, style.size, smallest)


def ink_leading(lines: Sequence[SetLine], gap: float | None = None) -> Length:
    """The smallest leading, in points, at which no ink of a line comes nearer than ``gap`` points to that of the next.

    Measured from the outlines' real extents, whatever stands above what, so it holds for any alignment. 0 for a single line.
    """
    needed = [
        _depth(above) + _height(below) + (_gap(above, below) if gap is None else gap)
        for above, below in pairwise(lines)
    ]
    return Length(max(needed, default=0.0))


def _gap(above: SetLine, below: SetLine) -> float:
    return INK_GAP * max((run.size for line in (above, below) for run in line.runs), default=0.0)


def _height(line: SetLine) -> float:
    """How far the ink of a line rises above its baseline."""
    return max((top for run in line.runs for top, _ in _ink(run)), default=0.0)


def _depth(line: SetLine) -> float:
    """How far the ink of a line reaches below its baseline."""
    return max((-bottom for run in line.runs for _, bottom in _ink(run)), default=0.0)


def _ink(run: GlyphRun) -> list[tuple[float, float]]:
    """The top and bottom of each glyph's outline, in points above the baseline."""
    font = hb_font(run.font)
    scale = run.size / font.face.upem
    extents = ((glyph.dy, font.get_glyph_extents(glyph.id)) for glyph in run.glyphs)
    return [
        (dy + box.y_bearing * scale, dy + (box.y_bearing + box.height) * scale)
        for dy, box in extents
        if box is not None
    ]


def _with_ink_leading(style: TextStyle, lines: tuple[SetLine, ...]) -> Fitted:
    return Fitted(replace(style, leading=max(style.leading, ink_leading(lines))), lines)


def _scaled(style: TextStyle, size: float) -> TextStyle:
    return replace(style, size=Length(size), leading=style.leading * (size / style.size))


def _within(fitted: Fitted, height: float) -> Fitted | None:
    return fitted if fitted.height <= height + 0.01 else None


def _largest(at: Callable[[float], Fitted | None], largest: float, smallest: float) -> Fitted | None:
    """The result at the largest size that has one, by halving the steps between the two sizes."""
    sizes = _sizes(largest, smallest)
    best = at(sizes[0])
    if best is not None:
        return best
    low, high = 0, len(sizes) - 1
    while low < high:
        middle = (low + high + 1) // 2
        fitted = at(sizes[-1 - middle]) if middle else None
        low, high, best = (middle, high, fitted) if fitted else (low, middle - 1, best)
    return best or at(sizes[-1])


def _sizes(largest: float, smallest: float) -> list[float]:
    steps = int(max(0.0, largest - smallest) / STEP)
    sizes = [largest - STEP * step for step in range(steps + 1)]
    return sizes if sizes[-1] <= smallest else [*sizes, smallest]
