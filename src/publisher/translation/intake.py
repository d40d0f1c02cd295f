"""What a translator returned and the editions that are there go in; the translation that has it comes out, with every row refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from publisher.article.findings import Findings
from publisher.article.model import Article, Correction, Location, Photo, Source
from publisher.article.stamps import BODY, Match, State, compare, stamp, stamped
from publisher.article.translation import translated
from publisher.article.units import KEYWORDS_JOINED_BY, Unit, units
from publisher.article.unknown import is_spreadsheet_error
from publisher.notices import Notice, PublisherError, error, note, warning
from publisher.translation.bodies import Body, translated_body
from publisher.translation.offer import Offer, Returned
from publisher.translation.sheet import must_stay, spans_of

_OF_BLOCK = (
    "other parts of the same block are not translated yet",
    "translate all rows of the block, then import the sheet again",
)
_OF_NOTES = (
    "a note and the texts that call it come together, and some of them are not translated yet",
    "translate the notes and all texts that call one, then import the sheet again",
)
_AGAIN = "export the sheet anew for the text as it now reads"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A translation with what a sheet brought."""

    article: Article
    changed: tuple[str, ...]
    """Names of the texts that read otherwise than before."""
    confirmed: tuple[str, ...]
    """Names of those that read as before, and count as looked at."""
    notices: tuple[Notice, ...]


def take_in(master: Article, existing: Article | None, returned: Returned) -> TakenIn:
    """The translation with the texts of a sheet in their places; all others stay as they are.

    A row is refused, with its place, when its name is not known, when a link of the source is not in it, or when the source
    changed since the sheet was made and a newer translation is there. One whose source changed fills a gap all the same and
    counts as out of date. PublisherError P201 when a new translation would have no title.
    """
    desk = _Desk(master, existing)
    for offer in returned.offers:
        desk.consider(offer)
    base = existing or _new(master, returned, desk)
    article, body = _with_texts(base, desk.taken, desk.sources)
    before, after = _texts(existing), _texts(article)
    done = [name for name in desk.taken if name not in (*body.waiting, *body.apart)]
    changed = tuple(name for name in done if before.get(name) != after.get(name))
    waiting = (*_waits(body.waiting, desk, _OF_BLOCK), *_waits(body.apart, desk, _OF_NOTES))
    return TakenIn(article, changed, tuple(name for name in done if name not in changed), (*desk.notices, *waiting))


def _texts(article: Article | None) -> dict[str, str]:
    """What an edition says, by the names of the master's texts."""
    return {match.unit.id: match.own.text for match in compare(article).matches if match.own} if article else {}


def _waits(names: Sequence[str], desk: _Desk, why: tuple[str, str]) -> Iterator[Notice]:
    """One warning for each block whose texts wait, at the first of them."""
    message, hint = why
    for _, group in groupby(names, key=lambda name: name.split(".")[1]):
        first, *others = (desk.places[name] for name in group)
        rows = f"'{first.unit}'" + (f" to '{others[-1].unit}'" if others else "")
        yield warning("P509", f"{rows} {'were' if others else 'was'} not taken in: {message}", first.place, hint)


@dataclass(slots=True)
class _Desk:
    """What was considered so far."""

    master: Article
    existing: Article | None
    taken: dict[str, str] = field(default_factory=dict)
    """Name of a text of the master -> its translation."""
    sources: dict[str, str] = field(default_factory=dict)
    """Name of a text of the master -> what it read when it was translated."""
    places: dict[str, Offer] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def consider(self, offer: Offer) -> None:
        """Take an offer, or say why not."""
        unit = self._meant(offer)
        if unit is None:
            message = f"'{offer.unit}' was not taken in: {self.master.source.path.name} has no such text"
            self.notices.append(warning("P509", message, offer.place, _AGAIN))
            return
        if is_spreadsheet_error(offer.text):
            message = (
                f"'{offer.unit}' was not taken in: '{offer.text}' is what a spreadsheet shows for a formula that fails"
            )
            hint = "write the words again, with an apostrophe before a text that begins with = + - or @"
            self.notices.append(warning("P509", message, offer.place, hint))
            return
        if _is_same_number(offer.source, unit.text):
            offer = replace(offer, source=unit.text)
        if lost := self._lost(offer):
            message = f"'{offer.unit}' was not taken in: {lost[0]} is not in the translation"
            self.notices.append(warning("P509", message, offer.place, "keep the links and marks of the source"))
            return
        is_current = stamp(offer.source) == stamp(unit.text)
        if not is_current and self._has_better(unit, offer):
            message = f"'{offer.unit}' was not taken in: its source has changed, and a newer translation is there"
            self.notices.append(warning("P509", message, offer.place, _AGAIN))
            return
        if not is_current:
            message = f"'{offer.unit}' is out of date: its source has changed since the sheet was made"
            self.notices.append(note("P510", message, offer.place, f"it now reads: {unit.text}"))
        self.taken[unit.id], self.sources[unit.id], self.places[unit.id] = offer.text, offer.source, offer

    def _meant(self, offer: Offer) -> Unit | None:
        """The text an offer translates: the one of that name; a paragraph that was moved is found by its words."""
        known = {unit.id: unit for unit in units(self.master)}
        named = known.get(offer.unit)
        if offer.unit.startswith("body.") and (named is None or stamp(named.text) != stamp(offer.source)):
            moved = (one for one in known.values() if one.is_body and stamp(one.text) == stamp(offer.source))
            return next(moved, named)
        return named

    def _lost(self, offer: Offer) -> list[str]:
        if not offer.unit.startswith("body."):
            return []
        kept = must_stay(spans_of(offer.text))
        return [link for link in must_stay(spans_of(offer.source)) if link not in kept]

    def _has_better(self, unit: Unit, offer: Offer) -> bool:
        found = _match_of(self.existing, unit.id)
        return (
            found is not None
            and found.own is not None
            and found.state is State.CURRENT
            and found.own.text != offer.text
        )


