"""Glyphs go in, character codes come out; at the end each font is embedded as a subset that says what its glyphs mean.

A code stands for one glyph *and* one text: a glyph used for two texts (the capital A of a kicker that reads "a" in the source, the
space that is also the no-break space) gets two codes, so every reader extracts the text as it was written. Codes lead to glyphs
through the font's CIDToGIDMap (ISO 32000-1, 9.7.4.2) and to texts through its ToUnicode map (9.10.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from publisher.page.items import FontFile
from publisher.paint.pdf.document import PdfDocument, Stream, array, dictionary, name, text_string
from publisher.paint.pdf.subset import Subset, subset
from publisher.typeset.fonts import hb_font

MAP_LINES = 100  # ISO 32000-1, 9.7.5.4: a block of a character map has at most 100 entries


class EmbeddedFont:
    """A font of the document: hands out codes while pages are painted, then writes itself."""

    def __init__(self, file: FontFile, resource: str) -> None:
        self.file = file
        self.resource = resource
        self._font = hb_font(file)
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: dict[int, float] = {}

    def code(self, glyph: int, text: str) -> int:
        """The two-byte code for a glyph that stands for this text; 0 is kept for the missing glyph."""
        return self._codes.setdefault((glyph, text), len(self._codes) + 1)

    def width(self, glyph: int) -> float:
        """The glyph's own advance as the PDF states it, in thousandths of the font size."""
        if glyph not in self._widths:
            self._widths[glyph] = round(self._font.get_glyph_h_advance(glyph) * 1000 / self._font.face.upem, 1)
        return self._widths[glyph]

    def add_to(self, document: PdfDocument) -> Any:
        """Register the font and all it needs; its reference comes back."""
        cut = subset(self._font.face, {glyph for glyph, _ in self._codes})
        base = name(f"{cut.tag}+{cut.name}")
        descendant = dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": _system("Identity"),
                "W": array(1, array(*(self.width(glyph) for glyph, _ in self._codes))),
                "DW": 0,
                "CIDToGIDMap": document.Reference(Stream(self._glyph_map())),
                "FontDescriptor": document.Reference(_descriptor(document, cut, base)),
            }
        )
        font = {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": base,
            "Encoding": name("Identity-H"),
            "DescendantFonts": array(document.Reference(descendant)),
            "ToUnicode": document.Reference(Stream(self._text_map())),
        }
        return document.Reference(dictionary(font))

    def _glyph_map(self) -> bytes:
        return b"\0\0" + b"".join(glyph.to_bytes(2) for glyph, _ in self._codes)

    def _text_map(self) -> bytes:
        texts = ((code, text.encode("utf-16-be").hex().upper()) for (_, text), code in self._codes.items())
        entries = [f"<{code:04X}> <{text}>" for code, text in texts]  # an empty text is stated too, or readers guess
        return "\n".join((_MAP_HEAD, *_blocks(entries), _MAP_FOOT)).encode("ascii")


class EmbeddedFonts:
    """The fonts of a document, each found by its file and named F1, F2, ... in order of use."""

    def __init__(self) -> None:
        self._fonts: dict[FontFile, EmbeddedFont] = {}
        self._references: dict[FontFile, Any] = {}

    def __getitem__(self, file: FontFile) -> EmbeddedFont:
        if file not in self._fonts:
            self._fonts[file] = EmbeddedFont(file, f"F{len(self._fonts) + 1}")
        return self._fonts[file]

    def add_to(self, document: PdfDocument) -> None:
        """Register all fonts with the glyphs used so far."""
        self._references = {file: font.add_to(document) for file, font in self._fonts.items()}

    def resources(self, files: Iterable[FontFile]) -> Any:
        """The resource dictionary that names these fonts."""
        return dictionary({self._fonts[file].resource: self._references[file] for file in files})


def _descriptor(document: PdfDocument, cut: Subset, base: str) -> Any:
    return dictionary(
        {
            "Type": name("FontDescriptor"),
            "FontName": base,
            "Flags": cut.flags,
            "ItalicAngle": cut.italic_angle,
            "FontBBox": array(*cut.box),
            "Ascent": cut.ascent,
            "Descent": cut.descent,
            "CapHeight": cut.cap_height,
            "StemV": cut.stem,
            "FontFile2": document.Reference(Stream(cut.data, Length1=len(cut.data))),
        }
    )


def _system(ordering: str) -> Any:
    return dictionary({"Registry": text_string("Adobe"), "Ordering": text_string(ordering), "Supplement": 0})


def _blocks(entries: list[str]) -> Iterator[str]:
    for start in range(0, len(entries), MAP_LINES):
        block = entries[start : start + MAP_LINES]
        yield "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))


_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_MAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
