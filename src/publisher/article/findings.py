"""What is gathered while a source is read: notices, each with its place, and the mark of every field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from publisher.notices import Edit, Notice, Place, error, note, warning

Mark: TypeAlias = tuple[int, int, int]
"""1-based line, 1-based column, length."""


@dataclass(slots=True)
class Findings:
    """The notices and marks of one source file; it grows while the file is read and is then taken over by the article."""

    path: Path
    lines: tuple[str, ...] = ()
    notices: list[Notice] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)

    def place(self, mark: Mark | None) -> Place:
        """The place of a mark; of the file when there is none."""
        if mark is None:
            return Place(self.path.name)
        line, column, length = mark
        return Place(self.path.name, line, column, length, self.lines[line - 1] if line <= len(self.lines) else None)

    def find(self, needle: str, first: int, last: int | None = None) -> Mark:
        """The mark of a piece of text within some lines; of the first of them when it is not there as written."""
        for line in range(first, min(last or first, len(self.lines)) + 1):
            column = self.lines[line - 1].find(needle)
            if needle and column >= 0:
                return line, column + 1, len(needle)
        text = self.lines[first - 1] if first <= len(self.lines) else ""
        indent = len(text) - len(text.lstrip())
        return first, indent + 1, max(1, len(text.strip()))

    def error(self, code: str, message: str, mark: Mark | None = None, hint: str | None = None) -> None:
        """Note an error; reading goes on, so that one run tells everything."""
        self.notices.append(error(code, message, self.place(mark), hint))

    def warning(self, code: str, message: str, mark: Mark | None = None, hint: str | None = None) -> None:
        """Note a warning."""
        self.notices.append(warning(code, message, self.place(mark), hint))

    def note(self, code: str, message: str, mark: Mark | None = None, hint: str | None = None) -> None:
        """Note something that was decided."""
        self.notices.append(note(code, message, self.place(mark), hint))

    def mends(self, edits: Iterable[Edit]) -> None:
        """Add to the notice just noted what mends it."""
        self.notices[-1] = replace(self.notices[-1], edits=tuple(edits))

    def sorted(self) -> tuple[Notice, ...]:
        """Every notice once, in the order of the file."""
        return tuple(sorted(dict.fromkeys(self.notices), key=by_place))


def by_place(notice: Notice) -> tuple[str, int, int, str, str]:
    """The key that sorts notices by file, line and column, then by code."""
    place = notice.place or Place("")
    return place.file, place.line or 0, place.column or 0, notice.code, notice.message
