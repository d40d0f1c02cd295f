"""An Excel workbook goes in, the rows of its sheet of captions come out; this is the door to openpyxl."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from publisher.importers.sheet.columns import sort_columns
from publisher.importers.sheet.rows import MOST_COLUMNS, MOST_ROWS, Row, Sheet, cut_notice, filled, unreadable

_LARGEST = 20_000_000
"""Bytes a workbook may unpack to: a hundred times a long sheet of captions."""
_MOST_PARTS, _MOST_SHEETS = 2000, 20


def read_workbook(path: Path) -> Sheet:
    """The rows of the sheet whose headings are those of captions, else of the first that holds any.

    PublisherError (P307) for a workbook that is broken, locked or a bomb.
    """
    _refuse_bombs(path)
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and rules the reader does not know: none of them is a caption
        try:
            with path.open("rb") as file:
                book = load_workbook(file, data_only=True)
                sheets = {sheet.title: list(_cells(sheet)) for sheet in book.worksheets[:_MOST_SHEETS]}
        except Exception as problem:  # a broken workbook fails in every way there is
            raise unreadable(path, f"cannot be read as a workbook: {problem or type(problem).__name__}") from None
    return _first(sheets, path)


def _first(sheets: dict[str, list[tuple[int, list[str]]]], path: Path) -> Sheet:
    used = {title: rows for title, rows in sheets.items() if any(any(cells) for _, cells in rows)}
    if not used:
        raise unreadable(path, "is an empty workbook")
    title = max(used, key=lambda title: _known(filled(used[title], path)))
    others = [other for other in used if other != title]
    where = f"{path.name}, sheet {title}" if len(sheets) > 1 else path.name
    notices = tuple(cut_notice(path, f"the sheet '{other}' with {len(used[other])} rows") for other in others)
    return Sheet(tuple(filled(used[title], path)), where, notices, tuple(others))


def _known(rows: Iterable[Row]) -> tuple[int, int]:
    """How much the headings of a sheet look like those of captions: whether files and captions are there, how many are known."""
    columns = sort_columns(tuple(rows))
    fields = {column.field for column in columns.columns if column.field} if columns.heading else set()
    return len(fields & {"file", "caption"}), len(fields)


def _refuse_bombs(path: Path) -> None:
    """What the archive says it unpacks to; a member that lies about its size is stopped by zipfile itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        raise unreadable(path, "is no Excel workbook, or a damaged one") from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise unreadable(path, "unpacks to far more than a sheet of captions")
    if any(part.flag_bits & 0x1 for part in parts):
        raise unreadable(path, "is locked with a password", "save it without one")


def _cells(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows; cells merged down a column all say what the first does."""
    last = min(sheet.max_row, MOST_ROWS + 1)
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(
        max_row=last, max_col=min(sheet.max_column, MOST_COLUMNS), values_only=True
    )
    texts = [[_text(cell) for cell in cells] for cells in rows]
    for merged in sheet.merged_cells.ranges:
        if merged.min_col == merged.max_col <= MOST_COLUMNS:
            for row in range(merged.min_row, min(merged.max_row, last)):
                texts[row][merged.min_col - 1] = texts[merged.min_row - 1][merged.min_col - 1]
    yield from enumerate(texts, start=1)


def _text(value: object) -> str:
    """A cell as a person sees it: whole numbers without a point, days as ISO dates."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
