"""An Excel workbook goes in, the rows of its sheet of captions come out; this is the door to openpyxl."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from publisher.importers.sheet.columns import sort_columns
from publisher.importers.sheet.rows import MOST_COLUMNS, MOST_ROWS, Sheet, cut_notice, filled, unreadable
from publisher.notices import Notice, Place, note

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
                opened = book.worksheets[:_MOST_SHEETS]
                sheets = {sheet.title: list(_cells(sheet)) for sheet in opened}
                asides = {sheet.title: tuple(_asides(sheet, path)) for sheet in opened}
        except Exception as problem:  # a broken workbook fails in every way there is
            raise unreadable(path, f"cannot be read as a workbook: {problem or type(problem).__name__}") from None
    title, sheet = _chosen(sheets, path)
    return replace(sheet, notices=(*sheet.notices, *asides[title]))


def _chosen(sheets: dict[str, list[tuple[int, list[str]]]], path: Path) -> tuple[str, Sheet]:
    used = {title: rows for title, rows in sheets.items() if any(any(cells) for _, cells in rows)}
    if not used:
        raise unreadable(path, "is an empty workbook")
    title = max(used, key=lambda title: _known([row for row in used[title] if any(row[1])][:_LOOKED_AT], path))
    others = [other for other in used if other != title]
    where = f"{path.name}, sheet {title}" if len(sheets) > 1 else path.name
    notices = tuple(cut_notice(path, f"the sheet '{other}' with {len(used[other])} rows") for other in others)
    return title, Sheet(tuple(filled(used[title], path)), where, notices, tuple(others))


_LOOKED_AT = 30
"""Rows that show whether a sheet is one of captions."""


def _known(rows: Iterable[tuple[int, list[str]]], path: Path) -> tuple[int, int]:
    """How much the headings of a sheet look like those of captions: whether files and captions are there, how many are known."""
    columns = sort_columns(tuple(filled(rows, path)))
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


def _asides(sheet: Any, path: Path) -> Iterator[Notice]:
    """Notes on what a person may not see, or sees beside the cells: comments, and rows and columns that are hidden but read."""
    rows = sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS + 1), max_col=min(sheet.max_column, MOST_COLUMNS))
    cells = [cell for row in rows for cell in row]
    for cell in (cell for cell in cells if cell.comment):
        words = " ".join(cell.comment.text.split())
        yield note("P704", f"left out: a comment on the cell {cell.coordinate}: {words}", Place(path.name))
    used = [cell for cell in cells if cell.value is not None]
    hidden_rows = dict.fromkeys(str(cell.row) for cell in used if sheet.row_dimensions[cell.row].hidden)
    groups = [group for group in sheet.column_dimensions.values() if group.hidden]
    hidden = {number for group in groups for number in range(group.min, group.max + 1)}
    hidden_columns = dict.fromkeys(cell.column_letter for cell in used if cell.column in hidden)
    for what, which in (("row", hidden_rows), ("column", hidden_columns)):
        if which:
            message = f"hidden {what}s of the sheet are read like the others: {', '.join(which)}"
            yield note("P701", message, Place(path.name), f"delete {what}s that are not meant")


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
