"""A line of shaped text goes in, masks come out: for each of its runs the share of every pixel that the glyphs cover."""

from __future__ import annotations

from collections.abc import Iterator

import uharfbuzz as hb
from PIL import Image

from publisher.page.items import GlyphRun, TextLine, Turn
from publisher.typeset.fonts import hb_font


def masks(line: TextLine, x: float, y: float, scale: float) -> Iterator[tuple[GlyphRun, Image.Image, tuple[int, int]]]:
    """Each run of a line whose baseline starts at pixel (x, y), its mask, and the pixel of the mask's top left corner.

    A run without ink (spaces) has none. ``scale`` is in pixels per point.
    """
    pen = 0.0
    for run in line.runs:
        raster = _rastered(run, pen, line.turn, x, y, scale)
        box = raster.extents
        if box.width and box.height:
            size = (box.width, box.height)
            mask = Image.frombytes("L", size, bytes(raster.buffer), "raw", "L", box.stride, -1)  # rows run upwards
            yield run, mask, (box.x_origin, -box.y_origin - box.height)
        pen += run.width


def _rastered(run: GlyphRun, pen: float, turn: Turn, x: float, y: float, scale: float) -> hb.RasterImage:
    """The run's glyphs drawn together; HarfBuzz counts y upwards, so the image's rows lie at negative heights."""
    font = hb_font(run.font)
    unit = scale * run.size / font.face.upem
    draw = hb.RasterDraw()
    for glyph in run.glyphs:
        along, above = (pen + glyph.dx) * scale, glyph.dy * scale
        if turn is Turn.UP:
            draw.transform = (0, unit, -unit, 0, x - above, along - y)
        elif turn is Turn.DOWN:
            draw.transform = (0, -unit, unit, 0, x + above, -along - y)
        else:
            draw.transform = (unit, 0, 0, unit, x + along, above - y)
        draw.draw_glyph(font, glyph.id)
        pen += glyph.advance
    return draw.render()
