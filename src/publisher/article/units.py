"""An article goes in; every text of it that is translated comes out, by name - and blocks of the body with other words in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from publisher.article.markdown import render_body
from publisher.article.model import WORDS_OF_A_PHOTO, Article, Block, Inline, Paragraph, Photo, Span
from publisher.notices import Place

T = TypeVar("T")
FIELDS = ("title", "short_title", "kicker", "lead", "section", "status_reason")
"""The texts of an article's front matter that are translated one to one."""
KEYWORDS_JOINED_BY = "; "
PARTS_OF_A_PLACE = ("name", "city")
_ISO_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of an article: a field, a caption, or a piece of running text in the body."""

    id: str
    """Its name: "title", "captions.ngo-mon.caption"; of the body "body.3", or "body.7.2" where a block has several."""
    kind: str
    """What it is, for people: title, caption, paragraph, timeline."""
    text: str
    """As written in the front matter; of the body as Markdown."""
    line: int | None = None
    """Of the body: the line its block begins on."""

    @property
    def is_body(self) -> bool:
        """Whether it stands in the body, so that its text is Markdown."""
        return self.id.startswith("body.")

    @property
    def field(self) -> str | None:
        """The path of its field in an article's source; None in the body."""
        if self.is_body:
            return None
        return self.id.replace("captions.", "photos.", 1) if self.id.startswith("captions.") else self.id

    @property
    def photo(self) -> str | None:
        """The photo it belongs to."""
        return self.id.split(".")[1] if self.id.startswith("captions.") else None

    def place(self, article: Article) -> Place:
        """Where it stands in the source of that article, or would stand."""
        return article.source.at(self.field) if self.field else article.source.at_line(self.line)


def units(article: Article) -> tuple[Unit, ...]:
    """Every text of an article that is translated, in the order of the source; empty ones are left out.

    Names of people, credits, related stories and addresses are not among them: an edition has its own, or the master's.
    """
    return tuple(unit for unit in (*_front(article), *_photos(article), *body_units(article.body)) if unit.text)


def _front(article: Article) -> Iterator[Unit]:
    yield from (Unit(name, name.replace("_", " "), getattr(article, name) or "") for name in FIELDS)
    yield Unit("dateline.place", "place of the dateline", (article.dateline and article.dateline.place) or "")
    yield Unit("keywords", "keywords", KEYWORDS_JOINED_BY.join(article.keywords))
    for number, correction in enumerate(article.corrections):
        yield Unit(f"corrections.{number}.text", "correction", correction.text)


def _photos(article: Article) -> Iterator[Unit]:
    for photo in article.photo_order():
        yield from (Unit(f"captions.{photo.id}.{name}", _KINDS[name], text) for name, text in photo_words(photo))


_KINDS = {
    "context": "context of a photo", "caption": "caption", "alt": "alternative text", "long_alt": "long description",
    "place.name": "name of a place", "place.city": "city",
}  # fmt: skip


def photo_words(photo: Photo) -> Iterator[tuple[str, str]]:
    """The words of a photo by field, those of its place among them."""
    for name in WORDS_OF_A_PHOTO:
        yield name, getattr(photo, name) or ""
    for part in PARTS_OF_A_PLACE:
        yield f"place.{part}", (photo.location and getattr(photo.location, part)) or ""


# --- the body -----------------------------------------------------------------------------------------------------------------


def body_units(body: Sequence[Block]) -> Iterator[Unit]:
    """The pieces of running text of a body; blocks are counted when they have words."""
    for number, block in enumerate(worded_blocks(body), start=1):
        texts = block_texts(block)
        for piece, text in enumerate(texts, start=1):
            name = f"body.{number}" if len(texts) == 1 else f"body.{number}.{piece}"
            yield Unit(name, kind_of(block), text, block.line)


def worded_blocks(body: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that have words to translate; those that only place photos have none."""
    return tuple(block for block in body if pieces(block))


def kind_of(block: Block) -> str:
    """What a block is called: "paragraph", "heading", "list"."""
    return type(block).__name__.removesuffix("Block").lower()


def block_texts(block: Block) -> tuple[str, ...]:
    """The pieces of a block as Markdown, each as one paragraph would be written."""
    return tuple(render_body((Paragraph(spans),)) for spans in pieces(block))


def pieces(block: Block) -> tuple[Inline, ...]:
    """The running texts of a block of any kind, in reading order."""
    found: list[Inline] = []

    def keep(spans: Inline) -> Inline:
        found.append(spans)
        return spans

    _mapped(block, keep)
    return tuple(found)


def with_pieces(block: Block, words: Sequence[Inline]) -> Block:
    """The block with other words in its pieces, of which there are as many."""
    following = iter(words)
    return _mapped(block, lambda _: next(following))


_WORDS = frozenset(["cite", "title", "caption", "credit", "source", "heading", "summary", "date"])
"""Names of the fields of blocks that hold plain words; all other texts in blocks are ids and wishes."""


def _mapped(value: T, change: Callable[[Inline], Inline], name: str = "") -> T:
    """A value with every running text in it exchanged."""
    made: Any = value
    if isinstance(value, tuple):
        is_text = bool(value) and all(isinstance(part, Span) for part in value)
        made = change(value) if is_text else tuple(_mapped(part, change, name) for part in value)
    elif isinstance(value, str) and name in _WORDS and value.strip() and not _ISO_DATE.fullmatch(value):
        made = "".join(span.text for span in change((Span(value),)))
    elif is_dataclass(value) and not isinstance(value, (type, Span)):
        made = replace(
            value, **{one.name: _mapped(getattr(value, one.name), change, one.name) for one in fields(value)}
        )
    return made  # type: ignore[no-any-return]
