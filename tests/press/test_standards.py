"""A file claims the standards it keeps and no others: each rule is broken once, and the claim that rests on it goes."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from publisher.page.geometry import Rect, Size
from publisher.page.items import Colour, Element, Fill, Link, Page, Picture, Role
from publisher.paint.pdf import paint_pdf
from publisher.photos.inks import Press
from publisher.press.facts import DocumentFacts
from publisher.press.finish import finish
from publisher.press.intents import print_condition
from publisher.press.standards import Standard, standards_kept
from publisher.typeset.fonts import shipped_fonts
from publisher.typeset.shape import set_line
from publisher.typeset.style import TextStyle
from publisher.units import Length, Pt

HOUSE = print_condition()
PRESS = Press(HOUSE.profile)
PRINT, ARCHIVE, ACCESS = Standard
ALL = (PRINT, ARCHIVE, ACCESS)


@pytest.fixture
def painted(tmp_path: Path) -> Callable[..., Path]:
    """A page with a ground, a photo, a title and a line of text."""

    def paint(*, alt: str | None = "Light in the middle.", mode: str = "RGB", press: Press | None = PRESS) -> Path:
        photo = tmp_path / f"photo-{mode}.jpg"
        Image.radial_gradient("L").resize((60, 40)).convert(mode).save(photo)
        picture = Picture(Rect(Length(0), Length(0), Length(60), Length(40)), "p", photo)
        style = TextStyle("Newsreader Text", Pt(9), Pt(12), Colour((0, 0, 0), (0, 0, 0, 100)))
        line = set_line("Đường phố", style, "vi", shipped_fonts()).at(10, 70)
        ground = Fill(Rect(Length(-9), Length(-9), Length(118), Length(98)), Colour((239, 235, 227)))
        elements = (
            Element(Role.ARTIFACT, (ground,)),
            Element(Role.TITLE, (line,)),
            Element(Role.FIGURE, (picture,), alt=alt, photo="p"),
            Element(Role.PARAGRAPH, (line, Link(line.box, "https://example.org"))),
        )
        out = tmp_path / "painted.pdf"
        paint_pdf(
            [Page("p", Size(Pt(100), Pt(80)), Pt(9), elements)], out, title="T", lang="vi", links=False, press=press
        )
        return out

    return paint


@pytest.fixture
def opened(painted: Callable[..., Path]) -> Iterator[Callable[..., Pdf]]:
    """The painted PDF, open for harm."""
    files: list[Pdf] = []

    def open_pdf(**choices: object) -> Pdf:
        files.append(pikepdf.open(painted(**choices)))
        return files[-1]

    yield open_pdf
    for pdf in files:
        pdf.close()


def claims(pdf: Path) -> dict[str, str]:
    """The standards a file claims, by the names of the properties that claim them."""
    names = ("pdfxid:GTS_PDFXVersion", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    with pikepdf.open(pdf) as opened, opened.open_metadata() as xmp:
        return {name: xmp[name] for name in names if name in xmp}


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_painted_page_keeps_all_three_whatever_its_photos_are(opened: Callable[..., Pdf], mode: str) -> None:
    assert standards_kept(opened(mode=mode)) == ALL


def test_all_three_are_claimed_at_once(painted: Callable[..., Path], tmp_path: Path) -> None:
    kept = finish(painted(), tmp_path / "out.pdf", DocumentFacts("T", "vi"), HOUSE)
    assert kept == ALL
    assert claims(tmp_path / "out.pdf") == {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert pdf.docinfo["/GTS_PDFXVersion"] == "PDF/X-4"


def test_a_document_for_screens_claims_nothing_about_print(painted: Callable[..., Path], tmp_path: Path) -> None:
    assert finish(painted(press=None), tmp_path / "out.pdf", DocumentFacts("T", "vi")) == (ACCESS,)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "/CreationDate" not in pdf.docinfo
    assert b"CreateDate" not in (tmp_path / "out.pdf").read_bytes()
    assert finish(painted(press=None), tmp_path / "rgb.pdf", DocumentFacts("T", "vi"), HOUSE) == (ACCESS,)


@pytest.mark.parametrize("alt", [None, "", "  "])
def test_a_photo_without_alternative_text_is_not_accessible(
    painted: Callable[..., Path], tmp_path: Path, alt: str | None
) -> None:
    assert finish(painted(alt=alt), tmp_path / "out.pdf", DocumentFacts("T", "vi"), HOUSE) == (PRINT, ARCHIVE)
    assert b"pdfuaid" not in (tmp_path / "out.pdf").read_bytes()


def test_a_draft_is_never_called_accessible(painted: Callable[..., Path], tmp_path: Path) -> None:
    facts = DocumentFacts("T", "vi", is_draft=True)
    assert finish(painted(), tmp_path / "out.pdf", facts, HOUSE) == (PRINT, ARCHIVE)


def test_a_link_on_the_paper_is_not_for_print(opened: Callable[..., Pdf]) -> None:
    pdf = opened()
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([20, 20, 40, 30]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    assert standards_kept(pdf) == (ARCHIVE, ACCESS)
    link = pdf.pages[0].obj.Annots[0]
    link.Rect = Array([-50, -50, -40, -40])
    assert standards_kept(pdf) == ALL


def test_rgb_that_no_profile_explains_is_neither_for_print_nor_for_archives(opened: Callable[..., Pdf]) -> None:
    pdf = opened()
    pdf.pages[0].contents_add(b"1 0 0 rg", prepend=True)
    assert standards_kept(pdf) == (ACCESS,)
    pdf = opened()
    (image,) = pdf.pages[0].Resources.XObject.values()
    image.ColorSpace = Name.DeviceRGB
    assert standards_kept(pdf) == (ACCESS,)


def test_a_missing_letter_breaks_every_promise(opened: Callable[..., Pdf]) -> None:
    pdf = opened()
    (font,) = pdf.pages[0].Resources.Font.values()
    glyphs = font.DescendantFonts[0].CIDToGIDMap
    glyphs.write(glyphs.read_bytes()[:-2] + b"\0\0")
    assert standards_kept(pdf) == ()


@pytest.mark.parametrize("key", ["/StructTreeRoot", "/MarkInfo"])
def test_without_tags_it_is_for_print_only(opened: Callable[..., Pdf], key: str) -> None:
    pdf = opened()
    del pdf.Root[key]
    assert standards_kept(pdf) == (PRINT,)


def test_what_is_not_kept_is_not_claimed(painted: Callable[..., Path], tmp_path: Path) -> None:
    with pikepdf.open(painted()) as pdf:
        pdf.pages[0].contents_add(b"1 0 0 rg", prepend=True)
        pdf.save(tmp_path / "rgb.pdf")
    finish(tmp_path / "rgb.pdf", tmp_path / "out.pdf", DocumentFacts("T", "vi"), HOUSE)
    assert claims(tmp_path / "out.pdf") == {"pdfuaid:part": "1"}
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert "/GTS_PDFXVersion" not in pdf.docinfo


def test_fonts_are_embedded_with_the_widths_they_state(opened: Callable[..., Pdf]) -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    (font,) = opened().pages[0].Resources.Font.values()
    descendant = font.DescendantFonts[0]
    data = TTFont(BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
    order, scale = data.getGlyphOrder(), 1000 / data["head"].unitsPerEm
    glyphs = descendant.CIDToGIDMap.read_bytes()
    first, widths = descendant.W
    assert len(widths) > 5
    for code, width in enumerate(widths, int(first)):
        glyph = order[int.from_bytes(glyphs[2 * code : 2 * code + 2])]
        assert abs(float(width) - data["hmtx"][glyph][0] * scale) <= 1


@pytest.mark.skipif(importlib.util.find_spec("referencing") is None, reason="needs pikepdf[pdfa]")
def test_pikepdf_s_own_pdfa_check_finds_nothing_but_what_it_does_not_know(
    painted: Callable[..., Path], tmp_path: Path
) -> None:
    from pikepdf import pdfa

    finish(painted(), tmp_path / "out.pdf", DocumentFacts("T", "vi"), HOUSE)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        found = [str(finding) for finding in pdfa.check(pdf, "2b").findings]
    unknown = (
        "only GTS_PDFA1 output intents are supported",
        "overprint mode 1 with overprinting on is not supported",
        "is not permitted",  # namespaces that PDF/A takes when they are described, which this check does not read
        "pdfaid:conformance is 'A', expected 'B'",
    )
    assert [finding for finding in found if not any(words in finding for words in unknown)] == []
    assert all("XMP" in finding for finding in found if "is not permitted" in finding)
