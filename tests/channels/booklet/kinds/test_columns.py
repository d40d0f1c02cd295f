"""Columns of reading text: one measure for a booklet, evened out, short text in one of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.channels.booklet.frames import columns
from publisher.channels.booklet.kinds.columns import FEWEST_LINES, SHORT, flow, hung, lines_needed
from publisher.compose.sheet import Side

LAYOUTS = ["a5-portrait", "a4-album", "square-210"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_columns_of_a_booklet_have_one_measure_and_stand_in_the_type_area(told, words, layout):
    desk = told((words(1),), {}, layout).desk
    frames = [(side, frame) for side in Side for frame in columns(desk, side)]
    assert len({round(float(frame.width), 3) for _, frame in frames}) == 1
    assert all(desk.sheet.area(side).contains(frame) for side, frame in frames)


def test_columns_are_read_from_the_side_the_language_begins_on(told, words):
    english, arabic = (columns(told((words(1),), {}, "square-210", lang=lang).desk, Side.LEFT) for lang in ("en", "ar"))
    assert [float(f.x) for f in english] == sorted(float(f.x) for f in english)
    assert arabic == english[::-1]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(1, 26), layout=st.sampled_from(["a4-album", "square-210"]))
def test_the_last_columns_of_a_text_are_even_within_two_lines_or_one_stands_alone(told, words, count, layout):
    story = told((words(count),), {}, layout)
    frames = columns(story.desk, Side.LEFT)
    galley = story.galley(0, frames[0].width)
    flowed = flow(story.desk, galley, 0, frames)
    heights = [galley.height(start, end) for start, end, _ in flowed.runs]
    if flowed.end < len(galley.lines):
        return
    if heights[-1] == 0:
        assert heights[0] <= story.desk.sheet.lines(frames[0].height) * SHORT
    else:
        assert heights[0] - heights[-1] <= 2
        assert min(heights) >= FEWEST_LINES - 1


def test_a_short_text_hangs_from_the_foot_of_its_column_and_a_long_one_from_the_head(told, words):
    story = told((words(2), words(30)), {})
    (frame,) = columns(story.desk, Side.LEFT)
    short, long = (told((words(n),), {}).galley(0, frame.width) for n in (2, 30))
    low = hung(story.desk, short, 0, frame)
    assert story.desk.sheet.lines(low.height) == len(short.lines)
    assert low.bottom == pytest.approx(frame.bottom)
    assert hung(story.desk, long, 0, frame) == frame


def test_a_text_longer_than_the_page_twice_over_is_not_measured_to_its_end(told, words):
    story = told((words(400),), {}, "a5-portrait")
    frames = columns(story.desk, Side.LEFT)
    galley, lines = story.galley(0, frames[0].width), story.desk.sheet.lines(frames[0].height)
    assert len(galley.lines) > 3 * lines
    assert lines_needed(story.desk, galley, 0, frames) == 2 * lines
    assert lines_needed(story.desk, galley, len(galley.lines) - 7, frames) == 7
