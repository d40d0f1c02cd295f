"""How notices are told to other programs: notices with their places go in; lines, JSON, SARIF or annotations come out as text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias
from urllib.parse import quote

from publisher.checks.codes import all_codes
from publisher.notices import Edit, Notice, Place, Severity

Format: TypeAlias = Callable[[Sequence[Notice]], str]


def short(notices: Sequence[Notice]) -> str:
    """One line a notice: ``path:line:column: weight[code] message``, as editors and grep understand it."""
    return "".join(f"{_where(notice)}{notice.severity}[{notice.code}] {notice.message}\n" for notice in notices)


def as_json(notices: Sequence[Notice]) -> str:
    """All that is known of each notice, and how many there are of each weight."""
    counts = Counter(notice.severity for notice in notices)
    data = {
        "counts": {str(severity): counts[severity] for severity in Severity},
        "notices": [_row(notice) for notice in notices],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def sarif(notices: Sequence[Notice]) -> str:
    """A log in SARIF 2.1.0 (OASIS), for tools that show findings beside the source; columns count code points."""
    from publisher import __version__

    rules = sorted({notice.code for notice in notices})
    driver = {"name": "publisher", "version": __version__, "rules": [_rule(code) for code in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(notice, rules.index(notice.code)) for notice in notices],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def github(notices: Sequence[Notice]) -> str:
    """Workflow commands of GitHub Actions: each notice is shown at its line of the change it stands in."""
    return "".join(f"{_annotation(notice)}\n" for notice in notices)


FORMATS: Mapping[str, Format] = MappingProxyType({"short": short, "json": as_json, "sarif": sarif, "github": github})
"""Name -> how it is written; "human" is the command line's own."""


def _where(notice: Notice) -> str:
    return f"{notice.place}: " if notice.place else ""


def _row(notice: Notice) -> dict[str, Any]:
    place = notice.place or Place("")
    return {
        "code": notice.code,
        "severity": str(notice.severity),
        "message": notice.message,
        "file": place.file or None,
        "line": place.line,
        "column": place.column,
        "length": place.length if place.column is not None else None,
        "help": notice.hint,
        "channels": list(notice.channels),
        "edits": [
            {"line": edit.line, "column": edit.column, "length": edit.length, "text": edit.text}
            for edit in notice.edits
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    known = all_codes().get(code)
    title, text = (known.title, known.text) if known else (code, code)
    return {"id": code, "shortDescription": {"text": title}, "fullDescription": {"text": text}}


def _result(notice: Notice, rule: int) -> dict[str, Any]:
    message = f"{notice.message}; {notice.hint}" if notice.hint else notice.message
    result: dict[str, Any] = {
        "ruleId": notice.code,
        "ruleIndex": rule,
        "level": str(notice.severity),
        "message": {"text": message},
    }
    if notice.place is not None:
        location: dict[str, Any] = {"artifactLocation": _artifact(notice.place)}
        if notice.place.line is not None:
            location["region"] = _region(notice.place)
        result["locations"] = [{"physicalLocation": location}]
        if notice.edits:
            result["fixes"] = [_fix(notice, notice.place)]
    return result


def _artifact(place: Place) -> dict[str, str]:
    return {"uri": quote(place.file)}


def _region(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line}
    if place.column is not None:
        region |= {"startColumn": place.column, "endColumn": place.column + max(1, place.length)}
    if place.text is not None:
        region["snippet"] = {"text": place.text}
    return region


def _fix(notice: Notice, place: Place) -> dict[str, Any]:
    replacements = [{"deletedRegion": _cut(edit), "insertedContent": {"text": edit.text}} for edit in notice.edits]
    changes = [{"artifactLocation": _artifact(place), "replacements": replacements}]
    return {"description": {"text": notice.hint or notice.message}, "artifactChanges": changes}


def _cut(edit: Edit) -> dict[str, int]:
    return {"startLine": edit.line, "startColumn": edit.column, "endColumn": edit.column + edit.length}


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(notice: Notice) -> str:
    place = notice.place or Place("")
    known: dict[str, object] = {"file": place.file or None, "line": place.line, "col": place.column}
    if place.column is not None:
        known["endColumn"] = place.column + max(1, place.length)
    known["title"] = notice.code
    fields = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in known.items() if value is not None)
    message = f"{notice.message}\n{notice.hint}" if notice.hint else notice.message
    return f"::{_LEVELS[notice.severity]} {fields}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    """A text in a workflow command: percent signs and line breaks are written as codes, in a property also its separators."""
    for letter in "%\r\n" + also:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
