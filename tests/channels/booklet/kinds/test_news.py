"""News pages: text runs through the columns in order, photos stand into them, and nothing touches."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.article.model import Group, Heading, Paragraph, PhotoRef, Span
from publisher.channels.booklet.kinds.news import news as news_kind
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.plan import plan_booklet
from publisher.channels.booklet.story import Position, Story
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import load_layout
from publisher.page.items import Page, Picture, Role, Rule, TextLine

SENTENCE = "The columns moved slowly, and those who lived through it remember number {} above all. "
LAYOUT = load_layout("newspaper", "booklets", BookletLayout)


def words(count: int) -> Paragraph:
    return Paragraph((Span("".join(SENTENCE.format(n) for n in range(count)).strip()),))


def news(plan) -> list[Page]:
    return [page for page in plan.pages if page.name == "news"]


def columns(page: Page) -> set[float]:
    """The left edges of the columns of reading text, indents aside."""
    lines = [item for e in page.elements if e.role is Role.PARAGRAPH for item in e.items if isinstance(item, TextLine)]
    return {round(float(line.x), 1) for line in lines}


@pytest.fixture(scope="module")
def planned(edition, photo):
    def plan(body, shapes):
        photos = tuple(photo(name) for name in shapes)
        return plan_booklet(edition(photos, body, shapes), BookletOptions(layout="newspaper"))

    return plan


def test_a_long_text_stands_in_four_columns_with_hairlines_between(planned):
    plan = planned(tuple(words(30) for _ in range(6)), {})
    page = news(plan)[1]
    indents = LAYOUT.voices.text.size * LAYOUT.reading.indent
    edges = columns(page)
    assert len({edge for edge in edges if not any(abs(edge - other - indents) < 1 for other in edges)}) == 4
    rules = [
        i for e in page.elements if e.role is Role.ARTIFACT for i in e.items if isinstance(i, Rule) and i.x1 == i.x2
    ]
    assert len(rules) == 3


def test_the_story_begins_with_its_headline_over_the_columns(planned):
    plan = planned((words(30), words(30)), {})
    assert [page.name for page in plan.pages[:3]] == ["cover", "imprint", "news"]
    first = plan.pages[2]
    title = next(e for e in first.elements if e.role is Role.TITLE)
    body = [e for e in first.elements if e.role is Role.PARAGRAPH]
    assert body
    assert max(item.y for item in title.items) < min(item.y for e in body for item in e.items)
    assert [e.text for page in plan.pages[3:] for e in page.walk() if e.role is Role.TITLE] == []


@pytest.fixture(scope="module")
def offered(edition, photo, desk):
    """The pages offered at the beginning of a story."""

    def pages(body, shapes, **facts) -> list[Page]:
        photos = tuple(photo(name, **facts) for name in shapes)
        story = Story.of(desk(edition(photos, body, shapes), "newspaper"))
        return [page for offer in news_kind(story, Position(), 3) for page in offer.build(3, "")]

    return pages


def shown(page: Page) -> set[str]:
    return {item.photo for item in page.items() if isinstance(item, Picture)}


def test_photos_share_the_page_with_the_text_around_them(offered):
    body = (words(20), PhotoRef("a"), words(20), PhotoRef("b"), words(10))
    pages = offered(body, {"a": "wide", "b": "wide"})
    assert {frozenset(shown(page)) for page in pages} == {frozenset(), frozenset("a"), frozenset("ab")}
    for page in pages:
        assert [e for e in page.elements if e.role is Role.PARAGRAPH]


def test_a_photo_never_overtakes_the_text_before_it(offered):
    pages = offered((words(200), PhotoRef("a"), words(20)), {"a": "wide"})
    assert [shown(page) for page in pages] == [set()]


def test_photos_are_whole(offered):
    for shape in ("wide", "tall", "panorama"):
        pictures = [
            i
            for page in offered((words(20), PhotoRef("a")), {"a": shape})
            for i in page.items()
            if isinstance(i, Picture)
        ]
        assert pictures
        assert all(item.crop.is_whole for item in pictures)


def test_columns_of_a_text_that_ends_end_on_one_line(offered):
    page = offered((words(30),), {})[0]
    lines = [item for e in page.elements if e.role is Role.PARAGRAPH for item in e.items if isinstance(item, TextLine)]
    feet = {}
    for line in lines:
        column = round(float(line.x) / 30)
        feet[column] = max(feet.get(column, 0.0), float(line.y))
    assert max(feet.values()) - min(feet.values()) <= 2 * LAYOUT.grid.baseline + 0.1


def test_nothing_in_the_columns_bleeds(planned):
    plan = planned((words(20), PhotoRef("a"), words(20)), {"a": "panorama"})
    for page in news(plan):
        for item in page.items():
            if isinstance(item, Picture):
                assert page.trim.inset(LAYOUT.margins.safe).contains(item.rect)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.integers(0, 40), min_size=1, max_size=6),
    shapes=st.lists(st.sampled_from(["wide", "tall", "square", "panorama"]), max_size=5),
    grouped=st.booleans(),
)
def test_any_story_is_told_whole_in_order_and_without_touching(planned, texts, shapes, grouped):
    names = [f"p{n}" for n in range(len(shapes))]
    refs = (
        [Group(tuple(names[:2])), *map(PhotoRef, names[2:])]
        if grouped and len(names) > 1
        else list(map(PhotoRef, names))
    )
    body = []
    for n in range(max(len(texts), len(refs))):
        body += [Heading(2, (Span(f"Part {n}"),)), words(texts[n])] if n < len(texts) and texts[n] else []
        body += refs[n : n + 1]
    plan = planned(tuple(body), dict(zip(names, shapes, strict=True)))
    told = [e for page in plan.pages[2:] for e in page.elements if e.role in (Role.PARAGRAPH, Role.HEADING)]
    said = " ".join(e.text for e in told)
    wanted = [text for n, count in enumerate(texts) if count for text in (f"Part {n}", words(count).spans[0].text)]
    assert " ".join(wanted) in said
    for page in news(plan):
        boxes = [i.rect for i in page.items() if isinstance(i, Picture)]
        boxes += [i.box for i in page.items() if isinstance(i, TextLine)]
        for one, other in combinations(boxes, 2):
            shrunk = one.inset(0, float(one.height) * 0.15)
            assert not shrunk.overlaps(other.inset(0, float(other.height) * 0.15), tolerance=0.3), page.why
