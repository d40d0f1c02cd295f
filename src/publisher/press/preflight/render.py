"""A report as people and programs read it: a Report goes in, text for a terminal or JSON (docs/preflight.md) comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from publisher.notices import Notice, Severity, render
from publisher.press.preflight.model import Finding, Report

VERSION = 1


def as_text(report: Report) -> str:
    """The report grouped by page, with what was measured above and the verdict below."""
    blocks = [_summary(report)]
    for where, findings in groupby(report.findings, lambda finding: finding.where):
        told = "\n".join(render(_bare(finding)) for finding in findings)
        blocks.append(f"{(where or 'whole file').capitalize()}\n{told}")
    return "\n\n".join([*blocks, verdict(report)])


def _bare(finding: Finding) -> Notice:
    """The finding without its place, which stands above it."""
    times = finding.count > max(1, len(finding.pages))
    message = f"{finding.message} ({finding.count} times)" if times else finding.message
    return replace(finding.as_notice(""), message=message, place=None)


def verdict(report: Report) -> str:
    """The last line: whether the file passes, and what was found."""
    counts = ", ".join(_counted(n, severity) for severity, n in report.counts.items() if n)
    word = "passed" if report.passed else "not passed"
    return f"{report.file}: {word} ({report.profile}); {counts or 'nothing to report'}"


def _summary(report: Report) -> str:
    return f"{report.file}: " + "; ".join(_measured(report.facts))


def _measured(facts: Any) -> Iterator[str]:
    size = " x ".join(f"{side:g}" for side in facts["trim_mm"] or ())
    yield _counted(facts["pages"], "page") + (f" of {size} mm" if size else "")
    if facts["bleed_mm"] is not None:
        yield f"bleed {facts['bleed_mm']:g} mm"
    yield _counted(len(facts["fonts"]), "font")
    ppi = [image["ppi"] for image in facts["images"]]
    if ppi:
        yield f"{_counted(len(ppi), 'picture')} at {min(ppi)} ppi or more"
    yield ", ".join(facts["colour_spaces"]) or "no colours"
    yield f"made for {facts['output_intent']}" if facts["output_intent"] else "no output intent"
    yield f"PDF {facts['pdf_version']}" + "".join(f", {claim}" for claim in facts["claims"])


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def as_json(report: Report) -> str:
    """The report for programs."""
    data = {
        "preflight": VERSION,
        "file": report.file,
        "profile": report.profile,
        "passed": report.passed,
        "counts": {severity.value: n for severity, n in report.counts.items()},
        "findings": [_row(finding) for finding in report.findings],
        "measured": dict(report.facts),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": Severity(finding.severity).value,
        "message": finding.message,
        "hint": finding.hint,
        "pages": list(finding.pages),
        "count": finding.count,
    }
