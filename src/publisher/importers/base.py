"""What every importer hands over: a Draft, that is an Article and, for each thing the importer inferred, a line saying why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from publisher.article.model import Article
from publisher.notices import Notice


class Confidence(StrEnum):
    """How sure an inference is: certain needs no look, likely deserves one, a guess needs one."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One inference: where it was read, which field it fills with what, how sure it is and why."""

    line: int | None
    """1-based line of the source; None when it stands nowhere in particular."""
    field: str
    """Path as in ``Source.marks``: ``title``, ``photos.ngo-mon.taken``; ``left out`` for text that has no field."""
    value: str
    confidence: Confidence
    why: str
    written: bool = True
    """False for a proposal that is only reported: the importer was not sure enough to put it into the article."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as imported, before a person has looked at it."""

    article: Article
    report: tuple[ReportLine, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of source that can become an article."""

    name: str
    recognises: Callable[[Path, bytes], bool]
    """From the path and the first kilobyte: is this a source of that kind?"""
    read: Callable[[Path, str | None], Draft]
    """The source and, if the person said it, its language; raises PublisherError when nothing useful can come out."""
