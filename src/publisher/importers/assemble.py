"""A Story goes in - what a document says, statement by statement; the Draft of its article, with report and notices, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from publisher.article.credit_words import folded
from publisher.article.kinds import is_address
from publisher.article.language import canonical_tag, primary
from publisher.article.model import Article, ArticleStatus, Block, Dateline, Heading, Paragraph, PhotoRef, Source
from publisher.importers.assemble_photos import MadePhoto, make_photos
from publisher.importers.base import Confidence, Draft, ReportLine, Wishes, place_in, to_confirm
from publisher.importers.furniture import byline_name
from publisher.importers.headwords import article_id, leading_dateline
from publisher.importers.hints import is_name, without_role
from publisher.importers.languages import guess_language
from publisher.importers.story import MOST_PHOTOS, FoundBlock, FoundPhoto, Said, Spot, Story, excerpt
from publisher.notices import Notice, Place, PublisherError, display_width, error, note, warning


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
    desk.find_byline()
    for said in story.said.values():
        said.sort(key=lambda each: _SURENESS.index(each.sure))
    title = desk.title()
    lang = desk.language(wishes.lang)
    photos = make_photos(story.photos(), lang, title, path)
    fields = {**desk.lead(), **desk.fields(), "body": desk.body(photos)}
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


_SHORTEST_LEAD = 24
"""Columns of a terminal: a first line that is shorter names a section or a place."""
_SURENESS = tuple(Confidence)
"""The surest first; among equals the order of the reader stays."""
_TEXTS = ("short_title", "kicker", "section", "status_reason")
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

    def language(self, wished: str | None) -> str:
        """As the person said, else as the words sound when that is certain, else as the source says."""
        if wished is not None:
            self.report.append(ReportLine(None, "lang", wished, Confidence.CERTAIN, "said on the command line"))
            return wished
        guessed, sure, why = guess_language(self._text())
        stated = next(((tag, said) for said in self.story.statements("lang") if (tag := _tag(said.value))), None)
        if stated is not None and (sure is not Confidence.CERTAIN or primary(stated[0]) == primary(guessed)):
            self._add("lang", replace(stated[1], value=stated[0]))
            return stated[0]
        if stated is not None:
            why += f"; the source says '{stated[0]}'"
        self.report.append(ReportLine(None, "lang", guessed, sure, why))
        return guessed

    def fields(self) -> dict[str, Any]:
        """The fields that stand for themselves."""
        values: dict[str, Any] = {name: said.value for name in _TEXTS if (said := self._best(name))}
        values |= {name: moment for name in _MOMENTS if (moment := self._moment(name))}
        values |= {name: words for name in _LISTS if (words := self._list(name))}
        if address := self._address():
            values["url"] = address
        if (status := self._best("status")) and status.value == ArticleStatus.WITHDRAWN:
            values["status"] = ArticleStatus.WITHDRAWN
        if said := self._best("dateline.place"):
            values["dateline"] = Dateline(said.value, self._dateline_day())
        return values

    def lead(self) -> dict[str, Any]:
        """The lead as stated, else the first paragraph."""
        self._drop_beginnings()
        self._take_dateline()
        said = self._best("lead") or self._first_paragraph()
        if said is None:
            return {}
        self._take_repeated(said.value)
        return {"lead": said.value}

    def find_byline(self) -> None:
        """``By A. Name`` in a paragraph of its own, first or last, signs a story that names nobody for sure."""
        if any(said.sure is not Confidence.GUESS for said in self.story.statements("byline")):
            return
        paragraphs = self._paragraphs()
        for piece in (*paragraphs[:2], *paragraphs[-1:]):
            named = byline_name(piece.words)
            if named and is_name(named):
                self.story.say(
                    "byline", without_role(named), piece.spot, "a name on a line of its own", Confidence.LIKELY
                )
                self.story.pieces.remove(piece)
                return

    def body(self, photos: Sequence[MadePhoto]) -> tuple[Block, ...]:
        """The blocks in order, a reference where each photo stands; the highest heading below the title has level 2."""
        ids = iter(made.photo.id for made in photos)
        blocks: list[Block] = []
        lift = min((piece.block.level for piece in self._blocks() if isinstance(piece.block, Heading)), default=2) - 2
        for piece in self.story.pieces:
            if isinstance(piece, FoundPhoto):
                blocks.append(PhotoRef(next(ids)))
            else:
                block = piece.block
                blocks.append(replace(block, level=block.level - lift) if isinstance(block, Heading) else block)
                kind = type(piece.block).__name__.removesuffix("Block").lower()
                self._add("body", Said(piece.words, piece.spot, kind))
        return tuple(blocks)

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

    def _moment(self, name: str) -> datetime | None:
        taken = None
        for said in self.story.statements(name):
            moment = read_moment(said.value)
            if moment is None:
                why = f"{said.why}; not written, it has no time with a time zone"
                self._add(name, replace(said, why=why, sure=Confidence.GUESS), written=False)
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

    # --- the lead ----------------------------------------------------------------------------------------------------------

    def _blocks(self) -> list[FoundBlock]:
        return [piece for piece in self.story.pieces if isinstance(piece, FoundBlock)]

    def _paragraphs(self) -> list[FoundBlock]:
        return [piece for piece in self._blocks() if isinstance(piece.block, Paragraph)]

    def _take_dateline(self) -> None:
        """``Hanoi (VNA) - `` in front of the lead or the first paragraph goes to the dateline."""
        for said in self.story.statements("lead")[:1]:
            if (found := leading_dateline(said.value)) and found.place:
                self.story.said["lead"][0] = replace(said, value=said.value[len(found.words) :])
                self.story.say("dateline.place", found.place, said.spot, found.why)
        for piece in self._paragraphs()[:1]:
            spans = piece.block.spans if isinstance(piece.block, Paragraph) else ()
            found = leading_dateline(piece.words)
            if found and found.place and len(spans[0].text) > len(found.words):
                block = Paragraph((replace(spans[0], text=spans[0].text[len(found.words) :]), *spans[1:]))
                bare = FoundBlock(block, piece.spot, piece.words[len(found.words) :])
                self.story.pieces[self.story.pieces.index(piece)] = bare
                self.story.say("dateline.place", found.place, piece.spot, found.why)

    def _drop_beginnings(self) -> None:
        """A description that is cut off, or only repeats a part of the title or the text, is no lead."""
        titles = [said.value for said in self.story.statements("title")]
        text = folded(" ".join([*titles[:1], *(piece.words for piece in self._blocks())]))
        best = self.story.statements("lead")[:1]
        for said in list(self.story.statements("lead")):
            if any(said is not other and said.value == other.value for other in best):
                continue
            bare = folded(said.value).rstrip(" .…")
            cut = said.value.rstrip().endswith(("…", "...", "[…]", "[...]"))
            whole = any(folded(piece.words).rstrip(" .…") == bare for piece in self._paragraphs())
            if cut or (bare in text and not whole and said.sure is not Confidence.CERTAIN):
                self.story.said["lead"].remove(said)
                self._add("lead", replace(said, why=f"{said.why}; a shortened text, not taken"), written=False)

    def _first_paragraph(self) -> Said | None:
        """The first paragraph when others follow it and no heading or photo stands first."""
        paragraphs = self._paragraphs()
        long = [piece for piece in paragraphs[:3] if display_width(piece.words) >= _SHORTEST_LEAD]
        if len(paragraphs) < 2 or not long:
            return None
        why = (
            "the first paragraph under the title" if long[0] is paragraphs[0] else "the first paragraph of some length"
        )
        said = Said(long[0].words, long[0].spot, why, Confidence.LIKELY)
        self._add("lead", said)
        return said

    def _take_repeated(self, lead: str) -> None:
        """Take the paragraph off the body that is the lead."""
        for piece in self._paragraphs()[:3]:
            if folded(piece.words) == folded(lead):
                self.story.pieces.remove(piece)
                return

    def _text(self) -> str:
        words = [said[0].value for name in ("title", "lead") if (said := self.story.said.get(name))]
        words += [piece.words for piece in self.story.pieces if isinstance(piece, FoundBlock)]
        words += [said.value for photo in self.story.photos() for said in photo.captions[:1]]
        return " ".join(words)


# --- values ---------------------------------------------------------------------------------------------------------------------


def read_moment(text: str) -> datetime | None:
    """A moment as ISO 8601, RFC 5322 or a Vietnamese page writes it; None when it is none, or has no time zone."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime, _day_first):
        try:
            moment = parse(text.strip())
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
        if moment.tzinfo is not None and moment.year > 1:
            return moment.replace(microsecond=0)
    return None


_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})[\s,|-]+(?P<hour>\d{1,2})[:h](?P<minute>\d{2}).*"
    r"(?:GMT|UTC) ?(?P<zone>[+-]\d{1,2})(?!\d)"
)


_DAY_PARTS = ("year", "month", "day", "hour", "minute", "zone")


def _day_first(text: str) -> datetime:
    """``Thứ năm, 26/3/2026, 08:00 (GMT+7)``; ValueError when it is not written so."""
    match = _DAY_FIRST.search(text)
    if match is None:
        raise ValueError(text)
    year, month, day, hour, minute, zone = (int(match[name]) for name in _DAY_PARTS)
    return datetime(year, month, day, hour, minute, tzinfo=timezone(timedelta(hours=zone)))


def read_day(text: str) -> date | None:
    """The day of an ISO date or moment; None when it is none."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def _tag(text: str) -> str | None:
    try:
        return canonical_tag(text.strip().replace("_", "-"))
    except ValueError:
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
