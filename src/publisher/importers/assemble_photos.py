"""Photos as found in a document go in; the article's photos, with their pictures, report and notices, come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from publisher.article.credit import CreditSplit, credit_names
from publisher.article.credit_words import folded
from publisher.article.fields import SOURCE_TYPES
from publisher.article.full_dates import month_of
from publisher.article.kinds import slug
from publisher.article.model import Credit, Location, Photo, PhotoStatus, Rights
from publisher.article.unknown import is_nothing
from publisher.importers.base import BroughtPicture, Confidence, ReportLine, place_in
from publisher.importers.captions import (
    ReadCaption,
    ask_about_credit,
    photo_id,
    read_caption,
    report_caption,
    with_credit,
)
from publisher.importers.stated_credit import CREDIT_FACTS, joined, named_in, stated_credit
from publisher.importers.story import FoundPhoto, Said, Spot, excerpt, first
from publisher.notices import Notice, note, warning
from publisher.photos.naming import safe_id

LONGEST_CAPTION = 5000
"""Letters; what is longer is not taken apart."""


@dataclass(frozen=True, slots=True)
class MadePhoto:
    """A photo of the article, and all there is to say about it."""

    photo: Photo
    report: tuple[ReportLine, ...]
    notices: tuple[Notice, ...]
    picture: BroughtPicture | None


def make_photos(found: Iterable[FoundPhoto], lang: str, title: str, path: Path) -> list[MadePhoto]:
    """The photos in order, each with an id of its own made of its caption."""
    made: list[MadePhoto] = []
    for number, each in enumerate(found, start=1):
        ids = frozenset(other.photo.id for other in made)
        made.append(_Maker(each, lang, title, path).make(ids, number))
    return made


@dataclass(frozen=True, slots=True)
class _Maker:
    found: FoundPhoto
    lang: str
    title: str
    path: Path

    def make(self, ids: frozenset[str], number: int) -> MadePhoto:
        caption = first(self.found.captions)
        read = self._read(caption, ids, number)
        if caption and not read.photo.caption and self._has_credit_apart():
            read = _uncut(caption.value, ids, number)
        read = replace(read, photo=replace(read.photo, id=self._id(read.photo, ids, number)))
        read, credit_lines = self._credited(read)
        taken_apart = any(line.written for line in credit_lines)
        caption_lines = [
            line
            for line in self._caption_lines(read, caption)
            if not (taken_apart and line.field.endswith((".credit", ".note")))
        ]
        photo, fact_lines = self._with_facts(read.photo)
        report = (*self._head(photo), *caption_lines, *credit_lines, *fact_lines)
        doubts = ask_about_credit(read, place_in(self.path, self.found.spot.line, self.found.spot.origin))
        return MadePhoto(photo, report, (*doubts, *self._notices(photo)), self.found.picture)

    def _read(self, caption: Said | None, ids: frozenset[str], number: int) -> ReadCaption:
        """The caption taken apart; one far longer than any caption stays as it is."""
        words = caption.value if caption else ""
        if len(words) <= LONGEST_CAPTION:
            return read_caption(words, self.lang, ids, number)
        return ReadCaption(Photo(photo_id("", ids, number), caption=words), CreditSplit(words))

    def _id(self, photo: Photo, ids: frozenset[str], number: int) -> str:
        """Of the caption's words; without one of those of the alternative text, else of the file's name."""
        if photo.caption:
            return photo.id
        alt = self.found.facts.get("alt")
        named = self.found.picture.name if self.found.picture else ""
        stem = slug(named.rpartition("/")[2].rpartition(".")[0])
        words = alt.value if alt and folded(alt.value) != folded(self.title) else ""
        if not words and re.search(r"[a-z]{3}", stem) and len(stem) <= 40:
            return safe_id(stem, ids, number)
        return photo_id(words, ids, number)

    # --- credit ------------------------------------------------------------------------------------------------------------

    def _credited(self, read: ReadCaption) -> tuple[ReadCaption, list[ReportLine]]:
        """The caption with its own credit and the one that stands apart; where they contradict each other the one that names more.

        What is not taken is reported.
        """
        apart, said = self._apart()
        if apart is None or apart.credit is None or said is None:
            return read, list(self._other_credits("", f"photos.{read.photo.id}.credit"))
        own, field = read.photo.credit, f"photos.{read.photo.id}.credit"
        if own is not None and (both := joined(own, apart.credit)):
            return self._joined(read, apart, both, said, field)
        names = credit_names(apart.credit, self.lang)
        others = list(self._other_credits(names, field))
        if own is not None and named_in(own) >= named_in(apart.credit):
            other = replace(said, value=names, why=f"{said.why}; the caption names another")
            return read, [_line(other, field, False), *others]
        lines = [_line(replace(said, value=names), field), *others]
        if own is not None:
            lines.append(self._in_caption(read, field, "less than stands apart"))
        return with_credit(read, apart), lines

    def _joined(
        self, read: ReadCaption, apart: CreditSplit, both: Credit, said: Said, field: str
    ) -> tuple[ReadCaption, list[ReportLine]]:
        """The caption with a credit of its own words and of what stands apart, which complete one another."""
        names, own = credit_names(both, self.lang), credit_names(read.photo.credit, self.lang)
        others = list(self._other_credits(names, field))
        if folded(names) == folded(own):
            return read, others
        what = "less than stands apart" if both == apart.credit else "joined with what stands apart"
        lines = [_line(replace(said, value=names), field), *others, self._in_caption(read, field, what)]
        return with_credit(read, replace(apart, credit=both)), lines

    def _in_caption(self, read: ReadCaption, field: str, what: str) -> ReportLine:
        why = f"in the caption as '{read.split.found.strip()}'; {what}"
        return _line(Said(credit_names(read.photo.credit, self.lang), self.found.spot, why), field, False)

    def _has_credit_apart(self) -> bool:
        return bool(self.found.credits) or any(name in self.found.facts for name in CREDIT_FACTS)

    def _apart(self) -> tuple[CreditSplit | None, Said | None]:
        """The credit as its own fields state it: a credit line, the photographer's name by itself, the source by itself."""
        named = [
            said for said in self.found.credits if len(said.value) <= LONGEST_CAPTION and not is_nothing(said.value)
        ]
        facts = {name: self.found.facts[name] for name in CREDIT_FACTS if name in self.found.facts}
        return stated_credit(first(named), facts, self.lang)

    def _other_credits(self, names: str, field: str) -> Iterator[ReportLine]:
        """Credits that are not taken: of lesser witnesses, further ones, and those that name nobody."""
        facts = [said for name in CREDIT_FACTS if (said := self.found.facts.get(name))]
        for said in (*self.found.credits[1:], *self.found.aside, *facts):
            if folded(said.value) not in folded(names):
                why = "it names nobody" if is_nothing(said.value) else "another is taken"
                yield _line(replace(said, why=f"{said.why}; not written, {why}"), field, False)

    # --- facts -------------------------------------------------------------------------------------------------------------

    def _with_facts(self, photo: Photo) -> tuple[Photo, list[ReportLine]]:
        lines: list[ReportLine] = []
        for name, said in self.found.facts.items():
            if name in CREDIT_FACTS:
                continue
            changed, why = self._fact(photo, name, said.value)
            written = changed is not photo
            said = replace(said, why=f"{said.why}{why}")
            lines.append(_line(said, f"photos.{photo.id}.{_FIELDS.get(name, name)}", written))
            photo = changed
        return photo, lines

    def _fact(self, photo: Photo, name: str, value: str) -> tuple[Photo, str]:
        """The photo with one fact more, or the same photo and why not."""
        match name:
            case "alt":
                return self._alt(photo, value)
            case "long_alt" | "context":
                changed: dict[str, Any] = {name: value}
                return replace(photo, **changed), ""
            case "taken":
                day = _taken(value)
                return (
                    (replace(photo, taken=day), "")
                    if day
                    else (photo, "; not written, no date that can be read in one way")
                )
            case "copyright" | "terms":
                return replace(photo, rights=_righted(photo.rights, name, value)), ""
            case "name" | "city" | "country":
                return _placed(photo, name, value)
            case "source_type":
                kind = value.rstrip("/").rpartition("/")[2].rpartition(":")[2]
                return (replace(photo, source_type=kind), "") if kind in SOURCE_TYPES else (photo, "; unknown here")
            case "focus":
                focus = _focus(value)
                return (replace(photo, focus=focus), "") if focus else (photo, "; outside the picture")
            case "status":
                return replace(photo, status=PhotoStatus(value)), ""
            case "note":
                return replace(photo, note=" ".join(filter(None, (photo.note, value)))), ""
        return photo, "; in no field"

    def _alt(self, photo: Photo, value: str) -> tuple[Photo, str]:
        """An alternative text, unless it only repeats what stands there anyway or is a file's name."""
        repeats = {
            folded(self.title): "the title stands in its place; describe what is seen",
            folded(photo.caption or self.title): "the caption stands in its place; describe what is seen",
            folded(first_words(self.found.captions)): "the caption stands in its place; describe what is seen",
        }
        bare = re.sub(r"\W+(?:ảnh|hình|photo|image|picture|foto|bild)\s*(?:số\s*)?\d*\W*$", "", folded(value))
        if why := repeats.get(bare) or repeats.get(folded(value)):
            return photo, f"; not written, {why}"
        if re.fullmatch(
            r"[\w() -]+\.(?:jpe?g|png|webp|gif|tiff?)|(?:image|photo|ảnh|img)?[\W\d_]*", value, re.IGNORECASE
        ):
            return photo, "; not written, it describes nothing"
        if re.search(r"automatically generated|AI-generated content", value, re.IGNORECASE):
            return photo, "; not written, no person wrote it"
        return replace(photo, alt=value), ""

    # --- report ------------------------------------------------------------------------------------------------------------

    def _head(self, photo: Photo) -> Iterator[ReportLine]:
        yield _line(Said("a photo", self.found.spot, self.found.why, self.found.sure), f"photos.{photo.id}")
        if self.found.picture is not None:
            yield _line(Said(self.found.picture.name, self.found.spot, "its picture"), f"photos.{photo.id}.file")
        if self.found.address is not None:
            said = Said(self.found.address, self.found.spot, "where its picture is; not fetched")
            yield _line(said, f"photos.{photo.id}.file", False)

    def _caption_lines(self, read: ReadCaption, caption: Said | None) -> Iterator[ReportLine]:
        """What the caption reader reports, at the caption's place and no surer than the caption itself is."""
        spot = caption.spot if caption else self.found.spot
        if caption is not None and len(caption.value) > LONGEST_CAPTION:
            yield _line(caption, f"photos.{read.photo.id}.caption")
            return
        for line in report_caption(read, spot.line or 0):
            line = replace(line, line=spot.line, origin=spot.origin)
            if line.field.endswith(".caption") and caption is not None:
                sure = caption.sure if line.confidence is Confidence.CERTAIN else line.confidence
                line = replace(line, confidence=sure, why=f"{caption.why}; {line.why}")
            yield line
        for other in self.found.captions[1:]:
            if folded(other.value) != folded(caption.value if caption else ""):
                yield _line(
                    replace(other, why=f"{other.why}; another is taken"), f"photos.{read.photo.id}.caption", False
                )

    def _notices(self, photo: Photo) -> Iterator[Notice]:
        place = place_in(self.path, self.found.spot.line, self.found.spot.origin)
        if self.found.picture is None and self.found.address is not None:
            hint = f"save the picture into photos/ as {photo.id}, with its own ending"
            far = re.match(r"(?:https?:)?//", self.found.address) is not None
            what = "is not fetched" if far else "is not there"
            shown = excerpt(self.found.address, 200)
            yield warning("P305", f"the picture of photo '{photo.id}' {what}: {shown}", place, hint)
        elif self.found.address is not None:
            yield note("P305", f"photo '{photo.id}' has a larger picture, not fetched: {self.found.address}", place)


