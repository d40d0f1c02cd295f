"""Parallel galleys: pairs begin level, and pages end where both columns may."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publisher.article.model import Heading, ListBlock, Paragraph, Span
from publisher.compose.parallel import Pair, ParallelGalley, levelled
from publisher.page.geometry import Rect
from publisher.page.items import Role, TextLine
from publisher.units import Length, Mm

WORDS = "The columns moved slowly and those who lived through it remember how quiet it was. "
MEASURE = Mm(60)


def paragraph(sentences: int) -> Paragraph:
    return Paragraph((Span((WORDS * sentences).strip()),))


def items(*sentences: int) -> ListBlock:
    return ListBlock(False, tuple((paragraph(n),) for n in sentences))


@pytest.fixture
def pair(setter):
    def make(first: int, second: int, **facts: object) -> Pair:
        galleys = (setter.galley((paragraph(n),) if n else (), MEASURE) for n in (first, second))
        return Pair(*galleys, **facts)

    return make


@pytest.fixture
def heading(setter):
    galley = setter.galley((Heading(2, (Span("A heading"),)),), MEASURE)
    return Pair(galley, galley, 2, keeps=True)


def placed(galley: ParallelGalley, start: int, end: int, baseline: float = 10.0):
    frames = (Rect(Length(0), Length(0), MEASURE, Mm(200)), Rect(Length(300), Length(0), MEASURE, Mm(200)))
    return galley.place(start, end, frames, Length(baseline), ("en", "vi"))


def tops(elements, lang: str) -> list[float]:
    firsts = [element.items[0] for element in elements if element.lang == lang]
    return [round(float(line.y), 3) for line in firsts if isinstance(line, TextLine)]


def test_each_pair_begins_level_below_the_longer_text_before_it(pair):
    galley = ParallelGalley.of([pair(1, 3), pair(4, 1), pair(2, 2)])
    elements = placed(galley, 0, galley.end)
    assert tops(elements, "en") == tops(elements, "vi")
    heights = [p.height((0, 0), p.whole) for p in galley.pairs]
    steps = [round((b - a) / 10) for a, b in pairwise(tops(elements, "en"))]
    assert steps == [height + 1 for height in heights[:2]]


def test_all_of_one_language_is_read_before_the_other(pair):
    galley = ParallelGalley.of([pair(1, 1), pair(1, 1)])
    assert [element.lang for element in placed(galley, 0, galley.end)] == ["en", "en", "vi", "vi"]


def test_a_text_without_partner_leaves_its_column_white(pair):
    galley = ParallelGalley.of([pair(2, 0), pair(1, 1)])
    elements = placed(galley, 0, galley.end)
    assert len(tops(elements, "en")) == 2
    assert tops(elements, "vi") == tops(elements, "en")[1:]


@pytest.mark.parametrize(("first", "second"), [(4, 4), (2, 6), (6, 3)])
def test_no_column_of_any_page_ends_in_a_widow_or_an_orphan(pair, first, second):
    one = pair(first, second)
    breaks = list(one.breaks())
    assert breaks == sorted(breaks)
    assert breaks
    for lines in breaks:
        assert one.first.ends_well(lines[0])
        assert one.second.ends_well(lines[1])
        assert all(lines)


def test_pages_take_all_lines_of_both_columns_once(pair):
    galley = ParallelGalley.of([pair(5, 7), pair(3, 1), pair(6, 6)])
    start, shown = 0, {"en": 0, "vi": 0}
    while start < galley.end:
        end = galley.take(start, 9)
        assert end > start
        assert galley.height(start, end) <= 9
        elements = placed(galley, start, end)
        for element in elements:
            shown[element.lang] += len(element.items)
        start = end
    assert shown == {
        "en": sum(len(p.first.lines) for p in galley.pairs),
        "vi": sum(len(p.second.lines) for p in galley.pairs),
    }


def test_a_paragraph_goes_on_in_its_own_column(pair):
    galley = ParallelGalley.of([pair(6, 6)])
    elements = placed(galley, galley.take(0, 5), galley.end)
    assert [(element.lang, element.continues) for element in elements] == [("en", True), ("vi", True)]


def test_no_page_ends_with_a_heading_and_its_white_goes_above_it(pair, heading):
    galley = ParallelGalley.of([pair(1, 1), heading, pair(4, 4, space=0)])
    first = galley.pairs[0].height((0, 0), galley.pairs[0].whole)
    over = first + 2 + heading.height((0, 0), heading.whole)
    assert galley.stops[galley.take(0, over)].pair == 1
    assert galley.take(0, over + 2) > galley.take(0, over)
    assert all(stop.pair != 2 or stop.lines != (0, 0) for stop in galley.stops)


def test_a_page_too_low_for_anything_takes_nothing(pair):
    assert ParallelGalley.of([pair(3, 3)]).take(0, 1) == 0


def test_entries_of_lists_begin_level_where_both_have_as_many(setter):
    texts = levelled(*(setter.galley((block,), MEASURE) for block in (items(1, 3, 1), items(3, 1, 2))))
    elements = placed(ParallelGalley.of([Pair(*texts)]), 0, 1)
    assert [element.role for element in elements] == [Role.LIST, Role.LIST]
    marks = [[round(float(entry.children[0].items[0].y), 3) for entry in column.children] for column in elements]
    assert marks[0] == marks[1]
    uneven = [setter.galley((block,), MEASURE) for block in (items(1, 3, 1), items(3, 1))]
    assert levelled(*uneven) == tuple(uneven)
