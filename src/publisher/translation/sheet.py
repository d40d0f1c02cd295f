"""A story and a language go in; the sheet a translator works on comes out: a row for each text, with what is there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.article.findings import Findings
from publisher.article.markdown import render_body
from publisher.article.model import Article, Inline, Paragraph, Span
from publisher.article.stamps import Match, State, compare
from publisher.article.text import read_body
from publisher.article.units import Unit, units


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the sheet."""

    unit: str
    """Its name: "title", "captions.gate.caption", "body.3"."""
    kind: str
    source: str
    """The master's text; of the body as Markdown."""
    translation: str
    """What is there already; "" when nothing is."""
    state: State
    note: str = ""
    """What a translator should know: the photo's caption, who is named, what the text is for."""

    @property
    def is_markdown(self) -> bool:
        """Whether emphasis and links stand in it as Markdown."""
        return self.unit.startswith("body.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The texts of a story from one language into another, in the order of the story."""

    story: str
    source_lang: str
    target_lang: str
    original: str
    """Name of the master's file."""
    rows: tuple[Row, ...]


def sheet_of(master: Article, lang: str, translation: Article | None = None) -> Sheet:
    """The sheet for a language; ``translation`` is the edition that is there already."""
    matches = compare(translation).matches if translation else tuple(_nothing_yet(master))
    rows = tuple(_row(match, master) for match in matches)
    return Sheet(master.id, master.lang, lang, master.source.path.name, rows)


def _nothing_yet(master: Article) -> Iterator[Match]:
    for unit in units(master):
        own = unit if ".place." in unit.id else None  # a place keeps its name until an edition has another
        yield Match(unit, own, State.CURRENT if own else State.MISSING)


def _row(match: Match, master: Article) -> Row:
    unit, own = match.unit, match.own
    is_shared = own is not None and ".place." in unit.id and own.text == unit.text
    text = own.text if own and not is_shared else ""
    state = State.MISSING if is_shared else match.state
    return Row(unit.id, unit.kind, unit.text, text, state, _note(unit, master))


def _note(unit: Unit, master: Article) -> str:
    if unit.photo is None:
        return ""
    photo = master.photo(unit.photo)
    if unit.id.endswith(".caption"):
        return f"photo {photo.id}"
    if ".place." in unit.id:
        return f"photo {photo.id}; leave empty to keep the name as it is"
    return f"photo {photo.id}: {photo.caption or 'no caption yet'}"


def spans_of(text: str) -> Inline:
    """The words of a row of the body; several paragraphs are one, and what is none is taken as plain words."""
    joined = " ".join(text.split())
    for words in (text, joined):
        blocks = read_body(words, 1, (), Findings(Path(), tuple(words.split("\n"))))
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return blocks[0].spans
    return (Span(joined),)


def must_stay(spans: Inline) -> list[str]:
    """What a translation may not lose, each once: the addresses a text leads to, and marks without words of their own."""
    links = {span.href for span in spans if span.href}
    return sorted(links | {markdown_of(span) for span in spans if is_mark(span) and not span.text})


def is_mark(span: Span) -> bool:
    """Whether a span is more than words that are plain, emphasised, strong or a link: translators get it as it is."""
    return replace(span, text="", emphasis=False, strong=False, href=None) != Span("")


def markdown_of(span: Span) -> str:
    """One span as Markdown."""
    return render_body((Paragraph((span,)),))
