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


def files_in(folder: Path) -> Iterator[Path]:
    """All files in a folder and below it, but for hidden ones, links out of it and what systems leave behind."""
    root = folder.resolve()
    yield from (path for path in _walk(folder) if path.is_file() and path.resolve().is_relative_to(root))


def _walk(folder: Path, depth: int = 8) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _NOT_OURS:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, depth - 1) if depth else ()
        else:
            yield entry


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
