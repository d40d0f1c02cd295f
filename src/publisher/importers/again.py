"""A draft and the article a person has worked on since go in; the part of the draft that may fill gaps comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publisher.article.model import Article, Photo, PhotoRef
from publisher.importers.base import Draft
from publisher.notices import Notice, Place, note


def only_gaps(draft: Draft, existing: Article) -> tuple[Article, tuple[Notice, ...]]:
    """The draft without the photos that the article has not, when it has any: somebody took them out, so they stay out.

    A list that exists is a person's list. The same holds for headlines, names and keywords, whose lists are kept whole by
    ``fill_article``. A single field that was deleted cannot be told from one never filled, and is filled again.
    """
    if not existing.photos:
        return draft.article, ()
    ids = {photo.id: known for photo in draft.article.photos if (known := _known_as(existing, photo))}
    kept = tuple(replace(photo, id=ids[photo.id]) for photo in draft.article.photos if photo.id in ids)
    body = tuple(block for block in draft.article.body if not isinstance(block, PhotoRef) or block.photo in ids)
    body = tuple(replace(block, photo=ids[block.photo]) if isinstance(block, PhotoRef) else block for block in body)
    return replace(draft.article, photos=kept, body=body), tuple(_notices(draft, ids, existing))


def _known_as(article: Article, photo: Photo) -> str | None:
    """The id the article gives a photo of the draft: the same one, or another that somebody chose for that caption."""
    if any(photo.id == other.id for other in article.photos):
        return photo.id
    return next((other.id for other in article.photos if other.caption and other.caption == photo.caption), None)


def _notices(draft: Draft, ids: Mapping[str, str], existing: Article) -> Iterator[Notice]:
    lines = {line.field: line.line for line in draft.report}
    hint = f"it is not in {existing.source.path.name} any more; to have it back, delete that file and import again"
    for photo in draft.article.photos:
        if photo.id not in ids:
            place = Place(draft.article.source.path.name, lines.get(f"photos.{photo.id}"))
            yield note("P704", f"photo '{photo.id}' was not added", place, hint)
