"""Books of several articles: one cover, one list of photographs, and each article as its own chapter."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from designs import ONE_LANGUAGE
from publisher.article.model import Credit, Group, Heading, Moment, Paragraph, PhotoRef, Related, Span, Timeline
from publisher.channels.booklet.book import BookTitle, gather
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.plan import plan_book, plan_booklet
from publisher.compose.sheet import Side
from publisher.notices import PublisherError
from publisher.page.items import Page, Role
from publisher.settings import Brand, Settings

LAYOUTS = ONE_LANGUAGE
TITLE = BookTitle("Three gates", "Walks in spring")
GOLDEN = Path(__file__).parent / "golden"


def words(sentence: str = "The columns moved slowly and the radio said little. ", times: int = 12) -> Paragraph:
    return Paragraph((Span((sentence * times).strip()),))


@pytest.fixture(scope="module")
def three(edition, photo):
    """Three articles whose photos all have the same ids."""

    def article(number: int, credit: Credit):
        photos = (photo("p1", credit=credit, taken=f"197{number}"), photo("p2", credit=credit))
        return edition(
            photos,
            (words(), PhotoRef("p1"), words(), PhotoRef("p2")),
            {"p1": "wide", "p2": "tall"},
            id=f"gate-{number}",
            title=f"Gate number {number}",
            lead=f"The lead of gate {number}. A second sentence.",
            related=(Related(f"More on gate {number}"),),
        )

    return (
        article(1, Credit(photographer="Ada Example")),
        article(2, Credit(agency="VNA")),
        article(3, Credit(photographer="Ada Example", agency="VNA")),
    )


@pytest.fixture(scope="module", params=LAYOUTS)
def plan(request, three):
    return plan_book(three, TITLE, BookletOptions(layout=request.param))


def pages_named(plan, name: str) -> list[tuple[int, Page]]:
    return [(n, page) for n, page in enumerate(plan.pages, 1) if page.name == name]


def texts(page: Page, role: Role) -> list[str]:
    return [element.text for element in page.walk() if element.role is role]


def starts(plan) -> dict[str, int]:
    """The page each story's title stands on first, front matter and lists aside."""
    found: dict[str, int] = {}
    for n, page in enumerate(plan.pages, 1):
        if page.name in ("opener", "news"):
            for title in texts(page, Role.TITLE):
                found.setdefault(title, n)
    return found


def test_every_article_begins_with_its_title_lead_and_byline(plan):
    assert list(starts(plan)) == ["Gate number 1", "Gate number 2", "Gate number 3"]
    for number, folio in enumerate(starts(plan).values(), 1):
        assert f"The lead of gate {number}. A second sentence." in texts(plan.pages[folio - 1], Role.LEAD)


def test_the_cover_carries_the_books_own_title_and_subtitle(plan):
    assert texts(plan.pages[0], Role.TITLE) == ["Three gates"]
    assert texts(plan.pages[0], Role.LEAD) == ["Walks in spring"]


def test_the_contents_name_every_article_with_the_page_it_begins_on(plan):
    ((_, page),) = pages_named(plan, "contents")
    entries = [element for element in page.elements if element.role is Role.LIST_ITEM]
    told = [(entry.items[0].text, " ".join(item.text for item in entry.items[1:])) for entry in entries]
    assert told == [(str(folio), title) for title, folio in starts(plan).items()]
    assert [entry.children[0].text for entry in entries] == [f"The lead of gate {n}." for n in (1, 2, 3)]


def test_photo_ids_stay_unique_and_name_their_article(plan):
    used = {use.photo for use in plan.uses}
    assert used == {f"gate-{n}/p{m}" for n in (1, 2, 3) for m in (1, 2)}
    listed = [e.photo for _, page in pages_named(plan, "photographs") for e in page.elements if e.role is Role.FIGURE]
    assert sorted(filter(None, listed)) == sorted(used)


def test_the_index_sorts_names_and_gives_their_pages(plan):
    ((_, page),) = pages_named(plan, "index")
    found = [text.split(", ", 1) for text in texts(page, Role.LIST_ITEM)]
    assert [name for name, _ in found] == ["Ada Example", "VNA"]
    shown: dict[str, int] = {}
    for n, page in enumerate(plan.pages[1:], 2):
        for element in page.walk():
            if element.role is Role.FIGURE and element.photo:
                shown.setdefault(element.photo, n)
    assert found[1][1] == ", ".join(str(n) for n in sorted({shown["gate-2/p1"], shown["gate-2/p2"]}))


def test_feet_carry_the_title_of_their_article(plan):
    if plan.layout == "gallery":
        pytest.skip("its feet carry the number alone")
    order = list(starts(plan).items())
    for (title, first), (_, end) in zip(order, [*order[1:], ("", starts(plan)[order[-1][0]] + 2)], strict=True):
        for page in plan.pages[first : end - 1]:
            feet = [e.text for e in page.elements if e.role is Role.ARTIFACT and title in e.text]
            assert page.folio is None or feet


def test_related_reading_is_gathered_article_by_article(plan):
    said = [
        e.text
        for page in plan.pages[-3:]
        for e in page.walk()
        if (e.role is Role.LIST_ITEM and "More on" in e.text) or (e.role is Role.HEADING and e.level == 3)
    ]
    assert said == [text for n in (1, 2, 3) for text in (f"Gate number {n}", f"More on gate {n}")]


def test_the_colophon_says_what_is_true(plan):
    said = [text for text in texts(plan.pages[1], Role.PARAGRAPH) if text.startswith(("Typefaces:", "Page:"))]
    assert len(said) == 2
    assert "SIL Open Font License 1.1" in said[0]
    width, height = plan.pages[0].size.width.mm, plan.pages[0].size.height.mm
    assert f"{width:g} × {height:g} mm" in said[1]


