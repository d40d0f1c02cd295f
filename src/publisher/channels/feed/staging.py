"""Files go in piece by piece; they stand in the output folder when all of them are whole, and one that says nothing new is not touched."""

from __future__ import annotations

import filecmp
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PARTIAL = ".partial"


class Staging:
    """Documents written beside those they will replace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._staged: list[str] = []

    def write(self, name: str, pieces: Iterable[bytes]) -> int:
        """Write a file beside its place; returns its size in bytes."""
        self._staged.append(name)
        self._path(name).parent.mkdir(parents=True, exist_ok=True)
        with self._path(name).open("wb") as file:
            return sum(file.write(piece) for piece in pieces)

    def install(self) -> tuple[str, ...]:
        """Put every file in its place, in the order written; returns the names of those that are new or say something new."""
        return tuple(name for name in self._staged if replace_if_new(self._path(name), self._folder / name))

    def discard(self) -> None:
        """Remove what was not installed."""
        for name in self._staged:
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_PARTIAL}"


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """A staging that leaves nothing half-made behind, whatever happens."""
    staged = Staging(folder)
    try:
        yield staged
    finally:
        staged.discard()


def replace_if_new(partial: Path, target: Path) -> bool:
    """Move a finished file into place, unless the same bytes stand there already; whether it was moved."""
    if target.is_file() and filecmp.cmp(partial, target, shallow=False):
        return False
    partial.replace(target)
    return True


def put(path: Path, data: bytes) -> bool:
    """Put the bytes in place whole or not at all; whether they are new there."""
    partial = path.with_name(path.name + _PARTIAL)
    try:
        partial.write_bytes(data)
        return replace_if_new(partial, path)
    finally:
        partial.unlink(missing_ok=True)
