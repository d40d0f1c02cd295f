"""Resolve photos: an article goes in, the picture file of each of its photos comes out, with notices for files that are odd or broken."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from publisher.article.model import Article, Photo
from publisher.notices import Edit, Notice, Place, PublisherError, note, warning
from publisher.photos.kinds import ENDINGS, OTHER_ENDINGS
from publisher.photos.model import PictureFile
from publisher.photos.probe import inspect

SUBFOLDER = "photos"
"""Where photos lie when they do not lie beside the article."""

AT_ONCE = 2
"""Files looked into at the same time: decoding lets other threads run, and more than two would only crowd the memory."""


def resolve_photos(article: Article, *, hashed: bool = True) -> tuple[dict[str, PictureFile], tuple[Notice, ...]]:
    """Photo id -> its file, for every photo whose file is there and sound, in the order of the article's photos.

    A photo names its file, or it is found as ``<id>.<picture ending>`` in the article's folder or in ``photos/`` there. A photo
    without a file is still to come and no matter for a notice here (the checks report P305); a broken file is an error (P307)
    at the photo's place in the source, and its photo counts as to come. Unless ``hashed``, the hash of
    a file is left empty.
    """
    pictures: dict[str, PictureFile] = {}
    notices: list[Notice] = []
    places = {photo.id: article.source.at(f"photos.{photo.id}.file") for photo in article.photos}
    listed = cache(_listing)
    paths = {photo.id: _find(photo, article.folder, places[photo.id], listed, notices) for photo in article.photos}
    found = {photo_id: path for photo_id, path in paths.items() if path is not None}
    inspected = inspect_all(found.values()) if hashed else [_inspected(path, hashed=False) for path in found.values()]
    for photo_id, (picture, remarks) in zip(found, inspected, strict=True):
        notices += _placed(remarks, places[photo_id])
        if picture is not None:
            pictures[photo_id] = picture
    return pictures, tuple(notices)


Look: TypeAlias = tuple[PictureFile | None, tuple[Notice, ...]]
"""A picture, or None for a file of no use; and what is to be said of it."""


def inspect_all(paths: Iterable[Path]) -> list[Look]:
    """What each file is and what is odd about it, in their order; hashing lets other threads run, reading headers alone does not."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(_inspected, paths))


def _inspected(path: Path, *, hashed: bool = True) -> Look:
    try:
        return inspect(path, hashed=hashed)
    except PublisherError as refusal:
        return None, refusal.notices


def _placed(notices: Iterable[Notice], place: Place) -> list[Notice]:
    return [replace(found, place=place) for found in notices]


def _find(photo: Photo, folder: Path, place: Place, listed: _Lister, notices: list[Notice]) -> Path | None:
    candidates = list(_named(photo.file, folder, listed) if photo.file else files_called(photo.id, folder, listed))
    if not candidates:
        return None
    chosen = candidates[0]
    if len(candidates) > 1:
        others = ", ".join(_shown(path, folder) for path in candidates[1:])
        message = f"photo '{photo.id}' could be {_shown(chosen, folder)} or {others}; {_shown(chosen, folder)} is used"
        notices.append(warning("P305", message, place, f"name the one that is meant: file: {_shown(chosen, folder)}"))
    wanted = Path(photo.file).name if photo.file else photo.id + chosen.suffix
    if chosen.name != wanted:
        message = f"the file of photo '{photo.id}' is called {chosen.name}, not {wanted}"
        found = note("P306", message, place, "other computers may not find it: write both the same way")
        notices.append(replace(found, edits=_renaming(photo, place, wanted, chosen.name)))
    return chosen


def _renaming(photo: Photo, place: Place, wanted: str, name: str) -> tuple[Edit, ...]:
    """The edit that calls the file as it is called, where the article names it as it stands."""
    if not photo.file or place.line is None or place.column is None or place.text is None:
        return ()
    start = place.text.find(wanted, place.column - 1)
    return (Edit(place.line, start + 1, len(wanted), name),) if start >= 0 else ()


@dataclass(frozen=True, slots=True)
class _Listing:
    """The files of a folder in the order of their names, and by what they are called without their ending."""

    files: tuple[Path, ...]
    called: Mapping[str, Sequence[Path]]


def _listing(folder: Path) -> _Listing:
    """What lies in a folder; nothing in one that is not there."""
    try:
        with os.scandir(folder) as entries:
            files = tuple(folder / name for name in sorted(entry.name for entry in entries if entry.is_file()))
    except OSError:
        files = ()
    called: dict[str, list[Path]] = {}
    for path in files:
        called.setdefault(_key(path.stem), []).append(path)
    return _Listing(files, called)


_Lister: TypeAlias = Callable[[Path], _Listing]
"""The files of a folder; one that remembers saves reading the folder again for every photo."""


def _named(file: str, folder: Path, listed: _Lister) -> Iterator[Path]:
    """The file as written; else what differs from it in upper and lower case or in how accents are coded."""
    written = Path(file)
    homes = [folder / written.parent]
    if written.parent == Path():
        homes.append(folder / SUBFOLDER)
    files = [path for home in homes for path in listed(home).called.get(_key(written.stem), ())]
    exact = [path for path in files if path.name == written.name]
    yield from exact[:1] or [path for path in files if _key(path.name) == _key(written.name)]


def files_called(photo_id: str, folder: Path, listed: _Lister = _listing) -> list[Path]:
    """Picture files called like the photo, here or in ``photos/``: the same spelling first, then by folder, ending and name."""
    alike = [path for home in (folder, folder / SUBFOLDER) for path in listed(home).called.get(_key(photo_id), ())]
    for endings in (ENDINGS, OTHER_ENDINGS):
        fitting = [path for path in alike if path.suffix.lower() in endings]
        if fitting:
            return sorted(
                fitting,
                key=lambda path: (path.stem != photo_id, path.parent != folder, endings.index(path.suffix.lower())),
            )
    return []


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
