from __future__ import annotations

from pathlib import Path

from article.story import MASTER
from publisher.article.model import Moment, Quote, Span, Timeline
from publisher.article.source import read_text
from publisher.article.units import block_texts, pieces, units, with_pieces


def test_every_text_is_a_unit_and_no_fact_is_one() -> None:
    found = {unit.id: unit.text for unit in units(read_text(MASTER, Path("article.en.md"))[0])}
    assert found["title"] == "A morning at the gate"
    assert found["keywords"] == "gate; Hue"
    assert found["captions.gate.place.city"] == "Hue"
    assert found["body.1"] == "The first *paragraph* tells of the gate."
    assert found["body.4.2"] == "The album is found."
    assert not any(word in " ".join(found.values()) for word in ("A. Name", "VNA", "gate.jpg", "1975-03-29", "Another"))


def test_pieces_of_any_block_are_taken_out_and_put_back() -> None:
    block = Timeline((Moment("1975", (Span("One."),), "gate"), Moment("Spring 1975", (Span("Two."),))))
    assert block_texts(block) == ("One.", "Spring 1975", "Two.")
    new = [(Span(text.upper()),) for text in block_texts(block)]
    changed = with_pieces(block, new)
    assert changed == Timeline((Moment("1975", (Span("ONE."),), "gate"), Moment("SPRING 1975", (Span("TWO."),))))
    quote = Quote(((Span("A"), Span("b", emphasis=True)), (Span("C"),)), "A. Name", pull=True)
    assert pieces(quote) == (*quote.paragraphs, (Span("A. Name"),))
    assert with_pieces(quote, pieces(quote)) == quote
