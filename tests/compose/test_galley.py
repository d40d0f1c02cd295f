from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.model import Group, Heading, ListBlock, Moment, Paragraph, PhotoRef, Quote, Span, Timeline
from publisher.compose.galley import Galley, GalleyLine
from publisher.compose.hanging import WIDEST_MARK
from publisher.page.geometry import Rect
from publisher.page.items import Link, Role, TextLine
from publisher.typeset.style import SetLine
from publisher.units import Length, Mm, Pt

MEASURE = Mm(119)
LONG = (
    "The river rises in the hills and runs past the old quay, where boats are mended in winter "
    "and painted again in the first warm week of spring."
)


def said(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def paragraph(text: str = LONG) -> Paragraph:
    return Paragraph(said(text))


def elements(galley: Galley, setter, start: int = 0, end: int | None = None):
    frame = Rect(Mm(15), Mm(14), galley.measure, Mm(2000))
    return galley.place(
        start, len(galley.lines) if end is None else end, frame, setter.layout.grid.baseline, setter.lang
    )


def lines(element) -> list[TextLine]:
    return [item for part in element.walk() for item in part.items if isinstance(item, TextLine)]


# --- breaking: lines without type ------------------------------------------------------------------------------------------

BARE = SetLine((), "", Length(0), Pt(7), Pt(2))


def rows(block: int, count: int, role: Role = Role.PARAGRAPH) -> list[GalleyLine]:
    """The lines of one paragraph or heading as the galley marks them."""
    if role is Role.HEADING:
        return [GalleyLine(((0.0, BARE),), block, role, 2, 1.0, 2.0, snaps=True, may_end=False)]
    last = count - 1
    return [
        GalleyLine(((0.0, BARE),), block, role, may_end=n == last or 0 < n < last - 1, snaps=n == 0)
        for n in range(count)
    ]


PARTS = st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=8)
ROOMS = st.lists(st.integers(1, 12), min_size=1, max_size=5)


def bare_galley(parts) -> Galley:
    made = []
    for count, headed in parts:
        made += rows(len(made), 1, Role.HEADING) if headed else []
        made += rows(len(made), count)
    return Galley(tuple(made), MEASURE, Pt(9))


def takes(galley: Galley, rooms) -> list[tuple[int, int, int]]:
    """Start, end and room of every frame until the galley is used up, or no frame takes any more."""
    found, start, idle = [], 0, 0
    while start < len(galley.lines) and idle < len(rooms):
        room = rooms[len(found) % len(rooms)]
        end = galley.take(start, room)
        idle = idle + 1 if end == start else 0
        found.append((start, end, room))
        start = end
    return found


@given(PARTS, ROOMS)
def test_frames_take_every_line_once_and_in_order(parts, rooms):
    galley = bare_galley(parts)
    frames = takes(galley, rooms)
    taken = [number for start, end, _ in frames for number in range(start, end)]
    assert taken == list(range(len(taken)))
    if max(rooms) >= 2:
        assert len(taken) == len(galley.lines)


@given(PARTS, ROOMS)
def test_what_a_frame_takes_fits_into_it(parts, rooms):
    galley = bare_galley(parts)
    assert all(galley.height(start, end) <= room + 1e-6 for start, end, room in takes(galley, rooms))


@given(PARTS, ROOMS)
def test_no_frame_ends_with_a_heading_a_widow_or_an_orphan_while_a_better_end_fits(parts, rooms):
    galley = bare_galley(parts)
    for start, end, room in takes(galley, rooms):
        fitting = [n for n in range(start + 1, len(galley.lines) + 1) if galley.height(start, n) <= room + 1e-6]
        good = [n for n in fitting if galley.lines[n - 1].may_end or n == len(galley.lines)]
        assert end == (good or fitting or [start])[-1]


@pytest.mark.parametrize(
    ("count", "ends"),
    [(1, [1]), (2, [2]), (3, [3]), (4, [2, 4]), (5, [2, 3, 5]), (6, [2, 3, 4, 6])],
)
def test_a_paragraph_may_be_broken_where_two_lines_stay_together_on_either_side(setter, count, ends):
    galley = setter.galley([paragraph("x\n" * (count - 1) + "x")], MEASURE)
    assert len(galley.lines) == count
    assert [n for n, line in enumerate(galley.lines, 1) if line.may_end] == ends


