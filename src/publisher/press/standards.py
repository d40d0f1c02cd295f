"""A painted PDF goes in, the standards it keeps come out: a file claims what was found true of it and nothing else.

What is looked at is what painting can get wrong or an article can lack. Rules that every painted file keeps by construction -
boxes, compression, no scripts, no encryption - are held by tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

RGB_OPERATORS = "rg RG"


class Standard(StrEnum):
    """What a finished PDF can be, all at once."""

    PRINT = "PDF/X-4"
    """ISO 15930-7: complete exchange of print files."""
    ARCHIVE = "PDF/A-2a"
    """ISO 19005-2, level A: readable in a hundred years, with its structure."""
    ACCESS = "PDF/UA-1"
    """ISO 14289-1: a screen reader can read all of it."""


def standards_kept(pdf: Pdf, *, is_printed: bool = True, is_draft: bool = False) -> tuple[Standard, ...]:
    """The standards a PDF keeps; a screen's keeps none that rests on an output intent, a draft never claims to be accessible."""
    sound = is_printed and not any(_uncalibrated(pdf)) and _has_all_glyphs(pdf)
    tagged = "/StructTreeRoot" in pdf.Root and bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    kept = {
        Standard.PRINT: sound and not any(_annotations_on_paper(pdf)),
        Standard.ARCHIVE: sound and tagged,
        Standard.ACCESS: tagged and _has_all_glyphs(pdf) and not is_draft and not any(silent_figures(pdf)),
    }
    return tuple(standard for standard, keeps in kept.items() if keeps)


def silent_figures(pdf: Pdf) -> Iterator[Object]:
    """The figures without an alternative text (ISO 14289-1, 7.3)."""
    return (
        element
        for element in structure_elements(pdf.Root.get("/StructTreeRoot", Dictionary()))
        if element.S == "/Figure" and not str(element.get("/Alt", "")).strip()
    )


def structure_elements(parent: Object) -> Iterator[Object]:
    """All structure elements below a parent, in reading order."""
    kids = parent.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else (kids,):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from structure_elements(kid)


def _uncalibrated(pdf: Pdf) -> Iterator[str]:
    """Each use of RGB that no profile explains."""
    for page in pdf.pages:
        if pikepdf.parse_content_stream(page, RGB_OPERATORS):
            yield "text or fill"
        for image in page.get("/Resources", Dictionary()).get("/XObject", Dictionary()).values():
            if image.get("/ColorSpace") == Name.DeviceRGB:
                yield "picture"


def _has_all_glyphs(pdf: Pdf) -> bool:
    """Whether no letter is shown as a font's box for missing letters (ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8)."""
    fonts = {
        font.objgen: font
        for page in pdf.pages
        for font in page.get("/Resources", Dictionary()).get("/Font", Dictionary()).values()
    }
    return all(_is_complete(font) for font in fonts.values())


def _is_complete(font: Object) -> bool:
    glyphs = font.DescendantFonts[0].CIDToGIDMap.read_bytes()[2:]  # code 0 is kept for the missing glyph and not shown
    return all(glyphs[place : place + 2] != b"\0\0" for place in range(0, len(glyphs), 2))


def _annotations_on_paper(pdf: Pdf) -> Iterator[Object]:
    """Links and notes within the bleed, which print files must not have (ISO 15930)."""
    for page in pdf.pages:
        bleed = [float(edge) for edge in page.BleedBox]
        for annotation in page.get("/Annots", Array()):
            left, bottom, right, top = (float(edge) for edge in annotation.Rect)
            if left < bleed[2] and right > bleed[0] and bottom < bleed[3] and top > bleed[1]:
                yield annotation
