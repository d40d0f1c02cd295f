"""Checks of the photos: an edition in, what is missing of their captions, credits and places out."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.article.model import Article, Block, Photo, Timeline, photos_in
from publisher.checks.places import Passage
from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.notices import Place, Severity


def no_credit(edition: Edition) -> Iterator[Remark]:
    """P301: a photo names nobody: no photographer, no agency, no lender.

    No channel publishes it. Name who is to be named, or waive the credit and say why: ``credit: none`` with
    ``credit_reason: ...`` beside it.
    """
    from publisher.article.credit import credit_names

    for photo in edition.article.photos:
        is_waived = photo.credit is not None and bool((photo.credit.none_because or "").strip())
        if not is_waived and not credit_names(photo.credit):
            hint = "add credit: {photographer: ..., agency: ...}, or credit: none with a credit_reason"
            yield Remark(f"photo '{photo.id}' has no credit", _place(edition.article, photo, "credit"), hint)


def no_caption(edition: Edition) -> Iterator[Remark]:
    """P302: a photo has no caption. No channel publishes it; say who or what is seen, where and when."""
    for photo in edition.article.photos:
        if not (photo.caption or "").strip():
            hint = "add caption: who or what is seen, where and when"
            yield Remark(f"photo '{photo.id}' has no caption", _place(edition.article, photo, "caption"), hint)


def still_to_come(edition: Edition) -> Iterator[Remark]:
    """P305: a photo has no usable file yet. A draft shows a plate with its caption and credit; a final build refuses it."""
    for photo in edition.article.photos:
        if not edition.is_to_come(photo.id):
            continue
        place = _place(edition.article, photo, "file")
        what = f"there is no usable file {photo.file}" if photo.file else "no file is named or found"
        message = f"photo '{photo.id}' is still to come: {what}"
        hint = f"put {photo.file or f'{photo.id}.jpg'} beside the article"
        weight = Severity.ERROR if edition.final else Severity.WARNING if photo.file else Severity.NOTE
        yield Remark(message, place, hint, severity=weight)


def not_placed(edition: Edition) -> Iterator[Remark]:
    """P311: the body shows photos, but not this one; it follows at the end of the story."""
    shown = _placed_ids(edition.article)
    for photo in edition.article.photos:
        if shown and photo.id not in shown:
            hint = f"place it with ![](#{photo.id}), or take it out of photos:"
            message = f"photo '{photo.id}' is not placed in the body; it follows at the end"
            yield Remark(message, _place(edition.article, photo, "id"), hint)


def placed_twice(edition: Edition) -> Iterator[Remark]:
    """P326: the body shows a photo twice. A timeline may point to photos that are shown elsewhere; that is no fault."""
    shown: set[str] = set()
    for block in edition.article.body:
        for photo in _photos_of(block):
            if photo in shown:
                place = Passage("", line=block.line).place(edition.article, f"#{photo}")
                yield Remark(f"photo '{photo}' is placed twice", place, "keep one of the places")
            shown.add(photo)


def _photos_of(block: Block) -> tuple[str, ...]:
    return () if isinstance(block, Timeline) else photos_in(block)


def taken_too_late(edition: Edition) -> Iterator[Remark]:
    """P327: a photo was taken after the article was published: one of the two dates is wrong."""
    published = edition.article.published
    for photo in edition.article.photos:
        if published is not None and photo.taken and photo.taken > published.date().isoformat()[: len(photo.taken)]:
            place = edition.article.source.at(f"photos.{photo.id}.taken")
            message = f"photo '{photo.id}' was taken on {photo.taken}, after the article is published"
            yield Remark(message, place, "correct the date, or the date of publication")


def told_otherwise_in_file(edition: Edition) -> Iterator[Remark]:
    """P316: the file of a photo tells its caption or its credit differently than the article, and the article's is used.

    One of the two may be out of date. ``publisher photos`` shows them side by side, ``publisher photos --write`` makes copies that
    carry the article's words.
    """
    from publisher.photos.compare import differences

    article = edition.article
    for photo in article.photos:
        picture = edition.pictures.get(photo.id)
        fields = ("caption", "credit")
        for found in differences(photo, article.lang, picture.embedded, fields) if picture else ():
            message = f"the file of photo '{photo.id}' has another {found.field}; the article's is used"
            hint = f"{found.origin} says: {' '.join(found.file.split())}"
            yield Remark(message, _place(article, photo, found.field), hint)


def _place(article: Article, photo: Photo, name: str) -> Place:
    return article.source.at(f"photos.{photo.id}.{name}")


def _placed_ids(article: Article) -> set[str]:
    return {photo for block in article.body for photo in photos_in(block)}
