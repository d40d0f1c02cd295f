"""Rows of photos: whole, in their area, apart, edges aligned."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.channels.booklet.kinds.rows import LOWEST, NARROWEST, arrange
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect

SHAPES = st.lists(st.sampled_from(["wide", "tall", "square", "panorama"]), min_size=2, max_size=3)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shapes=SHAPES, layout=st.sampled_from(["a5-portrait", "a4-album", "square-210"]))
def test_photos_and_legends_lie_apart_in_the_area_and_are_large_enough(told, shapes, layout):
    story = told((), {f"p{n}": shape for n, shape in enumerate(shapes)}, layout)
    desk, photos = story.desk, [atom.photo for atom in story.atoms]
    area = desk.sheet.area(Side.LEFT)
    arranged = arrange(desk, photos, area)
    if arranged is None:
        return
    boxes = []
    for placed in arranged.placed:
        gap = desk.layout.captions.gap
        assert placed.box.aspect == pytest.approx(desk.figures.aspect(placed.photo), rel=0.001)
        boxes += [placed.box, Rect(placed.box.x, placed.box.bottom + gap, placed.legend.width, placed.legend.height)]
        assert placed.box.height >= area.height * LOWEST
    assert all(area.contains(box, tolerance=0.5) for box in boxes)
    assert not any(a.overlaps(b, tolerance=0.5) for a, b in combinations(boxes, 2))
    left, right = min(p.box.x for p in arranged.placed), max(p.box.right for p in arranged.placed)
    assert right - left >= area.width * NARROWEST


def test_three_landscapes_stand_one_large_and_two_small(told):
    story = told((), {"p0": "wide", "p1": "wide", "p2": "wide"})
    arranged = arrange(story.desk, [atom.photo for atom in story.atoms], story.desk.sheet.area(Side.LEFT))
    assert sorted(arranged.rows) == [1, 2]
    large, *small = sorted(arranged.placed, key=lambda p: -float(p.box.width))
    assert small[1].box.right - small[0].box.x == pytest.approx(float(large.box.width), abs=0.01)


def test_photos_the_editor_grouped_are_shown_together_however_little_they_suit(told):
    story = told((), {"p0": "panorama", "p1": "tall", "p2": "tall"})
    photos = [atom.photo for atom in story.atoms]
    assert arrange(story.desk, photos, story.desk.sheet.area(Side.LEFT), any_size=True) is not None
