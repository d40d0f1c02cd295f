"""The shortcuts of the reader of Markdown change nothing: with and without them a text has the same tokens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline

from publisher.article.commonmark import markdown_reader

EVERYTHING = Path(__file__).parents[1] / "everything" / "article.en.md"


def plain_reader() -> MarkdownIt:
    """The reader without its shortcuts: every rule is asked, and every text is read letter by letter."""
    reader = markdown_reader.__wrapped__()
    reader.core.ruler.at("inline", inline)
    reader.block.ruler.disable("one_line")
    return reader


def tokens(reader: MarkdownIt, text: str) -> list[dict[str, object]]:
    return [token.as_dict() for token in reader.parse(text, {})]


def test_an_article_with_everything_has_the_same_tokens() -> None:
    text = EVERYTHING.read_text(encoding="utf-8")
    assert tokens(markdown_reader(), text) == tokens(plain_reader(), text)


@given(st.text('ab1. \t\n!"“(«-+*_=>|#:~`[]<&\\^{}é', max_size=40))
def test_any_text_has_the_same_tokens(text: str) -> None:
    assert tokens(markdown_reader(), text) == tokens(plain_reader(), text)


@pytest.mark.parametrize("text", ["Words\n===", "a | b\n- | -", "Words\nand more", "- Words\nand more", "    Words"])
def test_a_line_that_only_begins_like_a_paragraph_is_read_with_its_next(text: str) -> None:
    assert tokens(markdown_reader(), text) == tokens(plain_reader(), text)
