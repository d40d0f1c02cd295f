"""The PDF as a whole: boxes, links, bookmarks, marked content, and the same bytes every time."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from publisher.page.geometry import Rect
from publisher.page.items import Colour, Element, Fill, Link, Page, Picture, Role, Rule, TextLine
from publisher.paint.pdf import paint_pdf
from publisher.units import Length, Mm

RED = Colour((179, 38, 30))


def box(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(width), Length(height))


def read(*pages: Page, **facts: object) -> pypdf.PdfReader:
    target = io.BytesIO()
    paint_pdf(pages, target, title="Thử nghiệm", lang="vi", **facts)
    return pypdf.PdfReader(target)


def content(reader: pypdf.PdfReader) -> str:
    stream = reader.pages[0].get_contents()
    assert stream is not None
    return stream.get_data().decode("ascii")


def test_the_media_box_is_the_bleed_box_and_the_trim_lies_inside(page: Callable[..., Page]) -> None:
    bleed = Mm(3)
    painted = read(page(width=Mm(148), height=Mm(210), bleed=bleed)).pages[0]
    assert list(painted.mediabox) == pytest.approx([0, 0, Mm(154), Mm(216)], abs=0.001)
    assert painted.bleedbox == painted.mediabox
    assert list(painted.trimbox) == pytest.approx([bleed, bleed, Mm(151), Mm(213)], abs=0.001)


def test_y_grows_downwards_from_the_trim_s_top(page: Callable[..., Page]) -> None:
    ground = Fill(box(-9, -9, 318, 218), RED)
    rule = Rule(Length(10), Length(20), Length(110), Length(20), Length(0.5), RED)
    operators = content(read(page([ground, rule], bleed=9)))
    assert "0 0 318 218 re f" in operators
    assert "0.5 w 19 189 m 119 189 l S" in operators


def test_links_lead_to_percent_encoded_addresses(page: Callable[..., Page]) -> None:
    link = Link(box(10, 20, 30, 12), "https://example.org/bài?q=a b&n=%20#x")
    (annotation,) = read(page([link], bleed=9)).pages[0]["/Annots"]
    entry = annotation.get_object()
    assert entry["/A"]["/URI"] == "https://example.org/b%C3%A0i?q=a%20b&n=%20#x"
    assert list(entry["/Rect"]) == [19, 177, 49, 189]


def test_bookmarks_follow_the_headings(line: Callable[..., TextLine], page: Callable[..., Page]) -> None:
    def heading(text: str, level: int | None = None) -> Element:
        role = Role.TITLE if level is None else Role.HEADING
        return Element(role, (line(text),), level=level)

    first = page(elements=[heading("Ký ức"), heading("One", 2), heading("Detail", 3)])
    reader = read(first, page(elements=[heading("Two", 2)]))
    title, (one, (detail,), two) = reader.outline
    assert [entry.title for entry in (title, one, detail, two)] == ["Ký ức", "One", "Detail", "Two"]
    assert reader.get_destination_page_number(two) == 1
    assert one.top == pytest.approx(200 - (40 - 12), abs=0.01)
    assert read(first, outline=False).outline == []


def test_a_title_on_the_cover_and_the_title_page_is_one_bookmark(
    line: Callable[..., TextLine], page: Callable[..., Page]
) -> None:
    titled = page(elements=[Element(Role.TITLE, (line("Ký ức"),))])
    reader = read(titled, page(), titled)
    (title,) = reader.outline
    assert reader.get_destination_page_number(title) == 2


def test_content_is_numbered_and_furniture_is_not(
    line: Callable[..., TextLine], page: Callable[..., Page], quadrants: Callable[..., Path]
) -> None:
    caption = Element(Role.CAPTION, (line("Ảnh"),), lang="vi")
    figure = Element(Role.FIGURE, (Picture(box(0, 0, 80, 60), "q", quadrants()),), (caption,))
    furniture = Element(Role.ARTIFACT, (Fill(box(0, 0, 300, 200), RED), line("12")))
    quote = Element(Role.HEADING, (Fill(box(0, 0, 2, 20), RED), line("Quote"), line("more", 20, 60)), level=3)
    operators = content(read(page(elements=[furniture, figure, quote])))
    marks = re.findall(r"^/(?:Artifact|[A-Z]\w*) (?:<<.*>> BDC|BMC)$", operators, re.MULTILINE)
    assert marks == [
        "/Artifact BMC",
        "/Figure << /MCID 0 >> BDC",
        "/Caption << /MCID 1 >> BDC",
        "/Artifact BMC",
        "/P << /MCID 2 >> BDC",
    ]
    assert operators.count("EMC") == len(marks)


def test_title_language_and_author_are_stated(page: Callable[..., Page]) -> None:
    reader = read(page(), author="Báo Ảnh")
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Thử nghiệm", "Báo Ảnh")
    assert reader.trailer["/Root"]["/Lang"] == "vi"


def test_the_same_pages_give_the_same_bytes(
    line: Callable[..., TextLine], page: Callable[..., Page], quadrants: Callable[..., Path], tmp_path: Path
) -> None:
    photo = Picture(box(0, 0, 80, 60), "q", quadrants("q.png"))
    pages = [page([line("Hà Nội"), photo]), page([line("Huế")])]
    for name in ("one.pdf", "two.pdf"):
        paint_pdf(pages, tmp_path / name, title="T", lang="vi")
    one, two = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf"))
    assert one == two
    assert b"/CreationDate" not in one


def test_a_line_end_stands_before_every_endstream(line: Callable[..., TextLine], page: Callable[..., Page]) -> None:
    target = io.BytesIO()
    paint_pdf([page([line("text")])], target, title="T", lang="en")
    assert target.getvalue().count(b"\nendstream") == target.getvalue().count(b"endstream") > 3


def test_the_file_is_sound_to_poppler(
    line: Callable[..., TextLine], page: Callable[..., Page], poppler: Callable[..., str], tmp_path: Path
) -> None:
    paint_pdf([page([line("text")], bleed=9)], tmp_path / "sound.pdf", title="T", lang="en")
    said = poppler("pdfinfo", "-box", tmp_path / "sound.pdf")
    assert re.search(r"PDF version: +1\.6", said)
    assert re.search(r"TrimBox: +9\.00 +9\.00 +309\.00 +209\.00", said)
