"""Where in the source something stands: a field and a piece of its text in, the place of that piece out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from publisher.article.blocks import texts
from publisher.article.inline import plain
from publisher.article.model import Article, Block, Quote, Timeline, photos_in
from publisher.notices import Edit, Place

_FOLDED = 60
"""Lines a text in the front matter may run over; longer ones are pointed at by their field."""


class Passage(NamedTuple):
    """A piece of the article's text and where it stands: a field of the front matter, or a line of the body."""

    text: str
    field: str | None = None
    line: int | None = None

    def place(self, article: Article, piece: str = "") -> Place:
        """The place of the passage; of a piece of it when it is found as written."""
        source = article.source.of(self.field) if self.field else article.source
        start = source.at(self.field) if self.field else source.at_line(self.line)
        if not piece or start.line is None:
            return start
        column = max(0, (start.column or 1) - 1)
        for line in range(start.line, min(start.line + _FOLDED, len(source.lines)) + 1):
            found = source.lines[line - 1].find(piece, column)
            if found >= 0:
                text = source.lines[line - 1]
                return replace(start, line=line, column=found + 1, length=len(piece), text=text)
            column = 0
        return start

    def edit(self, article: Article, piece: str, start: int, end: int, text: str) -> tuple[Edit, ...]:
        """The edit that writes ``text`` for ``piece[start:end]``, where that piece of the passage stands as written."""
        place = self.place(article, piece)
        if place.line is None or place.column is None or place.text is None:
            return ()
        at = place.column - 1
        if place.text[at : at + len(piece)] != piece:
            return ()
        return (Edit(place.line, place.column + start, end - start, text),)


FIELDS = ("title", "short_title", "kicker", "lead", "section")
PHOTO_FIELDS = ("context", "caption")
PROSE_FIELDS = ("title", "short_title", "kicker", "lead")
ALT_FIELDS = ("alt", "long_alt")


def passages(article: Article) -> Iterator[Passage]:
    """Every text of the article that is set in type."""
    for name in FIELDS:
        if text := getattr(article, name):
            yield Passage(text, name)
    yield from (Passage(name, f"byline.{index}") for index, name in enumerate(article.byline))
    if article.dateline and article.dateline.place:
        yield Passage(article.dateline.place, "dateline.place")
    yield from caption_passages(article)
    yield from _credit_passages(article)
    yield from (Passage(story.title, f"related.{index}.title") for index, story in enumerate(article.related))
    yield from (Passage(item.text, f"corrections.{index}.text") for index, item in enumerate(article.corrections))
    for block in article.body:
        yield from (Passage(text, line=block.line) for text in _texts(block))


def caption_passages(article: Article) -> Iterator[Passage]:
    """The words around every photo: its context and its caption."""
    for photo in article.photos:
        for name in PHOTO_FIELDS:
            if text := getattr(photo, name):
                yield Passage(text, f"photos.{photo.id}.{name}")


@dataclass(frozen=True, slots=True)
class _Prose:
    article: Article
    passages: tuple[Passage, ...]
    whole: str
    """All passages, a line each."""
    small: str
    """The same in small letters."""


_recent: list[_Prose] = []
"""The article last asked about: one check after another asks for the same words."""


def prose(article: Article) -> tuple[Passage, ...]:
    """Everything written as sentences: titles, lead, captions, alternative texts, related titles, corrections, body."""
    return _read(article).passages


def holds(article: Article, signs: Iterable[str]) -> bool:
    """Whether the prose of an article has one of these texts, given in small letters, in letters of any size.

    A pattern that begins in several ways is asked for only where it may match: plain texts are found ten times as fast.
    """
    small = _read(article).small
    return any(sign in small for sign in signs)


def search(article: Article, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Every match in the prose of an article; the pattern is compiled with MULTILINE where it asks for an end.

    All passages are searched at once before they are searched one by one: most articles have no match.
    """
    read = _read(article)
    if pattern.search(read.whole):
        for passage in read.passages:
            yield from ((passage, match) for match in pattern.finditer(passage.text))


def _read(article: Article) -> _Prose:
    for known in _recent:
        if known.article is article:
            return known
    passages = tuple(_prose(article))
    whole = "\n".join(passage.text for passage in passages)
    found = _Prose(article, passages, whole, whole.lower())
    _recent[:] = [found]
    return found


def _prose(article: Article) -> Iterator[Passage]:
    for name in PROSE_FIELDS:
        if text := getattr(article, name):
            yield Passage(text, name)
    for photo in article.photos:
        for name in PHOTO_FIELDS + ALT_FIELDS:
            if text := getattr(photo, name):
                yield Passage(text, f"photos.{photo.id}.{name}")
    yield from (Passage(story.title, f"related.{index}.title") for index, story in enumerate(article.related))
    yield from (Passage(item.text, f"corrections.{index}.text") for index, item in enumerate(article.corrections))
    for block in article.body:
        yield from (Passage(text, line=block.line) for text in _texts(block))


def _credit_passages(article: Article) -> Iterator[Passage]:
    for photo in article.photos:
        for name in ("photographer", "agency", "via", "courtesy_of", "licence"):
            if photo.credit is not None and (text := getattr(photo.credit, name)):
                yield Passage(text, f"photos.{photo.id}.credit.{name}")


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Quote) and block.cite:
        yield block.cite
    if isinstance(block, Timeline):
        yield from (moment.date for moment in block.moments)
    yield from (plain(spans) for spans in texts(block) if spans)


def shown_photos(article: Article) -> dict[str, int | None]:
    """The photos the body shows, in its order, each with the line of the block that shows it first."""
    shown: dict[str, int | None] = {}
    for block in article.body:
        for photo in photos_in(block):
            shown.setdefault(photo, block.line)
    return shown
