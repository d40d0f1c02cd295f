"""Ignored notices: an article's notices in, those out that its editor still wants to hear of - and what is wrong with the ignores."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.article.model import Article, Ignore
from publisher.checks.codes import all_codes
from publisher.notices import Notice, Place, Severity, did_you_mean, note, warning

HERE = frozenset({"reading", "photos", "check"})
"""The steps a check runs; whether a code of other steps is still told cannot be known here."""


def heeded(article: Article, notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices that no ignore of the article, or of the photo they are about, speaks of; errors always stay."""
    ignores = _Ignores.of(article)
    return tuple(notice for notice in notices if ignores is None or not ignores.covers(notice))


def idle(article: Article, notices: Iterable[Notice]) -> Iterator[Notice]:
    """P117 for ignores that none of these notices answers to, P118 for those of errors; ``notices`` as before ``heeded``."""
    ignores = _Ignores.of(article)
    if ignores is None:
        return
    told = [(notice.code, ignores.photo_at(notice.place), notice.severity) for notice in notices]
    for field, photo, ignore in _stated(article):
        weights = {weight for code, where, weight in told if code == ignore.code and photo in (None, where)}
        place = article.source.at(field)
        known = all_codes().get(ignore.code)
        if known is None:
            yield note("P117", f"there is no code {ignore.code}", place, did_you_mean(ignore.code, all_codes()))
        elif weights == {Severity.ERROR}:
            yield warning("P118", f"{ignore.code} is an error and cannot be ignored", place, "mend it")
        elif not weights and HERE & {*known.by}:
            yield note("P117", f"{ignore.code} is ignored, but nothing tells it", place, "take the ignore out")


def _stated(article: Article) -> Iterator[tuple[str, str | None, Ignore]]:
    """Every ignore: its field, the photo it is of, and itself."""
    yield from ((f"ignore.{number}", None, ignore) for number, ignore in enumerate(article.ignore))
    for photo in article.photos:
        for number, ignore in enumerate(photo.ignore):
            yield f"photos.{photo.id}.ignore.{number}", photo.id, ignore


def _after_photos(article: Article) -> Iterator[tuple[int, int]]:
    """Where the fields after the photos begin, and the body."""
    marks, lines = article.source.marks, article.source.lines
    photos = marks.get("photos", (0, 0, 0))[:2]
    yield from (mark[:2] for name, mark in marks.items() if "." not in name and mark[:2] > photos)
    last = max((mark[0] for mark in marks.values()), default=0)
    yield (
        next((number for number in range(last, len(lines)) if lines[number].rstrip() in ("---", "...")), len(lines))
        + 1,
        1,
    )


@dataclass(frozen=True, slots=True)
class _Ignores:
    """The codes ignored of an article as a whole and of each photo, and where each photo begins in the source."""

    codes: frozenset[tuple[str | None, str]]
    starts: tuple[tuple[int, int], ...]
    photos: tuple[str | None, ...]
    """What begins at each start: a photo, or None for the fields after them."""

    @classmethod
    def of(cls, article: Article) -> _Ignores | None:
        """The ignores of an article; None when it has none, as most have."""
        codes = frozenset((photo, ignore.code) for _, photo, ignore in _stated(article))
        if not codes:
            return None
        begins: dict[str | None, tuple[int, int]] = {}
        for name, mark in article.source.marks.items():
            if name.startswith("photos."):
                photo = name.split(".", 2)[1]
                begins[photo] = min(begins.get(photo, mark[:2]), mark[:2])
        rows = [(start, photo) for photo, start in begins.items()]
        rows += [(start, None) for start in _after_photos(article)]
        rows.sort(key=lambda row: row[0])
        return cls(codes, tuple(start for start, _ in rows), tuple(photo for _, photo in rows))

    def photo_at(self, place: Place | None) -> str | None:
        """The photo whose fields hold a place; None outside of them."""
        if place is None or place.line is None or place.column is None:
            return None
        index = bisect_right(self.starts, (place.line, place.column)) - 1
        return self.photos[index] if index >= 0 else None

    def covers(self, notice: Notice) -> bool:
        if notice.severity is Severity.ERROR:
            return False
        return bool({(None, notice.code), (self.photo_at(notice.place), notice.code)} & self.codes)
