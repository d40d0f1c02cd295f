"""A title goes in and the article's id comes out; a first paragraph goes in and the place and agency in front of it come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from publisher.article.kinds import slug


def article_id(title: str, path: Path) -> str:
    """The title as an id, at most 60 letters, ended at a word; the file's name when the title has no Latin letters."""
    whole = slug(title)
    short = whole if len(whole) <= 60 else whole[:61].rpartition("-")[0] or whole[:60]
    return short or slug(path.stem)[:60] or "article"


@dataclass(frozen=True, slots=True)
class LeadingDateline:
    """``Hanoi (VNA) - `` in front of a text."""

    words: str
    """As it stands there, spaces behind it included."""
    place: str
    agency: str

    @property
    def why(self) -> str:
        """For the report."""
        return f"'{self.words.strip()}' in front of the text; the agency '{self.agency}' is in no field"


BYLINE = re.compile(r"(?:by|von|par|por|door|av|di|bởi|theo|текст|автор)[ :]+(?P<name>\S.{2,60})", re.IGNORECASE)
"""``By A. Name`` alone on its line."""
_DATELINE = re.compile(r"(?P<place>[^\W\d_a-z][\w .,'’-]{1,40}?)\s*\((?P<agency>[^()]{2,12})\)\s*[-–—]+\s+(?=\S)")


def leading_dateline(text: str) -> LeadingDateline | None:
    """The place and agency in front of a text, if they stand there."""
    match = _DATELINE.match(text)
    return LeadingDateline(match[0], match["place"], match["agency"]) if match else None
