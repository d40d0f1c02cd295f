"""Which blocks of two editions stand beside one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from publisher.article.beside import Row, beside
from publisher.article.model import Article, Block, Heading, Paragraph, PhotoRef, Source, Span, Translation
from publisher.article.stamps import stamps_of


def text(words: str) -> Paragraph:
    return Paragraph((Span(words),))


def article(
    lang: str, body: Sequence[Block], master: Article | None = None, stamps: Mapping[str, str] | None = None
) -> Article:
    translation = Translation(master, stamps or stamps_of(master)) if master else None
    return Article("gate", lang, "Gate", Source(Path(f"article.{lang}.md")), body=tuple(body), translation=translation)


def shown(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [tuple("+".join(block.spans[0].text for block in side) for side in row) for row in rows]


MASTER = article("en", (text("one"), PhotoRef("a"), Heading(2, (Span("head"),)), text("two"), text("three")))
VI = article("vi", (text("một"), Heading(2, (Span("đầu"),)), PhotoRef("a"), text("hai"), text("ba")), MASTER)
FR = article("fr", (text("un"), Heading(2, (Span("titre"),)), text("deux"), text("trois")), MASTER)


def test_every_block_of_the_master_stands_beside_its_translation_wherever_the_photos_are():
    assert shown(beside(MASTER, VI)) == [("one", "một"), ("head", "đầu"), ("two", "hai"), ("three", "ba")]


def test_a_translation_may_lead_and_two_translations_meet_through_their_master():
    assert shown(beside(VI, MASTER)) == [("một", "one"), ("đầu", "head"), ("hai", "two"), ("ba", "three")]
    assert shown(beside(VI, FR)) == [("một", "un"), ("đầu", "titre"), ("hai", "deux"), ("ba", "trois")]


def test_a_paragraph_that_was_not_translated_stands_alone_by_the_stamps():
    old = article("en", (text("one"), text("three")))
    late = article("vi", (text("một"), text("ba")), MASTER, stamps_of(old))
    assert shown(beside(MASTER, late)) == [("one", "một"), ("head", ""), ("two", ""), ("three", "ba")]
    assert shown(beside(late, MASTER)) == [("một", "one+head+two"), ("ba", "three")]


def test_what_only_the_other_has_goes_ahead_of_the_first_pair():
    assert shown(beside(article("en", ()), VI)) == [("", "một+đầu+hai+ba")]
    assert beside(article("en", ()), article("vi", ())) == ()


@pytest.mark.parametrize(("one", "other"), [(MASTER, VI), (VI, MASTER), (FR, VI)])
def test_no_block_is_lost(one, other):
    rows = beside(one, other)
    assert [block for own, _ in rows for block in own] == [b for b in one.body if not isinstance(b, PhotoRef)]
    assert {id(block) for _, row in rows for block in row} == {id(b) for b in other.body if not isinstance(b, PhotoRef)}
