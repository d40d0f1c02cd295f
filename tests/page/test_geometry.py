from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.page.geometry import Crop, Rect, Size
from publisher.units import Length

PLACES = st.integers(-2000, 2000).map(Length)
SIDES = st.integers(1, 2000).map(Length)
RECTS = st.builds(Rect, PLACES, PLACES, SIDES, SIDES)
SMALL = st.integers(-300, 300)


def rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(width), Length(height))


@given(RECTS)
def test_the_edges_of_a_box_lie_its_size_apart(box):
    assert box.right - box.x == box.width
    assert box.bottom - box.y == box.height
    assert box.aspect == Size(box.width, box.height).aspect == float(box.width) / float(box.height)


@given(RECTS, SMALL, SMALL)
def test_a_moved_box_keeps_its_size_and_moves_back(box, dx, dy):
    moved = box.moved(dx, dy)
    assert (moved.x - box.x, moved.y - box.y) == (dx, dy)
    assert (moved.width, moved.height) == (box.width, box.height)
    assert moved.moved(-dx, -dy) == box


@given(RECTS, SMALL, SMALL, SMALL, SMALL)
def test_an_inset_moves_each_edge_on_its_own(box, left, top, right, bottom):
    inner = box.inset(left, top, right, bottom)
    assert (inner.x - box.x, inner.y - box.y) == (left, top)
    assert (box.right - inner.right, box.bottom - inner.bottom) == (right, bottom)
    assert inner.inset(-left, -top, -right, -bottom) == box


@given(RECTS, SMALL, SMALL, SMALL)
def test_missing_sides_of_an_inset_repeat_as_in_css(box, one, two, three):
    assert box.inset(one) == box.inset(one, one, one, one)
    assert box.inset(one, two) == box.inset(one, two, one, two)
    assert box.inset(one, two, three) == box.inset(one, two, three, two)


@given(RECTS, st.integers(0, 300))
def test_a_box_contains_what_is_inset_into_it_and_not_what_is_outset(box, distance):
    assert box.inset(-distance).contains(box)
    assert box.contains(box.inset(-distance)) == (distance == 0)


@given(RECTS, RECTS)
def test_overlapping_goes_both_ways(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other):
        assert one.overlaps(other)


@given(RECTS, RECTS, RECTS)
def test_what_lies_in_a_box_that_lies_in_another_lies_in_that(a, b, c):
    if a.contains(b, 0) and b.contains(c, 0):
        assert a.contains(c, 0)


@given(RECTS)
def test_neighbours_share_an_edge_and_do_not_overlap(box):
    assert not box.overlaps(box.moved(box.width))
    assert not box.overlaps(box.moved(0, -box.height))
    assert box.overlaps(box.moved(box.width - 1, box.height - 1))


@pytest.mark.parametrize(("tolerance", "overlap"), [(0.01, False), (0.0, True)])
def test_a_hair_is_no_overlap_and_no_overhang(tolerance, overlap):
    assert rect(0, 0, 10, 10).overlaps(rect(9.995, 0, 10, 10), tolerance) is overlap
    assert rect(0, 0, 10, 10).contains(rect(0, 0, 10.005, 10), tolerance) is not overlap


@pytest.mark.parametrize(
    ("crop", "whole"), [(Crop(), True), (Crop(kept=0.5), True), (Crop(0.1), False), (Crop(bottom=0.99), False)]
)
def test_a_crop_is_whole_when_it_cuts_nothing(crop, whole):
    assert crop.is_whole is whole
