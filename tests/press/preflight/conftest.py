"""PDFs built by hand: a sound one for print, and one with a single fault planted into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from publisher.press.preflight.model import Report
from publisher.press.preflight.run import run_preflight
from publisher.resources import shipped

MEDIA = [0, 0, 300, 420]
BLEED = [10, 10, 290, 410]
TRIM = [20, 20, 280, 400]
PAINT = """
0 0 0 0.1 k 10 10 280 400 re f
0 0 0 1 K 0.5 w 40 60 m 240 60 l S
q 144 0 0 96 60 200 cm /Photo Do Q
BT /Text 10 Tf 0 0 0 1 k 1 0 0 1 40 100 Tm (A sound page) Tj ET
"""
"""A tint that runs into the bleed, a line, a photo of 300 ppi, a line of text."""
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">The gate</rdf:li></rdf:Alt></dc:title></rdf:Description>{claims}
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
CLAIMS = """
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>"""


@dataclass(frozen=True)
class Maker:
    """Builds sound PDFs in memory and judges them."""

    folder: Path

    def sound(self, claims: bool = False, pages: int = 4) -> Pdf:
        """A tagged print file of some pages; with ``claims`` it also says which standards it follows."""
        pdf = pikepdf.new()
        photo, font = self.photo(pdf), self.font(pdf)
        for _ in range(pages):
            pdf.add_blank_page(page_size=(300, 420))
            page = pdf.pages[-1].obj
            page.MediaBox, page.BleedBox, page.TrimBox = Array(MEDIA), Array(BLEED), Array(TRIM)
            page.Resources = Dictionary(Font=Dictionary(Text=font), XObject=Dictionary(Photo=photo))
            page.Contents = pdf.make_stream(PAINT.encode())
        self._describe(pdf, claims)
        return pdf

    def photo(self, pdf: Pdf, width: int = 600, height: int = 400, **changes: object) -> pikepdf.Object:
        """A grey image of that many pixels."""
        row = bytes(range(256)) * (width // 256 + 1)
        image = pdf.make_stream(row[:width] * height)
        said = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height, "BitsPerComponent": 8}
        for key, value in (said | {"ColorSpace": Name.DeviceGray} | changes).items():
            image[f"/{key}"] = value
        return image

    def font(self, pdf: Pdf) -> pikepdf.Object:
        """An embedded, subset font whose letters can be told."""
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Sound"), Flags=32)
        descriptor.FontFile2 = pdf.make_stream(b"not opened")
        said = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Sound"))
        said.FontDescriptor = pdf.make_indirect(descriptor)
        said.ToUnicode = pdf.make_stream(b"/CIDInit /ProcSet findresource begin")
        return pdf.make_indirect(said)

    def _describe(self, pdf: Pdf, claims: bool) -> None:
        root = pdf.Root
        root.Lang = String("en")
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        figure = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt="A gate", Pg=pdf.pages[0].obj))
        body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array([figure])))
        figure.P = body
        root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=body))
        root.MarkInfo = Dictionary(Marked=True)
        profile = pdf.make_stream((shipped("assets") / "icc" / "fogra39_pub.icc").read_bytes())
        profile.N = 4
        intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39")
        intent.DestOutputProfile = profile
        root.OutputIntents = Array([pdf.make_indirect(intent)])
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title="The gate", Trapped=Name("/False")))
        root.Metadata = pdf.make_stream(XMP.format(claims=CLAIMS if claims else "").encode())
        root.Metadata.Type, root.Metadata.Subtype = Name.Metadata, Name.XML

    def judge(self, pdf: Pdf, profile: str = "x4", **saving: object) -> Report:
        """The report about a PDF in memory."""
        path = self.folder / "judged.pdf"
        pdf.save(path, **({"force_version": "1.6", "fix_metadata_version": False} | saving))
        return run_preflight(path, profile)

    def judge_paint(self, paint: str, resources: Mapping[str, pikepdf.Object | Pdf], profile: str = "x4") -> Report:
        """The report about a sound file whose second page also paints this, with these resources beside its own."""
        pdf = self.sound()
        page = pdf.pages[1].obj
        page.Contents = pdf.make_stream((PAINT + paint).encode())
        for kind, entries in resources.items():
            if isinstance(entries, pikepdf.Dictionary):
                merged = dict(page.Resources.get(f"/{kind}", Dictionary()).items())
                page.Resources[f"/{kind}"] = Dictionary(merged | {key: here(pdf, one) for key, one in entries.items()})
        return self.judge(pdf, profile)


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    """Builds sound PDFs."""
    return Maker(tmp_path)


def here(pdf: Pdf, value: pikepdf.Object) -> pikepdf.Object:
    """A value of another PDF, brought into this one."""
    return pdf.copy_foreign(value) if value.is_indirect else value
