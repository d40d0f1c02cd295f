"""What a document says of itself: its words, its dates and its page numbers, as values that a channel gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from publisher.article.language import is_right_to_left

PRODUCER = "publisher"

NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where nobody gave a date: PDF/X-4 asks for one, the clock must not reach a file, and nobody takes this one for true."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a finished document says of itself."""

    title: str
    lang: str
    authors: tuple[str, ...] = ()
    description: str | None = None
    folios: tuple[int | None, ...] = ()
    """The printed number of each page, None where there is none; empty for a document without page numbers."""
    published: datetime | None = None
    modified: datetime | None = None
    identity: str = ""
    """What stays the same through all versions of the document: an address or an id."""
    is_draft: bool = False

    @property
    def from_right(self) -> bool:
        """Whether it is bound at its right edge and read from there, as its language is."""
        return is_right_to_left(self.lang)

    def dates(self, *, demanded: bool) -> tuple[datetime, datetime] | None:
        """When it was made and last changed, as its publication gives it; moments without a zone are UTC.

        None when nobody gave a date, unless one is ``demanded``.
        """
        created = self.published or self.modified or (NO_DATE if demanded else None)
        if created is None:
            return None
        return _zoned(created), max(_zoned(created), _zoned(self.modified or created))


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
