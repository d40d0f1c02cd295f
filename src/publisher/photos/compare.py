"""Article and file side by side: a photo and what its file says of itself go in, the fields they tell differently come out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from publisher.article.credit import caption_text, credit_names, split_credit
from publisher.article.credit_words import canonical_agency
from publisher.article.model import Photo
from publisher.article.unknown import is_nothing
from publisher.photos.model import Embedded


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that article and file tell differently; the article's text is the one that counts."""

    field: str
    article: str
    file: str
    origin: str
    """Where in the file it stands: ``XMP dc:description``."""


def differences(photo: Photo, lang: str, embedded: Embedded, fields: Collection[str] = ()) -> tuple[Difference, ...]:
    """The fields both fill and fill differently; punctuation, case, and a credit at the end of the file's caption do not count.

    ``fields`` names those that are compared; all are when it names none.
    """
    return tuple(_differences(photo, lang, embedded, fields))


def article_words(photo: Photo, lang: str) -> dict[str, str]:
    """What the article says of a photo, under the names of the fields of a file; empty where it says nothing."""
    place, rights = photo.location, photo.rights
    said = {
        "caption": caption_text(photo, context=False),
        "credit": credit_names(photo.credit, lang),
        "alt": photo.alt,
        "long_alt": photo.long_alt,
        "taken": photo.taken,
        "location": place.name if place else None,
        "city": place.city if place else None,
        "country": place.country if place else None,
        "source_type": photo.source_type,
        "copyright": rights.copyright,
        "usage_terms": rights.terms,
    }
    return {name: text or "" for name, text in said.items()}


def _differences(photo: Photo, lang: str, embedded: Embedded, fields: Collection[str]) -> Iterator[Difference]:
    for field, article in article_words(photo, lang).items():
        if fields and field not in fields:
            continue
        file = embedded.worded(field, lang) or ""
        if field == "credit":
            yield from _credit(article, embedded)
        elif article and file and not _agree(field, photo, article, file):
            yield Difference(field, article, file, embedded.origins.get(field, ""))


def _agree(field: str, photo: Photo, article: str, file: str) -> bool:
    if field == "taken":
        return article.startswith(file) or file.startswith(article)
    if field == "source_type":
        return file.rstrip("/").rpartition("/")[2] == article.rstrip("/").rpartition("/")[2]
    if bare(article) == bare(file):
        return True
    if field == "caption":
        own = {bare(article), bare(caption_text(photo, context=True))}
        return bare(file) in own or bare(split_credit(file).caption) in own
    return field == "country" and 2 in (len(article), len(file))  # a code beside a name


def _credit(article: str, embedded: Embedded) -> Iterator[Difference]:
    """Whoever the file names - photographer, agency - should be among those the article names."""
    for field in ("credit", "photographer"):
        file: str | None = getattr(embedded, field)
        if article and file and not is_nothing(file) and not _is_named(file, article):
            yield Difference("credit", article, file, embedded.origins.get(field, ""))
            return


def _is_named(file: str, article: str) -> bool:
    if file == article or file in _parts(article):
        return True
    named = [canonical_agency(part) or bare(part) for part in _parts(article)]
    return all((canonical_agency(part) or bare(part)) in (*named, bare(article)) for part in _parts(file))


def _parts(names: str) -> list[str]:
    parts = re.split(r"\s*[/|,;()]\s*|\s+(?:via|for|and|[-–—])\s+", names)
    return [part.strip() for part in parts if part.strip()]


def bare(text: str) -> str:
    """A text without case, punctuation and doubled blanks, for comparing."""
    return " ".join(_WORDS.findall(text.casefold()))


_WORDS = re.compile(r"\w+")
