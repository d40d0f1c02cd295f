"""What a screen reader is given: one tree of tags in the order of the plan, whatever pages it lies on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Link, Page, Picture, Role, TextLine
from publisher.paint.pdf.reading import Annotation, Content, Tag, read_aloud, titled_pages
from publisher.units import Length

PHOTO = Path("photo.jpg")


def box(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(width), Length(height))


def picture(x: float = 0, photo: str = "a", width: float = 80) -> Picture:
    return Picture(box(x, 0, width, 60), photo, PHOTO)


def outline(tag: Tag, depth: int = 0) -> Iterator[str]:
    """A tree as text: one line per tag with the pages and numbers of its content."""
    own = [kid for kid in tag.kids if not isinstance(kid, Tag)]
    said = [f"{kid.page}.{kid.mcid}" if isinstance(kid, Content) else f"link {kid.page}.{kid.number}" for kid in own]
    yield " ".join(("  " * depth + tag.type, *said))
    for kid in tag.tags:
        yield from outline(kid, depth + 1)


@pytest.fixture
def tree(page: Callable[..., Page]) -> Callable[..., list[str]]:
    """The tree below the document for pages given as lists of elements."""

    def read(*pages: Sequence[Element]) -> list[str]:
        document = read_aloud([page(elements=elements) for elements in pages], "en")
        assert document.type == "Document"
        return [line[2:] for line in list(outline(document))[1:]]

    return read


@pytest.fixture
def text(line: Callable[..., TextLine]) -> Callable[..., Element]:
    """An element with a line of text."""

    def make(role: Role = Role.PARAGRAPH, words: str = "words", **facts: object) -> Element:
        return Element(role, (line(words),), **facts)

    return make


def test_the_cover_announces_the_title_and_the_title_page_is_the_heading(
    tree: Callable[..., list[str]], text: Callable[..., Element]
) -> None:
    title = text(Role.TITLE)
    assert tree([title], [title, text(Role.HEADING, level=2)]) == ["P 0.0", "H1 1.0", "H2 1.1"]
    assert tree([title]) == ["H1 0.0"]


def test_each_chapter_of_a_book_begins_with_a_heading_of_the_first_level(
    tree: Callable[..., list[str]], text: Callable[..., Element]
) -> None:
    title, inside = text(Role.TITLE), text(Role.HEADING, level=2)
    assert tree([title], [title], [title, inside], [title, inside]) == [
        *("P 0.0", "H1 1.0"),
        *("H1 2.0", "H2 2.1"),
        *("H1 3.0", "H2 3.1"),
    ]


def test_headings_skip_no_level(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    levels = [text(Role.HEADING, level=level) for level in (3, 2, 4, 6, 2)]
    assert tree([text(Role.TITLE), *levels]) == ["H1 0.0", "H2 0.1", "H2 0.2", "H3 0.3", "H4 0.4", "H2 0.5"]


def test_no_heading_stands_before_the_title(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    assert tree([text(Role.HEADING, level=2)], [text(Role.TITLE)]) == ["P 0.0", "H1 1.0"]


def test_furniture_is_passed_over_and_keeps_no_place(
    tree: Callable[..., list[str]], text: Callable[..., Element]
) -> None:
    ground = Element(Role.ARTIFACT, (Fill(box(0, 0, 9, 9), text().items[0].runs[0].colour),), (text(),))
    assert tree([text(Role.ARTIFACT), ground, Element(Role.PARAGRAPH)]) == ["P 0.0"]


def test_a_caption_and_a_credit_stand_beside_their_figure(
    tree: Callable[..., list[str]], text: Callable[..., Element]
) -> None:
    figure = Element(Role.FIGURE, (picture(),), (text(Role.CAPTION), text(Role.CREDIT)), alt="A gate.", photo="a")
    assert tree([figure]) == ["Div", "  Figure 0.0", "  Caption 0.1", "  P 0.2"]


def test_a_figure_has_its_alternative_text_its_language_and_its_visible_box(page: Callable[..., Page]) -> None:
    shown = replace(picture(-20, width=400), clip=box(-9, -9, 200, 300))
    figure = Element(Role.FIGURE, (shown,), alt="A gate.", photo="a", lang="vi")
    (tag,) = read_aloud([page(elements=[figure], bleed=9)], "en").tags
    assert (tag.alt, tag.lang) == ("A gate.", "vi")
    assert tag.box == box(-9, 0, 200, 60)
    (same,) = read_aloud([page(elements=[figure])], "vi").tags
    assert same.lang is None


def test_a_photo_over_two_pages_is_one_figure(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    left = Element(Role.FIGURE, (picture(0, width=600),), (text(Role.CAPTION),), alt="Hills.", photo="a")
    right = Element(Role.FIGURE, (picture(-300, width=600),), alt="Hills.", photo="a")
    assert tree([left], [right, text()]) == ["Div", "  Figure 0.0 1.0", "  Caption 0.1", "P 1.1"]


def test_a_photo_over_two_pages_has_no_box_of_its_own(page: Callable[..., Page]) -> None:
    halves = (Element(Role.FIGURE, (picture(x, width=600),), photo="a") for x in (0, -300))
    (tag,) = read_aloud([page(elements=[half]) for half in halves], "en").tags
    assert tag.box is None


@pytest.mark.parametrize(("x", "photo"), [(0, "a"), (-300, "b")])
def test_the_same_photo_again_or_another_photo_is_another_figure(
    tree: Callable[..., list[str]], x: float, photo: str
) -> None:
    first = Element(Role.FIGURE, (picture(0, width=600),), photo="a")
    then = Element(Role.FIGURE, (picture(x, photo, 600),), photo=photo)
    assert tree([first], [then]) == ["Figure 0.0", "Figure 1.0"]


def test_a_plate_is_its_words_because_there_is_no_picture(
    tree: Callable[..., list[str]], page: Callable[..., Page], text: Callable[..., Element]
) -> None:
    plate = Element(Role.FIGURE, text(words="Photo to come").items, (text(Role.CAPTION),), alt="A gate.", plate=True)
    assert tree([plate]) == ["Div", "  P 0.0", "  Caption 0.1"]
    assert not any(tag.alt for tag in read_aloud([page(elements=[plate])], "en").walk())


def test_a_paragraph_over_two_pages_is_one(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    figure = Element(Role.FIGURE, (picture(),), (text(Role.CREDIT),), photo="a")
    assert tree([text()], [figure, text(continues=True), text()]) == [
        *("P 0.0 1.2", "Div", "  Figure 1.0", "  P 1.1"),
        "P 1.3",
    ]


def test_of_two_languages_side_by_side_each_goes_on_for_itself(
    tree: Callable[..., list[str]], text: Callable[..., Element]
) -> None:
    first = [text(lang="en"), text(lang="vi")]
    assert tree(first, [text(lang="en", continues=True), text(lang="vi", continues=True)]) == ["P 0.0 1.0", "P 0.1 1.1"]


def test_lists_have_items_with_labels_and_bodies(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    def item(**facts: object) -> Element:
        return Element(Role.LIST_ITEM, (), (text(Role.LABEL), text(**facts)))

    assert tree([Element(Role.LIST, (), (item(), item()))]) == [
        *("L", "  LI", "    Lbl 0.0", "    LBody", "      P 0.1"),
        *("  LI", "    Lbl 0.2", "    LBody", "      P 0.3"),
    ]


def test_a_list_over_two_pages_is_one_and_so_is_its_broken_entry(
    tree: Callable[..., list[str]], text: Callable[..., Element]
) -> None:
    first = Element(Role.LIST, (), (Element(Role.LIST_ITEM, (), (text(Role.LABEL), text())),))
    rest = Element(Role.LIST_ITEM, (), (text(continues=True),), continues=True)
    then = Element(Role.LIST_ITEM, (), (text(),))
    assert tree([first], [Element(Role.LIST, (), (rest, then), continues=True)]) == [
        *("L", "  LI", "    Lbl 0.0", "    LBody", "      P 0.1 1.0"),
        *("  LI", "    LBody", "      P 1.1"),
    ]


def test_items_without_a_list_make_one(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    items = [text(Role.LIST_ITEM), text(Role.LIST_ITEM)]
    assert tree([text(), *items, text()]) == [
        "P 0.0",
        "L",
        *("  LI", "    LBody 0.1", "  LI", "    LBody 0.2"),
        "P 0.3",
    ]


def test_a_quotation_is_made_of_paragraphs(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    quote = replace(text(Role.QUOTE), children=(text(Role.ARTIFACT), text()))
    assert tree([quote]) == ["BlockQuote", "  P 0.0", "  P 0.1"]


def test_linked_words_stand_in_a_link_with_their_annotation(
    tree: Callable[..., list[str]], line: Callable[..., TextLine]
) -> None:
    words = line("before linked after")
    start, end = (float(line(part).width) for part in ("before ", "before linked"))
    link = Link(box(float(words.x) + start, float(words.y) - 12, end - start, 15), "https://example.org")
    assert tree([Element(Role.PARAGRAPH, (words, link))]) == ["P 0.0 0.2", "  Link 0.1 link 0.0"]


def test_a_link_over_two_lines_is_one(tree: Callable[..., list[str]], line: Callable[..., TextLine]) -> None:
    lines = (line("linked", 20, 40), line("again", 20, 54))
    items = tuple(item for words in lines for item in (words, Link(words.box, "https://example.org")))
    other = Link(box(200, 100, 10, 10), "https://example.net")
    assert tree([Element(Role.PARAGRAPH, (*items, other))]) == [
        *("P", "  Link 0.0 link 0.0 0.1 link 0.1"),
        "  Link link 0.2",
    ]


def test_the_pages_with_the_titles_that_count_are_found(
    page: Callable[..., Page], text: Callable[..., Element]
) -> None:
    titled, plain = page(elements=[text(Role.TITLE)]), page(elements=[text()])
    assert titled_pages([titled, plain, titled, titled]) == {2, 3}
    assert titled_pages([plain, titled]) == {1}
    assert titled_pages([plain]) == frozenset()


def test_kids_are_content_links_or_tags(tree: Callable[..., list[str]], text: Callable[..., Element]) -> None:
    assert Annotation(0, 0) != Content(0, 0)
    assert tree([]) == []
    assert tree([text()], [], [text()]) == ["P 0.0", "P 2.0"]
