"""A folder goes in; what lies in it - pictures, sheets of captions, texts, and files of no use here - comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publisher.importers.sheet.rows import is_caption_list, is_sheet
from publisher.photos.kinds import ENDINGS, HELP, RAW_ENDINGS, other_kind
from publisher.photos.naming import files_in, is_picture, natural
from publisher.photos.sidecar import ENDING as SIDECAR
from publisher.photos.sidecar import sidecars_of

_ARTICLE = "article."
"""How the program's own articles begin: they are no source to import."""
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a folder and of the folders in it, each kind in the order of its names."""

    pictures: tuple[Path, ...] = ()
    sheets: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """A file or folder of no use, why, and what helps."""

    path: Path
    why: str
    hint: str | None = None


def contents_of(folder: Path, is_document: Callable[[Path], bool]) -> Contents:
    """The files sorted by what they are; ``is_document`` says whether an importer knows a file as a text."""
    passed: list[tuple[Path, str]] = []
    files = sorted(files_in(folder, passed), key=lambda path: natural(path.relative_to(folder).as_posix()))
    pictures = [path for path in files if is_picture(path)]
    usable = frozenset(path.with_suffix("") for path in pictures if path.suffix.lower() in ENDINGS)
    twins = {path for path in pictures if path.suffix.lower() in RAW_ENDINGS and path.with_suffix("") in usable}
    beside = {path.with_name(name) for path in pictures for name, _ in sidecars_of(path)}
    kinds: dict[str, list[Path]] = {"sheets": [], "documents": []}
    others = [Other(path, "its JPEG or another picture of its name is taken") for path in files if path in twins]
    for path in (path for path in files if not is_picture(path)):
        if path in beside:
            continue
        if path.suffix.lower() == SIDECAR:
            hint = "put it beside its picture, and write its name as that is written: photo.xmp or photo.jpg.xmp"
            others.append(Other(path, "it speaks of a picture that is not there", hint))
        elif kind := _kind(path, is_document):
            kinds[kind].append(path)
        else:
            others.append(_of_no_use(path))
    others += [Other(path, why) for path, why in passed]
    kept = tuple(path for path in pictures if path not in twins)
    return Contents(kept, tuple(kinds["sheets"]), tuple(kinds["documents"]), tuple(others))


def _kind(path: Path, is_document: Callable[[Path], bool]) -> str | None:
    """``sheets`` or ``documents``; None for the program's own articles and what nobody reads."""
    if is_sheet(path) or is_caption_list(path):
        return "sheets"
    own = path.name.startswith(_ARTICLE) and path.suffix == ".md"
    return "documents" if not own and is_document(path) else None


def _of_no_use(path: Path) -> Other:
    """A file that no importer reads, with what it is by its first bytes."""
    try:
        with path.open("rb") as file:
            kind = other_kind(file.read(_HEAD))
    except OSError:
        kind = None
    return Other(path, f"it is {kind or 'of no kind that is read here'}", HELP.get(kind or ""))
