"""Names of picture files: a folder goes in, its pictures in the order people count come out; a name goes in, a safe one comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path

from publisher.article.kinds import slug
from publisher.photos.kinds import ENDINGS, OTHER_ENDINGS

_NOT_OURS = ("__macosx", "thumbs.db")


def pictures_in(folder: Path) -> list[Path]:
    """All picture files in a folder and below it, those that cannot be used included; hidden files and links out of it are not."""
    return sorted(filter(is_picture, files_in(folder)), key=lambda path: natural(path.relative_to(folder).as_posix()))


def is_picture(path: Path) -> bool:
    """Whether a file is called like a picture."""
    return path.suffix.lower() in (*ENDINGS, *OTHER_ENDINGS)


def files_in(folder: Path, passed: list[tuple[Path, str]] | None = None) -> Iterator[Path]:
    """All files in a folder and below it, but for hidden ones, links out of it and what systems leave behind.

    ``passed`` hears of links and folders that were passed by, and why.
    """
    root = folder.resolve()
    away = passed if passed is not None else []
    for path in _walk(folder, away):
        if not path.is_file():
            away.append((path, "it is a link that leads nowhere" if path.is_symlink() else "it is no file"))
        elif not path.resolve().is_relative_to(root):
            away.append((path, "it is a link out of the folder"))
        else:
            yield path


_DEEPEST = 8
"""Folders below one another that are looked into."""


def _walk(folder: Path, passed: list[tuple[Path, str]], depth: int = _DEEPEST) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as problem:
        passed.append((folder, f"it cannot be read: {problem.strerror or 'unknown reason'}"))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _NOT_OURS:
            continue
        if not entry.is_dir():
            yield entry
        elif entry.is_symlink():
            passed.append((entry, "it is a link to a folder"))
        elif depth:
            yield from _walk(entry, passed, depth - 1)
        else:
            passed.append((entry, f"it lies more than {_DEEPEST} folders deep"))


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts names as people count: ``IMG_2`` before ``IMG_10``, whatever their case and the coding of accents."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFC", name).casefold())
    return tuple((0, int(part[:18]), part) if part.isdecimal() else (1, 0, part) for part in parts if part)


def safe_id(stem: str, taken: Container[str], number: int) -> str:
    """An id for a photo made of its file's name (``Ảnh Hà Nội 1954`` -> ``anh-ha-noi-1954``), unlike those that are taken."""
    base = slug(stem)[:60].strip("-_") or f"photo-{number}"
    made, count = base, 2
    while made in taken:
        made, count = f"{base}-{count}", count + 1
    return made
