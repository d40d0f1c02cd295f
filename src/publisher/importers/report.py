"""The report of an import goes in; a table to read in a terminal, or JSON, comes out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from publisher.importers.base import Confidence, Draft, ReportLine
from publisher.notices import Notice, display_width

_VALUE_WIDTH = 46


def human_report(draft: Draft, outcome: str) -> str:
    """One line an inference, grouped by photo: source line or origin, field, how sure, value, why; then counts and the outcome."""
    groups = [(subject, [_row(line) for line in lines]) for subject, lines in _by_subject(draft.report).items()]
    widths = [
        max(map(display_width, column)) for column in zip(*(row for _, rows in groups for row in rows), strict=True)
    ]
    lines = [f"Read {draft.article.source.path.name}"]
    for subject, rows in groups:
        lines += ["", subject, *(_aligned(row, widths) for row in rows)]
    return "\n".join([*lines, "", f"{_counts(draft)}.", outcome])


def json_report(imports: Iterable[tuple[Draft, str, str, Sequence[Notice]]]) -> str:
    """The same as data, values whole: for each draft its source, target, outcome, report and notices."""
    documents = [
        {
            "source": draft.article.source.path.name,
            "target": target,
            "outcome": outcome,
            "report": [{**asdict(line), "original": _original(draft, line)} for line in draft.report],
            "notices": [_notice(notice) for notice in notices],
        }
        for draft, target, outcome, notices in imports
    ]
    return json.dumps({"imports": documents}, ensure_ascii=False, indent=2)


def _by_subject(report: Iterable[ReportLine]) -> dict[str, list[ReportLine]]:
    """The lines in groups: the article, each photo, the related headlines, what was left out."""
    groups: dict[str, list[ReportLine]] = {"The article": []}
    for line in report:
        first, _, rest = line.field.partition(".")
        subjects = {"photos": f"Photo {rest.partition('.')[0]}", "related": "Related headlines", "left out": "Left out"}
        groups.setdefault(subjects.get(first, "The article"), []).append(line)
    last = {subject: groups.pop(subject) for subject in ("Related headlines", "Left out") if subject in groups}
    return groups | last


def _row(line: ReportLine) -> tuple[str, ...]:
    number = (line.origin or "") if line.line is None else str(line.line)
    field = line.field.split(".")[-1] if line.field.count(".") != 1 or not line.field.startswith("photos") else "photo"
    field = "" if line.field == "left out" or line.field.startswith("related") else field
    sure = str(line.confidence) if line.value else "empty"
    return number.rjust(5), field, sure, _shortened(line.value.replace("\n", " / ")), line.why


def _shortened(value: str) -> str:
    """A value short enough for its column; the article holds it whole."""
    if display_width(value) <= _VALUE_WIDTH:
        return value
    kept = value
    while display_width(kept) > _VALUE_WIDTH - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _aligned(row: tuple[str, ...], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)]
    return "  ".join(cells).rstrip()


def _counts(draft: Draft) -> str:
    counts = Counter(line.confidence for line in draft.report if line.written)
    sure = ", ".join(f"{counts[confidence]} {confidence}" for confidence in Confidence if counts[confidence])
    open_ = sum(not line.written and line.field != "left out" for line in draft.report)
    sure += f", {open_} left to you" if open_ else ""
    article = draft.article
    found = f"{_many(len(article.photos), 'photo')}, {_many(len(article.related), 'related headline')}"
    return f"{found}; {_inferences(draft)}: {sure}"


def _inferences(draft: Draft) -> str:
    return _many(sum(line.field != "left out" for line in draft.report), "inference")


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _original(draft: Draft, line: ReportLine) -> str | None:
    """The source line as it stands in the file."""
    lines = draft.article.source.lines
    return lines[line.line - 1] if line.line is not None and line.line <= len(lines) else None


def _notice(notice: Notice) -> dict[str, Any]:
    place = notice.place
    return {
        "code": notice.code,
        "severity": str(notice.severity),
        "message": notice.message,
        "place": str(place) if place else None,
        "line": place.line if place else None,
        "hint": notice.hint,
    }