def test_a_book_fills_whole_sheets_and_counts_its_pages(plan):
    assert len(plan.pages) % 4 == 0
    assert all(page.folio in (None, n) for n, page in enumerate(plan.pages, 1))


@pytest.mark.parametrize("layout", ["a5-portrait", "timeline"])
def test_stories_begin_on_the_side_the_layout_says(three, layout):
    plan = plan_book(three, TITLE, BookletOptions(layout=layout))
    side = {"a5-portrait": Side.RIGHT, "timeline": Side.LEFT}[layout]
    assert {Side.of(folio) for folio in starts(plan).values()} == {side}


def test_the_order_given_is_the_order_of_the_book(three):
    plan = plan_book(tuple(reversed(three)), TITLE, BookletOptions())
    assert list(starts(plan)) == ["Gate number 3", "Gate number 2", "Gate number 1"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_book_in_each_layout_reads_as_expected(three, layout):
    """One line a page: what it is, what it says first, which photos it shows."""
    plan = plan_book(three, TITLE, BookletOptions(layout=layout))
    rows = []
    for n, page in enumerate(plan.pages, 1):
        photos = list(dict.fromkeys(e.photo for e in page.walk() if e.role is Role.FIGURE and e.photo))
        said = next((e.text for e in page.walk() if e.role is not Role.ARTIFACT and e.text), "")
        rows.append(f"{n:>2} {page.name:<18} {said[:40]:<40} {' '.join(photos)}".rstrip())
    text = "\n".join(rows) + "\n"
    golden = GOLDEN / f"book-{layout}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_one_article_twice_is_refused_with_its_place(three):
    with pytest.raises(PublisherError) as problem:
        gather((three[0], three[1], three[0]), TITLE)
    (notice,) = problem.value.notices
    assert (notice.code, notice.message) == ("P208", "two articles of the book have the id 'gate-1'")


def test_every_mention_of_a_photo_gets_its_articles_name(edition, photo):
    moments = (Moment("1975", (Span("Open."),), "p1"), Moment("1976", (Span("Shut."),)))
    told = edition((photo("p1"), photo("p2")), (Group(("p1", "p2")), Timeline(moments)), {"p1": "wide"})
    _, (chapter, _) = gather((told, replace(told, article=replace(told.article, id="other"))), TITLE)
    group, timeline = chapter.article.body
    assert group.photos == ("gate/p1", "gate/p2")
    assert [moment.photo for moment in timeline.moments] == ["gate/p1", None]
    assert list(chapter.pictures) == ["gate/p1"]
    assert [p.id for p in chapter.article.photos] == ["gate/p1", "gate/p2"]


def test_the_whole_book_wears_the_brand_of_its_first_article(three):
    branded = replace(three[1], settings=Settings(brand=Brand(accent="#123456")))
    _, chapters = gather((three[0], branded), TITLE)
    assert {chapter.settings.brand.accent for chapter in chapters} == {None}


def test_each_article_keeps_its_own_language(edition, photo):
    english = edition((photo("p1"),), None, {"p1": "wide"}, id="one")
    german = edition((photo("p1"),), None, {"p1": "wide"}, id="zwei", lang="de", title="Das Tor", lead="Ein Morgen.")
    plan = plan_book((english, german), TITLE, BookletOptions())
    credits_ = {use.photo: use.credit for use in plan.uses if use.credit}
    assert credits_ == {"one/p1": "Photo: VNA", "zwei/p1": "Foto: VNA"}


def test_a_book_of_one_article_is_that_articles_booklet(three):
    from publisher.channels.booklet.binder import bound_pages
    from publisher.channels.booklet.book import bind
    from publisher.layout.booklet import BookletLayout
    from publisher.layout.load import load_layout
    from publisher.typeset.fonts import shipped_fonts

    layout = load_layout("a5-portrait", "booklets", BookletLayout)
    book = bind(three[0], (three[0],), None, layout, shipped_fonts())
    assert book.is_single
    assert bound_pages(book) == plan_booklet(three[0], BookletOptions()).pages


def test_a_single_article_with_headings_has_contents_only_where_the_layout_says_so(edition):
    body = tuple(block for n in range(4) for block in (Heading(2, (Span(f"Part {n}"),)), words(times=30)))
    for layout, listed in (("square-210", True), ("a5-portrait", False)):
        plan = plan_booklet(edition((), body), BookletOptions(layout=layout))
        pages = pages_named(plan, "contents")
        assert bool(pages) is listed
        for _, page in pages:
            entries = [e for e in page.elements if e.role is Role.LIST_ITEM]
            assert [e.items[1].text for e in entries] == [f"Part {n}" for n in range(4)]
            for entry in entries:
                found = plan.pages[int(entry.items[0].text) - 1]
                assert entry.items[1].text in texts(found, Role.HEADING)


def test_few_headings_need_no_contents(edition):
    body = (Heading(2, (Span("Part one"),)), words(), Heading(2, (Span("Part two"),)), words())
    plan = plan_booklet(edition((), body), BookletOptions(layout="square-210"))
    assert pages_named(plan, "contents") == []


def test_many_articles_take_as_many_contents_pages_as_they_need(edition):
    many = tuple(edition((), (words(),), id=f"a{n}", title=f"Article number {n}") for n in range(24))
    plan = plan_book(many, TITLE, BookletOptions())
    found = [e for _, page in pages_named(plan, "contents") for e in page.elements if e.role is Role.LIST_ITEM]
    assert [e.items[1].text for e in found] == [f"Article number {n}" for n in range(24)]
    assert [int(e.items[0].text) for e in found] == list(starts(plan).values())
