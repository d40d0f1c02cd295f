"""Text pages: on the grid, up to a heading, hung low when short, mirrored for languages read from the right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher.article.model import Heading, Moment, Paragraph, PhotoRef, Quote, Span, Timeline
from publisher.channels.booklet.editor import choose, lay_out
from publisher.channels.booklet.frames import columns
from publisher.channels.booklet.kinds.text import TURN, text
from publisher.channels.booklet.story import Position
from publisher.compose.sheet import Side
from publisher.page.dump import dump_pages
from publisher.page.items import Role, TextLine

GOLDEN = Path(__file__).parent / "golden"
ARABIC = "عند بوابة المدينة وقف الناس في الصباح الباكر ينتظرون عودة أقاربهم، وكانت الشوارع هادئة على غير عادتها. "


def test_a_page_may_end_before_a_heading_instead_of_running_on(told, words):
    story = told((words(14), Heading(2, (Span("On"),)), words(20)), {})
    full, before = text(story, Position(0, 1), 4)
    (page,) = before.build(4, "")
    assert before.after < full.after
    assert Role.HEADING not in [element.role for element in page.elements]


def test_a_story_may_begin_a_third_down_the_page_when_its_text_is_long(told, words):
    full, sunk = text(told((words(40),), {}), Position(), 4)
    assert sunk.after < full.after
    assert len(list(text(told((words(2),), {}), Position(), 4))) == 1


def test_a_short_text_before_a_photo_is_dearer_where_the_page_must_be_turned(told, words):
    story = told((words(2), PhotoRef("a")), {"a": "wide"})
    (left,), (right,) = text(story, Position(), 4), text(story, Position(), 5)
    assert right.cost == pytest.approx(left.cost + TURN)


@pytest.mark.parametrize("layout", ["a5-portrait", "a4-album", "square-210"])
def test_all_reading_text_of_a_booklet_stands_on_one_baseline_grid(told, words, layout):
    moments = tuple(Moment(f"1975-03-1{n}", (Span("The gate was shut at noon."),)) for n in range(3))
    body = (
        *(words(7), PhotoRef("a"), Heading(2, (Span("On the way"),)), words(31), Timeline(moments), words(9)),
        *(PhotoRef("b"), words(3), PhotoRef("c"), words(2), PhotoRef("d"), words(12)),
    )
    story = told(body, {"a": "wide", "b": "tall", "c": "square", "d": "panorama"}, layout)
    pages = lay_out(choose(story, 4, 5), 4, 0.0)
    baseline, top = float(story.desk.layout.grid.baseline), float(story.desk.sheet.area(Side.LEFT).y)
    rise = float(story.galley(0, columns(story.desk, Side.LEFT)[0].width).rise)
    paragraphs = [e for page in pages for e in page.elements if e.role is Role.PARAGRAPH]
    lines = [item for element in paragraphs for item in element.items if isinstance(item, TextLine)]
    assert len(lines) > 30
    for line in lines:
        off = (float(line.y) - top - rise) / baseline
        assert off == pytest.approx(round(off), abs=0.01), line.text


@pytest.fixture
def arabic(told):
    """A story read from the right: paragraphs, a heading, dates, a pull quote, two photos."""
    said = (Span(ARABIC.strip()),)
    long = Paragraph((Span((ARABIC * 3).strip()),))
    moments = (Moment("1975-03-26", said, "b"), Moment("1975-04-02", said))
    heading = Heading(2, (Span("الطريق إلى البحر"),))
    body = (long, long, PhotoRef("a"), heading, long, Quote((said,), pull=True), Timeline(moments), long)
    return told(body, {"a": "wide", "b": "tall"}, lang="ar")


def right_edges(story, atom) -> list[list[float]]:
    """How far each line of a text atom ends from its column's right edge, element by element."""
    (frame,) = columns(story.desk, Side.LEFT)
    galley = story.galley(atom, frame.width)
    placed = galley.place(0, len(galley.lines), frame, story.desk.layout.grid.baseline, "ar")
    found = [[i for e in element.walk() for i in e.items if isinstance(i, TextLine)] for element in placed]
    return [[float(frame.right - line.x - line.width) for line in lines] for lines in found]


def test_text_read_from_the_right_ends_at_the_right_edge_and_is_indented_there(arabic):
    first, second = right_edges(arabic, 0)
    indent = float(arabic.desk.layout.voices.text.size)
    assert first == pytest.approx([0.0] * len(first), abs=0.05)
    assert second == pytest.approx([indent] + [0.0] * (len(second) - 1), abs=0.05)


def test_dates_hang_on_the_right_where_text_is_read_from_the_right(arabic):
    ((date, *text),) = right_edges(arabic, 4)
    assert date == pytest.approx(0.0, abs=0.05)
    assert min(text) > 30
    assert text == pytest.approx([text[0]] * len(text), abs=0.05)


def test_the_plan_of_an_arabic_story_reads_as_expected(arabic):
    planned = dump_pages(lay_out(choose(arabic, 4, 5), 4, 1.4))
    golden = GOLDEN / "arabic-a5.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(planned, encoding="utf-8")
    assert planned == golden.read_text(encoding="utf-8")
