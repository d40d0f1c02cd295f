"""Checks of what the photo files say: an edition in, files that repeat or contradict the article out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from publisher.article.full_dates import only_full_date
from publisher.article.model import Photo
from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.photos.likeness import is_same_file, looks_the_same
from publisher.photos.model import PictureFile

FAR = 0.35
"""Distance between two focal points, as a share of the picture's sides, from which they mean different things."""

# IPTC NewsCodes, Digital Source Type: pictures that no camera took as they are (http://cv.iptc.org/newscodes/digitalsourcetype/).
MADE_BY_MACHINE = frozenset({"trainedAlgorithmicMedia", "algorithmicMedia", "virtualRecording", "compositeSynthetic"})
MADE_IN_PART = frozenset({"compositeWithTrainedAlgorithmicMedia", "composite", "compositeCapture", "digitalArt"})
_SAYS_SO = re.compile(
    r"\b(?:AI|A\.I\.|KI|IA|ИИ|ШІ|AI-generated|artificial intelligence|generated|composite|montage|photomontage|collage|"
    r"illustration|rendering|künstliche intelligenz|fotomontage|intelligence artificielle|montaje|inteligencia artificial|"
    r"inteligência artificial|intelligenza artificiale|trí tuệ nhân tạo|ảnh ghép|minh họa|искусственн\w+|коллаж|иллюстрация)\b"
    r"|人工知能|生成|合成|人工智能|인공지능|합성",
    re.IGNORECASE,
)


def duplicates(edition: Edition) -> Iterator[Remark]:
    """P310: two photos of an article are the same file, or look the same.

    Files are compared byte by byte. With ``--final`` their pictures are compared too, so that the same photo in another size or
    with other colours is found.
    """
    held = [(photo, edition.pictures[photo.id]) for photo in edition.article.photos if photo.id in edition.pictures]
    told: set[str] = set()
    for (first, one), (second, other) in combinations(held, 2):
        if second.id not in told and (how := _alike(one, other, edition.final)):
            told.add(second.id)
            place = edition.article.source.at(f"photos.{second.id}.file")
            yield Remark(f"photo '{second.id}' {how} photo '{first.id}'", place, "take one of them out")


def _alike(one: PictureFile, other: PictureFile, closely: bool) -> str | None:
    if one.size == other.size and is_same_file(one, other):
        return "is the same file as"
    if closely and looks_the_same(one, other):
        return "looks the same as"
    return None


def focus_elsewhere(edition: Edition) -> Iterator[Remark]:
    """P328: the article's focus lies far from the region that the photo's file names. Crops follow the article."""
    for photo, picture in _pictures(edition):
        named = picture.embedded.focus
        if photo.focus and named and max(abs(photo.focus[0] - named[0]), abs(photo.focus[1] - named[1])) > FAR:
            message = (
                f"the focus of photo '{photo.id}' is far from what its file names, [{named[0]:.2f}, {named[1]:.2f}]"
            )
            yield Remark(
                message, edition.article.source.at(f"photos.{photo.id}.focus"), "look which of the two is meant"
            )


def dates_disagree(edition: Edition) -> Iterator[Remark]:
    """P315: the day in a caption is not the day the photo was taken, or the file names another one than the article.

    Only full dates are compared. A file's date is left alone when it is ten years or more away: that is when an old picture was
    scanned.
    """
    for photo in edition.article.photos:
        if not photo.taken:
            continue
        picture = edition.pictures.get(photo.id)
        said = only_full_date(photo.caption or "", edition.article.lang) if len(photo.taken) == 10 else None
        if said and said != photo.taken:
            place = edition.article.source.at(f"photos.{photo.id}.taken")
            yield Remark(f"photo '{photo.id}' was taken on {photo.taken}, but its caption says {said}", place, _LOOK)
        elif picture and _is_other_day(picture.embedded.taken, photo.taken):
            place = edition.article.source.at(f"photos.{photo.id}.taken")
            message = f"photo '{photo.id}' was taken on {photo.taken}, but its file says {picture.embedded.taken}"
            yield Remark(message, place, _LOOK)


_LOOK = "look which of the two is right"


def _is_other_day(embedded: str | None, taken: str) -> bool:
    """Whether two dates, full or not, cannot be the same day, and are near enough to be about the same."""
    if not embedded or not re.match(r"\d{4}", embedded):
        return False
    both = min(len(embedded), len(taken), 10)
    return embedded[:both] != taken[:both] and abs(int(embedded[:4]) - int(taken[:4])) < 10


def unlabelled_source(edition: Edition) -> Iterator[Remark]:
    """P317: a picture was made or altered by a machine, and neither its caption nor its credit says so.

    By ``source_type`` in the article or in the file (IPTC Digital Source Type). Say it where readers see it: "AI-generated",
    "photo montage", "illustration".
    """
    for photo in edition.article.photos:
        kind = _source_type(photo, edition.pictures.get(photo.id))
        if kind in MADE_BY_MACHINE | MADE_IN_PART and not _SAYS_SO.search(_visible(photo)):
            place = edition.article.source.at(f"photos.{photo.id}.source_type")
            yield Remark(f"photo '{photo.id}' is {kind}, and no reader is told", place, "say so in its caption")


def source_types_differ(edition: Edition) -> Iterator[Remark]:
    """P325: the file says that a machine made the picture, and the article says that a camera did."""
    for photo, picture in _pictures(edition):
        inside = _term(picture.embedded.source_type)
        if photo.source_type and inside in MADE_BY_MACHINE | MADE_IN_PART and inside != photo.source_type:
            place = edition.article.source.at(f"photos.{photo.id}.source_type")
            yield Remark(f"photo '{photo.id}' is {photo.source_type} here and {inside} in its file", place, _LOOK)


def _source_type(photo: Photo, picture: PictureFile | None) -> str | None:
    return photo.source_type or (_term(picture.embedded.source_type) if picture else None)


def _term(address: str | None) -> str | None:
    """The last part of a code's address, which is how the article writes it."""
    return address.rstrip("/").rpartition("/")[2] if address else None


def _visible(photo: Photo) -> str:
    credit = photo.credit
    names = (credit.photographer, credit.agency, credit.via, credit.courtesy_of) if credit else ()
    return " ".join(text for text in (photo.context, photo.caption, *names) if text)


def _pictures(edition: Edition) -> Iterator[tuple[Photo, PictureFile]]:
    for photo in edition.article.photos:
        if photo.id in edition.pictures:
            yield photo, edition.pictures[photo.id]
