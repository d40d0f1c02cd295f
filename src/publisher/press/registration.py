"""A trim box and its sheet go in, crop and fold marks come out, and the operators that print them on every ink's plate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name

from publisher.press.boxes import Box
from publisher.units import Mm

GAP = Mm(1)
"""Between the bleed and a mark: a mark in the bleed would show on a page cut badly."""
LENGTH = Mm(5)
SHORTEST = Mm(2)
"""A mark with less room than this is left out: nobody could cut by it."""
MARGIN = GAP + LENGTH + Mm(1)
"""The room around the bleed that marks and a label need."""
HAIRLINE = 0.25  # points: the thinnest line that prints

COLOUR_SPACE = "Registration"
"""The name marks call their colour space by, in a page's resources."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of a mark."""

    x1: float
    y1: float
    x2: float
    y2: float
    dashed: bool = False


def crop_marks(trim: Box, bleed: float, sheet: Box) -> Iterator[Stroke]:
    """Two marks at each corner, outside the bleed, as far as the sheet has room for them."""
    for x in (trim.left, trim.right):
        yield from _upright(x, trim, bleed + GAP, sheet)
    for y in (trim.bottom, trim.top):
        yield from _level(y, trim, bleed + GAP, sheet)


def fold_marks(x: float, trim: Box, bleed: float, sheet: Box) -> Iterator[Stroke]:
    """A dashed mark above and below the place of a fold."""
    yield from _upright(x, trim, bleed + GAP, sheet, dashed=True)


def _upright(x: float, trim: Box, clear: float, sheet: Box, *, dashed: bool = False) -> Iterator[Stroke]:
    for start, end in _outwards(trim.bottom - clear, trim.top + clear, sheet.bottom, sheet.top):
        yield Stroke(x, start, x, end, dashed)


def _level(y: float, trim: Box, clear: float, sheet: Box) -> Iterator[Stroke]:
    for start, end in _outwards(trim.left - clear, trim.right + clear, sheet.left, sheet.right):
        yield Stroke(start, y, end, y)


def _outwards(low: float, high: float, lowest: float, highest: float) -> Iterator[tuple[float, float]]:
    """From the low end downwards and from the high end upwards, as far as a mark is long and the sheet goes."""
    ends = max(low - LENGTH, lowest), min(high + LENGTH, highest)
    if low - ends[0] >= SHORTEST:
        yield low, ends[0]
    if ends[1] - high >= SHORTEST:
        yield high, ends[1]


def draw(strokes: Iterable[Stroke], lettering: str = "") -> str:
    """The operators that print marks, and the outlines of letters, in registration colour."""
    lines = [f"/Artifact BMC q /{COLOUR_SPACE} CS 1 SCN /{COLOUR_SPACE} cs 1 scn {HAIRLINE} w"]
    for stroke in strokes:
        dash = "[3 2]" if stroke.dashed else "[]"
        lines.append(f"{dash} 0 d {stroke.x1:.3f} {stroke.y1:.3f} m {stroke.x2:.3f} {stroke.y2:.3f} l S")
    return "\n".join((*lines, *((f"{lettering} f",) if lettering else ()), "Q EMC"))


def colour_space() -> Array:
    """Registration colour: the separation All prints on every plate (ISO 32000-1, 8.6.6.4)."""
    full = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, full])
