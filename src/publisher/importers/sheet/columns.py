"""The rows of a sheet go in; which column holds what - by its heading, else by what stands in it - comes out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import mean

from publisher.article.credit import split_credit
from publisher.article.credit_words import canonical_agency, folded
from publisher.article.language import MISTAKEN, canonical_tag
from publisher.importers.base import Confidence
from publisher.importers.sheet.rows import Row
from publisher.photos.kinds import ENDINGS, OTHER_ENDINGS
from publisher.resources import shipped


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place counted from 0, the field it holds, and how that was told."""

    at: int
    field: str
    """A field of assets/captionsheet.toml; empty for a column that holds none of them."""
    name: str
    """As a person finds it: ``column Caption``, ``column 3``."""
    sure: Confidence
    lang: str | None = None
    """The language its heading names: ``Caption (EN)``."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet, and the rows below its heading."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heading: Row | None
    above: tuple[Row, ...] = ()
    """Rows above the heading, such as a title."""


_HEADINGS_WITHIN = 12
"""Rows from the top in which a heading is looked for."""


def sort_columns(rows: Sequence[Row]) -> Columns:
    """The columns by the row of headings when there is one, else by what their cells look like."""
    for index, row in enumerate(rows[:_HEADINGS_WITHIN]):
        columns = _headed(row)
        if _is_heading(columns, row):
            below = rows[index + 1 :]
            if below and _is_again(below[0]):
                columns = _finer(columns, _headed(below[0]))
            below = [each for each in below if not _is_again(each)]
            return Columns(tuple(_completed(columns, below)), tuple(below), row, tuple(rows[:index]))
    return Columns(tuple(_inferred(rows)), tuple(rows), None)


# --- by heading -----------------------------------------------------------------------------------------------------------------


def _is_heading(columns: Sequence[Column], row: Row) -> bool:
    """Two headings that are known, or one that is most of the row; and no cell that is a photo's file."""
    known = _fields(columns) - {""}
    used = sum(bool(cell) for cell in row.cells)
    if any(is_file_name(cell) for cell in row.cells) or not known:
        return False
    return len(known) >= 2 or 2 * len(known) >= used


def _is_again(row: Row) -> bool:
    """A row of headings further down: sheets are printed that way, and tables follow one another."""
    columns = _headed(row)
    return _is_heading(columns, row) and len(_fields(columns) - {""}) >= 2


def _finer(columns: Iterable[Column], second: Iterable[Column]) -> list[Column]:
    """The columns of two rows of headings, one for groups above one for each: the lower one counts where it is known."""
    both = {column.at: column for column in columns}
    both |= {column.at: column for column in second if column.field or column.at not in both}
    return [both[at] for at in sorted(both)]


def _headed(row: Row) -> list[Column]:
    columns: list[Column] = []
    for at, cell in enumerate(row.cells):
        field, lang = _heading(cell)
        if cell:
            columns.append(Column(at, field, f"column {cell}", Confidence.CERTAIN, lang))
    return columns


