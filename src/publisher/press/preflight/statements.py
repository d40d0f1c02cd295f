"""What a PDF says of itself: an open file goes in, its XMP and Info statements come out, as far as the rules ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf

from publisher.press.preflight.values import BROKEN, Found, entry, name, stream_bytes, text

LARGEST_XMP = 2_000_000
"""Bytes; longer metadata is not parsed."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What a file says of itself; empty where it says nothing."""

    has_xmp: bool
    """Whether there is XMP that can be read."""
    xmp: Mapping[str, str]
    info: Mapping[str, str]

    def said(self, xmp_key: str, info_key: str) -> str:
        """A statement, in XMP or else in the Info dictionary."""
        return self.xmp.get(xmp_key, "") or self.info.get(info_key, "")


XMP_KEYS = (
    "dc:title",
    "pdf:Trapped",
    "pdfxid:GTS_PDFXVersion",
    "pdfx:GTS_PDFXVersion",
    "pdfaid:part",
    "pdfaid:conformance",
    "pdfuaid:part",
)
INFO_KEYS = ("/Title", "/Trapped", "/GTS_PDFXVersion")


def read_statements(pdf: pikepdf.Pdf) -> Statements:
    """The XMP packet and the Info dictionary of a file; nothing in the file is changed."""
    stored = entry(pdf.trailer, "/Info")
    info = {key: _plain(entry(stored, key)) for key in INFO_KEYS}
    packet = stream_bytes(entry(pdf.Root, "/Metadata"))
    if not packet or len(packet) > LARGEST_XMP or b"<!ENTITY" in packet:
        return Statements(False, {}, info)
    try:
        xmp = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True)
        said = {key: str(xmp.get(key, "") or "").strip() for key in XMP_KEYS}
    except (*BROKEN, SyntaxError):  # lxml's errors are syntax errors
        return Statements(False, {}, info)
    return Statements(True, said, info)


def _plain(value: Found) -> str:
    return (name(value) or text(value)).strip()
