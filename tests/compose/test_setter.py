from __future__ import annotations

import pytest

from publisher.article.model import (
    Block,
    Divider,
    Inline,
    ListBlock,
    Note,
    Notes,
    Paragraph,
    Quote,
    Script,
    Sidebar,
    Span,
)
from publisher.compose.galley import Galley
from publisher.compose.setter import GalleySetter
from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Link, Role, TextLine
from publisher.units import Mm

MEASURE = Mm(100)
FRAME = Rect(Mm(10), Mm(20), MEASURE, Mm(180))
LONG = "The nets were drawn in before the light came up over the hills. " * 4


def said(text: str, **changes: object) -> Inline:
    return (Span(text, **changes),)  # type: ignore[arg-type]


def paragraph(text: str) -> Paragraph:
    return Paragraph(said(text))


def place(setter: GalleySetter, galley: Galley, start: int = 0, end: int | None = None) -> tuple[Element, ...]:
    return galley.place(
        start, len(galley.lines) if end is None else end, FRAME, setter.layout.grid.baseline, setter.lang
    )


def placed(setter: GalleySetter, *blocks: Block) -> tuple[Element, ...]:
    return place(setter, setter.galley(blocks, MEASURE))


def lines(element: Element) -> list[TextLine]:
    return [item for part in element.walk() for item in part.items if isinstance(item, TextLine)]


BOX = Sidebar(said("A box"), (paragraph(LONG), ListBlock.of(True, (said("one"), said("two")))))


def test_a_sidebar_is_a_box_with_its_title_and_texts(setter: GalleySetter) -> None:
    before, box, after = placed(setter, paragraph("Before."), BOX, paragraph("After."))
    assert [part.role for part in box.children] == [Role.ARTIFACT, Role.HEADING, Role.PARAGRAPH, Role.LIST]
    assert (before.text, box.role, box.children[1].text, after.text) == ("Before.", Role.SIDEBAR, "A box", "After.")
    (ground,) = box.children[0].items
    assert isinstance(ground, Fill)
    assert all(ground.rect.contains(line.box, tolerance=1.0) for line in lines(box))
    assert not any(ground.rect.overlaps(line.box) for line in (*lines(before), *lines(after)))


def test_a_sidebar_that_fits_a_page_is_never_divided(setter: GalleySetter) -> None:
    galley = setter.galley([paragraph(LONG), BOX, paragraph(LONG)], MEASURE)
    height = galley.height(0, len(galley.lines))
    ends = {galley.take(0, room) for room in range(1, int(height))}
    boxed = [n for n, line in enumerate(galley.lines) if line.box]
    assert ends & set(range(boxed[0] + 1, boxed[-1] + 1)) == set()
    assert galley.take(boxed[0], 5) == boxed[0]


def test_a_sidebar_longer_than_a_page_goes_on_in_a_box(setter: GalleySetter) -> None:
    long = Sidebar(said("A long box"), tuple(paragraph(f"{n}. {LONG}") for n in range(20)))
    galley = setter.galley([long], MEASURE)
    end = galley.take(0, 30)
    (first,), (rest,) = place(setter, galley, 0, end), place(setter, galley, end)
    assert 0 < end < len(galley.lines)
    assert (first.continues, rest.continues, rest.role) == (False, True, Role.SIDEBAR)
    for box in (first, rest):
        (ground,) = box.children[0].items
        assert isinstance(ground, Fill)
        assert all(ground.rect.contains(line.box, tolerance=1.0) for line in lines(box))
    assert f"{first.text} {rest.text}" == "A long box " + " ".join(f"{n}. {LONG}".strip() for n in range(20))


def test_lists_stand_in_lists_further_in(setter: GalleySetter) -> None:
    inner = ListBlock.of(True, (said("casks"), said("bottles")))
    outer = ListBlock(False, ((paragraph("The cellar:"), inner, paragraph("No more.")), (paragraph("The end."),)))
    (element,) = placed(setter, outer)
    first, second = element.children
    assert [part.role for part in first.children] == [Role.LABEL, Role.PARAGRAPH, Role.LIST, Role.PARAGRAPH]
    assert [part.text for part in first.children] == ["–", "The cellar:", "1. casks 2. bottles", "No more."]
    assert [[part.text for part in entry.children] for entry in first.children[2].children] == [
        ["1.", "casks"],
        ["2.", "bottles"],
    ]
    assert second.text == "– The end."
    assert lines(first.children[2])[0].x == lines(first.children[1])[0].x < lines(first.children[2])[1].x


