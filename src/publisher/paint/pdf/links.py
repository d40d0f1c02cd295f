"""An element's lines and links go in, the lines come out cut where links begin and end, so that each part can be tagged for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from publisher.page.items import Element, Glyph, GlyphRun, Item, Link, Page, TextLine, Turn
from publisher.units import Length

Part: TypeAlias = tuple[TextLine, int | None]
"""A line or a part of one, and the key of the link it belongs to."""


def without_links(page: Page) -> Page:
    """The page as paper shows it: no link leads anywhere; those within the document still say what refers to what."""
    return replace(page, elements=tuple(_without_links(element) for element in page.elements))


def _without_links(element: Element) -> Element:
    return replace(
        element,
        items=tuple(_on_paper(item) for item in element.items if not isinstance(item, Link) or item.is_inner),
        children=tuple(_without_links(child) for child in element.children),
    )


def _on_paper(item: Item) -> Item:
    return replace(item, is_live=False) if isinstance(item, Link) else item


def cut(line: TextLine, links: Mapping[int, Link]) -> Iterator[Part]:
    """The line in parts that lie wholly in one link or in none; the line itself when no link cuts it."""
    near = _near(line, links)
    if line.turn is not Turn.NONE or not near:
        yield line, near[0] if near else None
        return
    owned = list(_owned(line, links, near))
    x = line.x
    stretches = [(number, [run for run, _ in runs]) for number, runs in groupby(owned, key=lambda one: one[1])]
    for place, (number, singles) in enumerate(stretches):
        runs = tuple(_joined(singles))
        part = _part(line, runs, x, is_last=place == len(stretches) - 1)
        yield part, number
        x = part.x + part.width


def _near(line: TextLine, links: Mapping[int, Link]) -> list[int]:
    """The links that touch a line, the one at its height first: boxes of lines that stand close overlap."""
    middle = line.box.y + line.box.height / 2
    touching = [number for number, link in links.items() if link.rect.overlaps(line.box)]
    return sorted(touching, key=lambda n: abs(links[n].rect.y + links[n].rect.height / 2 - middle))


def _owned(line: TextLine, links: Mapping[int, Link], near: Sequence[int]) -> Iterator[tuple[GlyphRun, int | None]]:
    """Every glyph as a run of its own, and the link its middle lies in; what belongs to a letter goes with the letter."""
    pen, number = float(line.x), None
    for run in line.runs:
        for glyph in run.glyphs:
            middle = pen + glyph.advance / 2
            if glyph.text:
                number = next((n for n in near if links[n].rect.x <= middle <= links[n].rect.right), None)
            yield replace(run, glyphs=(glyph,)), number
            pen += glyph.advance


def _joined(singles: Sequence[GlyphRun]) -> Iterator[GlyphRun]:
    for _, alike in groupby(singles, key=lambda run: (run.font, run.size, run.colour)):
        runs = list(alike)
        yield replace(runs[0], glyphs=tuple(run.glyphs[0] for run in runs))


def _part(line: TextLine, runs: tuple[GlyphRun, ...], x: Length, *, is_last: bool) -> TextLine:
    glyphs: list[Glyph] = [glyph for run in runs for glyph in run.glyphs]
    return replace(
        line,
        x=x,
        runs=runs,
        text="".join(glyph.text for glyph in glyphs),
        width=Length(sum(glyph.advance for glyph in glyphs)),
        joins_next=line.joins_next and is_last,
        runs_on=line.runs_on or not is_last,
    )
