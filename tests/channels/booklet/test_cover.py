"""Covers: each style keeps its promise, and none goes without title, photo or credit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.article.model import Paragraph, Rights, Span
from publisher.channels.booklet.book import Book
from publisher.channels.booklet.cover import STYLES, cover
from publisher.layout.contrast import LEGIBLE, contrast
from publisher.page.items import Fill, Picture, Role, TextLine
from publisher.settings import Brand, Publication, Settings

STYLE_NAMES = (*STYLES, "type")
TEXT = (Paragraph((Span("A morning at the gate."),)),)


@pytest.fixture
def covered(edition, photo, desk):
    """The cover of a story with one photo, in a style."""

    def make(style: str, shape: str = "wide", subtitle: str | None = None, settings: Settings | None = None, **facts):
        rights = facts.pop("rights", Rights())
        told = edition(
            (photo("one", rights=rights),), TEXT, {"one": shape} if shape else {}, kicker="Fifty years on", **facts
        )
        told = replace(told, settings=settings or told.settings)
        set_up = desk(told)
        layout = replace(set_up.layout, cover=replace(set_up.layout.cover, style=style))
        set_up = replace(set_up, layout=layout)
        return set_up, cover(Book(set_up, (set_up,), subtitle))

    return make


def texts(page, role):
    return [element.text for element in page.walk() if element.role is role]


@pytest.mark.parametrize("style", STYLE_NAMES)
@pytest.mark.parametrize("shape", ["wide", "tall", "panorama", ""])
def test_every_cover_has_the_title_and_every_photo_its_credit(covered, style, shape):
    _, page = covered(style, shape)
    assert texts(page, Role.TITLE) == ["The gate"]
    figures = [element for element in page.walk() if element.role is Role.FIGURE]
    assert len(figures) == (0 if style == "type" else 1)
    assert all(child.text == "Photo: VNA" for figure in figures for child in figure.children)
    assert texts(page, Role.CREDIT) == ["Photo: VNA"] * len(figures)


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_nothing_readable_leaves_the_type_area(covered, style):
    set_up, page = covered(style, subtitle="What happened on one morning")
    for line in (item for item in page.items() if isinstance(item, TextLine)):
        assert page.trim.inset(set_up.layout.margins.safe).contains(line.box, tolerance=0.5), line.text


@pytest.mark.parametrize("style", STYLE_NAMES)
def test_every_word_of_a_cover_reads_on_its_ground_whatever_the_accent(covered, style):
    settings = Settings(Publication(name="Gate News"), brand=Brand(accent="#F2D544"))
    _, page = covered(style, settings=settings)
    fills: list[Fill] = []
    for item in page.items():
        if isinstance(item, Fill):
            fills.append(item)
        elif isinstance(item, TextLine) and item.text != "Draft":
            ground = [fill for fill in fills if fill.rect.contains(item.box, tolerance=0.5)][-1]
            assert all(contrast(run.colour, ground.colour) >= LEGIBLE for run in item.runs), item.text


def test_a_full_cover_runs_to_the_bleed_on_all_sides(covered):
    _, page = covered("full", "tall")
    (picture,) = [item for item in page.items() if isinstance(item, Picture)]
    assert picture.rect == page.bleed_box
    (panel,) = [item for item in page.items() if isinstance(item, Fill)]
    assert page.trim.contains(panel.rect)


def test_the_panel_keeps_off_the_focal_point(edition, photo, desk):
    places = {}
    for name, focus in {"low": (0.5, 0.85), "high": (0.5, 0.15)}.items():
        set_up = desk(edition((photo("one", focus=focus),), TEXT, {"one": "tall"}))
        layout = replace(set_up.layout, cover=replace(set_up.layout.cover, style="full"))
        set_up = replace(set_up, layout=layout)
        items = list(cover(Book(set_up, (set_up,))).items())
        (places[name],) = [item.rect for item in items if isinstance(item, Fill)]
    assert places["low"].bottom < places["high"].y


@pytest.mark.parametrize("style", ["band", "framed", "full", "inset", "masthead"])
def test_a_photo_that_may_not_be_cut_is_whole_on_the_cover(covered, style):
    _, page = covered(style, "wide", rights=Rights(crop=False))
    (picture,) = [item for item in page.items() if isinstance(item, Picture)]
    assert picture.crop.is_whole


def test_the_words_of_a_cover_without_a_photo_are_larger_than_over_one(covered):
    sizes = {}
    for style in ("band", "type"):
        _, page = covered(style)
        (title,) = [element for element in page.walk() if element.role is Role.TITLE]
        sizes[style] = title.items[0].runs[0].size
    assert sizes["type"] > sizes["band"] * 1.5


def test_a_front_page_carries_the_name_of_the_publication_and_the_lead(covered):
    _, page = covered("masthead", settings=Settings(Publication(name="Gate News")))
    assert "Gate News" in texts(page, Role.PARAGRAPH)
    assert texts(page, Role.LEAD) == ["A morning at the gate."]
    assert texts(page, Role.KICKER) == ["Fifty years on"]


def test_a_draft_says_so_on_every_cover(covered):
    for style in STYLE_NAMES:
        assert "Draft" in texts(covered(style, "")[1], Role.PARAGRAPH)