def test_a_heading_stays_with_two_lines_of_what_follows(setter):
    galley = setter.galley([paragraph(), Heading(2, said("Nets")), paragraph(LONG * 3)], MEASURE)
    heading = next(n for n, line in enumerate(galley.lines) if line.role is Role.HEADING)
    before = galley.height(0, heading)
    for more in range(5):
        assert galley.take(0, before + more) == heading
    assert galley.take(0, before + 5) == heading + 3


def test_a_heading_at_the_head_of_a_frame_has_no_white_above_it(setter):
    galley = setter.galley([paragraph(), Heading(2, said("Nets")), paragraph()], MEASURE)
    heading = next(n for n, line in enumerate(galley.lines) if line.role is Role.HEADING)
    assert galley.height(heading, heading + 1) == 2
    assert galley.height(0, heading + 1) == galley.height(0, heading) + 1 + 2


def test_an_empty_stretch_takes_nothing():
    empty = Galley((), MEASURE, Pt(9))
    assert empty.take(0, 10) == 0
    assert empty.height(0, 0) == 0
    assert bare_galley([(4, False)]).take(0, 0.5) == 0


# --- setting: real type -----------------------------------------------------------------------------------------------------

BLOCKS = {
    "paragraph": paragraph(),
    "other script": paragraph(f"{LONG} ไทย {LONG}"),
    "heading": Heading(2, said("Nets")),
    "quote": Quote((said(LONG), said("Again.")), "A fisher"),
    "list": ListBlock.of(True, (said("rope"), said(LONG), said("cork"))),
    "timeline": Timeline((Moment("1975-03-10", said(LONG)), Moment("Later", said("The bridge opens.")))),
}
TEXTS = {
    "paragraph": LONG,
    "other script": f"{LONG} ไทย {LONG}",
    "heading": "Nets",
    "quote": f"{LONG} Again. — A fisher",
    "list": f"1. rope 2. {LONG} 3. cork",
    "timeline": f"10 March 1975 {LONG} Later The bridge opens.",
}
ROLES = {"heading": Role.HEADING, "quote": Role.QUOTE, "list": Role.LIST, "timeline": Role.LIST}
STORIES = st.lists(st.sampled_from(sorted(BLOCKS)), max_size=6)


@given(story=STORIES, measure=st.sampled_from([Mm(60), Mm(84), MEASURE]))
def test_the_page_says_what_the_article_says(setter, story, measure):
    galley = setter.galley([BLOCKS[name] for name in story], measure)
    placed = elements(galley, setter)
    assert [element.text for element in placed] == [TEXTS[name] for name in story]
    assert [element.role for element in placed] == [ROLES.get(name, Role.PARAGRAPH) for name in story]
    assert all(element.lang == "en" for element in placed)


@given(story=STORIES, rooms=st.lists(st.integers(3, 20), min_size=1, max_size=4))
def test_frames_lose_and_repeat_no_word(setter, story, rooms):
    galley = setter.galley([BLOCKS[name] for name in story], MEASURE)
    whole = [line.text for element in elements(galley, setter) for line in lines(element)]
    framed = [
        line.text
        for start, end, _ in takes(galley, rooms)
        for element in elements(galley, setter, start, end)
        for line in lines(element)
    ]
    assert framed == whole


@given(story=STORIES)
def test_nothing_stands_outside_the_measure(setter, story):
    galley = setter.galley([BLOCKS[name] for name in story], MEASURE)
    for element in elements(galley, setter):
        for line in lines(element):
            assert Mm(15) - 0.01 <= line.x
            assert line.x + line.width <= Mm(15) + MEASURE + 0.1


@given(story=STORIES)
def test_paragraphs_stand_on_one_grid_whatever_lies_between_and_whichever_fonts_they_mix(setter, story):
    galley = setter.galley([BLOCKS[name] for name in story], MEASURE)
    for element in elements(galley, setter):
        if element.role is Role.PARAGRAPH:
            for line in lines(element):
                steps = (line.y - Mm(14) - galley.rise) / setter.layout.grid.baseline
                assert steps == pytest.approx(round(steps), abs=1e-6)