def test_a_list_in_a_list_goes_on_in_the_next_frame(setter: GalleySetter) -> None:
    inner = ListBlock.of(False, (said(LONG * 2),))
    galley = setter.galley([ListBlock(False, ((paragraph("Outer."), inner),))], MEASURE)
    end = galley.take(0, 5)
    (rest,) = place(setter, galley, end)
    continued = [part.role for part in rest.walk() if part.continues]
    assert continued == [Role.LIST, Role.LIST_ITEM, Role.LIST, Role.LIST_ITEM, Role.PARAGRAPH]


def test_an_entry_that_begins_with_a_list_has_its_mark_above(setter: GalleySetter) -> None:
    (element,) = placed(setter, ListBlock(False, ((ListBlock.of(False, (said("in"),)),),)))
    assert [part.role for part in element.children[0].walk() if part.items] == [Role.LABEL, Role.LABEL, Role.PARAGRAPH]


def test_a_list_deep_inside_others_keeps_room_for_its_words(setter: GalleySetter) -> None:
    block = ListBlock.of(False, (said("the innermost words"),))
    for depth in range(40):
        block = ListBlock(False, ((paragraph(f"words at depth {depth}"), block),))
    (element,) = placed(setter, block)
    assert max(float(line.box.right) for line in lines(element)) <= float(FRAME.right) + 0.01
    words = [line for line in lines(element) if line.text not in "–•"]
    assert len(words) <= 2 * 41


def test_a_numbered_list_begins_with_its_number(setter: GalleySetter) -> None:
    (element,) = placed(setter, ListBlock(True, ((paragraph("a"),), (paragraph("b"),)), 9))
    assert [entry.children[0].text for entry in element.children] == ["9.", "10."]


def test_a_wanted_line_break_is_kept(setter: GalleySetter) -> None:
    poem, quote = placed(setter, paragraph("One\ntwo"), Quote((said("three\nfour"),)))
    assert [line.text for line in lines(poem)] == ["One", "two"]
    assert [line.text for line in lines(quote)] == ["three", "four"]


def test_a_dividing_line_is_a_sign_in_the_middle_that_nobody_reads_aloud(setter: GalleySetter) -> None:
    _, sign, _ = placed(setter, paragraph("One."), Divider(), paragraph("Two."))
    (line,) = lines(sign)
    assert sign.role is Role.ARTIFACT
    assert line.x + line.width / 2 == pytest.approx(FRAME.x + FRAME.width / 2)


@pytest.fixture
def noting(setter: GalleySetter) -> GalleySetter:
    from dataclasses import replace

    return replace(setter, notes={"a": 1, "b": 2}, anchor="story")


CALL = Span("", note="b")


def test_a_note_is_called_by_its_number_raised(noting: GalleySetter) -> None:
    (element,) = placed(noting, Paragraph((Span("Said."), CALL, Span(" And more."))))
    (line,) = lines(element)
    sizes = {glyph.text: (run.size, glyph.dy) for run in line.runs for glyph in run.glyphs}
    assert line.text == "Said.2 And more."
    assert sizes["2"][0] < sizes["S"][0]
    assert sizes["2"][1] > 0 == sizes["S"][1]
    (link,) = [item for item in element.items if isinstance(item, Link)]
    assert (link.url, link.is_inner) == ("#story-note-2", True)


def test_the_call_of_a_note_never_begins_a_line(noting: GalleySetter) -> None:
    for letters in range(60, 75):
        spans = (Span("x " * (letters // 2) + "wow!"), CALL, Span(" And more."))
        assert not any(line.text.startswith("2") for line in lines(placed(noting, Paragraph(spans))[0]))


def test_notes_stand_under_a_heading_by_their_numbers(noting: GalleySetter) -> None:
    notes = Notes((Note("a", (said("One."),)), Note("b", (said("Two."), said("And more.")))))
    heading, listed = placed(noting, notes)
    assert (heading.role, heading.text, listed.role) == (Role.HEADING, "Notes", Role.NOTES)
    assert [(note.role, note.anchor) for note in listed.children] == [
        (Role.NOTE, "story-note-1"),
        (Role.NOTE, "story-note-2"),
    ]
    assert [[part.text for part in note.children] for note in listed.children] == [
        ["1.", "One."],
        ["2.", "Two.", "And more."],
    ]


def test_raised_and_lowered_letters_leave_the_line(setter: GalleySetter) -> None:
    spans = (Span("m"), Span("2", script=Script.RAISED), Span(" H"), Span("2", script=Script.LOWERED), Span("O"))
    (line,) = lines(placed(setter, Paragraph(spans))[0])
    rises = [glyph.dy for run in line.runs for glyph in run.glyphs if glyph.text == "2"]
    assert line.text == "m2 H2O"
    assert rises[0] > 0 > rises[1]
