"""What a document says, statement by statement and each with its place: the one form between every kind of document and a Draft.

A reader of some kind of document fills a ``Story``; ``assemble.py`` makes the article and the report of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass

from publisher.article.model import Block, Inline, Related, Span
from publisher.importers.base import BroughtPicture, Confidence
from publisher.notices import Notice

MOST_SAID = 1000
"""Statements about one field that are listened to; a file made to overwhelm has more."""
MOST_PHOTOS = 2000
"""Photos in one story."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a source: on a line, or in a part that has a name."""

    line: int | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the source: its words, where they stand, why they are taken for what they are, and how sure that is."""

    value: str
    spot: Spot
    why: str
    sure: Confidence = Confidence.CERTAIN


@dataclass(slots=True)
class FoundPhoto:
    """A photo in a document, with all that is said about it."""

    spot: Spot
    why: str
    sure: Confidence = Confidence.CERTAIN
    captions: list[Said] = field(default_factory=list)
    """The best first; the others are reported."""
    credits: list[Said] = field(default_factory=list)
    """Credits that stand apart from the caption; the best first."""
    aside: list[Said] = field(default_factory=list)
    """Credits that a lesser witness states: reported, never taken."""
    facts: dict[str, Said] = field(default_factory=dict)
    """Photo field -> what is said: alt, taken, copyright, terms, place.city, source_type, focus, status ..."""
    picture: BroughtPicture | None = None
    address: str | None = None
    """Where its picture lies on the network, or a local name under which no file was found."""

    sizes: tuple[str, ...] = ()
    """Addresses of the same picture in other sizes."""

    @property
    def file_names(self) -> frozenset[str]:
        """What its picture is called, whatever folder or site it lies on; none when nothing is known of it."""
        named = [self.picture.name if self.picture else "", self.address or "", *self.sizes]
        return frozenset(each.partition("?")[0].rpartition("/")[2] for each in named) - {""}


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block of reading text."""

    block: Block
    spot: Spot
    words: str
    """Its plain words; the entries of a list on lines of their own."""


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note, under the label by which spans of the text call it."""

    label: str
    paragraphs: tuple[Inline, ...]
    spot: Spot

    @property
    def words(self) -> str:
        """Its plain words."""
        return "\n".join("".join(span.text for span in inline) for inline in self.paragraphs)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the source that are in no field, and why."""

    text: str
    spot: Spot
    why: str
    code: str = "P704"


@dataclass(slots=True)
class Story:
    """All that was found in a document."""

    said: dict[str, list[Said]] = field(default_factory=dict)
    """Article field -> statements, the best first: title, lead, byline, published, lang ..."""
    pieces: list[FoundBlock | FoundPhoto] = field(default_factory=list)
    notes: list[FoundNote] = field(default_factory=list)
    related: list[tuple[Related, Spot]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def say(self, name: str, value: str | None, spot: Spot, why: str, sure: Confidence = Confidence.CERTAIN) -> None:
        """Note a statement about a field, below those already there; empty words say nothing."""
        words = tidy(value or "")
        if words and len(self.said.get(name, ())) < MOST_SAID:
            self.said.setdefault(name, []).append(Said(words, spot, why, sure))

    def statements(self, name: str) -> list[Said]:
        """What is said about a field, the best first."""
        return self.said.get(name, [])

    def leave_out(self, text: str, spot: Spot, why: str) -> None:
        """Note words that become nothing; empty ones are nothing to note."""
        words = tidy(text)
        if words:
            self.left_out.append(LeftOut(words, spot, why))

    def meet(self, photo: FoundPhoto) -> bool:
        """Whether a photo with the same file is there already; it then learns what this one says, which counts first."""
        other = next((each for each in self.photos() if each.file_names & photo.file_names), None)
        if other is None:
            return False
        other.captions, other.credits = [*photo.captions, *other.captions], [*photo.credits, *other.credits]
        other.facts = {**other.facts, **photo.facts}
        if other.picture is None:
            other.picture, other.address = photo.picture, photo.address or other.address
        other.sizes += photo.sizes
        return True

    def photos(self) -> list[FoundPhoto]:
        """The photos in the order of the story."""
        return [piece for piece in self.pieces if isinstance(piece, FoundPhoto)]


def tidy(text: str) -> str:
    """Text on one line, NFC, without controls, half characters and doubled spaces; no-break spaces stay where one stands."""
    whole = unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    whole = re.sub(r"[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u2060\ufeff\ufffe\uffff]", "", whole)
    return re.sub(r"\u00a0?[^\S\u00a0][\s]*", " ", whole).strip()


def words_of(value: object) -> str:
    """The plain words of a block, whatever it is made of; its parts on lines of their own."""
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple):
        inner = [words for each in value if (words := words_of(each))]
        return ("" if all(isinstance(each, Span) for each in value) else "\n").join(inner)
    if is_dataclass(value):
        return words_of(tuple(getattr(value, each.name) for each in fields(value)))
    return ""


def excerpt(text: str, longest: int = 60) -> str:
    """The beginning of a text, ended at a word, for a message."""
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0].rstrip(" ,;:") + " …" if " " in text[:longest] else text[:longest] + "…"


def first(said: Iterable[Said]) -> Said | None:
    """The best of some statements."""
    return next(iter(said), None)