def _completed(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """The columns with those that have no heading; where none is called a caption, the one of the longest texts is likely one."""
    both = {at: Column(at, "", f"column {at + 1}", Confidence.CERTAIN) for at, _ in _texts(rows)}
    both |= {column.at: column for column in columns}
    lengths = {at: mean(map(len, texts)) for at, texts in _texts(rows) if not both[at].field}
    longest = max(lengths, key=lambda at: lengths[at], default=None)
    if longest is not None and lengths[longest] >= _CAPTION_LENGTH and "caption" not in _fields(columns):
        both[longest] = replace(both[longest], field="caption", sure=Confidence.LIKELY)
    return [both[at] for at in sorted(both)]


def _texts(rows: Sequence[Row]) -> Iterator[tuple[int, list[str]]]:
    """Each column that holds anything, with its texts."""
    for at in range(max((len(row.cells) for row in rows), default=0)):
        if texts := [row.cell(at) for row in rows if row.cell(at)]:
            yield at, texts


_ASIDE = re.compile(r"(.*?)\s*[\(\[](.*)[\)\]]$")
_BEHIND_MARK = re.compile(r"(?P<word>.*?)\s*[_:/–-]\s*(?P<lang>[\w-]+)")
_BEHIND = re.compile(r"(?P<word>.*?)\s(?P<lang>\w+(?: \w+)?)")
_BEFORE = re.compile(r"(?P<lang>\w+)\s(?P<word>.*)")


def _heading(cell: str) -> tuple[str, str | None]:
    """The field and the language a heading names: ``Caption (EN)``, ``English caption``, ``CopyrightNotice``."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)
    for bare in (folded(cell).strip(" :*"), " ".join(re.findall(r"[^\W_]+", folded(parted)))):
        if bare in _words():
            return _words()[bare], None
        if found := _worded(bare):
            return found
    return "", None


def _worded(bare: str) -> tuple[str, str | None] | None:
    """A known word with a language before or behind it, or with a remark in brackets."""
    if aside := _ASIDE.fullmatch(bare):
        return (_words()[aside[1]], _language(aside[2])) if aside[1] in _words() else None
    for beside in (_BEHIND_MARK.fullmatch(bare), _BEHIND.fullmatch(bare), _BEFORE.fullmatch(bare)):
        if beside and beside["word"] in _words() and (lang := _language(beside["lang"])):
            return _words()[beside["word"]], lang
    return None


def _language(word: str) -> str | None:
    """The tag of a language's name or code; None for other words."""
    if found := _languages().get(word) or MISTAKEN.get(word):
        return found
    try:
        return canonical_tag(word)
    except ValueError:
        return None


@cache
def _words() -> Mapping[str, str]:
    return {folded(word): field for field, row in _table().items() for word in row.get("words", ())}


@cache
def _languages() -> Mapping[str, str]:
    return {folded(word): lang for lang, words in _table()["languages"].items() for word in words}


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads((shipped("assets") / "captionsheet.toml").read_text(encoding="utf-8"))


# --- by what stands in it -------------------------------------------------------------------------------------------------------

_FILE_NAME = re.compile(rf"[^\n]{{1,200}}(?:{'|'.join(map(re.escape, (*ENDINGS, *OTHER_ENDINGS)))})", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?: .*)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_MOST = 0.6
"""Share of a column's cells that must look like something for the column to be that."""


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a picture file."""
    return _FILE_NAME.fullmatch(text) is not None


def _inferred(rows: Sequence[Row]) -> list[Column]:
    """Files, numbers, dates and credits by their look, the longest texts as captions; all others are not guessed."""
    columns: dict[int, Column] = {}
    cells = dict(_texts(rows))
    for field, looks in _LOOKS.items():
        for at, texts in cells.items():
            if at not in columns and texts and _share(texts, looks) >= _MOST and field not in _fields(columns.values()):
                columns[at] = Column(at, field, f"column {at + 1}", Confidence.LIKELY)
    rest = {at: mean(map(len, texts)) for at, texts in cells.items() if at not in columns and texts}
    longest = max(rest, key=lambda at: rest[at], default=None)
    for at in rest:
        is_caption = at == longest and rest[at] >= _CAPTION_LENGTH
        columns[at] = Column(at, "caption" if is_caption else "", f"column {at + 1}", Confidence.LIKELY)
    return [columns[at] for at in sorted(columns)]


_CAPTION_LENGTH = 15
"""Letters a column's texts have at least on average when they are captions."""


def _fields(columns: Iterable[Column]) -> set[str]:
    return {column.field for column in columns}


def _share(texts: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(map(looks, texts)) / len(texts)


def _is_credit(text: str) -> bool:
    """A known agency, or words with a label of credits and nothing else."""
    split = split_credit(text)
    if split.credit is not None:
        return not split.caption
    parts = [part.strip() for part in re.split(r"[/,–-]", text)]
    return any(canonical_agency(part) for part in parts)


_LOOKS: Mapping[str, Callable[[str], bool]] = {
    "file": is_file_name,
    "number": lambda text: re.fullmatch(r"#?\d{1,4}\.?", text) is not None and len(text.strip("#.")) < 4,
    "taken": lambda text: _DATE.fullmatch(text) is not None,
    "credit": lambda text: len(text) < 80 and _is_credit(text),
}
"""Field -> what a cell of it looks like, the surest first."""
