"""The article as every channel sees it: frozen values for text, photos, credits and their places in the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from publisher.article.blocks import Align as Align
from publisher.article.blocks import Block as Block
from publisher.article.blocks import Divider as Divider
from publisher.article.blocks import Group as Group
from publisher.article.blocks import Heading as Heading
from publisher.article.blocks import Inline as Inline
from publisher.article.blocks import ListBlock as ListBlock
from publisher.article.blocks import ListItem as ListItem
from publisher.article.blocks import Moment as Moment
from publisher.article.blocks import Note as Note
from publisher.article.blocks import Notes as Notes
from publisher.article.blocks import Paragraph as Paragraph
from publisher.article.blocks import PhotoRef as PhotoRef
from publisher.article.blocks import Quote as Quote
from publisher.article.blocks import Script as Script
from publisher.article.blocks import Sidebar as Sidebar
from publisher.article.blocks import Span as Span
from publisher.article.blocks import Table as Table
from publisher.article.blocks import Timeline as Timeline
from publisher.article.blocks import photos_in as photos_in
from publisher.notices import Place


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is to be named for a photo; at least one field is set, or ``none_because`` says why nobody is named."""

    photographer: str | None = None
    agency: str | None = None
    via: str | None = None
    courtesy_of: str | None = None
    licence: str | None = None
    none_because: str | None = None

    @property
    def is_waived(self) -> bool:
        """Whether the article says ``credit: none`` with a reason."""
        return self.none_because is not None


@dataclass(frozen=True, slots=True)
class Location:
    """Where a photo was taken."""

    name: str | None = None
    city: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.city, self.country) if part)


@dataclass(frozen=True, slots=True)
class Rights:
    """What a photo is cleared for; None means nothing was stated."""

    web: bool | None = None
    social: bool | None = None
    print: bool | None = None
    until: date | None = None
    copyright: str | None = None
    terms: str | None = None
    crop: bool = True
    """False when the photo must be shown whole."""


class ArticleStatus(StrEnum):
    """Whether an article stands, or was taken back after it was published."""

    OK = "ok"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Ignore:
    """A code an editor does not want to hear of again, and why."""

    code: str
    reason: str


class PhotoStatus(StrEnum):
    """Whether a photo may be published at all."""

    OK = "ok"
    WITHHELD = "withheld"
    KILLED = "killed"


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo as the article tells it; the file itself is found by ``photos.resolve``."""

    id: str
    file: str | None = None
    context: str | None = None
    """What happened around the picture; print shows it before the caption, a card does not."""
    caption: str | None = None
    credit: Credit | None = None
    alt: str | None = None
    long_alt: str | None = None
    taken: str | None = None
    """ISO date, perhaps only a year or a year and month: never a publication date."""
    location: Location | None = None
    focus: tuple[float, float] | None = None
    """Focal point, x and y from the top left corner, 0 to 1."""
    source_type: str | None = None
    rights: Rights = field(default_factory=Rights)
    status: PhotoStatus = PhotoStatus.OK
    note: str | None = None
    ignore: tuple[Ignore, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a story was filed."""

    place: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A related story: its headline and, when known, its address."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What was corrected, and when."""

    date: date
    text: str


WORDS_OF_A_PHOTO = ("context", "caption", "alt", "long_alt")
"""The fields of a photo that every language edition writes for itself."""
WORDS_OF_AN_ARTICLE = (
    "lang", "title", "short_title", "kicker", "lead", "section", "keywords", "status_reason", "related", "corrections",
    "url", "ignore", "of",
)  # fmt: skip
"""The fields of an article that every language edition writes for itself; it has none of them from its master."""


