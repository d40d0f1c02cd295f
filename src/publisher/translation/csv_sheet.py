"""A translator's sheet as CSV that spreadsheets open as it is, and back: UTF-8 with its mark, a row for each text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from publisher.article.language import canonical_tag
from publisher.notices import Place
from publisher.translation.offer import Offer, Returned, SheetError
from publisher.translation.sheet import Row, Sheet

COLUMNS = ("id", "kind", "source", "translation", "state", "note")
_LANGUAGE = re.compile(r"(source|translation) \(([\w-]+)\)")
# What spreadsheets take for a formula; an apostrophe before it makes it words (OWASP, CSV Injection).
_FORMULA = re.compile(r"[=+\-@\t]")
_DELIMITERS = ",;\t"
LONGEST = 1_000_000
"""Letters of a cell."""


def write_csv(sheet: Sheet) -> bytes:
    """The sheet; lines end in CRLF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    languages = {"source": sheet.source_lang, "translation": sheet.target_lang}
    writer.writerow([f"{name} ({languages[name]})" if name in languages else name for name in COLUMNS])
    writer.writerows([_guarded(cell) for cell in _cells(row)] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _cells(row: Row) -> tuple[str, ...]:
    return row.unit, row.kind, row.source, row.translation, row.state.value, row.note


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def read_csv(data: bytes, file: str) -> Returned:
    """What a translator returned: every row that holds a translation; SheetError says what is wrong and where.

    Commas, semicolons and tabs divide cells: spreadsheets save with what their country uses. Columns are found by their heads.
    """
    text = _text(data)
    rows = _rows(text)
    heads = next(rows, (1, []))[1]
    columns, lang = _columns(heads)
    return Returned(lang, tuple(_offers(rows, columns, file)))


def _text(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = data[: trouble.start].count(b"\n") + 1
        raise SheetError("the sheet is not in UTF-8", line, "save it as CSV UTF-8") from None
    if "\x00" in text:
        raise SheetError("this is no text, but a file of another kind", 1, "save the sheet as CSV UTF-8")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before, limit = 0, csv.field_size_limit(LONGEST)
    try:
        for row in reader:
            yield before + 1, row
            before = reader.line_num
    except csv.Error as trouble:
        raise SheetError(f"the sheet cannot be read: {trouble}", before + 1, "save it as CSV UTF-8") from None
    finally:
        csv.field_size_limit(limit)


def _columns(heads: list[str]) -> tuple[dict[str, int], str]:
    names = [(_LANGUAGE.fullmatch(head.strip()) or [None, head.strip(), ""])[1] for head in heads]
    columns = {str(name): index for index, name in enumerate(names)}
    if missing := [name for name in ("id", "source", "translation") if name not in columns]:
        message = f"the first row has no column '{missing[0]}'"
        raise SheetError(message, 1, f"keep the heads of the sheet: {', '.join(COLUMNS)}")
    head = _LANGUAGE.fullmatch(heads[columns["translation"]].strip())
    try:
        return columns, canonical_tag(head[2] if head else "")
    except ValueError:
        hint = "for example  translation (fr)"
        raise SheetError("the head of the translations does not say their language", 1, hint) from None


def _offers(rows: Iterator[tuple[int, list[str]]], columns: dict[str, int], file: str) -> Iterator[Offer]:
    for line, row in rows:
        cell = {name: _bare(row[index]) if index < len(row) else "" for name, index in columns.items()}
        if cell["id"].strip() and cell["translation"].strip():
            source, text = (cell[name].replace("\r\n", "\n").strip() for name in ("source", "translation"))
            yield Offer(cell["id"].strip(), source, text, Place(file, line))
