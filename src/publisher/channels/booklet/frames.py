"""Frames: a page's side goes in, the columns of reading text on it come out."""

from __future__ import annotations

from publisher.channels.booklet.desk import Desk
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect

WIDE_PAGE = 5 / 12
"""On a wide page a column of text takes this share of the grid: about 65 letters, with room for a photo beside it."""


def columns(desk: Desk, side: Side) -> tuple[Rect, ...]:
    """The columns of reading text on a page, in reading order: of one measure on all pages of a booklet."""
    frames = _wide(desk, side) if desk.sheet.is_wide else _upright(desk, desk.sheet.area(side))
    return frames[::-1] if desk.reads_against() else frames


def _wide(desk: Desk, side: Side) -> tuple[Rect, ...]:
    """From the inside edge outwards, a grid column left free after each; the last one is white."""
    span = max(1, round(desk.layout.grid.columns * WIDE_PAGE))
    room = desk.layout.grid.columns // (span + 1)
    count = max(1, min(desk.layout.reading.columns, room))
    frames = (desk.sheet.span(side, (span + 1) * n, span) for n in range(count))
    return tuple(sorted(frames, key=lambda frame: frame.x))


def _upright(desk: Desk, area: Rect) -> tuple[Rect, ...]:
    reading = desk.layout.reading
    count = max(
        1, min(reading.columns, int((area.width + reading.gap) / (desk.layout.voices.text.size * reading.narrowest)))
    )
    width = (area.width - reading.gap * (count - 1)) / count
    return tuple(Rect(area.x + (width + reading.gap) * n, area.y, width, area.height) for n in range(count))
