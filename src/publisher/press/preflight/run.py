"""Preflight: a PDF's path and a profile go in, a Report of what a printer would stumble over comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from publisher.notices import Notice, PublisherError, Severity, did_you_mean, error
from publisher.press.preflight.document import Document, read_document
from publisher.press.preflight.facts import measured
from publisher.press.preflight.metadata import false_claims
from publisher.press.preflight.model import Finding, Remark, Report
from publisher.press.preflight.opening import open_within_limits, unreadable
from publisher.press.preflight.rules import (
    FALSE_CLAIM,
    FALSE_CLAIM_HINT,
    PROFILES,
    RULES,
    UNCHECKED,
    UNCHECKED_HINT,
    Check,
)
from publisher.press.preflight.values import BROKEN

WEIGHTS = tuple(Severity)


def run_preflight(path: Path | str, profile: str = "x4", ink_limit: float | None = None) -> Report:
    """Look at a finished PDF, whoever made it, and change nothing.

    ``profile`` is a key of PROFILES; ``ink_limit``, in per cent, overrules the limit of the output intent. Raises
    PublisherError P995 when the file cannot be read, P996 for an unknown profile.
    """
    if profile not in PROFILES:
        raise PublisherError(error("P996", f"there is no profile '{profile}'", None, did_you_mean(profile, PROFILES)))
    path = Path(path)
    with open_within_limits(path) as pdf:
        try:
            document = read_document(pdf, ink_limit)
        except BROKEN:
            raise unreadable(path, "it is damaged beyond repair", "make or download it anew") from None
        return Report(path.name, profile, tuple(_findings(document, profile)), measured(document))


def preflight_notices(path: Path | str, profile: str = "x4") -> tuple[Notice, ...]:
    """What a preflight finds, as notices; a file that cannot be read is one too."""
    try:
        return run_preflight(path, profile).notices()
    except PublisherError as problem:
        return problem.notices


def _findings(document: Document, profile: str) -> Iterator[Finding]:
    """What every rule finds, the file as a whole first, then by page; claims last, judged by all rules of any profile."""
    found: list[Finding] = []
    breached: set[str] = set()
    for code, rule in RULES.items():
        remarks, whole = _remarks(rule.check, document)
        breached |= {code} if remarks else set()
        if severity := rule.severity(profile):
            found += _merged(remarks, code, severity, rule.hint)
            found += [] if whole else [_unchecked(code)]
    claims, _ = _remarks(partial(false_claims, found=breached), document)
    found += _merged(claims, FALSE_CLAIM, Severity.ERROR, FALSE_CLAIM_HINT)
    yield from sorted(found, key=lambda finding: (finding.pages, WEIGHTS.index(finding.severity), finding.code))


def _remarks(check: Check, document: Document) -> tuple[list[Remark], bool]:
    """A rule's remarks, and whether it could look at everything it asks about."""
    remarks: list[Remark] = []
    try:
        for remark in check(document):
            remarks.append(remark)  # noqa: PERF402 - what was found before a rule stumbles is kept
    except BROKEN:
        return remarks, False
    return remarks, True


def _unchecked(code: str) -> Finding:
    return Finding(UNCHECKED, Severity.WARNING, f"rule {code} could not be checked", UNCHECKED_HINT)


def _merged(remarks: Iterable[Remark], code: str, severity: Severity, hint: str) -> Iterator[Finding]:
    """The same remark on several pages as one finding."""
    grouped: dict[str, list[Remark]] = {}
    for remark in remarks:
        grouped.setdefault(remark.message, []).append(remark)
    for message, same in grouped.items():
        pages = sorted({remark.page for remark in same if remark.page is not None})
        yield Finding(code, severity, message, hint, tuple(pages), sum(remark.count for remark in same))
