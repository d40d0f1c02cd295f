"""Safe repairs of a source: its file and a way to check a text go in, the repaired file comes out, to be shown or written."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from publisher.article.letters import CYRILLIC_TWINS
from publisher.article.mend import mended
from publisher.article.reading import decode, read_bytes, read_text
from publisher.article.writing import replace_file
from publisher.notices import Edit, Notice, PublisherError

ROUNDS = 10
"""A repair may bring another fault to light: a space taken out can leave a doubled stop."""
_MARK = b"\xef\xbb\xbf"
_SAME = str.maketrans({**CYRILLIC_TWINS, "\u00d0": "\u0110", "\u00f0": "\u0111"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A source as it was and as it would be."""

    path: Path
    before: bytes
    after: bytes

    @property
    def diff(self) -> str:
        """The changes as a unified diff; empty when there are none."""
        if self.before == self.after:
            return ""
        name = self.path.as_posix()
        old, new = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (self.before, self.after))
        lines = difflib.unified_diff(old, new, name, name)
        return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)

    def write(self) -> None:
        """Put the repaired text in the file's place: written beside it, then renamed; an unchanged file is not touched."""
        replace_file(self.path, self.after, self.before)


def mend(path: Path, notices_of: Callable[[str], Iterable[Notice]]) -> Mended:
    """The source with every safe edit of its notices made, until none is left.

    No word is ever changed: spaces, punctuation, invisible characters and look-alike letters are. An edit after which the
    source would read otherwise is not made. PublisherError when the file is no text.
    """
    before = read_bytes(path)
    text = first = decode(before, path)
    for _ in range(ROUNDS):
        told = (notice for notice in notices_of(text) if not notice.place or notice.place.file == path.name)
        edits = [edit for notice in told for edit in notice.edits]
        changed = _mended(text, edits, path)
        if changed == text:
            break
        text = changed
    mark = _MARK if before.startswith(_MARK) else b""
    return Mended(path, before, mark + text.encode() if text != first else before)


def _mended(text: str, edits: list[Edit], path: Path) -> str:
    """All edits together when the source then still says the same, else those of them that do no harm."""
    whole = mended(text, edits)
    if whole == text or _says_the_same(text, whole, path):
        return whole
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        one = mended(text, [edit])
        if _says_the_same(text, one, path):
            text = one
    return text


def _says_the_same(old: str, new: str, path: Path) -> bool:
    shape = _shape(old, path)
    return _words(old) == _words(new) and shape in (None, _shape(new, path))


def _words(text: str) -> str:
    """A text without what a repair may change."""
    kept = re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text).translate(_SAME))
    return kept.casefold()


def _shape(text: str, path: Path) -> tuple[object, ...] | None:
    """The fields and blocks a source is read as; None for one that cannot be read."""
    try:
        article, _ = read_text(text, path)
    except PublisherError:
        return None
    return frozenset(article.source.marks), tuple(type(block) for block in article.body)
