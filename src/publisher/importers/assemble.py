"""A Story goes in - what a document says, statement by statement; the Draft of its article, with report and notices, comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from publisher.article.credit_words import folded
from publisher.article.kinds import is_address
from publisher.article.language import primary
from publisher.article.model import Article, ArticleStatus, Dateline, Source
from publisher.importers.assemble_photos import MadePhoto, make_photos
from publisher.importers.assemble_text import TextDesk
from publisher.importers.base import Confidence, Draft, ReportLine, Wishes, place_in, to_confirm
from publisher.importers.clocks import stamp_of
from publisher.importers.headwords import article_id
from publisher.importers.languages import guess_language
from publisher.importers.moments import read_day, read_moment, read_tag
from publisher.importers.story import MOST_PHOTOS, Said, Spot, Story, excerpt
from publisher.notices import Notice, Place, PublisherError, error, note, warning


def assemble(story: Story, path: Path, wishes: Wishes, lines: Sequence[str] = ()) -> Draft:
    """The article of a story; every statement is in a field, in the report, or named in a notice (P305, P702, P704).

    ``lines`` are those of the source, where it has any. PublisherError (P307) when there is neither title nor text.
    """
    if not story.pieces and not story.said.get("title") and not story.said.get("lead"):
        raise PublisherError(error("P307", f"'{path.name}' holds no words of an article", Place(path.name)))
    if len(story.photos()) > MOST_PHOTOS:
        message = f"'{path.name}' shows {len(story.photos()):,} pictures; a story has at most {MOST_PHOTOS:,}"
        raise PublisherError(error("P307", message, Place(path.name)))
    _drop_broken_addresses(story)
    desk = _Desk(story, path)
    text = TextDesk(story, desk.report)
    text.find_byline()
    for said in story.said.values():
        said.sort(key=lambda each: _SURENESS.index(each.sure))
    title = desk.title()
    lang = desk.language(wishes.lang, text.words())
    text.settle_lead()
    photos = make_photos(story.photos(), lang, title, path)
    fields = desk.fields(lang)
    text.take_repeated(fields.get("lead", ""))
    fields["body"] = text.body(photos)
    article = Article(
        id=article_id(title, path),
        lang=lang,
        title=title,
        source=Source(path, tuple(lines)),
        photos=tuple(made.photo for made in photos),
        related=tuple(related for related, _ in story.related),
        **fields,
    )
    report = (*desk.report, *(line for made in photos for line in made.report), *_report_rest(story))
    pictures = {made.photo.id: made.picture for made in photos if made.picture is not None}
    return Draft(article, report, (*story.notices, *_notices(story, photos, report, path)), pictures)


def _drop_broken_addresses(story: Story) -> None:
    """A related story whose address is none keeps its title; what stood for the address is left out."""
    for number, (related, spot) in enumerate(story.related):
        if related.url is not None and not is_address(related.url):
            story.leave_out(related.url, spot, "no complete web address")
            story.related[number] = (replace(related, url=None), spot)


_SURENESS = tuple(Confidence)
"""The surest first; among equals the order of the reader stays."""
_TEXTS = ("lead", "short_title", "kicker", "section", "status_reason")
_MOMENTS = ("published", "modified", "embargo")
_LISTS = ("byline", "keywords")


@dataclass(slots=True)
class _Desk:
    """Decides what becomes of each statement about the article, and keeps the report."""

    story: Story
    path: Path
    report: list[ReportLine] = field(default_factory=list)

    def title(self) -> str:
        """The title as stated; the first heading or the file's name stands in when nothing is, and that is said (P201)."""
        said = self._best("title")
        if said is not None:
            return said.value
        stem = self.path.stem.replace("-", " ").replace("_", " ").strip() or "Untitled"
        why = "nothing is called a title; the file's name stands in"
        self.report.append(ReportLine(None, "title", stem, Confidence.GUESS, why))
        self.story.notices.append(warning("P201", f"no title was found; '{stem}' stands in", Place(self.path.name)))
        return stem

    def language(self, wished: str | None, words: str) -> str:
        """As the person said, else as the words sound when that is certain, else as the source says."""
        if wished is not None:
            self.report.append(ReportLine(None, "lang", wished, Confidence.CERTAIN, "said on the command line"))
            return wished
        guessed, sure, why = guess_language(words)
        stated = next(((tag, said) for said in self.story.statements("lang") if (tag := read_tag(said.value))), None)
        if stated is not None and (sure is not Confidence.CERTAIN or primary(stated[0]) == primary(guessed)):
            self._add("lang", replace(stated[1], value=stated[0]))
            return stated[0]
        if stated is not None:
            why += f"; the source says '{stated[0]}'"
        self.report.append(ReportLine(None, "lang", guessed, sure, why))
        return guessed

    def fields(self, lang: str) -> dict[str, Any]:
        """The fields that stand for themselves."""
        values: dict[str, Any] = {name: said.value for name in _TEXTS if (said := self._best(name))}
        values |= {name: moment for name in _MOMENTS if (moment := self._moment(name, lang))}
        values |= {name: words for name in _LISTS if (words := self._list(name))}
        if address := self._address():
            values["url"] = address
        if (status := self._best("status")) and status.value == ArticleStatus.WITHDRAWN:
            values["status"] = ArticleStatus.WITHDRAWN
        if said := self._best("dateline.place"):
            values["dateline"] = Dateline(said.value, self._dateline_day())
        return values

    # --- one field ---------------------------------------------------------------------------------------------------------

    def _add(self, name: str, said: Said, *, written: bool = True) -> None:
        line = ReportLine(said.spot.line, name, said.value, said.sure, said.why, written, said.spot.origin)
        self.report.append(line)

    def _best(self, name: str) -> Said | None:
        """The first statement about a field; others that say something else are reported."""
        said = self.story.statements(name)
        for number, each in enumerate(said):
            if number == 0:
                self._add(name, each)
            elif folded(each.value) not in {folded(other.value) for other in said[:number]}:
                self._add(name, replace(each, why=f"{each.why}; another is taken"), written=False)
        return said[0] if said else None

    def _list(self, name: str) -> tuple[str, ...]:
        """The words of the best place that lists any; what others list beside them is reported."""
        said = self.story.statements(name)
        taken: dict[str, str] = {}
        for each in said:
            if folded(each.value) in taken:
                continue
            written = each.why == said[0].why and each.sure is not Confidence.GUESS
            self._add(name, each if written else replace(each, why=f"{each.why}; not taken"), written=written)
            taken |= {folded(each.value): each.value} if written else {}
        return tuple(taken.values())

    def _moment(self, name: str, lang: str) -> datetime | None:
        """As machines write it, else as people read it; what can be read in two ways, or in none, is only reported."""
        taken = None
        for said in self.story.statements(name):
            moment = read_moment(said.value)
            if moment is None:
                stamp = stamp_of(said.value, name, lang)
                moment, why = stamp.moment, f"{said.why}; not written: {stamp.trouble}" if stamp.trouble else said.why
                sure = max(said.sure, Confidence.LIKELY if moment else Confidence.GUESS, key=_SURENESS.index)
                said = replace(said, why=why, sure=sure)
            if moment is None:
                self._add(name, said, written=False)
            elif taken is None:
                taken = moment
                self._add(name, replace(said, value=moment.isoformat()))
            elif moment != taken:
                self._add(name, replace(said, why=f"{said.why}; another is taken"), written=False)
        return taken

    def _address(self) -> str | None:
        taken = None
        for said in self.story.statements("url"):
            if taken is None and is_address(said.value):
                taken = said.value
                self._add("url", said)
            elif said.value != taken:
                self._add("url", replace(said, why=f"{said.why}; not taken"), written=False)
        return taken

    def _dateline_day(self) -> date | None:
        for said in self.story.said.get("dateline.date", ()):
            day = read_day(said.value)
            self._add("dateline.date", said, written=day is not None)
            if day is not None:
                return day
        return None


# --- report ---------------------------------------------------------------------------------------------------------------------


def _report_rest(story: Story) -> Iterator[ReportLine]:
    for number, (related, spot) in enumerate(story.related):
        why = "a related story" + ("" if related.url else "; no address")
        words = f"{related.title} ({related.url})" if related.url else related.title
        yield ReportLine(spot.line, f"related.{number}", words, Confidence.CERTAIN, why, origin=spot.origin)
    for left in sorted(story.left_out, key=lambda left: left.spot.line or 0):
        yield ReportLine(left.spot.line, "left out", left.text, Confidence.CERTAIN, left.why, False, left.spot.origin)


def _notices(story: Story, photos: Iterable[MadePhoto], report: Sequence[ReportLine], path: Path) -> Iterator[Notice]:
    for made in photos:
        yield from made.notices
    for left in sorted(story.left_out, key=lambda left: left.spot.line or 0):
        say = warning if left.code == "P702" else note
        yield say(left.code, f"left out: {left.why}: '{excerpt(left.text)}'", _place(left.spot, path))
    yield from to_confirm(report, Place(path.name))


def _place(spot: Spot, path: Path) -> Place:
    return place_in(path, spot.line, spot.origin)
