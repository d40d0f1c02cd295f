"""Printer's marks: outside the bleed, in line with the trim, and nothing of the page is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.compose.marks import BAR, HAIRLINE, REGISTRATION, SLUG, SlugText, with_marks
from publisher.page.geometry import Rect, Size
from publisher.page.items import Colour, Element, Fill, Item, Page, Role, Rule, TextLine
from publisher.typeset.style import TextStyle
from publisher.units import Length, Mm, Pt


@pytest.fixture(scope="session")
def slug(book) -> SlugText:
    style = TextStyle("Be Vietnam Pro", Pt(6.5), Pt(9.5), Colour((91, 95, 102), (0, 0, 0, 72)))
    return SlugText(("Ký ức ngày chiến thắng", "26 March 2026", "FOGRA39"), style, "vi", book)


def a5(width: float = 148, bleed: float = 3) -> Page:
    ground = Element(Role.ARTIFACT, (Fill(Rect(Mm(0), Mm(0), Mm(10), Mm(10)), Colour((1, 2, 3))),))
    return Page("text", Size(Mm(width), Mm(210)), Mm(bleed), (ground,), folio=4, why="it fits")


def marks(page: Page, slug: SlugText) -> tuple[Item, ...]:
    (marked,) = with_marks([page], slug)
    return marked.elements[-1].items


def extent(item: Item) -> Rect:
    match item:
        case Rule(x1, y1, x2, y2):
            return Rect(min(x1, x2), min(y1, y2), Length(abs(x2 - x1)), Length(abs(y2 - y1)))
        case Fill(rect):
            return rect
        case TextLine():
            return item.box
    raise AssertionError(item)


def test_the_page_itself_stays_as_it_was(slug):
    page = a5()
    (marked,) = with_marks([page], slug)
    assert replace(marked, slug=page.slug, elements=marked.elements[:-1]) == page
    assert marked.slug == SLUG == Mm(10)
    assert marked.sheet_box == page.bleed_box.inset(-SLUG)
    assert marked.elements[-1].role is Role.ARTIFACT


@given(width=st.floats(60, 420), bleed=st.floats(0, 6))
def test_all_marks_lie_on_the_sheet_and_outside_the_bleed(slug, width, bleed):
    page = a5(width, bleed)
    (marked,) = with_marks([page], slug)
    for item in marked.elements[-1].items:
        assert marked.sheet_box.contains(extent(item))
        assert not page.bleed_box.overlaps(extent(item))


@given(width=st.floats(60, 420))
def test_no_mark_lies_on_bar_or_text(slug, width):
    items = marks(a5(width), slug)
    rules = [extent(item) for item in items if isinstance(item, Rule)]
    others = [extent(item) for item in items if isinstance(item, Fill | TextLine)]
    assert not any(other.overlaps(rule.inset(-0.01)) for other in others for rule in rules)


def test_crop_marks_are_in_line_with_the_trim_at_every_corner(slug):
    page = a5()
    long = [rule for rule in marks(page, slug) if isinstance(rule, Rule)]
    upright = {(rule.x1, rule.y1 < 0) for rule in long if rule.x1 == rule.x2 and abs(rule.y2 - rule.y1) >= Mm(5) - 0.01}
    level = {(rule.y1, rule.x1 < 0) for rule in long if rule.y1 == rule.y2 and abs(rule.x2 - rule.x1) >= Mm(5) - 0.01}
    trim = page.trim
    assert {(x, head) for x in (trim.x, trim.right) for head in (True, False)} <= upright
    assert {(y, left) for y in (trim.y, trim.bottom) for left in (True, False)} <= level


def test_lines_are_hairlines_in_all_inks(slug):
    for rule in marks(a5(), slug):
        if isinstance(rule, Rule):
            assert (rule.thickness, rule.colour) == (HAIRLINE, REGISTRATION)
    assert Pt(0.25) == HAIRLINE
    assert REGISTRATION.cmyk == (100, 100, 100, 100)


def test_the_bar_shows_every_ink_alone_and_overprinted(slug):
    shown = [item.colour.cmyk for item in marks(a5(), slug) if isinstance(item, Fill)]
    assert shown == [colour.cmyk for colour in BAR]
    assert {(100, 0, 0, 0), (0, 100, 0, 0), (0, 0, 100, 0), (0, 0, 0, 100)} < set(shown)


def test_the_slug_tells_the_page_the_title_the_date_and_the_profile(slug):
    texts = [page.elements[-1].text for page in with_marks([a5(), a5()], slug)]
    assert texts == [f"{n}/2 · Ký ức ngày chiến thắng · 26 March 2026 · FOGRA39" for n in (1, 2)]


def test_a_narrow_page_leaves_the_last_words_out_and_cuts_none(slug):
    texts = {Element(Role.ARTIFACT, marks(a5(width), slug)).text for width in (25, 60, 80, 148)}
    whole = "1/1 · Ký ức ngày chiến thắng · 26 March 2026 · FOGRA39"
    assert len(texts) > 2
    assert all(whole.startswith(text) and (not text or text == whole or whole[len(text)] == " ") for text in texts)
