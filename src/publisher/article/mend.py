"""A source text and edits in, the same text with only those stretches changed out; every other byte stays."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from publisher.notices import Edit


def mended(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; of edits that overlap the first one is.

    Edits count in composed letters (NFC) and lines that end in a line feed; a line that holds decomposed letters is
    composed when it is edited, all others keep their bytes.
    """
    lines = text.split("\n")
    by_line: dict[int, list[Edit]] = {}
    for edit in sorted(set(edits), key=lambda edit: (edit.line, edit.column, edit.length)):
        if edit.line <= len(lines):
            by_line.setdefault(edit.line, []).append(edit)
    for number, wanted in by_line.items():
        lines[number - 1] = _edited(lines[number - 1], wanted)
    return "\n".join(lines)


def _edited(line: str, edits: list[Edit]) -> str:
    ending = "\r" if line.endswith("\r") else ""
    composed = unicodedata.normalize("NFC", line.removesuffix("\r"))
    pieces, at = [], 0
    for edit in edits:
        start = edit.column - 1
        if start < at or start + edit.length > len(composed):
            continue
        pieces += [composed[at:start], edit.text]
        at = start + edit.length
    return "".join([*pieces, composed[at:]]) + ending
