"""Moment pages: each photo has its date beside it, and photos are told in the order of their dates."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.article.model import Paragraph, PhotoRef, Span
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.plan import plan_booklet
from publisher.page.items import Page, Picture, Role, TextLine

TEXT = Paragraph((Span("A morning at the gate."),))
DAYS = [f"1975-03-{day:02d}" for day in range(10, 20)]


@pytest.fixture(scope="module")
def planned(edition, photo):
    def plan(dates, shapes, layout="timeline"):
        photos = tuple(photo(f"p{n}", taken=date) for n, date in enumerate(dates))
        found = {f"p{n}": shape for n, shape in enumerate(shapes)}
        told = edition(photos, (TEXT, *(PhotoRef(p.id) for p in photos)), found)
        return plan_booklet(told, BookletOptions(layout=layout))

    return plan


def moments(plan) -> list[Page]:
    return [page for page in plan.pages if page.name == "moments"]


def dates_and_photos(page: Page) -> list[tuple[str, str | None]]:
    dates = [e.text for e in page.elements if e.role is Role.PARAGRAPH]
    photos = [e.photo for e in page.elements if e.role is Role.FIGURE]
    return list(zip(dates, photos, strict=True))


def test_photos_stand_in_the_order_of_their_dates_each_with_its_own(planned):
    plan = planned(["1975-04-30", "1975-03", "1975-03-10", "1975"], ["wide"] * 4)
    told = [pair for page in moments(plan) for pair in dates_and_photos(page)]
    assert told == [("1975", "p3"), ("March 1975", "p1"), ("10 March 1975", "p2"), ("30 April 1975", "p0")]


def test_a_date_hangs_left_of_its_photo_level_with_its_head_in_the_accent(planned):
    plan = planned(DAYS[:3], ["wide", "tall", "square"])
    for page in moments(plan):
        figures = [e for e in page.elements if e.role is Role.FIGURE]
        dates = [e for e in page.elements if e.role is Role.PARAGRAPH]
        for date, figure in zip(dates, figures, strict=True):
            box = next(item.rect for item in figure.items if isinstance(item, Picture))
            line = next(item for item in date.items if isinstance(item, TextLine))
            assert line.x + line.width < box.x
            assert box.y <= line.y < box.y + 25
            assert str(line.runs[0].colour) == "#B8390E"


def test_photos_without_a_date_follow_on_pages_without_dates(planned):
    plan = planned(["1975", None, "1974"], ["wide"] * 3)
    shown = [
        e.photo for page in plan.pages[3:] if page.name != "photographs" for e in page.elements if e.role is Role.FIGURE
    ]
    assert shown == ["p2", "p0", "p1"]
    assert "p1" not in [photo for page in moments(plan) for _, photo in dates_and_photos(page)]
    assert "P811" in [notice.code for notice in plan.notices]


def test_other_layouts_have_no_moments(planned):
    assert moments(planned(DAYS[:3], ["wide"] * 3, "a5-portrait")) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shapes=st.lists(st.sampled_from(["wide", "tall", "square", "panorama"]), min_size=1, max_size=7))
def test_any_row_of_dated_photos_fits_its_pages(planned, shapes):
    plan = planned(DAYS[: len(shapes)], shapes)
    told = [photo for page in moments(plan) for _, photo in dates_and_photos(page)]
    assert told == [f"p{n}" for n in range(len(shapes))]
    for page in moments(plan):
        boxes = [item.rect for item in page.items() if isinstance(item, Picture)]
        assert all(page.trim.inset(20).contains(box) for box in boxes)
        assert not any(a.overlaps(b) for a, b in pairwise(boxes))


def test_a_group_of_dated_photos_stays_together_where_the_design_keeps_groups(edition, photo, desk):
    from publisher.article.model import Group
    from publisher.channels.booklet.kinds.moment import moment
    from publisher.channels.booklet.story import Position, Story

    photos = (photo("a", taken="1975"), photo("b", taken="1976"))
    told = edition(photos, (Group(("a", "b")),), {"a": "wide", "b": "wide"})
    story = Story.of(desk(told, "timeline"))
    ends = [offer.after for offer in moment(story, Position(), 4)]
    assert ends == [Position(1)]
    layout = story.desk.layout
    off = replace(story.desk, layout=replace(layout, kinds=replace(layout.kinds, moment=50.0)))
    assert list(moment(Story.of(off), Position(), 4)) == []
