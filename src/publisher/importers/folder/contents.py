"""A folder goes in; what lies in it - pictures, sheets of captions, texts, and files of no use here - comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from publisher.importers.sheet.rows import is_caption_list, is_sheet
from publisher.photos.naming import files_in, is_picture, natural

_ARTICLE = "article."
"""How the program's own articles begin: they are no source to import."""

_ABOUT_FILES = frozenset({"readme", "read me", "license", "licence", "copying", "changelog", "notice"})
"""Texts that lie beside files to speak of the files."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a folder and of the folders in it, each kind in the order of its names."""

    pictures: tuple[Path, ...] = ()
    sheets: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def contents_of(folder: Path, is_document: Callable[[Path], bool]) -> Contents:
    """The files sorted by what they are; ``is_document`` says whether an importer knows a file as a text."""
    kinds: dict[str, list[Path]] = {"pictures": [], "sheets": [], "documents": [], "others": []}
    for path in sorted(files_in(folder), key=lambda path: natural(path.relative_to(folder).as_posix())):
        kinds[_kind(path, is_document)].append(path)
    return Contents(*(tuple(paths) for paths in kinds.values()))


def _kind(path: Path, is_document: Callable[[Path], bool]) -> str:
    if is_picture(path):
        return "pictures"
    if is_sheet(path) or is_caption_list(path):
        return "sheets"
    own = path.name.startswith(_ARTICLE) and path.suffix == ".md"
    about_files = path.stem.lower() in _ABOUT_FILES
    return "documents" if not own and not about_files and is_document(path) else "others"
