"""A short text goes in, its outlines as PDF path operators come out: a label that needs no font in the file."""

from __future__ import annotations

from publisher.page.items import Colour
from publisher.typeset.fonts import hb_font
from publisher.typeset.shape import set_line
from publisher.typeset.style import TextStyle
from publisher.units import Pt

FAMILY = "Be Vietnam Pro"
LABEL_SIZE = 6.0  # points: read with the sheet in hand


def outlines(text: str, x: float, y: float, size: float = LABEL_SIZE) -> str:
    """The path of a line of text whose baseline starts at (x, y), in points, y upwards; to be filled."""
    style = TextStyle(FAMILY, Pt(size), Pt(size), Colour((0, 0, 0)))
    path = _Path()
    for run in set_line(text, style, "en").runs:
        font = hb_font(run.font)
        for glyph in run.glyphs:
            path.put(x + glyph.dx, y + glyph.dy, run.size / font.face.upem)
            font.draw_glyph_with_pen(glyph.id, path)
            x += glyph.advance
    return " ".join(path.operators)


class _Path:
    """A pen that writes what HarfBuzz draws, in font units, as path operators at a place and size."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._origin = (0.0, 0.0)
        self._scale = 1.0
        self._at = (0.0, 0.0)

    def put(self, x: float, y: float, scale: float) -> None:
        """Where the next glyph stands, and points per font unit."""
        self._origin, self._scale = (x, y), scale

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the names HarfBuzz calls
        """Begin a contour."""
        self._write("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Go straight on."""
        self._write("l", point)

    def curveTo(self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """Go on in a cubic curve."""
        self._write("c", first, second, end)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """Go on in a quadratic curve, which PDF knows as a cubic one."""
        first = _towards(self._at, control)
        second = _towards(end, control)
        self._write("c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        """End a contour."""
        self.operators.append("h")

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        (x, y), scale = self._origin, self._scale
        self.operators += (f"{x + px * scale:.2f} {y + py * scale:.2f}" for px, py in points)
        self.operators.append(operator)
        self._at = points[-1]


def _towards(start: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """Two thirds of the way from an end of a quadratic curve to its control point."""
    return start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3
