"""Parts of web pages: what classes call them, which image is the best, where the story is, what stands loose beside a photo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from publisher.importers import Draft, import_source
from publisher.importers.web.images import Pictures
from publisher.importers.web.page import is_name, names_in
from publisher.importers.web.parts import is_part, is_site

Page = Callable[..., Draft]


@pytest.fixture
def page(tmp_path: Path):
    def read(body: str, head: str = "") -> Draft:
        path = tmp_path / "page.html"
        path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
        return import_source(path)

    return read


STORY = (
    "<h1>A title of a story</h1><p>The first paragraph of the story is here.</p><p>The second paragraph follows it.</p>"
)


@pytest.mark.parametrize(
    ("names", "part", "is_it"),
    [
        ("photo-caption", "caption", True), ("PhotoCMS_Caption", "caption", True), ("imageCaption", "caption", True),
        ("captions-off", "caption", False), ("wp-caption", "figure", True), ("wp-caption-text", "figure", False),
        ("share", "site", True), ("shareholders", "site", False), ("ad", "site", True), ("heading", "site", False),
        ("article-body", "body", True), ("sapo", "lead", True), ("tin-lien-quan", "related", True), ("", "site", False),
    ],
)  # fmt: skip
def test_a_class_says_what_an_element_is(names: str, part: str, is_it: bool) -> None:
    element = etree.Element("div")
    element.set("class", names)
    assert is_part(element, part) is is_it


def test_what_is_hidden_belongs_to_the_site() -> None:
    element = etree.fromstring('<div style="color: red; display: none">x</div>')
    assert is_site(element) == "hidden on the page"


@pytest.mark.parametrize(
    ("image", "best"),
    [
        ('<img src="a.jpg"/>', "a.jpg"),
        ('<img src="loading.gif" data-src="a.jpg"/>', "a.jpg"),
        ('<img src="a.jpg" srcset="b.jpg 800w, c.jpg 1600w"/>', "c.jpg"),
        ('<img src="a.jpg" srcset="b.jpg 1x, c.jpg 2x"/>', "c.jpg"),
        ('<img src="data:image/gif;base64,R0lG" data-original="a.jpg"/>', "a.jpg"),
        ('<img src="a.jpg" data-full-url="full.jpg"/>', "full.jpg"),
    ],
)
def test_the_largest_address_is_taken(image: str, best: str) -> None:
    assert Pictures().locate(etree.fromstring(image)).address == best


def test_the_link_around_an_image_leads_to_a_larger_one() -> None:
    link = etree.fromstring('<a href="large.jpg"><img src="small.jpg" width="600"/></a>')
    assert Pictures(base="https://a.example/x/").locate(link[0]).address == "https://a.example/x/large.jpg"


def test_a_picture_at_hand_is_taken_and_a_larger_one_named(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.jpg").write_bytes(b"\xff\xd8\xff")
    image = etree.fromstring('<img src="https://a.example/a.jpg" srcset="https://a.example/b.jpg 1600w"/>')
    located = Pictures(tmp_path, "page").locate(image)
    assert located.picture is not None
    assert (located.picture.name, located.address) == ("a.jpg", "https://a.example/b.jpg")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By A. Name", ["A. Name"]), ("By A. Name and B. Name", ["A. Name", "B. Name"]),
        ("Von A. Name und B. Name", ["A. Name", "B. Name"]),
        ("Tác giả: Họ Tên", ["Họ Tên"]), ("A. Name; B. Name", ["A. Name", "B. Name"]), ("Byron Name", ["Byron Name"]),
    ],
)  # fmt: skip
def test_a_byline_becomes_names(words: str, names: list[str]) -> None:
    assert list(names_in(words)) == names


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("A. Name", True), ("Đỗ Tên", True), ("王名", True), ("A. Name December 18, 2014", False), ("Email the author", False),
     ("a@b.example", False), ("facebook", False), ("Name " * 9, False)],
)  # fmt: skip
def test_a_name_is_told_from_what_stands_beside_names(words: str, is_one: bool) -> None:
    assert is_name(words) is is_one


def test_a_byline_with_a_date_in_it_is_left_out_and_its_link_is_the_name(page) -> None:
    draft = page(f'{STORY}<div class="byline">By <a href="/n">A. Name</a> 3 March 2026</div>')
    assert draft.article.byline == ("A. Name",)
    assert any("a byline with more than names" in notice.message for notice in draft.notices)


def test_entities_written_twice_are_read(page) -> None:
    head = '<meta name="description" content="He said &amp;ldquo;yes&amp;rdquo; to the plan for the bridge.">'
    assert page(STORY, head).article.lead == "He said “yes” to the plan for the bridge."


def test_a_short_first_line_is_no_lead(page) -> None:
    draft = page(
        "<h1>A title of a story</h1><p>Culture</p><p>The first paragraph of the story is here.</p><p>Another one.</p>"
    )
    assert draft.article.lead == "The first paragraph of the story is here."


def test_the_language_of_the_words_counts_more_than_the_templates(page) -> None:
    words = "Người dân hai bên bờ đã chờ đợi cây cầu này từ lâu và rất vui mừng."
    draft = page(
        f"<h1>Cầu mới nối hai bờ sông</h1><p>{words}</p><p>{words}</p>",
        '<meta http-equiv="content-language" content="en">',
    )
    assert draft.article.lang == "vi"


def test_the_same_picture_again_is_one_photo(page) -> None:
    figure = '<figure><img src="https://a.example/a.jpg"><figcaption>At the gate. Photo: VNA</figcaption></figure>'
    draft = page(f'<h1>A title of a story</h1><img src="https://a.example/a.jpg">{STORY}{figure}')
    assert [photo.caption for photo in draft.article.photos] == ["At the gate."]


def test_a_page_without_a_title_says_so(page) -> None:
    draft = page("<p>The first paragraph of the story is here.</p><p>The second paragraph follows it.</p>")
    assert draft.article.title == "page"
    assert "P201" in [notice.code for notice in draft.notices]


def test_a_counter_is_no_photo(page) -> None:
    draft = page(STORY + '<p><img src="https://a.example/pixel.gif" width="1" height="1"></p>')
    assert draft.article.photos == ()
    assert any("a small image of the site" in notice.message for notice in draft.notices)


def test_a_picture_above_the_title_belongs_to_the_story(page: Page) -> None:
    hero = '<div class="top"><figure><img src="https://a.example/a.jpg"><figcaption>At the gate.</figcaption></figure></div>'
    draft = page(f"<div><a href='/'>Home</a></div>{hero}{STORY}")
    assert [photo.caption for photo in draft.article.photos] == ["At the gate."]


def test_a_description_of_its_own_is_the_lead(page: Page) -> None:
    head = '<meta name="description" content="The bridge will be closed until May, says the town.">'
    draft = page(STORY, head)
    assert draft.article.lead == "The bridge will be closed until May, says the town."
    assert len(draft.article.body) == 2
