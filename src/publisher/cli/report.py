"""What the commands print: notices to standard error, each as an editor reads it, with a count at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import click

from publisher.notices import Notice, Severity, render

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def show(notices: Iterable[Notice]) -> None:
    """Print notices to standard error, a blank line between them."""
    for notice in notices:
        first, _, rest = render(notice).partition("\n")
        click.secho(first, fg=COLOURS[notice.severity], err=True)
        if rest:
            click.echo(rest, err=True)
        click.echo(err=True)


def summary(notices: Sequence[Notice]) -> str:
    """ "2 errors, 1 warning", or "nothing to report"."""
    counts = Counter(notice.severity for notice in notices)
    parts = [f"{n} {severity}{'s' if n != 1 else ''}" for severity in Severity if (n := counts[severity])]
    return ", ".join(parts) or "nothing to report"


def fail(notices: Sequence[Notice]) -> int:
    """Print the notices that stopped a job; returns the exit code, 2."""
    show(notices)
    return 2
