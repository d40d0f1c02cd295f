"""Tables: a table's branch of the Markdown tree in, the table of the model out; a row that is longer or shorter is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.article.commonmark import Branch, split_cells
from publisher.article.inline import PhotoMark
from publisher.article.model import Align, Inline, Table
from publisher.article.pieces import Pieces

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*")
_ALIGN = {"text-align:left": Align.LEFT, "text-align:center": Align.CENTRE, "text-align:right": Align.RIGHT}
"""What markdown-it notes at a cell -> how its column stands."""


def looks_like_rule(line: str) -> bool:
    """Whether a line would divide the head of a table from its rows."""
    return _RULE.fullmatch(line) is not None


def read_table(pieces: Pieces, branch: Branch) -> tuple[Table, tuple[PhotoMark, ...]]:
    """The table without caption and source, and the photos that stand in its cells."""
    rows = [row for part in branch.children for row in part.children]
    align = tuple(_ALIGN.get(str(cell.token.attrs.get("style", "")), Align.START) for cell in rows[0].children)
    _report_ragged(pieces, rows, len(align))
    photos: list[PhotoMark] = []
    head, *body = (tuple(_cells(pieces, row, photos)) for row in rows)
    return Table(align, head, tuple(body), line=pieces.line(branch)), tuple(photos)


def _cells(pieces: Pieces, row: Branch, photos: list[PhotoMark]) -> Iterator[Inline]:
    for cell in row.children:
        inline = cell.children[0]
        inline.token.map = inline.token.map or row.token.map
        words = pieces.words(inline)
        photos += words.photos
        yield words.flowed


def _report_ragged(pieces: Pieces, rows: list[Branch], columns: int) -> None:
    findings = pieces.findings
    for row in rows[1:]:
        line = pieces.line(row)
        text = findings.lines[line - 1] if line <= len(findings.lines) else ""
        found = len(split_cells(text.lstrip("> \t")))
        if found != columns:
            message = f"this row has {_counted(found, 'cell')}, the table has {_counted(columns, 'column')}"
            hint = "end the table with an empty line" if "|" not in text else "write | for a bar inside a cell as \\|"
            findings.error("P113", message, findings.find(text.strip(), line), hint)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
