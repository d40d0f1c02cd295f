"""What a preflight finds: a rule yields remarks, a profile weighs them into findings, and all findings of a file are its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from publisher.notices import Notice, Place, Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule saw, before anybody says how much it weighs."""

    message: str
    page: int | None = None
    """The page's position from 1; None for the file as a whole."""
    count: int = 1
    """How many things on that page it is about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A weighed remark; the same remark on several pages is one finding."""

    code: str
    severity: Severity
    message: str
    hint: str
    pages: tuple[int, ...] = ()
    """Empty for the file as a whole."""
    count: int = 1

    @property
    def where(self) -> str:
        """ "page 3", "pages 1-4, 7"; empty for the file as a whole."""
        if not self.pages:
            return ""
        return f"page{'s' if len(self.pages) > 1 else ''} {page_ranges(self.pages)}"

    def as_notice(self, file: str) -> Notice:
        """The finding as an editor's notice about that file."""
        message = f"{self.where}: {self.message}" if self.pages else self.message
        return Notice(self.code, self.severity, message, Place(file), self.hint)


@dataclass(frozen=True, slots=True)
class Report:
    """All that a preflight found in one file; ``facts`` are measured values as in docs/preflight.md."""

    file: str
    profile: str
    findings: tuple[Finding, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}

    @property
    def passed(self) -> bool:
        """Whether nothing stands in the way of the profile's purpose."""
        return not self.counts[Severity.ERROR]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes found, each once."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    def notices(self) -> tuple[Notice, ...]:
        """The findings as notices."""
        return tuple(finding.as_notice(self.file) for finding in self.findings)


def page_ranges(pages: tuple[int, ...]) -> str:
    """ "1-4, 7" for pages in order."""
    runs = [
        [page for _, page in run] for _, run in groupby(enumerate(sorted(set(pages))), lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
