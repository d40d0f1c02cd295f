"""A folder of articles goes in; the files of its articles come out - and for each edition, whether it may be published now."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.edition import Edition
from publisher.notices import Notice, Place, note
from publisher.settings import Settings

_ARTICLE = re.compile(r"article(\.[\w-]+)?\.md")


@dataclass(frozen=True, slots=True)
class Submitted:
    """An article on its way into the feed: where it lies below the publication's folder, and what was found in it."""

    folder: str
    edition: Edition | None
    """None when it cannot be read; the notices say why."""
    notices: tuple[Notice, ...]

    def placed(self, notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
        """The notices with the article's folder in their places: in a publication, ``article.en.md`` is no place."""
        return tuple(replace(notice, place=self._placed(notice.place)) for notice in notices)

    def _placed(self, place: Place | None) -> Place | None:
        if place is None or not place.file.startswith("article") or self.folder == ".":
            return place
        return replace(place, file=f"{self.folder}/{place.file}")


def find_articles(folder: Path, leave_out: Path | None = None) -> tuple[Path, ...]:
    """The article files in a folder and all folders below it, in the order of their paths; hidden folders are passed over."""
    return tuple(sorted(_articles(folder, leave_out), key=lambda path: path.relative_to(folder).as_posix()))


def _articles(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    kept_out = leave_out.resolve() if leave_out else None
    for home, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for path in (Path(home, name) for name in names if _ARTICLE.fullmatch(name)):
            output = kept_out is not None and path.resolve().is_relative_to(kept_out)
            if path.is_file() and not output:
                yield path


def in_publication(edition: Edition, settings: Settings) -> Edition:
    """The edition as a part of the publication: its addresses and feed are the publication's, its words and rights its own."""
    own = edition.settings
    publication = replace(settings.publication, copyright=own.publication.copyright or settings.publication.copyright)
    return replace(edition, settings=replace(own, publication=publication, feed=settings.feed, path=settings.path))


def held_back(edition: Edition) -> Notice | None:
    """Why an edition must wait: its embargo or its date lies ahead of the moment of publication; None when it need not.

    No clock is asked: without such a moment an article under embargo waits.
    """
    article, moment = edition.article, edition.as_of
    if article.embargo is not None and (moment is None or moment < article.embargo):
        message = f"held back: under embargo until {article.embargo.isoformat()}"
        hint = "say for which moment the feed is made: --as-of 2026-01-31T09:00:00+07:00" if moment is None else None
        return note("P401", message, article.source.at("embargo"), hint, "feed")
    if article.published is not None and moment is not None and moment < article.published:
        message = f"held back: its date of publication is {article.published.isoformat()}"
        return note("P603", message, article.source.at("published"), None, "feed")
    return None
