"""A font face and the glyphs used go in, a small TrueType font comes out, with the facts its PDF descriptor states."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from publisher.paint.pdf.truetype import with_truetype_outlines

NEEDLESS_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "kern", "meta", "name", "cmap", "gasp")
"""Tables a reader of the PDF never asks for: text is shaped already and codes lead straight to glyphs."""

FIXED_PITCH, SERIF, SYMBOLIC, ITALIC = 1, 2, 4, 64  # ISO 32000-1, table 123


@dataclass(frozen=True, slots=True)
class Subset:
    """A TrueType font with few glyphs under their old numbers; box, heights and stem in thousandths of the font size."""

    data: bytes
    name: str
    """The PostScript name of the whole font."""
    tag: str
    """Six capitals that tell this subset from others (ISO 32000-1, 9.6.4)."""
    flags: int
    italic_angle: float
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    stem: int


def subset(face: hb.Face, glyphs: set[int]) -> Subset:
    """Cut the face down to these glyphs; they keep their numbers."""
    data = _cut(face, glyphs)
    units_per_em: int = face.upem
    font = TTFont(io.BytesIO(data), lazy=True)
    head, hhea, post, os2 = font["head"], font["hhea"], font["post"], font["OS/2"]

    def scaled(units: float) -> int:
        return round(units * 1000 / units_per_em)

    return Subset(
        data=data,
        name=_postscript_name(face),
        tag=_tag(data),
        flags=_flags(os2, post),
        italic_angle=post.italicAngle,
        box=(scaled(head.xMin), scaled(head.yMin), scaled(head.xMax), scaled(head.yMax)),
        ascent=scaled(hhea.ascent),
        descent=scaled(hhea.descent),
        cap_height=scaled(getattr(os2, "sCapHeight", 0)) or 700,
        stem=_stem(os2.usWeightClass),
    )


def _cut(face: hb.Face, glyphs: set[int]) -> bytes:
    plan = hb.SubsetInput()
    plan.glyph_set.set(glyphs)
    plan.drop_table_tag_set.set({*plan.drop_table_tag_set, *(_tag_number(table) for table in NEEDLESS_TABLES)})
    plan.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    data: bytes = hb.subset(face, plan).blob.data
    return data if "glyf" in face.table_tags else with_truetype_outlines(data)


def _tag_number(table: str) -> int:
    return int.from_bytes(table.ljust(4).encode("ascii"))


def _postscript_name(face: hb.Face) -> str:
    found = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or face.get_name(hb.OTNameIdPredefined.FULL_NAME)
    return re.sub(r"[^A-Za-z0-9-]", "", found or "") or "Unnamed"


def _tag(data: bytes) -> str:
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _flags(os2: Any, post: Any) -> int:
    serif = os2.panose.bFamilyType == 2 and 2 <= os2.panose.bSerifStyle <= 10  # PANOSE: Latin text, serifs of any kind
    return (
        SYMBOLIC
        | (FIXED_PITCH if post.isFixedPitch else 0)
        | (SERIF if serif else 0)
        | (ITALIC if post.italicAngle else 0)
    )


def _stem(weight: int) -> int:
    """An estimate of the stems' width: fonts do not state it, and readers use it only to imitate a font that is missing."""
    return round(10 + 0.244 * (weight - 50))
