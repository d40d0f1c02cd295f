"""docs/article.md tells the whole language of articles: every field, every block; what it shows is read without a word of blame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.article import blocks, fenced, fields
from publisher.article.source import read_text

DOCUMENT = (Path(__file__).parents[2] / "docs" / "article.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```markdown\n(.*?)```", DOCUMENT, re.DOTALL)
FRONT = """\
---
id: x
lang: en
title: A title
photos: [{id: east-gate}, {id: west-gate}]
---
"""
NAMED = {
    "article": fields.ARTICLE_FIELDS,
    "photo": fields.PHOTO_FIELDS,
    "credit": fields.CREDIT_FIELDS,
    "related": fields.RELATED_FIELDS,
    "correction": fields.CORRECTION_FIELDS,
}
INSIDE = ("place", "rights", "dateline")


@pytest.mark.parametrize(("what", "name"), [(what, name) for what, table in NAMED.items() for name in table])
def test_every_field_is_told(what: str, name: str) -> None:
    assert re.search(rf"`{name}`|[{{ ]{name}: ", DOCUMENT), f"{what}: {name}"


def rows(heading: str) -> list[str]:
    """The fields named in the first column of the table under a heading."""
    table = DOCUMENT.partition(f"### {heading}\n")[2].partition("\n#")[0]
    cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_no_field_is_told_that_is_not_read() -> None:
    assert set(rows("The article's fields")) <= set(fields.ARTICLE_FIELDS)
    assert set(rows("A photo's fields")) <= set(fields.PHOTO_FIELDS)


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_read_as_it_is_meant(text: str) -> None:
    source = text if text.startswith("---") else FRONT + text
    assert read_text(source, Path("story/article.en.md"))[1] == ()


def test_the_examples_show_every_block() -> None:
    shown = {type(block).__name__ for text in EXAMPLES for block in body(text)}
    shown |= {type(part).__name__ for text in EXAMPLES for block in body(text) for part in getattr(block, "blocks", ())}
    every = {kind.__name__ for kind in blocks.Block.__args__}
    assert every - shown == {"Heading"}
    assert "`##`" in DOCUMENT


def body(text: str) -> tuple[blocks.Block, ...]:
    return read_text(text if text.startswith("---") else FRONT + text, Path("story/article.en.md"))[0].body


@pytest.mark.parametrize("name", fenced.NAMES)
def test_every_fenced_block_is_told(name: str) -> None:
    assert f":::{name}" in DOCUMENT
