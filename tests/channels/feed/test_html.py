"""The HTML of a feed entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.article.model import (
    Article,
    Block,
    Correction,
    Group,
    Heading,
    ListBlock,
    Moment,
    Paragraph,
    PhotoRef,
    Quote,
    Source,
    Span,
    Timeline,
)
from publisher.channels.feed.body import first_words
from publisher.channels.feed.html import article_html, only_allowed
from publisher.channels.feed.model import EntryPhoto, Target
from publisher.channels.feed.text import clean

ADDRESS = "https://news.example.org/essay/"
FULL = Target("photos/one-1600.jpg", "https://news.example.org/p/one-1600.jpg", 1600, 900)
SMALL = Target("photos/one-320.jpg", "https://news.example.org/p/one-320.jpg", 320, 180)
ONE = EntryPhoto("one", "A quay.", "Photo: VNA", FULL, SMALL, "en", alt='A "quay" & boats')
FIGURE = (
    '<figure><img src="https://news.example.org/p/one-1600.jpg" width="1600" height="900" alt="A &quot;quay&quot; &amp; boats">'
    "<figcaption>A quay. <cite>Photo: VNA</cite></figcaption></figure>"
)


@pytest.fixture
def written(story: Article) -> Callable[..., str]:
    """The HTML of some blocks, without the wrapping element."""

    def write(*blocks: Block, photos: dict[str, EntryPhoto] | None = None) -> str:
        article = replace(story, lead=None, body=blocks, corrections=())
        html = article_html(article, photos or {}, ADDRESS)
        assert html.startswith('<div lang="en">\n')
        return html.removeprefix('<div lang="en">\n').removesuffix("\n</div>")

    return write


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def test_words_keep_their_voice_and_links_become_absolute(written: Callable[..., str]) -> None:
    paragraph = Paragraph((Span("a < b "), Span("c", strong=True, emphasis=True), Span("d", href="../e?f=1&g=2")))
    assert written(paragraph) == (
        '<p>a &lt; b <strong><em>c</em></strong><a href="https://news.example.org/e?f=1&amp;g=2">d</a></p>'
    )


def test_a_link_that_leads_nowhere_safe_keeps_its_words(written: Callable[..., str]) -> None:
    assert written(Paragraph((Span("press", href="javascript:alert(1)"),))) == "<p>press</p>"


def test_headings_start_below_the_title(written: Callable[..., str]) -> None:
    assert written(Heading(1, spans("x")), Heading(3, spans("y"))) == "<h2>x</h2>\n<h3>y</h3>"


def test_lists_are_lists(written: Callable[..., str]) -> None:
    assert written(ListBlock.of(True, (spans("x"),))) == "<ol>\n<li>x</li>\n</ol>"


def test_a_quotation_names_who_says_it_and_a_pull_quote_stands_aside(written: Callable[..., str]) -> None:
    quoted = "<blockquote>\n<p>x</p>\n<footer>— <cite>A &amp; B</cite></footer>\n</blockquote>"
    assert written(Quote((spans("x"),), cite="A & B")) == quoted
    assert written(Quote((spans("x"),), cite="A & B", pull=True)) == f"<aside>{quoted}</aside>"


def test_a_photo_stands_with_its_caption_and_credit(written: Callable[..., str]) -> None:
    assert written(PhotoRef("one"), photos={"one": ONE}) == FIGURE


def test_a_timeline_pairs_dates_with_what_happened(written: Callable[..., str]) -> None:
    timeline = Timeline((Moment("March 1975", spans("x"), "one"), Moment("2025", spans("y"), "absent")))
    assert written(timeline, photos={"one": ONE}) == (
        f"<dl>\n<dt>March 1975</dt>\n<dd><p>x</p>\n{FIGURE}</dd>\n<dt>2025</dt>\n<dd><p>y</p></dd>\n</dl>"
    )


def test_photos_of_a_group_stand_together_and_one_that_is_left_stands_alone(written: Callable[..., str]) -> None:
    group = Group(("one", "two"))
    both = written(group, photos={"one": ONE, "two": replace(ONE, photo="two")})
    assert both == f"<figure>\n{FIGURE}\n{FIGURE}\n</figure>"
    assert written(group, photos={"one": ONE}) == FIGURE
    assert written(group) == ""


def test_photos_the_body_does_not_mention_follow_it(written: Callable[..., str]) -> None:
    assert written(Paragraph(spans("x")), photos={"one": ONE}) == f"<p>x</p>\n{FIGURE}"


def test_words_that_are_not_there_leave_no_empty_element(written: Callable[..., str]) -> None:
    bare = replace(ONE, caption="", credit="", alt="")
    assert written(photos={"one": bare}) == (
        '<figure><img src="https://news.example.org/p/one-1600.jpg" width="1600" height="900" alt=""></figure>'
    )


@pytest.mark.parametrize(("lang", "word"), [("en", "Correction"), ("vi-VN", "Đính chính"), ("fr", "Rectificatif")])
def test_a_correction_stands_at_the_end_in_the_articles_language(story: Article, lang: str, word: str) -> None:
    article = replace(story, lang=lang, body=(), corrections=(Correction(date(2025, 5, 2), "5 < 6."),))
    html = article_html(article, {}, ADDRESS)
    assert html.endswith(
        f'<aside><p><strong>{word}</strong> <time datetime="2025-05-02">2025-05-02</time>: 5 &lt; 6.</p></aside>\n</div>'
    )


def test_a_language_without_a_word_for_it_still_shows_the_correction(story: Article) -> None:
    article = replace(story, lang="lo", body=(), corrections=(Correction(date(2025, 5, 2), "x"),))
    assert '<aside><p><time datetime="2025-05-02">2025-05-02</time>: x</p></aside>' in article_html(
        article, {}, ADDRESS
    )


def test_the_language_and_its_direction_are_marked(story: Article) -> None:
    assert article_html(replace(story, lang="ar"), {}, ADDRESS).startswith('<div lang="ar" dir="rtl">')
    assert article_html(replace(story, lang="vi"), {}, ADDRESS).startswith('<div lang="vi">')


def test_related_headlines_are_no_part_of_the_body(story: Article) -> None:
    assert "The sea at rest" not in article_html(story, {}, ADDRESS)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("<p onclick=x()>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<iframe src="https://a.example"></iframe><svg><path/></svg>b', "b"),
        ('<a href="JaVa\tScript:alert(1)">c</a>', "<a>c</a>"),
        ('<img src="data:image/gif;base64,x" style="x" alt="">', '<img alt="">'),
    ],
)
def test_nothing_but_the_allowed_reaches_a_feed_reader(given: str, left: str) -> None:
    assert only_allowed(given) == left


def test_first_words_are_the_first_paragraph_without_marks() -> None:
    body = (Heading(2, spans("h")), Paragraph((Span("a "), Span("b", strong=True))), Paragraph(spans("c")))
    assert first_words(body) == "a b"
    assert first_words(()) == ""


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_is_shown_as_it_was_written(text: str) -> None:
    article = Article("a", "en", "T", Source(Path("a.md")), lead="lead", body=(Paragraph(spans(text)),))
    root = lxml.html.fromstring(article_html(article, {}, ADDRESS))
    assert {element.tag for element in root.iter()} - {"br"} == {"div", "p"}
    assert root.findall("p")[1].text_content() == clean(text)
