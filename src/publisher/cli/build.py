"""``publisher build``: an article becomes its booklet, feed and cards."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.channels import CHANNELS
from publisher.cli.report import show, summary


@click.command("build")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder to write into [default: out/<article id>].")
@click.option(
    "--only", multiple=True, metavar="CHANNEL", help=f"Make only this: {', '.join(CHANNELS)}. May be repeated."
)
@click.option("--layout", default="a5-portrait", show_default=True, help="Booklet layout: a name or a .toml file.")
@click.option("--card-layout", default=None, help="Card layout: a name or a .toml file.")
@click.option("--preview", is_flag=True, help="Also paint the booklet's pages as PNG pictures.")
@click.option("--final", is_flag=True, help="Refuse photos that are still to come.")
@click.option("--plan", "plan_only", is_flag=True, help="Print the plans and make nothing.")
def command(
    source: Path,
    out: Path | None,
    only: tuple[str, ...],
    layout: str,
    card_layout: str | None,
    preview: bool,
    final: bool,
    plan_only: bool,
) -> None:
    """Make the booklet, the feed and the cards of an article (its file or its folder).

    Exit code 0: all made. 1: something was made, but errors remain. 2: nothing was made.
    """
    from publisher.channels.booklet.options import BookletOptions
    from publisher.channels.cards.options import CardOptions
    from publisher.publishing import plan, publish

    names = tuple(name for value in only for name in value.split(","))
    cards = CardOptions(layout=card_layout) if card_layout else CardOptions()
    options = {"booklet": BookletOptions(layout=layout, preview=preview), "cards": cards}
    if plan_only:
        planned = plan(source, only=names, final=final, options=options)
        show(planned.notices)
        for name, ready in planned.plans.items():
            click.echo(f"{name}\n{ready.as_text()}")
        sys.exit(_code(bool(planned.plans), planned.refused))
    published = publish(source, out, only=names, final=final, options=options)
    show(published.notices)
    for file in published.files:
        click.echo(file)
    click.echo(published.folder / "manifest.json")
    for name in published.refused:
        click.secho(f"{name}: not made, see the errors above", fg="red", err=True)
    click.echo(summary(published.notices), err=True)
    sys.exit(_code(bool(published.made), published.refused))


def _code(made: bool, refused: tuple[str, ...]) -> int:
    if not made:
        return 2
    return 1 if refused else 0
