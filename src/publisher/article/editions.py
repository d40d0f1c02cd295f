"""An article's file or folder in, the files of its language editions out: one master, and the translations that name it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publisher.article.language import canonical_tag
from publisher.notices import Place, PublisherError, error

_NAMES_MASTER = re.compile(rb"^translation_of[ \t]*:", re.MULTILINE)
_FRONT_MATTER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*---[ \t\r]*\n(.*?)^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE | re.DOTALL
)
_LANG = re.compile(rb"^lang[ \t]*:[ \t]*[\"']?([\w-]+)", re.MULTILINE)
_FILE = re.compile(r"article(\.[\w-]+)?\.md")


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """The files of one story: the master, which holds the facts, and its translations in the order of their names."""

    master: Path
    translations: tuple[Path, ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """Every edition, the master first."""
        return (self.master, *self.translations)


def find_editions(path: Path) -> EditionFiles:
    """The editions of a story by its folder or any of its files; PublisherError (P100) when there is no telling.

    A file that stands alone, or beside other complete articles, is an edition by itself.
    """
    if path.is_dir():
        files = article_files(path)
        return EditionFiles(_the_one(masters(files), path, files), translations(files))
    files = article_files(path.parent)
    if len(files) < 2:
        return EditionFiles(path)
    if is_translation(path):
        beside = masters(files)
        return EditionFiles(beside[0], translations(files)) if len(beside) == 1 else EditionFiles(path)
    return EditionFiles(path, translations(files) if masters(files) == (path,) else ())


def article_files(folder: Path) -> tuple[Path, ...]:
    """The article files in a folder, in the order of their names."""
    return tuple(sorted(entry for entry in folder.glob("article*.md") if _FILE.fullmatch(entry.name)))


def is_translation(path: Path) -> bool:
    """Whether a source says that it translates another; one that cannot be read says nothing."""
    try:
        found = _FRONT_MATTER.match(path.read_bytes())
    except OSError:
        return False
    return found is not None and _NAMES_MASTER.search(found[1]) is not None


def language_of(path: Path) -> str | None:
    """The language of an article's file by its name or, where that is silent, its front matter; None when neither says it."""
    named = re.fullmatch(r"article\.([\w-]+)\.md", path.name)
    try:
        stated = _LANG.search(front[1]) if (front := _FRONT_MATTER.match(path.read_bytes())) else None
        tag = stated[1].decode() if stated else named[1] if named else ""
        return canonical_tag(tag)
    except (OSError, ValueError):
        return None


def masters(files: Iterable[Path]) -> tuple[Path, ...]:
    """The complete articles among some files."""
    return tuple(path for path in files if not is_translation(path))


def translations(files: Iterable[Path]) -> tuple[Path, ...]:
    """The translations among some files."""
    return tuple(path for path in files if is_translation(path))


def _the_one(complete: tuple[Path, ...], folder: Path, files: tuple[Path, ...]) -> Path:
    """The master of a folder, or the reason why there is none."""
    if len(complete) == 1:
        return complete[0]
    place = Place(folder.resolve().name)
    names = ", ".join(entry.name for entry in complete or files)
    if complete:
        message = f"the folder holds {len(complete)} editions: {names}"
        hint = "name the file of the edition you want, or write  translation_of: <language>  into the translations"
        raise PublisherError(error("P100", message, place, hint))
    if files:
        message = f"the folder holds translations only: {names}"
        raise PublisherError(error("P100", message, place, "add the article that they translate"))
    others = ", ".join(sorted(entry.name for entry in folder.glob("*.md"))[:5])
    hint = f"rename it article.<lang>.md, or name the file itself: {others}" if others else "for example article.en.md"
    raise PublisherError(error("P100", "the folder holds no article.<lang>.md", place, hint))
