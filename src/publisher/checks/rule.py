"""What a check is: an edition goes into its function, remarks come out, and its rule makes them notices with code and weight."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from publisher.edition import Edition
from publisher.notices import Edit, Notice, Place, Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a check found: what, where, what helps, and what a program may mend by itself."""

    message: str
    place: Place | None = None
    hint: str | None = None
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None
    """Instead of the rule's own."""
    channels: tuple[str, ...] = ()
    """Instead of the rule's own."""


Check: TypeAlias = Callable[[Edition], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check under its code; the docstring of its function is its documentation: ``P301: what is wrong. What helps.``"""

    code: str
    severity: Severity
    check: Check
    channels: tuple[str, ...] = ()
    """The channels it concerns; empty means all of them."""
    mends: bool = False
    """Whether it offers edits."""
    on: bool = True
    """False for a rule that is asked for by its code: ``--also P219``, or ``also`` under [checks] in publisher.toml."""

    def notices(self, edition: Edition) -> Iterator[Notice]:
        """What the rule finds in an edition."""
        for found in self.check(edition):
            weight, channels = found.severity or self.severity, found.channels or self.channels
            yield Notice(self.code, weight, found.message, found.place, found.hint, channels, found.edits)

    @property
    def text(self) -> str:
        """Its documentation; the first paragraph says what is wrong."""
        return (inspect.getdoc(self.check) or "").removeprefix(f"{self.code}: ")
