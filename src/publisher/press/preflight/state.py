"""The graphics state of a content stream: every operator takes one and leaves a new one."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.press.preflight.marks import Font, Paint
from publisher.press.preflight.plane import UNCHANGED, Box, Matrix
from publisher.press.preflight.spaces import BLACK, Colour

NO_FONT = Font("", "", embedded=True, subset=True, readable=True)


@dataclass(frozen=True, slots=True)
class TextState:
    """Where and how text is set (ISO 32000-1, 9.3 and 9.4.2)."""

    font: Font = NO_FONT
    size: float = 0.0
    leading: float = 0.0
    rendering: int = 0
    matrix: Matrix = UNCHANGED
    line: Matrix = UNCHANGED


NO_TEXT = TextState()


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """Everything q saves and Q brings back (ISO 32000-1, 8.4.1), as far as a preflight asks for it."""

    ctm: Matrix
    clip: Box
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line_width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    overprint_mode: int = 0
    text: TextState = NO_TEXT

    @property
    def filling(self) -> Paint:
        """What fills shapes and letters."""
        return Paint(self.fill, self.fill_overprints, self.overprint_mode)

    @property
    def stroking(self) -> Paint:
        """What draws lines."""
        return Paint(self.stroke, self.stroke_overprints, self.overprint_mode)
