"""A line of shaped text goes in, the content stream operators that place its glyphs exactly as planned come out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.page.items import Glyph, GlyphRun, TextLine, Turn
from publisher.paint.pdf.document import number, numbers
from publisher.paint.pdf.fonts import EmbeddedFont, EmbeddedFonts
from publisher.paint.pdf.inks import Inks
from publisher.typeset.fonts import hb_font

SOFT_HYPHEN = "\u00ad"  # what a hyphen at a line's end means (ISO 32000-1, 14.8.2.2.3), so that copied words are whole
OVERPRINT, KNOCKOUT = "Over", "Out"  # names of graphics states
FINEST_STEP = 0.5  # thousandths of the font size: smaller corrections wait until they have added up

DIRECTIONS = {Turn.NONE: "1 0 0 1", Turn.UP: "0 1 -1 0", Turn.DOWN: "0 -1 1 0"}
"""Turn -> the text matrix that lays a line along it."""


def show_line(line: TextLine, x: float, y: float, fonts: EmbeddedFonts, inks: Inks) -> str:
    """The text object for a line whose baseline starts at (x, y), in points from the page's bottom left corner.

    Solid black overprints. Graphics states that do so are named in the page's resources as in ``OVERPRINT``.
    """
    matrix = DIRECTIONS[line.turn]
    pen = _Pen()
    shown = [f"{matrix} {numbers(x, y)} Tm"]
    for run in _ended(line):
        shown += _overprint(pen, inks.overprints(run.colour))
        shown += _Writer(run, fonts[run.font], pen, inks.fill(run.colour)).operators()
    text = ("BT", *shown, "ET")
    return "\n".join(("q", *text, "Q") if pen.touched else text)


def _overprint(pen: _Pen, wanted: bool) -> Iterator[str]:
    if wanted != pen.overprints:
        pen.overprints, pen.touched = wanted, True
        yield f"/{OVERPRINT if wanted else KNOCKOUT} gs"


@dataclass(slots=True)
class _Pen:
    """Where the plan wants the pen and where a PDF reader has it, in points from the line's start."""

    planned: float = 0.0
    actual: float = 0.0
    rise: float = 0.0
    overprints: bool = False
    touched: bool = False
    """Whether the graphics state was changed and must be put back."""


class _Writer:
    """Writes one run: strings of codes, and a correction wherever the plan and the font's own advances part."""

    def __init__(self, run: GlyphRun, font: EmbeddedFont, pen: _Pen, colour: str) -> None:
        self._run = run
        self._font = font
        self._pen = pen
        self._colour = colour
        self._size = round(run.size, 3)
        self._operators: list[str] = []
        self._strings: list[str] = []
        self._codes: list[str] = []

    def operators(self) -> list[str]:
        """The run's operators, from its font and colour to the end of its last glyph."""
        self._operators = [f"/{self._font.resource} {number(self._size)} Tf {self._colour}"]
        for cluster in _clusters(self._run.glyphs):
            self._cluster(cluster)
        self._raise_to(0.0)
        self._flush()
        return self._operators

    def _cluster(self, cluster: Sequence[Glyph]) -> None:
        spelt = len(cluster) > 1 and not _reads_leftwards(cluster[0].text)
        if spelt:
            self._flush()
            self._operators.append(f"/Span << /ActualText <FEFF{cluster[0].text.encode('utf-16-be').hex()}> >> BDC")
        for glyph, text in zip(cluster, _texts(cluster), strict=True):
            self._glyph(glyph, text)
        if spelt:
            self._flush()
            self._operators.append("EMC")

    def _glyph(self, glyph: Glyph, text: str) -> None:
        pen, unit = self._pen, self._size / 1000
        self._raise_to(glyph.dy)
        lag = round((pen.planned + glyph.dx - pen.actual) / unit, 1)
        if abs(lag) >= FINEST_STEP:
            self._end_string()
            self._strings.append(number(-lag))
            pen.actual += lag * unit
        self._codes.append(f"{self._font.code(glyph.id, text):04X}")
        pen.actual += self._font.width(glyph.id) * unit
        pen.planned += glyph.advance

    def _raise_to(self, height: float) -> None:
        if height != self._pen.rise:
            self._flush()
            self._operators.append(f"{number(height)} Ts")
            self._pen.rise = height

    def _end_string(self) -> None:
        if self._codes:
            self._strings.append(f"<{''.join(self._codes)}>")
            self._codes = []

    def _flush(self) -> None:
        self._end_string()
        if self._strings:
            self._operators.append(f"[{' '.join(self._strings)}] TJ")
            self._strings = []


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """Glyphs that stand for one text together: the first has it, the rest have none."""
    starts = [index for index, glyph in enumerate(glyphs) if glyph.text or not index]
    return (glyphs[start:end] for start, end in zip(starts, [*starts[1:], len(glyphs)], strict=True))


def _texts(cluster: Sequence[Glyph]) -> Iterator[str]:
    """What each glyph of a cluster extracts as: its widest glyph carries the text.

    On a dot or an accent without width the text would have a gap beside it, which readers take for a space.
    """
    widest = max(cluster, key=lambda glyph: glyph.advance)
    return (cluster[0].text if glyph is widest else "" for glyph in cluster)


def _reads_leftwards(text: str) -> bool:
    """Arabic and Hebrew: poppler breaks their words at every ActualText, so their clusters go without."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _ended(line: TextLine) -> tuple[GlyphRun, ...]:
    """The line's runs with the end that readers join it to the next by: a soft hyphen, a space, or nothing."""
    if line.joins_next:
        return _with_soft_hyphen(line.runs)
    return line.runs if line.runs_on else _with_space(line.runs)


def _with_soft_hyphen(runs: tuple[GlyphRun, ...]) -> tuple[GlyphRun, ...]:
    last = runs[-1]
    hyphen = replace(last.glyphs[-1], text=SOFT_HYPHEN)
    return (*runs[:-1], replace(last, glyphs=(*last.glyphs[:-1], hyphen)))


def _with_space(runs: tuple[GlyphRun, ...]) -> tuple[GlyphRun, ...]:
    """ISO 32000-1, 14.8.2.4: words are set apart by spaces, at a line's end too."""
    glyph = hb_font(runs[-1].font).get_nominal_glyph(ord(" ")) if runs else None
    if not glyph:
        return runs
    space = Glyph(glyph, 0.0, 0.0, 0.0, " ")
    return (*runs[:-1], replace(runs[-1], glyphs=(*runs[-1].glyphs, space)))
