"""The quote page: one sentence, large, in much white."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.channels.booklet.desk import Desk, stack
from publisher.channels.booklet.offer import Offer, costs
from publisher.channels.booklet.story import Position, PullQuote, Story
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Role, Rule, TextLine
from publisher.units import Length, Mm, Pt


def quote(story: Story, at: Position, folio: int) -> Iterator[Offer]:  # noqa: ARG001 - one signature for all kinds
    """A pull quote on a page of its own."""
    atom = story.atom(at.atom)
    if not isinstance(atom, PullQuote):
        return
    desk = story.desk

    def build(folio: int, why: str) -> tuple[Page, ...]:
        return (desk.page("quote", folio, (_quote(desk, atom, folio),), why=why),)

    yield Offer("quote", 1, Position(at.atom + 1), costs(), build)


def _quote(desk: Desk, atom: PullQuote, folio: int) -> Element:
    voices = desk.layout.voices
    area = desk.sheet.area(Side.of(folio))
    width = min(area.width, voices.quote.size * 18)
    words = " ".join("".join(span.text for span in spans) for spans in atom.quote.paragraphs)
    lines = desk.headline(words, voices.quote, width)
    cite = desk.ragged(atom.quote.cite, voices.byline, width) if atom.quote.cite else ()
    height = voices.quote.leading * len(lines) + voices.byline.leading * (len(cite) + (1 if cite else 0))
    top = area.y + (area.height - height) * 0.38
    mirrored = desk.reads_against(words)
    rule_x = area.right - Mm(12) if mirrored else area.x
    rule = Rule(rule_x, top - Mm(5), rule_x + Mm(12), top - Mm(5), Pt(1.2), desk.palette["accent"])
    placed = _edged(stack(lines, area.x, top, voices.quote.leading), area, mirrored)
    below: Length = top + voices.quote.leading * len(lines) + voices.byline.leading
    children = (
        Element(Role.ARTIFACT, (rule,)),
        Element(
            Role.PARAGRAPH, _edged(stack(cite, area.x, below, voices.byline.leading), area, mirrored), lang=desk.lang
        ),
    )
    return Element(Role.QUOTE, placed, children if cite else children[:1], lang=desk.lang)


def _edged(lines: tuple[TextLine, ...], area: Rect, mirrored: bool) -> tuple[TextLine, ...]:
    """The lines as they are, or, where words read from the right, ending at the right edge."""
    return tuple(replace(line, x=area.right - line.width) for line in lines) if mirrored else lines
