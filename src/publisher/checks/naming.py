"""Checks of who is named: an edition in, credits that stand in the wrong place or name somebody in two ways out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.article.credit import credit_names, split_credit
from publisher.article.credit_words import canonical_agency, credit_words, folded
from publisher.article.model import Credit, Photo
from publisher.checks.places import caption_passages
from publisher.checks.rule import Remark
from publisher.edition import Edition

_NAMES = ("photographer", "agency", "via", "courtesy_of")
_LABEL = re.compile(
    r"(?:photo|photograph|foto|fotografía|crédit photo|credit|ảnh|фото|写真|사진|图片|bild)\s*(?:by\b|[:：])|©",
    re.IGNORECASE,
)


def credit_in_caption(edition: Edition) -> Iterator[Remark]:
    """P314: a credit still stands inside a caption, where channels that print the credit apart would show it twice."""
    for passage in caption_passages(edition.article):
        if not may_hold_credit(passage.text):
            continue
        split = split_credit(passage.text, edition.article.lang)
        if split.credit is not None and split.found:
            found = split.found.strip()
            hint = f"move it to the credit field: {credit_names(split.credit, edition.article.lang)}"
            message = f"the credit {found} stands inside the {(passage.field or '').rpartition('.')[2]}"
            yield Remark(message, passage.place(edition.article, found), hint)


def may_hold_credit(text: str) -> bool:
    """Whether a caption shows any sign of a credit; most show none, and need not be taken apart.

    One sentence of Latin letters without brackets, bars, dashes and labels, most of it in small letters, names nobody: names
    have capitals.
    """
    if _SIGN.search(text):
        return True
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return small < MANY_SMALL or 2 * small < len(words) or credit_words().label_pattern.search(folded(text)) is not None


_SIGN = re.compile(r"[][(){}<>/|=:©\n\r–—―]|\s-|-\s|[.!?…]\W*\w|[^\x00-\xff\u2018-\u201d]")
"""Brackets, bars, dashes, a second sentence, and letters of other alphabets than Latin."""
MANY_SMALL = 4
"""Words in small letters; names of organisations have three."""


def two_spellings(edition: Edition) -> Iterator[Remark]:
    """P313: one agency or person is named in two ways in one article: VNA and TTXVN, REUTERS and Reuters.

    The list of photographs and the feed then count two. Agencies and their names are rows of assets/credits.toml.
    """
    first: dict[str, str] = {}
    for photo, field, name in _names(edition):
        known = first.setdefault(_same(name, field), name)
        if known != name:
            place = edition.article.source.at(f"photos.{photo.id}.credit.{field}")
            yield Remark(f"'{name}' is called '{known}' elsewhere in the article", place, "choose one of the two")


def _names(edition: Edition) -> Iterator[tuple[Photo, str, str]]:
    for photo in edition.article.photos:
        for field in _NAMES:
            if photo.credit is not None and (name := (getattr(photo.credit, field) or "").strip()):
                yield photo, field, name


def _same(name: str, field: str) -> str:
    """What two spellings of one name have in common."""
    agency = canonical_agency(name) if field in ("agency", "via") else None
    return agency or " ".join(name.casefold().replace(".", "").split())


def agency_as_photographer(edition: Edition) -> Iterator[Remark]:
    """P331: the photographer is the agency again, or an agency stands where a person should."""
    for photo in edition.article.photos:
        credit = photo.credit or Credit()
        person, agency = (credit.photographer or "").strip(), (credit.agency or "").strip()
        if person and (person.casefold() == agency.casefold() or canonical_agency(person)):
            place = edition.article.source.at(f"photos.{photo.id}.credit.photographer")
            yield Remark(f"'{person}' is an agency, not a photographer", place, f"write  agency: {person}")


def label_in_name(edition: Edition) -> Iterator[Remark]:
    """P332: a word such as "Photo:" or a sign such as © was typed into a name; channels put their own before it."""
    for photo, field, name in _names(edition):
        if match := _LABEL.match(name):
            place = edition.article.source.at(f"photos.{photo.id}.credit.{field}")
            rest = name[match.end() :].strip()
            yield Remark(f"'{match[0]}' is no part of the name", place, f"write  {field}: {rest}")


def licence_without_author(edition: Edition) -> Iterator[Remark]:
    """P412: a Creative Commons licence that asks for the author's name stands without one (CC BY 4.0, section 3.a.1)."""
    for photo in edition.article.photos:
        credit = photo.credit or Credit()
        named = credit.photographer or credit.agency or credit.courtesy_of
        if re.match(r"CC[ -]BY\b", credit.licence or "", re.IGNORECASE) and not named:
            place = edition.article.source.at(f"photos.{photo.id}.credit")
            message = f"the licence of photo '{photo.id}' asks for its author's name"
            yield Remark(message, place, "add photographer: ... to the credit")
