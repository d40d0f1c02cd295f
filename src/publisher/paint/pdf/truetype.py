"""A font with PostScript outlines (CFF, most .otf files) goes in, the same font with TrueType outlines comes out.

A PDF font that reaches its glyphs through a CIDToGIDMap must be TrueType (ISO 32000-1, 9.7.4.2).
"""

from __future__ import annotations

import io
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

LARGEST_ERROR = 1 / 2000  # of the font size: half a unit in the usual 1000

_MAXIMA = {
    "tableVersion": 0x00010000,
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
}
"""What the maxp table of a TrueType font without hints states beyond what is counted when it is written."""


def with_truetype_outlines(data: bytes) -> bytes:
    """The font file with quadratic outlines, which differ from the cubic ones by less than an eye can see."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font["loca"] = newTable("loca")
    font["glyf"] = _glyph_table(font)
    for attribute, value in _MAXIMA.items():
        setattr(font["maxp"], attribute, value)
    font["post"].formatType = 3.0  # no glyph names
    for table in {"CFF ", "CFF2", "VORG"} & set(font.keys()):
        del font[table]
    font.sfntVersion = "\0\1\0\0"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _glyph_table(font: Any) -> Any:
    glyphs = font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = {name: _quadratic(glyphs[name], font["head"].unitsPerEm) for name in table.glyphOrder}
    return table


def _quadratic(glyph: Any, units_per_em: int) -> Any:
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, units_per_em * LARGEST_ERROR, reverse_direction=True))
    return pen.glyph()
