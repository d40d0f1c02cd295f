"""Photos with too few pixels for their place on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.plan import plan_booklet
from publisher.channels.booklet.resolution import resolution_notices
from publisher.edition import Edition
from publisher.notices import Notice
from publisher.page.geometry import Rect, Size
from publisher.page.items import Element, Page, Picture, Role
from publisher.units import Length


@pytest.fixture
def found(edition, photo, pictures):
    """The notices about one photo, 3000 pixels wide, placed so wide (inches) on pages of its own."""

    def find(*widths: float, final: bool = False) -> tuple[Notice, ...]:
        story: Edition = replace(edition((photo("gate"),), None, {"gate": "wide"}), final=final)
        boxes = [Rect(Length(0), Length(0), Length(72 * width), Length(48 * width)) for width in widths]
        shown = [Picture(box, "gate", pictures["wide"].path) for box in boxes]
        size = Size(Length(3000), Length(2000))
        pages = [Page("p", size, elements=(Element(Role.FIGURE, (picture,)),)) for picture in shown]
        return resolution_notices(pages, story)

    return find


@pytest.mark.parametrize(("width", "severity"), [(13.3, None), (13.4, "warning"), (19.9, "warning"), (20.1, "warning")])
def test_a_draft_warns_below_225_pixels_per_inch(found, width, severity):
    assert [notice.severity for notice in found(width)] == ([severity] if severity else [])


@pytest.mark.parametrize(("width", "severity"), [(19.9, "warning"), (20.1, "error")])
def test_a_final_build_refuses_what_is_below_150(found, width, severity):
    (notice,) = found(width, final=True)
    assert (notice.code, notice.severity, notice.channels) == ("P308", severity, ("booklet",))


def test_the_notice_says_where_how_large_and_what_helps(found):
    (notice,) = found(2, 25, 3)
    assert notice.message == "photo 'gate' prints coarse: 120 pixels per inch at 635 x 423 mm on page 2"
    assert notice.hint is not None
    assert "at least 5625 pixels wide (this one: 3000)" in notice.hint


def test_an_error_stands_in_the_plan_so_that_nothing_is_made(edition, photo, pictures):
    small = replace(pictures["wide"], width=300, height=200)
    story = edition((photo("gate"),), None, {"gate": "wide"})
    story = replace(story, pictures={"gate": small}, final=True)
    notices = plan_booklet(story, BookletOptions()).notices
    assert ("P308", "error") in [(notice.code, notice.severity) for notice in notices]
