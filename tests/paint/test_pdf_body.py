"""Tables, sidebars, notes and lists in lists as a screen reader gets them, in the tree of tags and in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Object

from publisher.page.geometry import Rect
from publisher.page.items import Element, Link, Page, Role, Rule, TextLine
from publisher.paint.pdf import paint_pdf
from publisher.paint.pdf.reading import Tag, read_aloud
from publisher.units import Length, Pt


def shape(tag: Tag) -> str:
    """A tree in one line: types, with what is inside in brackets."""
    inside = " ".join(map(shape, tag.tags))
    return f"{tag.type}({inside})" if inside else tag.type


@pytest.fixture
def text(line: Callable[..., TextLine]) -> Callable[..., Element]:
    """An element with a line of text."""

    def make(role: Role = Role.PARAGRAPH, words: str = "words", **facts: object) -> Element:
        return Element(role, (line(words),), **facts)

    return make


@pytest.fixture
def row(text: Callable[..., Element]) -> Callable[..., Element]:
    """A row of a table with the rule below it; an empty word is an empty cell."""

    def make(*words: str, role: Role = Role.CELL) -> Element:
        rule = Rule(Length(0), Length(50), Length(90), Length(50), Pt(0.4), text(words="x").items[0].runs[0].colour)
        cells = tuple(text(role, word) if word else Element(Role.CELL) for word in words)
        return Element(Role.ROW, children=(Element(Role.ARTIFACT, (rule,)), *cells))

    return make


def tree(page: Callable[..., Page], *pages: list[Element]) -> str:
    return shape(read_aloud([page(elements=elements) for elements in pages], "en"))


def test_a_table_has_rows_of_cells_and_its_empty_ones_stay(
    page: Callable[..., Page], text: Callable[..., Element], row: Callable[..., Element]
) -> None:
    caption = text(Role.CAPTION)
    table = Element(Role.TABLE, children=(caption, row("", "b", role=Role.COLUMN_HEAD), row("c", "")))
    rest = Element(Role.TABLE, children=(row("d", "e"),), continues=True)
    again = text(Role.ARTIFACT)
    told = "Document(Table(Caption TR(TD TH) TR(TD TD) TR(TD TD)))"
    assert tree(page, [table], [again, rest]) == told


def test_a_list_in_a_list_goes_on_over_pages(page: Callable[..., Page], text: Callable[..., Element]) -> None:
    def entry(*children: Element, **facts: bool) -> Element:
        return Element(Role.LIST_ITEM, children=children, **facts)

    mark, words = text(Role.LABEL, "1."), text()
    inner = Element(Role.LIST, children=(entry(mark, words), entry(mark, words)))
    first = Element(Role.LIST, children=(entry(mark, words, inner),))
    going = Element(
        Role.LIST, children=(entry(text(continues=True), continues=True), entry(mark, words)), continues=True
    )
    rest = Element(Role.LIST, children=(entry(going, continues=True), entry(mark, words)), continues=True)
    item = "LI(Lbl LBody(P))"
    assert tree(page, [first], [rest]) == f"Document(L(LI(Lbl LBody(P L({item} {item} {item}))) {item}))"


def test_a_sidebar_is_a_section_that_goes_on(page: Callable[..., Page], text: Callable[..., Element]) -> None:
    title = text(Role.TITLE)
    box = Element(Role.SIDEBAR, children=(text(Role.ARTIFACT), text(Role.HEADING, level=3), text()))
    rest = Element(Role.SIDEBAR, children=(text(continues=True), text()), continues=True)
    assert tree(page, [title, box], [rest, text()]) == "Document(H1 Sect(H2 P P) P)"


@pytest.fixture
def noted(
    page: Callable[..., Page], line: Callable[..., TextLine], tmp_path: Path
) -> Iterator[Callable[..., pikepdf.Pdf]]:
    """A page whose text calls the note of the next one."""
    opened: list[pikepdf.Pdf] = []

    def paint(*, links: bool) -> pikepdf.Pdf:
        words = line("Said 1")
        box = Rect(Length(words.x + words.width - 8), words.box.y, Length(8), words.box.height)
        call = Element(Role.PARAGRAPH, (words, Link(box, "#story-note-1")))
        parts = (Element(Role.LABEL, (line("1."),)), Element(Role.PARAGRAPH, (line("A note.", 40),)))
        notes = Element(Role.NOTES, children=(Element(Role.NOTE, children=parts, anchor="story-note-1"),))
        paint_pdf(
            [page(elements=[call]), page(elements=[notes])], tmp_path / "n.pdf", title="T", lang="en", links=links
        )
        opened.append(pikepdf.open(tmp_path / "n.pdf"))
        return opened[-1]

    yield paint
    for pdf in opened:
        pdf.close()


def types(parent: Object) -> Iterator[str]:
    for kid in parent.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from types(kid)


def test_the_call_of_a_note_refers_to_it_and_leads_there_where_links_may(noted: Callable[..., pikepdf.Pdf]) -> None:
    pdf = noted(links=True)
    (link,) = pdf.pages[0].Annots
    assert str(link.Dest) == "story-note-1"
    name, place = pdf.Root.Names.Dests.Names
    assert (str(name), place[0].objgen) == ("story-note-1", pdf.pages[1].objgen)
    assert list(types(pdf.Root.StructTreeRoot)) == [
        *("/Document", "/P", "/Reference", "/Link"),
        *("/Div", "/Note", "/Lbl", "/P"),
    ]


def test_on_paper_a_note_is_referred_to_and_nothing_leads_anywhere(noted: Callable[..., pikepdf.Pdf]) -> None:
    pdf = noted(links=False)
    assert "/Annots" not in pdf.pages[0]
    assert "/Names" not in pdf.Root
    assert list(types(pdf.Root.StructTreeRoot)) == ["/Document", "/P", "/Reference", "/Div", "/Note", "/Lbl", "/P"]


def test_a_note_has_a_name_of_its_own_and_a_head_says_what_it_heads(
    noted: Callable[..., pikepdf.Pdf], page: Callable[..., Page], row: Callable[..., Element], tmp_path: Path
) -> None:
    root = noted(links=False).Root.StructTreeRoot
    (names,) = [kid.Names for kid in root.IDTree.Kids]
    note = root.K[0].K[1].K[0]
    assert (note.S, str(note.ID), names[1].objgen) == (Name.Note, str(names[0]), note.objgen)
    table = Element(Role.TABLE, children=(row("a", "b", role=Role.COLUMN_HEAD), row("c", role=Role.ROW_HEAD)))
    paint_pdf([page(elements=[table])], tmp_path / "t.pdf", title="T", lang="en")
    with pikepdf.open(tmp_path / "t.pdf") as pdf:
        heads = [cell.A.Scope for line in pdf.Root.StructTreeRoot.K[0].K[0].K for cell in line.K]
    assert heads == [Name.Column, Name.Column, Name.Row]
