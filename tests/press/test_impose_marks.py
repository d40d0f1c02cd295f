"""Marks and labels around a trim box: outside the bleed, on the sheet, and only where there is room."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.press.boxes import Box
from publisher.press.lettering import LABEL_SIZE, outlines
from publisher.press.registration import LENGTH, MARGIN, SHORTEST, Stroke, crop_marks, draw, fold_marks

TRIM = Box(100, 100, 500, 400)
BLEED = 8.5


def ends(stroke: Stroke) -> tuple[tuple[float, float], ...]:
    return (stroke.x1, stroke.y1), (stroke.x2, stroke.y2)


@given(st.floats(0, 60))
def test_marks_lie_between_bleed_and_edge_of_the_sheet(margin):
    sheet, bleeding = TRIM.grown(BLEED + margin), TRIM.grown(BLEED)
    marks = [*crop_marks(TRIM, BLEED, sheet), *fold_marks(300, TRIM, BLEED, sheet)]
    for x, y in (end for mark in marks for end in ends(mark)):
        assert not (bleeding.left < x < bleeding.right and bleeding.bottom < y < bleeding.top)
        assert sheet.left <= x <= sheet.right
        assert sheet.bottom <= y <= sheet.top
    for mark in marks:
        length = abs(mark.x1 - mark.x2) + abs(mark.y1 - mark.y2)
        assert SHORTEST - 1e-9 <= length <= LENGTH + 1e-9


def test_a_sheet_with_room_has_two_marks_at_each_corner_and_two_at_a_fold():
    sheet = TRIM.grown(BLEED + MARGIN)
    assert len(list(crop_marks(TRIM, BLEED, sheet))) == 8
    folds = list(fold_marks(300, TRIM, BLEED, sheet))
    assert [(mark.x1, mark.dashed) for mark in folds] == [(300, True)] * 2


def test_a_sheet_without_room_has_none():
    assert list(crop_marks(TRIM, BLEED, TRIM.grown(BLEED + 1))) == []
    assert list(crop_marks(TRIM, BLEED, Box(200, 200, 300, 300))) == []


def test_crop_marks_stand_in_line_with_the_trim():
    marks = list(crop_marks(TRIM, BLEED, TRIM.grown(60)))
    assert {mark.x1 for mark in marks if mark.x1 == mark.x2} == {100, 500}
    assert {mark.y1 for mark in marks if mark.y1 == mark.y2} == {100, 400}


def test_marks_are_passed_over_by_screen_readers():
    operators = draw([Stroke(0, 0, 0, 9)])
    assert operators.startswith("/Artifact BMC q ")
    assert operators.endswith("Q EMC")


def test_a_label_is_drawn_at_its_place_in_its_size():
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d+", outlines("Sheet 2", 50, 80))]
    xs, ys = numbers[::2], numbers[1::2]
    assert min(xs) == pytest.approx(50, abs=1)
    assert max(xs) < 50 + LABEL_SIZE * len("Sheet 2")
    assert 80 - LABEL_SIZE / 2 < min(ys) < max(ys) < 80 + LABEL_SIZE


def test_no_text_is_no_outline():
    assert outlines("", 0, 0) == ""