@given(story=STORIES)
def test_no_line_overlaps_the_next(setter, story):
    galley = setter.galley([BLOCKS[name] for name in story], MEASURE)
    feet = [line.y for element in elements(galley, setter) for line in lines(element)]
    assert feet == sorted(feet)
    different = sorted(set(feet))
    assert all(below - above > 9 for above, below in pairwise(different))


@given(story=STORIES, rooms=st.lists(st.integers(3, 20), min_size=1, max_size=4))
def test_a_frame_says_whether_it_begins_within_a_text(setter, story, rooms):
    galley = setter.galley([BLOCKS[name] for name in story], MEASURE)
    whole, begun = elements(galley, setter), 0
    for start, end, _ in takes(galley, rooms):
        placed = elements(galley, setter, start, end)
        within = start > 0 and placed and galley.lines[start].block == galley.lines[start - 1].block
        assert [element.continues for element in placed] == [bool(within and n == 0) for n in range(len(placed))]
        begun += sum(not element.continues for element in placed)
    assert begun == len(whole) or galley.take(0, rooms[0]) == 0


def test_a_list_is_made_of_entries_with_a_mark_and_a_text(setter):
    (placed,) = elements(setter.galley([BLOCKS["timeline"]], MEASURE), setter)
    assert placed.items == ()
    assert [entry.role for entry in placed.children] == [Role.LIST_ITEM] * 2
    assert [[part.role for part in entry.children] for entry in placed.children] == [[Role.LABEL, Role.PARAGRAPH]] * 2
    assert [entry.children[0].text for entry in placed.children] == ["10 March 1975", "Later"]


def test_a_broken_entry_goes_on_in_the_next_frame(setter):
    galley = setter.galley([ListBlock.of(True, (said("rope"), said(LONG * 2)))], MEASURE)
    (placed,) = elements(galley, setter, 3)
    entry, text = placed.children[0], placed.children[0].children[0]
    assert (placed.continues, entry.continues, text.continues) == (True, True, True)
    assert text.role is Role.PARAGRAPH
    (after,) = elements(galley, setter, 1)
    assert (after.continues, after.children[0].continues) == (True, False)


def test_the_first_paragraph_is_flush_and_the_next_is_indented(setter):
    story = [paragraph(), paragraph(), Heading(2, said("Nets")), paragraph(), paragraph()]
    firsts = [lines(element)[0].x - Mm(15) for element in elements(setter.galley(story, MEASURE), setter)]
    em = setter.layout.voices.text.size * setter.layout.reading.indent
    assert firsts == [0, pytest.approx(em), 0, 0, pytest.approx(em)]


@pytest.mark.parametrize("block", ["quote", "list", "timeline"])
def test_what_is_set_off_has_white_above_and_below(setter, block):
    placed = elements(setter.galley([paragraph(), BLOCKS[block], paragraph()], MEASURE), setter)
    feet = [[line.y for line in lines(element)] for element in placed]
    baseline = setter.layout.grid.baseline
    assert feet[1][0] - feet[0][-1] == pytest.approx(baseline * 1.5)
    assert feet[2][0] - feet[1][-1] >= baseline * 1.5 - 1e-6
    assert lines(placed[2])[0].x == Mm(15)  # white or an indent, never both


@pytest.mark.parametrize(
    ("block", "marks"),
    [
        (ListBlock.of(False, (said(LONG), said("cork"))), ["–", "–"]),
        (ListBlock.of(True, tuple(said(LONG) for _ in range(11))), [f"{n}." for n in range(1, 12)]),
        (Timeline((Moment("1975-03-10", said(LONG)), Moment("1976", said(LONG)))), ["10 March 1975", "1976"]),
    ],
)
def test_marks_hang_and_all_their_texts_stand_on_one_edge(setter, block, marks):
    (element,) = elements(setter.galley([block], MEASURE), setter)
    hanging = [line for line in lines(element) if line.x == Mm(15)]
    texts = [line for line in lines(element) if line.x > Mm(15)]
    assert [line.text for line in hanging] == marks
    assert len({round(line.x, 6) for line in texts}) == 1
    assert texts[0].x > max(line.x + line.width for line in hanging)
    assert {line.y for line in hanging} <= {line.y for line in texts}


