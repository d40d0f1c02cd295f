"""A feed file and a partner's name go in; what that partner would refuse comes out, for people or as JSON. Nothing is fetched."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from publisher.channels.feed.earlier import DamagedFeedError
from publisher.channels.feed.lint_rules import RULES
from publisher.channels.feed.seen import see_feed
from publisher.notices import Place, PublisherError, error


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a partner would refuse: where, what, by which rule, and where that rule stands."""

    line: int
    rule: str
    asks: str
    message: str
    source: str


def lint_feed(path: Path, profile: str, as_of: datetime | None = None) -> tuple[Finding, ...]:
    """What a partner would refuse, in the order of the file; PublisherError P610 when the feed cannot be read.

    Rules about the age of an item count only when a moment is given.
    """
    try:
        feed = see_feed(path.read_bytes())
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        raise PublisherError(error("P610", f"'{path.name}' cannot be read: {reason}", Place(path.name))) from None
    except DamagedFeedError as problem:
        hint = "name a feed in RSS 2.0, such as feed.xml"
        raise PublisherError(
            error("P610", f"'{path.name}' cannot be read: {problem}", Place(path.name), hint)
        ) from None
    found = [
        Finding(line, rule.name, rule.asks, message, rule.source)
        for rule in RULES[profile]
        for line, message in rule.check(feed, as_of)
    ]
    return tuple(sorted(found, key=lambda finding: finding.line))


def human_report(profile: str, findings: tuple[Finding, ...]) -> str:
    """The findings as a person reads them: line, rule, what is wrong, and the partner's own page."""
    if not findings:
        return f"{profile}: nothing to object"
    lines = [f"{one.line}: {one.rule}: {one.message}\n    wanted: {one.asks} ({one.source})" for one in findings]
    return "\n".join([*lines, f"{profile}: {len(findings)} objection{'' if len(findings) == 1 else 's'}"])


def json_report(file: str, profile: str, findings: tuple[Finding, ...]) -> str:
    """The findings as JSON."""
    data = {"file": file, "profile": profile, "findings": [asdict(finding) for finding in findings]}
    return json.dumps(data, ensure_ascii=False, indent=2)