def is_own_words(path: str) -> bool:
    """Whether a field, by its path, is one that every language edition writes for itself."""
    first, _, rest = path.partition(".")
    return first in WORDS_OF_AN_ARTICLE or (first == "photos" and rest.rpartition(".")[2] in WORDS_OF_A_PHOTO)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was read from: the file, its lines, and the place of every field by its path.

    Paths read ``title``, ``photos.ngo-mon.caption`` (photos by id), ``related.0.url``.
    """

    path: Path
    lines: tuple[str, ...] = ()
    marks: Mapping[str, tuple[int, int, int]] = field(default_factory=lambda: MappingProxyType({}))
    """Field path -> 1-based line, 1-based column, length."""
    master: Source | None = None
    """Of a translation: the source it translates, where the facts stand that all editions share."""

    def of(self, path: str) -> Source:
        """The source a field stands in: of a translation, the master for what is not its own words."""
        if self.master is None or path in self.marks or is_own_words(path):
            return self
        return self.master

    def at(self, path: str) -> Place:
        """The place of a field; of the nearest enclosing one when it is absent; of the file at last."""
        source = self.of(path)
        return source.at(path) if source is not self else self._at(path)

    def _at(self, path: str) -> Place:
        parts = path.split(".")
        for end in range(len(parts), 0, -1):
            mark = self.marks.get(".".join(parts[:end]))
            if mark is not None:
                line, column, length = mark
                text = self.lines[line - 1] if line <= len(self.lines) else None
                return Place(self.path.name, line, column, length, text)
        return Place(self.path.name)

    def at_line(self, line: int | None) -> Place:
        """The place of a line of the body."""
        text = self.lines[line - 1] if line is not None and line <= len(self.lines) else None
        return Place(self.path.name, line, None, 1, text)


@dataclass(frozen=True, slots=True)
class Translation:
    """What a translation was made from: its master, and the stamp of each text as it read when it was translated."""

    master: Article
    stamps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Path of a text ("title", "photos.ngo-mon.caption", "body") -> its stamp (``article/stamps.py``)."""


@dataclass(frozen=True, slots=True)
class Article:
    """One story: its words, its photos in the order of the story, and where it was read from."""

    id: str
    lang: str
    title: str
    source: Source
    short_title: str | None = None
    kicker: str | None = None
    lead: str | None = None
    byline: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: datetime | None = None
    modified: datetime | None = None
    embargo: datetime | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None
    photos: tuple[Photo, ...] = ()
    body: tuple[Block, ...] = ()
    related: tuple[Related, ...] = ()
    corrections: tuple[Correction, ...] = ()
    status: ArticleStatus = ArticleStatus.OK
    status_reason: str | None = None
    """Why it was withdrawn, in words readers may see."""
    ignore: tuple[Ignore, ...] = ()
    translation: Translation | None = None
    """What it translates; None for the master of a story and for a story of one edition."""

    @property
    def folder(self) -> Path:
        """The folder that holds the source and, usually, the photos."""
        return self.source.path.parent

    @property
    def is_withdrawn(self) -> bool:
        """Whether the article was taken back: readers then see a short notice in its place."""
        return self.status is ArticleStatus.WITHDRAWN

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the body in the order of their numbers, which count from 1."""
        return next((block.notes for block in self.body if isinstance(block, Notes)), ())

    @property
    def running_title(self) -> str:
        """The title for narrow places: the short title when there is one."""
        return self.short_title or self.title

    @property
    def master(self) -> Article:
        """The edition that holds the facts of the story: the article itself unless it is a translation."""
        return self.translation.master if self.translation else self

    def photo(self, photo_id: str) -> Photo:
        """The photo of that id; KeyError when the article has none."""
        for photo in self.photos:
            if photo.id == photo_id:
                return photo
        raise KeyError(photo_id)

    def photo_order(self) -> Iterator[Photo]:
        """All photos in the order of the story: as the body shows them, then those it does not mention."""
        shown: dict[str, None] = {}
        for block in self.body:
            shown |= dict.fromkeys(photos_in(block))
        known = {photo.id: photo for photo in self.photos}
        yield from (known.pop(photo_id) for photo_id in shown if photo_id in known)
        yield from known.values()