def test_a_date_too_long_to_hang_stands_whole_above_its_text(setter):
    long_date = "In the early hours of the morning after the highest tide of that spring, before it was light"
    story = [Timeline((Moment(long_date, said("The bridge opens.")), Moment("1976", said("It still stands."))))]
    (element,) = elements(setter.galley(story, Mm(60)), setter)
    assert element.text == f"{long_date} The bridge opens. 1976 It still stands."
    mark, year = lines(element)[0], next(line for line in lines(element) if line.text == "1976")
    text = next(line for line in lines(element) if line.text == "The bridge opens.")
    assert text.y > mark.y
    assert text.x - mark.x < Mm(60) * WIDEST_MARK
    assert text.x > year.x + year.width


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(()),
        Heading(2, ()),
        Quote(()),
        Quote(((),)),
        ListBlock.of(True, ()),
        ListBlock.of(False, ((),)),
        Timeline(()),
        Timeline((Moment("", ()),)),
        Timeline((Moment("", said("x")),)),
        Timeline((Moment("1976", ()),)),
    ],
)
def test_a_block_without_words_does_no_harm(setter, block):
    galley = setter.galley([paragraph("Before."), block, paragraph("After.")], MEASURE)
    texts = [element.text for element in elements(galley, setter)]
    assert (texts[0], texts[-1]) == ("Before.", "After.")


def test_photos_are_passed_over(setter):
    assert setter.galley([PhotoRef("quay"), Group(("quay", "nets"))], MEASURE).lines == ()


def test_a_link_leads_to_its_address_where_its_words_stand(setter):
    see = Paragraph((Span("See "), Span("the map of the river", href="https://example.org/map"), Span(".")))
    (element,) = elements(setter.galley([see], MEASURE), setter)
    (line,) = lines(element)
    (link,) = (item for item in element.items if isinstance(item, Link))
    assert link.url == "https://example.org/map"
    assert line.box.contains(link.rect)
    assert line.x + 5 < link.rect.x < link.rect.right < line.x + line.width


def test_a_link_over_a_line_end_has_a_box_on_each_line(setter):
    see = Paragraph((Span("See "), Span(LONG, href="https://example.org/map")))
    (element,) = elements(setter.galley([see], MEASURE), setter)
    links = [item for item in element.items if isinstance(item, Link)]
    assert len(links) == len(lines(element)) == 2
    assert {link.url for link in links} == {"https://example.org/map"}
    assert all(line.box.contains(link.rect) for line, link in zip(lines(element), links, strict=True))


def test_emphasis_and_strength_change_the_cut_and_not_the_words(setter):
    mixed = Paragraph((Span("plain "), Span("slanted", emphasis=True), Span(" and "), Span("strong", strong=True)))
    (line,) = lines(elements(setter.galley([mixed], MEASURE), setter)[0])
    fonts = {run.font.name for run in line.runs}
    assert line.text == "plain slanted and strong"
    assert len(fonts) == 3
    assert any("Italic" in name for name in fonts)


def test_emphasis_in_a_quotation_stands_upright(setter):
    quote = Quote(((Span("We go when the "), Span("water", emphasis=True), Span(" goes.")),))
    (line,) = lines(elements(setter.galley([quote], MEASURE), setter)[0])
    assert ["Italic" in run.font.name for run in line.runs] == [True, False, True]


def test_a_long_heading_keeps_its_lines_together_and_its_level(setter):
    (element,) = elements(setter.galley([Heading(3, said(LONG))], Mm(60)), setter)
    galley = setter.galley([Heading(3, said(LONG))], Mm(60))
    assert element.level == 3
    assert len(galley.lines) > 1
    assert not any(line.may_end for line in galley.lines)
    height = galley.height(0, len(galley.lines))
    assert height == pytest.approx(round(height))


def test_ragged_layouts_leave_their_lines_short(setter):
    ragged = replace(setter, layout=replace(setter.layout, reading=replace(setter.layout.reading, justify=False)))
    widths = [line.parts[0][1].width for line in ragged.galley([paragraph(LONG * 3)], MEASURE).lines[:-1]]
    justified = [line.parts[0][1].width for line in setter.galley([paragraph(LONG * 3)], MEASURE).lines[:-1]]
    assert len({round(width, 2) for width in widths}) > 1
    assert justified == [pytest.approx(MEASURE)] * len(justified)
