"""The time stamps of a pasted page go in; when its story was published and changed, with the lines that say so, comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from publisher.importers.base import Confidence, ReportLine
from publisher.importers.clocks import Stamp, stamps_in
from publisher.importers.page import LeftOut, Line, Page

_HINT = "time stamp; write published: with its time zone"


@dataclass(frozen=True, slots=True)
class Times:
    """What the stamps of a page say."""

    published: datetime | None = None
    modified: datetime | None = None
    report: list[ReportLine] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    """The stamps that became nothing, each with why."""


def read_times(page: Page, lang: str) -> Times:
    """The times of the story: those below the title, else above it; of several that differ none is taken."""
    read = {line: stamps_in(line.text, lang) for line in page.stamps}
    below = [line for line in page.stamps if line.number > page.title.number and _moments(read[line])]
    asked = below or [line for line in page.stamps if _moments(read[line])]
    said = {
        name: {moment for line in asked for moment in _moments(read[line], name)} for name in ("published", "modified")
    }
    taken = {name: next(iter(moments)) for name, moments in said.items() if len(moments) == 1}
    if "published" in taken and taken["published"] > taken.get("modified", taken["published"]):
        taken.clear()
    left = [
        LeftOut(line, _why(read[line])) for line in page.stamps if line not in asked or not _is_used(read[line], taken)
    ]
    sure = Confidence.LIKELY if below else Confidence.GUESS
    return Times(taken.get("published"), taken.get("modified"), list(_report(asked, read, taken, sure)), left)


def _moments(stamps: list[Stamp], name: str | None = None) -> list[datetime]:
    return [stamp.moment for stamp in stamps if stamp.moment and name in (None, stamp.field)]


def _is_used(stamps: list[Stamp], taken: dict[str, datetime]) -> bool:
    return bool(stamps) and all(stamp.moment and taken.get(stamp.field) == stamp.moment for stamp in stamps)


def _why(stamps: list[Stamp]) -> str:
    troubles = [stamp.trouble or "the times of the page differ" for stamp in stamps]
    return f"time stamp; {troubles[0]}; write published: with its time zone" if troubles else _HINT


def _report(
    lines: list[Line], read: dict[Line, list[Stamp]], taken: dict[str, datetime], sure: Confidence
) -> Iterator[ReportLine]:
    for line in lines:
        for stamp in read[line]:
            if stamp.moment and taken.get(stamp.field) == stamp.moment:
                why = f"the time stamp '{line.text}'"
                yield ReportLine(line.number, stamp.field, stamp.moment.isoformat(), sure, why)
