"""The tags of a whole booklet: every word of the story is read once, in order, each paragraph as one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publisher.article.model import Heading, ListBlock, Paragraph, PhotoRef, Span
from publisher.channels.booklet import BookletChannel
from publisher.channels.booklet.options import BookletOptions
from publisher.page.items import Element, Role
from publisher.paint.pdf.marks import Marker
from publisher.paint.pdf.reading import Content, Tag, read_aloud


def spoken(pages) -> dict[Content, str]:
    """What each piece of marked content says."""
    said = {}
    for number, page in enumerate(pages):
        marker = Marker()
        for element in page.walk():
            for stretch in marker.stretches(element):
                if stretch.mcid is not None:
                    said[Content(number, stretch.mcid)] = Element(Role.PARAGRAPH, stretch.items).text
    return said


def own(tag: Tag) -> list[Content]:
    return [kid for kid in tag.kids if isinstance(kid, Content)]


@pytest.fixture(scope="module")
def read(edition, photo):
    """The tags of a long story's booklet, and what its content says."""

    def plan(layout: str, texts: list[str]):
        paragraphs = [Paragraph((Span(text),)) for text in texts]
        listed = ListBlock.of(False, ((Span("rope"),), (Span("cork " * 60 + "end"),)))
        body = (
            *paragraphs[:6],
            PhotoRef("b", "spread"),
            Heading(3, (Span("Then"),)),
            listed,
            *paragraphs[6:],
            PhotoRef("a"),
        )
        story = edition((photo("a"), photo("b")), body, {"a": "tall", "b": "wide"})
        pages = BookletChannel().plan(story, BookletOptions(layout=layout)).pages
        return read_aloud(pages, "en"), spoken(pages)

    return plan


@pytest.mark.parametrize("layout", ["a5-portrait", "a4-album"])
def test_a_long_story_is_read_paragraph_by_paragraph_whatever_pages_it_takes(read, layout):
    texts = [f"Paragraph {n}. " + "The river rises in the hills and runs past the quay. " * (9 + n) for n in range(14)]
    texts = [text.strip() for text in texts]
    document, said = read(layout, texts)
    tags = list(document.walk())
    told = [" ".join(said[content] for content in own(tag)) for tag in tags if tag.type == "P"]
    assert [text for text in told if text.startswith("Paragraph")] == texts
    broken = [tag for tag in tags if tag.type == "P" and len({content.page for content in own(tag)}) > 1]
    assert broken


def test_everything_that_is_read_has_its_place_in_the_tree_once(read):
    document, said = read("a5-portrait", ["The nets are mended. " * 30] * 8)
    placed = [content for tag in document.walk() for content in own(tag)]
    assert sorted(placed, key=lambda c: (c.page, c.mcid)) == sorted(said, key=lambda c: (c.page, c.mcid))
    assert len(set(placed)) == len(placed)


def test_the_tree_has_one_title_no_skipped_level_one_spread_and_a_list(read):
    document, _ = read("a5-portrait", ["The nets are mended. " * 30] * 8)
    tags = list(document.walk())
    levels = [int(tag.type[1]) for tag in tags if tag.type[0] == "H"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert sum(len({content.page for content in own(tag)}) == 2 for tag in tags if tag.type == "Figure") == 1
    (listed,) = (tag for tag in tags if tag.type == "L")
    assert [[part.type for part in item.tags] for item in listed.tags] == [["Lbl", "LBody"]] * 2
