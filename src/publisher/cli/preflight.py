"""``publisher preflight``: what a printer would stumble over in a finished PDF; nothing is changed."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("preflight")
@click.argument("pdf", type=click.Path(path_type=Path))
@click.option("--profile", default="x4", show_default=True, help="x4: strict, for print. office: lenient.")
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human", show_default=True)
@click.option(
    "--ink-limit", type=click.FloatRange(0, 400), help="Per cent of all inks on one spot [default: the intent's]."
)
def command(pdf: Path, profile: str, form: str, ink_limit: float | None) -> None:
    """Say what a printer would stumble over in a PDF, whoever made it.

    Exit code 0: no errors. 1: errors. 2: the file cannot be read.
    """
    from publisher.press.preflight.render import as_json, as_text
    from publisher.press.preflight.run import run_preflight

    report = run_preflight(pdf, profile, ink_limit)
    click.echo(as_json(report) if form == "json" else as_text(report), nl=form == "human")
    sys.exit(0 if report.passed else 1)
