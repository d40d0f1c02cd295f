"""``publisher check``: what is wrong or missing in an article, with place and hint; nothing is made."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.report import show, summary


@click.command("check")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--final", is_flag=True, help="Check for a final build: photos still to come are errors.")
def command(source: Path, final: bool) -> None:
    """Say what is wrong or missing in an article (its file or its folder).

    Exit code 0: no errors. 1: errors. 2: the article cannot be read.
    """
    from publisher.notices import errors
    from publisher.publishing import check

    _, notices = check(source, final=final)
    show(notices)
    click.echo(summary(notices), err=True)
    sys.exit(1 if errors(notices) else 0)