_FIELDS = {
    "name": "place",
    "city": "place",
    "country": "place",
    "copyright": "rights.copyright",
    "terms": "rights.terms",
}


def _uncut(caption: str, ids: frozenset[str], number: int) -> ReadCaption:
    """A caption that reads like a credit all through, beside a credit of its own, is a caption: ``File photo: A tank``."""
    return ReadCaption(Photo(photo_id(caption, ids, number), caption=caption), CreditSplit(caption))


def first_words(captions: Iterable[Said]) -> str:
    """The words of the best caption; none when there is none."""
    said = first(captions)
    return said.value if said else ""


def _line(said: Said, field: str, written: bool = True) -> ReportLine:
    spot: Spot = said.spot
    return ReportLine(spot.line, field, said.value, said.sure, said.why, written, spot.origin)


def _taken(text: str) -> str | None:
    if month := month_of(text):
        return month
    match = re.match(r"(\d{4})(?:[-:/.]?(\d\d)(?:[-:/.]?(\d\d)(?!\d))?)?(?!\d)", text.strip())
    if match is None:
        return None
    parts = [part for part in match.groups() if part]
    try:
        date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except ValueError:
        return None
    return "-".join(parts)


def _righted(rights: Rights, name: str, value: str) -> Rights:
    return replace(rights, copyright=value) if name == "copyright" else replace(rights, terms=value)


def _placed(photo: Photo, name: str, value: str) -> tuple[Photo, str]:
    if is_nothing(value):
        return photo, "; not written, it names nothing"
    return replace(photo, location=_located(photo.location, name, value)), ""


def _located(location: Location | None, name: str, value: str) -> Location:
    location = location or Location()
    if name == "name":
        return replace(location, name=value)
    return replace(location, city=value) if name == "city" else replace(location, country=value)


def _focus(text: str) -> tuple[float, float] | None:
    try:
        x, y = (float(part) for part in text.split())
    except ValueError:
        return None
    return (round(x, 3), round(y, 3)) if 0 <= x <= 1 and 0 <= y <= 1 else None
