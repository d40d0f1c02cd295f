"""Checks of terms written as prose: what an agency wrote beside a photo in, what a desk must heed by itself out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.checks.rule import Remark
from publisher.edition import Edition

# As agencies write them: "JAPAN OUT", "NO USE IN CHINA", "UK ONLY" (AP Media API, usageterms).
_TERRITORY = re.compile(
    r"\b(?:[A-Z][A-Z.]{1,}(?: [A-Z]{2,}){0,2} OUT|OUT(?:SIDE)? OF [A-Z]\w+)\b"
    r"|\b(?:no|not for) (?:use|publication|distribution|sales?) in (?:the )?[A-Z]\w+|\bONLY (?:FOR USE )?IN [A-Z]+"
    r"|\b(?:UK|US|U\.S\.|USA|EU|CHINA|JAPAN|KOREA|GERMANY|FRANCE|[A-Z]{4,}) ONLY\b",
)
_NO_PLACE = re.compile(r"^(?:USE|EDITORIAL|NEWS|WEB|PRINT|ONLINE|SOCIAL|TIME|MEMBERS?)\b")
_LIMIT = re.compile(
    r"\bno (?:sales?|archiv\w+|archive|resale|cropping|internet|web|online|social|tv|television|advertising)\b"
    r"|\beditorial use only\b|\bone[- ]time use\b|\bnot for (?:sale|advertising|commercial use)\b|\bmandatory credit\b"
    r"|\bembargo(?:ed)?\b|\bfor use (?:until|within)\b|\bdo not (?:crop|archive|alter)\b",
    re.IGNORECASE,
)


def territory(edition: Edition) -> Iterator[Remark]:
    """P407: a photo's terms keep it out of a territory; no channel knows where its readers are."""
    for photo_id, field, terms in _terms(edition):
        match = _TERRITORY.search(terms)
        if match and not _NO_PLACE.match(match[0]):
            place = edition.article.source.at(f"photos.{photo_id}.{field}")
            message = f"the terms of photo '{photo_id}' restrict where it may be shown: {match[0]}"
            yield Remark(message, place, "keep to it by hand, or take the photo out")


def limits(edition: Edition) -> Iterator[Remark]:
    """P411: a photo's terms limit its use in words that the program does not keep by itself: no sales, one-time use, no archive.

    What ``rights`` can say - web, social, print, until, crop - is kept; state it there too.
    """
    for photo_id, field, terms in _terms(edition):
        if found := list(dict.fromkeys(match[0] for match in _LIMIT.finditer(terms))):
            place = edition.article.source.at(f"photos.{photo_id}.{field}")
            message = f"the terms of photo '{photo_id}' limit its use: {', '.join(found)}"
            yield Remark(message, place, "state in rights: what can be stated there, and keep to the rest by hand")


def _terms(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Each photo's id, the field its terms are told at, and the terms: the article's, else those in its file."""
    for photo in edition.article.photos:
        picture = edition.pictures.get(photo.id)
        if terms := photo.rights.terms or (picture.embedded.usage_terms if picture else None):
            yield photo.id, "rights.terms" if photo.rights.terms else "file", terms
