"""The bytes of a sheet go in - CSV or TSV of any coding and delimiter, or XLSX; its rows, each cell a text, come out."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from publisher.importers.charset import SourceText, decode
from publisher.importers.story import tidy
from publisher.notices import Notice, Place, PublisherError, error, note, warning
from publisher.photos.kinds import ENDINGS as ENDINGS_OF_PICTURES

ENDINGS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
OTHER_ENDINGS = (".ods", ".xls", ".numbers")
"""Sheets all the same, which must be saved as one of the others before they are read."""
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
    return path.suffix.lower() in (*ENDINGS, *OTHER_ENDINGS)


def is_caption_list(path: Path) -> bool:
    """Whether a text file is a list of captions: most of its lines begin with a picture file, or all with ``Photo 1:``."""
    if path.suffix.lower() not in (".txt", ".text", ".md"):
        return False
    try:
        lines = [
            line for line in decode(path.read_bytes()[:_HEAD], path).text.split("\n") if re.search(r"^[^#]*\w", line)
        ]
    except (OSError, PublisherError):
        return False
    listed = sum(_LISTED.match(line) is not None for line in lines)
    is_numbered = len(lines) >= 2 and all(map(_NUMBERED.match, lines))
    return is_numbered or (listed >= 2 and listed >= _MOST * len(lines))


_HEAD, _MOST = 65_536, 0.5
"""Bytes that are looked at, and the share of lines that must begin with a file."""
_LISTED = re.compile(
    rf"[\s|*•-]*(?:\d{{1,3}}[.)]\s+)?(?P<file>[^|;:\n]{{1,120}}?(?:{'|'.join(map(re.escape, ENDINGS_OF_PICTURES))}))"
    r"(?P<mark>\s*[:|;,\t=–—-]+\s*|\s+|$)(?P<words>.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[\s*•-]*(?:photo|picture|image|fig(?:ure|\.)?|bild|foto|ảnh|hình|imagen|immagine|imagem|фото)\s*(?:no\.?|nr\.?|số)?\s*"
    r"(?P<file>\d{1,3})\s*[:.)–—-]\s*(?P<words>\S.*)",
    re.IGNORECASE,
)


def read_rows(path: Path) -> Sheet:
    """The rows of a sheet; PublisherError (P307) when it is none, is empty, or is larger than any sheet of captions."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from publisher.importers.sheet.xlsx import read_workbook

        return read_workbook(path)
    if path.suffix.lower() in OTHER_ENDINGS:
        hint = "save the sheet as Excel workbook (.xlsx) or CSV (UTF-8) and import that"
        raise unreadable(path, "is a sheet of a kind that is not read", hint)
    source = decode(path.read_bytes(), path)
    if is_sheet(path):
        return _delimited(source, _delimiter(source.text), path)
    table = [line if line.lstrip().startswith("|") else "" for line in source.text.split("\n")]
    if sum(map(bool, table)) < 2:
        return _listed(source, path)
    rest = [
        _above(path, number, line) for number, line in _numbered(source.text) if line.strip() and not table[number - 1]
    ]
    return _delimited(SourceText("\n".join(table), source.charset, (*source.notices, *rest)), "|", path)


def _delimited(source: SourceText, delimiter: str, path: Path) -> Sheet:
    try:
        rows = tuple(filled(_parsed(source.text, delimiter), path))
    except csv.Error as problem:
        raise unreadable(path, f"cannot be read as a sheet: {problem}") from None
    return Sheet(rows, path.name, source.notices)


def _listed(source: SourceText, path: Path) -> Sheet:
    """A list of files with a caption behind each; a line without a file goes on the one above it, unless none is."""
    rows: list[tuple[int, list[str]]] = []
    notices = list(source.notices)
    is_file_list = any(map(_LISTED.match, source.text.split("\n")))
    for number, line in _numbered(source.text):
        found = _LISTED.match(line) or (None if is_file_list else _NUMBERED.match(line))
        if found:
            rows.append((number, [found["file"], found["words"]]))
        elif line.strip() and rows:
            rows[-1][1][1] += f" {line.strip()}"
        elif line.strip():
            notices.append(_above(path, number, line))
    return Sheet(tuple(filled(rows, path)), path.name, tuple(notices))


def filled(rows: Iterable[tuple[int, list[str]]], path: Path) -> Iterator[Row]:
    """The rows that hold anything, their cells tidied; PublisherError when there are none or too many."""
    count = 0
    for number, cells in rows:
        texts = [tidy(cell[:_LONGEST_CELL]) for cell in cells[:MOST_COLUMNS]]
        while texts and not texts[-1]:
            texts.pop()
        if texts and not _is_rule(texts):
            count += 1
            yield Row(number, tuple(texts))
        if count > MOST_ROWS:
            raise unreadable(path, f"has more than {MOST_ROWS} rows; a sheet of captions has fewer")
    if not count:
        raise unreadable(path, "is an empty sheet")


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.split("\n"), start=1)


def _above(path: Path, number: int, line: str) -> Notice:
    return note("P704", "left out: stands beside the list of pictures", Place(path.name, number, 1, len(line), line))


def _is_rule(cells: Iterable[str]) -> bool:
    """The line under the headings of a table in Markdown."""
    return all(re.fullmatch("[-:= ]*", cell) for cell in cells)


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
