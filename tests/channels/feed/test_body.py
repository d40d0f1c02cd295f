"""The blocks of a body as HTML: tables, boxes, notes that lead there and back, lists in lists."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from publisher.article.model import Article
from publisher.article.source import read_text
from publisher.channels.feed.body import body_html
from publisher.channels.feed.html import article_html

ADDRESS = "https://example.org/gate"


def article(body: str) -> Article:
    return read_text(f"---\nid: gate\nlang: en\ntitle: T\n---\n\n{body}", Path("gate/article.en.md"))[0]


def fed(body: str) -> str:
    """The body as a feed carries it, without the frame of its language."""
    return article_html(article(body), {}, ADDRESS).removeprefix('<div lang="en">\n').removesuffix("\n</div>")


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("One\\\ntwo", "<p>One<br>\ntwo</p>"),
        ("m<sup>2</sup> H<sub>2</sub>O", "<p>m<sup>2</sup> H<sub>2</sub>O</p>"),
        ("One.\n\n---\n\nTwo.", "<p>One.</p>\n<hr>\n<p>Two.</p>"),
        ("4. Four\n   - five\n5. Six", '<ol start="4">\n<li>Four\n<ul>\n<li>five</li>\n</ul></li>\n<li>Six</li>\n</ol>'),
        ("- One\n\n  two", "<ul>\n<li><p>One</p>\n<p>two</p></li>\n</ul>"),
        (":::sidebar A *box*\nWords.\n\n### More\n:::", "<aside>\n<h2>A <em>box</em></h2>\n<p>Words.</p>\n<h3>More</h3>\n</aside>"),
        ("## Part\n\n:::sidebar Box\nWords.\n:::", "<h2>Part</h2>\n<aside>\n<h3>Box</h3>\n<p>Words.</p>\n</aside>"),
        (
            ":::table Caption\n| | b |\n|---|--:|\n| c | *1* |\n\nSource.\n:::",
            "<table>\n<caption>Caption</caption>\n"
            '<thead>\n<tr><td></td><th scope="col" style="text-align:right">b</th></tr>\n</thead>\n'
            '<tbody>\n<tr><th scope="row">c</th><td style="text-align:right"><em>1</em></td></tr>\n</tbody>\n'
            '<tfoot><tr><td colspan="2">Source.</td></tr></tfoot>\n</table>',
        ),
    ],
)  # fmt: skip
def test_blocks_are_html_that_says_what_they_are(body: str, html: str) -> None:
    assert fed(body) == html


NOTED = "One.[^b] Two.[^a] Again.[^b]\n\n[^a]: A.\n\n[^b]: B.\n\n    More."


def test_a_note_leads_to_its_call_and_back() -> None:
    root = lxml.html.fromstring(article_html(article(NOTED), {}, ADDRESS))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 5
    leads = {link.get("href").removeprefix("#") for link in root.iter("a")}
    assert leads <= set(ids)
    calls = [(link.text, link.get("href")) for link in root.iter("a") if link.getparent().tag == "sup"]
    assert calls == [("1", "#gate-note-1"), ("2", "#gate-note-2"), ("1", "#gate-note-1")]
    notes = [item.text_content().split("\u21a9")[0].split() for item in root.find("section").iter("li")]
    assert notes == [["B.", "More."], ["A."]]


def test_the_notes_stand_below_everything_and_only_where_there_are_some() -> None:
    root = lxml.html.fromstring(article_html(article(NOTED), {}, ADDRESS))
    assert [child.tag for child in root] == ["p", "section"]
    assert "<section" not in fed("Words.")


def test_the_frame_around_a_table_is_given_its_name() -> None:
    told = article("| a |\n|---|\n\nOne.\n\n:::table Caption\n| b |\n|---|\n:::")
    names: list[str] = []
    html = body_html(told, {}, ADDRESS, str, lambda table, name: names.append(name) or f"[{table}]")
    assert names == ["Table 1", "Caption"]
    assert html.count("[<table>") == 2
