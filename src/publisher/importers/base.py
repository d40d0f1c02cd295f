"""What every importer hands over: a Draft, that is an Article, the pictures it brings along, and a line saying why for each inference.

An importer is a module with two functions - does it recognise a source, and read it - and its row in ``IMPORTERS``.
It reads the disk and nothing else: addresses of pictures are named in a notice (P305), never fetched. Whatever of the
source is in no field of the article is named in a notice (P704) with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from publisher.article.model import Article
from publisher.notices import Notice, Place, note


class Confidence(StrEnum):
    """How sure an inference is: certain needs no look, likely deserves one, a guess needs one."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One inference: where it was read, which field it fills with what, how sure it is and why."""

    line: int | None
    """1-based line of the source; None when the source has no lines, or it stands on none in particular."""
    field: str
    """Path as in ``Source.marks``: ``title``, ``photos.ngo-mon.taken``; ``left out`` for text that has no field."""
    value: str
    confidence: Confidence
    why: str
    written: bool = True
    """False for a proposal that is only reported: the importer was not sure enough to put it into the article."""
    origin: str | None = None
    """Where it was read when that is no line: ``associations.1.headline``, ``paragraph 12``, ``IPTC Caption/Abstract``."""


@dataclass(frozen=True, slots=True)
class BroughtPicture:
    """A picture file that comes with a source: a file to be copied, or its bytes."""

    name: str
    """What the source calls it; only its ending is ever used for the copy."""
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    """Its bytes when it lies in no file of its own, as in a Word document."""


def to_confirm(report: Iterable[ReportLine], place: Place) -> Iterator[Notice]:
    """P701: how many of the fields written are not certain."""
    unsure = sum(line.confidence is not Confidence.CERTAIN and line.written for line in report)
    if unsure:
        message = f"{unsure} inference{'s are' if unsure > 1 else ' is'} not certain; please confirm"
        yield note("P701", message, place, "read the lines marked 'likely' or 'guess' in the report")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as imported, before a person has looked at it."""

    article: Article
    report: tuple[ReportLine, ...] = ()
    notices: tuple[Notice, ...] = ()
    pictures: Mapping[str, BroughtPicture] = field(default_factory=lambda: MappingProxyType({}))
    """Photo id -> the picture file the source brings for it; ``pictures.py`` puts them into the article's folder."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who imports has said."""

    lang: str | None = None
    """Language of the text, as a canonical tag."""
    item: int | None = None
    """Which of the stories in the source, counted from 1."""


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of source that can become an article."""

    name: str
    """As the editor is told what can be imported: ``pasted text``."""
    recognises: Callable[[Path, bytes], bool]
    """From the path and the first kilobyte (nothing for a folder): is this a source of that kind?"""
    read: Callable[[Path, Wishes], Draft]
    """Raises PublisherError when nothing useful can come out."""
    reads_folders: bool = False
    """Whether it is asked about folders; all others are asked about files."""


def place_in(path: Path, line: int | None = None, origin: str | None = None, text: str | None = None) -> Place:
    """The place of something in a source: its line, or the name of where it stands when the source has no lines."""
    if line is None and origin:
        return Place(f"{path.name}, {origin}")
    return Place(path.name, line, 1 if text else None, len(text or " "), text)