def _is_same_number(one: str, other: str) -> bool:
    """Whether two texts are one number, written as people and as spreadsheets do: ``3,912`` and ``3912``."""
    digits = [re.sub("[.,]", "", text) for text in (one, other) if re.fullmatch(r"\d{1,3}(?:[.,]?\d{3})+", text)]
    return len(digits) == 2 and digits[0] == digits[1]


def _match_of(article: Article | None, name: str) -> Match | None:
    matches = compare(article).matches if article else ()
    return next((match for match in matches if match.unit.id == name), None)


def _new(master: Article, returned: Returned, desk: _Desk) -> Article:
    """A translation that has nothing yet but its title."""
    title = desk.taken.get("title")
    if not title:
        hint = "translate the row 'title' first; nothing was written"
        raise PublisherError(*desk.notices, error("P201", "the new translation has no title", None, hint))
    path = master.source.path.with_name(f"article.{returned.lang}.md")
    values = {"lang": returned.lang, "title": title}
    return translated(master, values, Source(path), (), Findings(Path(path.name)))


# --- put in their places --------------------------------------------------------------------------------------------------------


def _with_texts(article: Article, texts: Mapping[str, str], sources: Mapping[str, str]) -> tuple[Article, Body]:
    """The translation with other texts and its stamps, and its body with the names of those that must wait."""
    for name, text in texts.items():
        article = _with_text(article, name.split("."), text)
    body = translated_body(article, {n: t for n, t in texts.items() if n.startswith("body.")}, sources)
    assert article.translation is not None
    stamps = {**article.translation.stamps, **({BODY: body.row} if body.row else {})}
    kept = replace(article.translation, stamps=MappingProxyType(stamps))
    front = {name: text for name, text in sources.items() if not name.startswith("body.")}
    return stamped(replace(article, body=body.blocks, translation=kept), front), body


def _with_text(article: Article, path: Sequence[str], text: str) -> Article:
    match path:
        case ["keywords"]:
            words = tuple(word.strip() for word in text.split(KEYWORDS_JOINED_BY.strip()))
            return replace(article, keywords=tuple(word for word in words if word))
        case ["dateline", "place"] if article.dateline:
            return replace(article, dateline=replace(article.dateline, place=text))
        case ["corrections", number, "text"]:
            return replace(article, corrections=tuple(_corrected(article, int(number), text)))
        case ["captions", photo, *field_of_photo]:
            return replace(article, photos=tuple(_worded(article, photo, field_of_photo, text)))
        case [name] if name != "body":
            return replace(article, **{name: text})  # type: ignore[arg-type]
    return article


def _corrected(article: Article, number: int, text: str) -> Iterator[Correction]:
    """The corrections with one exchanged, or added when it is the next."""
    dates = [one.date for one in article.master.corrections]
    if number >= len(article.corrections) and number < len(dates):
        yield from (*article.corrections, Correction(dates[number], text))
    else:
        yield from (replace(one, text=text) if at == number else one for at, one in enumerate(article.corrections))


def _worded(article: Article, photo_id: str, path: Sequence[str], text: str) -> Iterator[Photo]:
    for photo in article.photos:
        if photo.id != photo_id:
            yield photo
        elif path[0] == "place":
            yield replace(photo, location=replace(photo.location or Location(), **{path[1]: text}))
        else:
            yield replace(photo, **{path[0]: text})  # type: ignore[arg-type]
