"""The structure tree in the file: every piece of content leads to its tag and back, as other programs follow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Link, Page, Picture, Role, TextLine
from publisher.paint.pdf import paint_pdf
from publisher.units import Length


def box(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(width), Length(height))


@pytest.fixture
def tagged(
    line: Callable[..., TextLine], page: Callable[..., Page], quadrants: Callable[..., Path], tmp_path: Path
) -> Iterator[Callable[..., Pdf]]:
    """Two pages with a spread, a paragraph that goes on, links and furniture."""

    opened: list[Pdf] = []

    def paint(*, slug: float = 0, links: bool = True) -> Pdf:
        photo = quadrants(width=240, height=80)
        url = "https://example.org/a?b"
        words, more = line("Một đoạn văn", 20, 100), line("linked words", 20, 120)
        left = Element(
            Role.FIGURE,
            (Picture(box(0, 0, 600, 60), "p", photo),),
            (Element(Role.CAPTION, (line("Ảnh", 20, 80),), lang="vi"),),
            alt="Đồi núi",
            photo="p",
        )
        right = Element(Role.FIGURE, (Picture(box(-300, 0, 600, 60), "p", photo),), alt="Đồi núi", photo="p")
        single = Element(Role.FIGURE, (Picture(box(200, 100, 60, 40), "p", photo),), alt="Núi", photo="p")
        furniture = Element(Role.ARTIFACT, (line("12", 20, 190), Fill(box(0, 0, 9, 9), words.runs[0].colour)))
        begun = Element(Role.PARAGRAPH, (words, more, Link(more.box, url)))
        rest = Element(Role.PARAGRAPH, (line("goes on", 20, 100),), continues=True)
        title = Element(Role.TITLE, (line("Title", 20, 70),))
        pages = [page(elements=[title, left, begun, furniture], bleed=9), page(elements=[right, rest, single], bleed=9)]
        pages = [replace(one, slug=Length(slug)) for one in pages]
        paint_pdf(pages, tmp_path / "tagged.pdf", title="T", lang="en", links=links)
        opened.append(pikepdf.open(tmp_path / "tagged.pdf"))
        return opened[-1]

    yield paint
    for pdf in opened:
        pdf.close()


def walk(parent: Object) -> Iterator[Object]:
    for kid in parent.K if isinstance(parent.K, Array) else [parent.K]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def contents(element: Object) -> Iterator[tuple[tuple[int, int], int]]:
    """The page and number of each content of an element."""
    for kid in element.K:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif kid.get("/Type") == Name.MCR:
            yield kid.Pg.objgen, int(kid.MCID)


def parents(pdf: Pdf) -> dict[int, Object]:
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(nums[n]): nums[n + 1] for n in range(0, len(nums), 2)}


def test_the_document_says_that_it_is_tagged(tagged: Callable[..., Pdf]) -> None:
    pdf = tagged()
    assert pdf.Root.MarkInfo.Marked is True
    assert next(walk(pdf.Root.StructTreeRoot)).S == "/Document"
    assert all(page.Tabs == Name.S for page in pdf.pages)


def test_every_content_in_the_pages_has_one_tag_and_the_parent_tree_finds_it(tagged: Callable[..., Pdf]) -> None:
    pdf = tagged()
    tags = {content: element for element in walk(pdf.Root.StructTreeRoot) for content in contents(element)}
    painted = {
        (page.obj.objgen, int(number))
        for page in pdf.pages
        for number in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())
    }
    assert set(tags) == painted
    found = parents(pdf)
    for page in pdf.pages:
        for number, element in enumerate(found[int(page.StructParents)]):
            assert tags[page.obj.objgen, number].objgen == element.objgen


def test_no_content_lies_outside_a_mark_and_no_mark_within_another(tagged: Callable[..., Pdf]) -> None:
    showing = {"re", "f", "S", "Tj", "TJ", "Do"}
    for page in tagged().pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            opens = str(operator) in ("BDC", "BMC")
            depth += opens - (str(operator) == "EMC")
            assert depth == 1 or (not opens or operands[0] == Name.Span), "marks must not nest"
            assert depth or str(operator) not in showing


def test_elements_know_their_parents(tagged: Callable[..., Pdf]) -> None:
    root = tagged().Root.StructTreeRoot
    for element in walk(root):
        for kid in element.K:
            if isinstance(kid, Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen
    assert next(walk(root)).P.objgen == root.objgen


def test_a_link_s_tag_and_annotation_lead_to_each_other(tagged: Callable[..., Pdf]) -> None:
    pdf = tagged()
    (annotation,) = pdf.pages[0].Annots
    (link,) = (element for element in walk(pdf.Root.StructTreeRoot) if element.S == "/Link")
    content, reference = link.K
    assert isinstance(content, int)
    assert reference.Type == Name.OBJR
    assert reference.Obj.objgen == annotation.objgen
    assert parents(pdf)[int(annotation.StructParent)].objgen == link.objgen
    assert int(annotation.StructParent) >= len(pdf.pages)
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(parents(pdf))
    assert annotation.Contents == "https://example.org/a?b"


def test_paper_has_no_links(tagged: Callable[..., Pdf]) -> None:
    pdf = tagged(links=False)
    assert not any("/Annots" in page for page in pdf.pages)
    assert Name.Link not in [element.S for element in walk(pdf.Root.StructTreeRoot)]


def test_a_figure_on_one_page_states_its_box_and_one_over_two_pages_has_content_on_both(
    tagged: Callable[..., Pdf],
) -> None:
    pdf = tagged(slug=20)
    spread, single = (element for element in walk(pdf.Root.StructTreeRoot) if element.S == "/Figure")
    assert [str(figure.Alt) for figure in (spread, single)] == ["Đồi núi", "Núi"]
    assert "/A" not in spread
    assert {page for page, _ in contents(spread)} == {page.obj.objgen for page in pdf.pages}
    assert [float(edge) for edge in single.A.BBox] == [229, 89, 289, 129]


def test_the_language_is_stated_where_it_differs(tagged: Callable[..., Pdf]) -> None:
    langs = {str(e.S): str(e.Lang) for e in walk(tagged().Root.StructTreeRoot) if "/Lang" in e}
    assert langs == {"/Caption": "vi"}


def test_poppler_reads_the_tags_and_their_text(
    tagged: Callable[..., Pdf], poppler: Callable[..., str], tmp_path: Path
) -> None:
    tagged()
    said = poppler("pdfinfo", "-struct-text", tmp_path / "tagged.pdf")
    rows = [re.sub(r" \(\w+\)$|:$", "", row.strip().strip('"').strip()) for row in said.splitlines()]
    assert [row for row in rows if row and not row.startswith(("/", "Object"))] == [
        *("Document", "H1", "Title", "Div", "Figure", "Caption", "Ảnh"),
        *("P", "Một đoạn văn", "Link", "linked words", "goes on", "Figure"),
    ]


def test_the_sheet_is_the_bleed_and_the_slug_around_it(tagged: Callable[..., Pdf]) -> None:
    page = tagged(slug=20).pages[0]
    boxes = [[float(edge) for edge in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")]
    assert boxes == [[0, 0, 358, 258], [20, 20, 338, 238], [29, 29, 329, 229]]
    assert "/ArtBox" not in page
