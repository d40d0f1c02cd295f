"""Label a photo: its article and the settings go in, the words and rights that are written into each of its pictures come out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.article.credit import caption_text, credit_names
from publisher.article.model import Article, Photo
from publisher.photos.model import Label, Translation
from publisher.settings import Settings


def label_for(photo: Photo, article: Article, settings: Settings, editions: Iterable[Article] = ()) -> Label:
    """The label of one photo, with its words in further editions of the article when they are given.

    Its credit has no label word before it ("Name / VNA"): IPTC keeps Credit and wording apart.
    """
    credit, place, rights = photo.credit, photo.location, photo.rights
    return Label(
        caption=caption_text(photo, context=False),
        credit=credit_names(credit, article.lang),
        lang=article.lang,
        creator=credit.photographer if credit else None,
        headline=article.title,
        copyright=rights.copyright or settings.publication.copyright,
        alt=photo.alt,
        long_alt=photo.long_alt,
        source=(credit.courtesy_of or credit.agency) if credit else None,
        usage_terms=rights.terms or (credit.licence if credit else None),
        rights_url=_address(rights.terms),
        source_type=photo.source_type,
        taken=photo.taken,
        location=place.name if place else None,
        city=place.city if place else None,
        country=place.country if place else None,
        country_code=_code(place.country) if place else None,
        keywords=article.keywords,
        translations=tuple(_translations(photo.id, article, editions)),
    )


def _address(terms: str | None) -> str | None:
    """The address in the terms of use, where search engines look for a licence (IPTC Web Statement of Rights)."""
    found = re.search(r"https?://[^\s<>\"]+[\w/]", terms or "")
    return found[0] if found else None


def _code(country: str | None) -> str | None:
    """A country written as its code (ISO 3166-1: VN, VNM) also goes where codes are looked for."""
    return country if country and re.fullmatch("[A-Z]{2,3}", country) else None


def _translations(photo_id: str, article: Article, editions: Iterable[Article]) -> Iterable[Translation]:
    for edition in editions:
        words = next((photo for photo in edition.photos if photo.id == photo_id), None)
        if words is not None and edition.lang != article.lang:
            caption = caption_text(words, context=False) or None
            yield Translation(edition.lang, caption, words.alt, words.long_alt, edition.title)
