"""The pictures a draft brings along go in; they lie in the article's folder under photos/, and its photos name them, when all is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from publisher.article.model import Article, Photo
from publisher.importers.base import BroughtPicture, Draft
from publisher.notices import Notice, Place, error, note, warning
from publisher.photos.kinds import other_kind, picture_kind
from publisher.photos.resolve import SUBFOLDER, files_called

_ENDINGS = {
    "a JPEG": ".jpg", "a PNG": ".png", "a WebP": ".webp", "a TIFF": ".tif", "an AVIF": ".avif", "a GIF": ".gif",
    "a BMP": ".bmp", "a JPEG 2000": ".jp2",
}  # fmt: skip
"""What the first bytes say -> the ending a copy gets, whatever the source called the file."""
_HEAD = 1024


def with_files(draft: Draft, folder: Path) -> Draft:
    """The draft with a ``file`` for every photo that brings a picture: where it already lies below ``folder``, else photos/<id>.

    What is no picture is not brought along, and a notice (P307) names it.
    """
    photos, pictures, notices = [], {}, []
    for photo in draft.article.photos:
        picture = draft.pictures.get(photo.id)
        if picture is None or photo.file is not None:
            photos.append(photo)
            continue
        ending = _ending(picture)
        if ending is None:
            notices.append(_no_picture(picture, photo, draft))
            photos.append(photo)
            continue
        within = _within(picture, folder)
        photos.append(replace(photo, file=within or f"{SUBFOLDER}/{photo.id}{ending}"))
        if within is None:
            pictures[photo.id] = picture
    article = replace(draft.article, photos=tuple(photos))
    return replace(draft, article=article, notices=(*draft.notices, *notices), pictures=pictures)


def without_own_files(draft: Article, existing: Article) -> Article:
    """The draft without ``file`` where the article's photo names none because its file is found by its id."""
    known = {photo.id: photo for photo in existing.photos}
    photos = (
        replace(photo, file=None) if photo.id in known and _has_own_file(known[photo.id], existing) else photo
        for photo in draft.photos
    )
    return replace(draft, photos=tuple(photos))


def copy_pictures(draft: Draft, article: Article) -> tuple[int, tuple[Notice, ...]]:
    """Put the draft's pictures where the article's photos name them; how many were copied, and what was kept as it was.

    A file that is there is never overwritten: one that differs stays, and a note (P704) says so. A picture that cannot be
    read or written is an error (P307). Each is written beside its place and then renamed.
    """
    wanted = {photo.file for photo in article.photos}
    files = {photo.file: draft.pictures[photo.id] for photo in draft.article.photos if photo.id in draft.pictures}
    place = Place(draft.article.source.path.name)
    copied, notices = 0, list[Notice]()
    for file, picture in files.items():
        if file is None or file not in wanted:
            continue
        try:
            is_new = _put(picture, article.folder / file)
            if not is_new and not _is_same(picture, article.folder / file):
                hint = f"to have the picture of the source, move {file} away and import again"
                notices.append(note("P704", f"{file} was kept; the source brings another picture", place, hint))
        except OSError as problem:
            reason = problem.strerror or "unknown reason"
            notices.append(error("P307", f"'{picture.name}' could not become {file}: {reason}", place))
        else:
            copied += is_new
    return copied, tuple(notices)


def _has_own_file(photo: Photo, article: Article) -> bool:
    return photo.file is None and any(files_called(photo.id, article.folder))


def _ending(picture: BroughtPicture) -> str | None:
    return _ENDINGS.get(picture_kind(_head(picture)) or "")


def _head(picture: BroughtPicture) -> bytes:
    if picture.data is not None:
        return picture.data[:_HEAD]
    if picture.path is None or not picture.path.is_file():
        return b""
    try:
        with picture.path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _no_picture(picture: BroughtPicture, photo: Photo, draft: Draft) -> Notice:
    head = _head(picture)
    what = (
        "cannot be read" if not head else f"is {other_kind(head) or 'of an unknown kind'}, no picture that can be used"
    )
    hint = f"save the photo as JPEG, PNG or TIFF and put it into {SUBFOLDER}/ as {photo.id}"
    return warning("P307", f"'{picture.name}' {what}", Place(draft.article.source.path.name), hint)


def _within(picture: BroughtPicture, folder: Path) -> str | None:
    """Where a picture lies below a folder, as ``file`` names it."""
    if picture.path is None or picture.data is not None:
        return None
    home, path = folder.resolve(), picture.path.resolve()
    if not path.is_relative_to(home) or "\\" in path.name:
        return None
    return path.relative_to(home).as_posix()


def _put(picture: BroughtPicture, target: Path) -> bool:
    """Whether the picture was put there; False when something is there already."""
    if target.exists() or target.is_symlink():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    try:
        if picture.data is not None:
            partial.write_bytes(picture.data)
        elif picture.path is not None:
            shutil.copyfile(picture.path, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return True


def _is_same(picture: BroughtPicture, target: Path) -> bool:
    if picture.data is not None:
        return target.read_bytes() == picture.data
    if picture.path is None or picture.path.stat().st_size != target.stat().st_size:
        return False
    with picture.path.open("rb") as one, target.open("rb") as other:
        return all(a == b for a, b in zip(_pieces(one), _pieces(other), strict=True))


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(1 << 20):
        yield piece
