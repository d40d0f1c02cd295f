"""``publisher explain``: a code in, what it means and what helps out; without one, the list of all codes."""

from __future__ import annotations

import sys

import click


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what a code means, who tells it and what helps; without a CODE, list them all.

    Exit code 0: known. 2: there is no such code.
    """
    from publisher.checks.catalogue import entry, listing
    from publisher.checks.codes import all_codes
    from publisher.notices import did_you_mean

    if code is None:
        click.echo(listing(), nl=False)
        return
    known = all_codes().get(code.upper())
    if known is None:
        click.echo(f"there is no code {code}; {did_you_mean(code.upper(), all_codes())}", err=True)
        sys.exit(2)
    click.echo(entry(known), nl=False)
