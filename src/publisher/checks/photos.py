"""Checks of the photos: an edition in, notices about captions, credits, alternative texts and files out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from publisher.article.model import Article, Group, Photo, PhotoRef, Timeline
from publisher.checks.places import caption_passages
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


def no_alternative_text(edition: Edition) -> Iterator[Remark]:
    """P303: a photo has no alternative text, so who cannot see it learns only what the caption tells.

    A photo that is still to come is not asked for one: nobody can describe it yet.
    """
    for photo in edition.article.photos:
        if not (photo.alt or "").strip() and not edition.is_to_come(photo.id):
            hint = "add alt: what the picture shows, in a sentence, without repeating the caption"
            yield Remark(f"photo '{photo.id}' has no alt text", _place(edition.article, photo, "alt"), hint)


def alternative_text_repeats(edition: Edition) -> Iterator[Remark]:
    """P304: an alternative text only repeats the title, the caption or the name of the file."""
    for photo in edition.article.photos:
        file = PurePosixPath(photo.file or "").name
        known = {
            "the title": edition.article.title,
            "the caption": photo.caption or "",
            "the name of the file": file,
            "the photo's id": photo.id,
        }
        said = _bare(photo.alt or "")
        for name, text in known.items():
            if said and said in (_bare(text), _bare(text.rpartition(".")[0])):
                place = _place(edition.article, photo, "alt")
                hint = "say what the picture shows"
                yield Remark(f"the alt text of photo '{photo.id}' is {name} again", place, hint)
                break


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


def credit_in_caption(edition: Edition) -> Iterator[Remark]:
    """P314: a credit still stands inside a caption, where channels that print the credit apart would show it twice."""
    from publisher.article.credit import credit_names, split_credit

    for passage in caption_passages(edition.article):
        split = split_credit(passage.text, edition.article.lang)
        if split.credit is not None and split.found:
            found = split.found.strip()
            hint = f"move it to the credit field: {credit_names(split.credit, edition.article.lang)}"
            message = f"the credit {found} stands inside the {(passage.field or '').rpartition('.')[2]}"
            yield Remark(message, passage.place(edition.article, found), hint)


def told_otherwise_in_file(edition: Edition) -> Iterator[Remark]:
    """P316: the file of a photo tells its caption or its credit differently than the article, and the article's is used.

    One of the two may be out of date. ``publisher photos`` shows them side by side, ``publisher photos --write`` makes copies that
    carry the article's words.
    """
    from publisher.photos.compare import differences

    article = edition.article
    for photo in article.photos:
        picture = edition.pictures.get(photo.id)
        for found in differences(photo, article.lang, picture.embedded) if picture else ():
            if found.field in ("caption", "credit"):
                message = f"the file of photo '{photo.id}' has another {found.field}; the article's is used"
                hint = f"{found.origin} says: {found.file}"
                yield Remark(message, _place(article, photo, found.field), hint)


def _place(article: Article, photo: Photo, name: str) -> Place:
    return article.source.at(f"photos.{photo.id}.{name}")


def _bare(text: str) -> str:
    """A text without case, punctuation and doubled blanks, for comparing."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _placed_ids(article: Article) -> set[str]:
    shown: set[str] = set()
    for block in article.body:
        match block:
            case PhotoRef(photo=photo_id):
                shown.add(photo_id)
            case Group(photos=ids):
                shown |= set(ids)
            case Timeline(moments=moments):
                shown |= {moment.photo for moment in moments if moment.photo}
    return shown
