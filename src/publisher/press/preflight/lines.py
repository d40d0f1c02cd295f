"""Rules about lines: none too thin to print."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.press.preflight.document import Document, Page
from publisher.press.preflight.model import Remark

THIN = 0.25
"""Points a plate holds for certain."""
ROUNDING = 0.002
"""Points; widths are written rounded."""


def thin_lines(document: Document) -> Iterator[Remark]:
    """Lines, and shapes that look like lines, are at least 0.25 pt wide."""
    for page in document.pages:
        thin = [width for width in _widths(page) if width < THIN - ROUNDING]
        if thin:
            yield Remark(f"lines thinner than {THIN} pt, the thinnest {min(thin):.2g} pt", page.number, len(thin))


def _widths(page: Page) -> Iterator[float]:
    yield from (line.width for line in page.lines)
    for area in page.areas:
        short, long = sorted((area.shape.width, area.shape.height))
        if 0 < short < THIN and long > 4 * THIN:
            yield short
