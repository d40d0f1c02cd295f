"""The bytes of a sheet go in - CSV or TSV of any coding and delimiter, or XLSX; its rows, each cell a text, come out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from publisher.importers.charset import decode
from publisher.importers.story import tidy
from publisher.notices import Notice, Place, PublisherError, error, warning

ENDINGS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
MOST_ROWS, MOST_COLUMNS = 5000, 60
"""More photos than a story can hold, and more columns than anybody fills by hand."""
_LONGEST_CELL = 50_000
_DELIMITERS = ("\t", ";", ",", "|")
_LOOKED_AT = 30
"""Rows that show which delimiter a file has."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number as a person counts, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a column, counted from 0; empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read; rows that are empty are left out."""

    rows: tuple[Row, ...]
    where: str
    """What a row is called in a report: the file's name, and the sheet's when the workbook has several."""
    notices: tuple[Notice, ...] = ()
    others: tuple[str, ...] = field(default=())
    """Further sheets of the workbook that are not read."""


def is_sheet(path: Path) -> bool:
    """Whether a file is a sheet by its name."""
    return path.suffix.lower() in ENDINGS


def read_rows(path: Path) -> Sheet:
    """The rows of a sheet; PublisherError (P307) when it is none, is empty, or is larger than any sheet of captions."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from publisher.importers.sheet.xlsx import read_workbook

        return read_workbook(path)
    source = decode(path.read_bytes(), path)
    try:
        rows = tuple(filled(_parsed(source.text, _delimiter(source.text)), path))
    except csv.Error as problem:
        raise unreadable(path, f"cannot be read as a sheet: {problem}") from None
    return Sheet(rows, path.name, source.notices)


def filled(rows: Iterable[tuple[int, list[str]]], path: Path) -> Iterator[Row]:
    """The rows that hold anything, their cells tidied; PublisherError when there are none or too many."""
    count = 0
    for number, cells in rows:
        texts = [tidy(cell[:_LONGEST_CELL]) for cell in cells[:MOST_COLUMNS]]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            count += 1
            yield Row(number, tuple(texts))
        if count > MOST_ROWS:
            raise unreadable(path, f"has more than {MOST_ROWS} rows; a sheet of captions has fewer")
    if not count:
        raise unreadable(path, "is an empty sheet")


def unreadable(path: Path, what: str, hint: str = "export the sheet as CSV (UTF-8) and import that") -> PublisherError:
    """The refusal of a sheet."""
    return PublisherError(error("P307", f"'{path.name}' {what}", Place(path.name), hint))


def cut_notice(path: Path, what: str) -> Notice:
    """Something of a workbook that is not read."""
    return warning("P704", f"left out: {what}", Place(path.name), "import it from a file of its own")


def _parsed(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows counted as a spreadsheet shows them; line breaks in quotes stay in their cell."""
    yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1)


def _delimiter(text: str) -> str:
    """The one that cuts most rows into the same number of columns, more than one; the comma when none does."""
    return max(_DELIMITERS, key=lambda delimiter: (_regular(text, delimiter), delimiter == ","))


def _regular(text: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [
            len(cells) for (_, cells), _ in zip(_parsed(text, delimiter), range(_LOOKED_AT), strict=False) if any(cells)
        ]
    except csv.Error:
        return 0.0, 0
    (width, times), *_ = Counter(widths).most_common(1) or [(0, 0)]
    return (times / len(widths), width) if width > 1 else (0.0, 0)
