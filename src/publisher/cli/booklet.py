"""``publisher booklet``: one booklet of one or several articles, with a cover and a title of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.report import show, summary


@click.command("booklet")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--title", help="The booklet's title; needed for several articles.")
@click.option("--subtitle", help="A line below the title.")
@click.option("--layout", default="a5-portrait", show_default=True, help="Booklet layout: a name or a .toml file.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder to write into [default: out/<the title>].")
@click.option("--preview", is_flag=True, help="Also paint the pages as PNG pictures.")
@click.option("--final", is_flag=True, help="Refuse photos that are still to come; run the preflight.")
@click.option("--plan", "plan_only", is_flag=True, help="Print the plan and make nothing.")
def command(
    sources: tuple[Path, ...],
    title: str | None,
    subtitle: str | None,
    layout: str,
    out: Path | None,
    preview: bool,
    final: bool,
    plan_only: bool,
) -> None:
    """Make one booklet of SOURCES: articles or their folders, in this order.

    Several articles share a cover, a contents page, the list of photographs and the index of photographers; each begins with
    an opening page. Exit code 0: made. 1: made, but a printer would refuse it (--final). 2: not made.
    """
    from publisher.channels.booklet.options import BookletOptions
    from publisher.notices import errors
    from publisher.publishing import plan, plan_book, publish, publish_book

    _refuse(sources, title, subtitle)
    options = BookletOptions(layout=layout, preview=preview)
    if plan_only:
        planned = (
            plan_book(sources, title=title, subtitle=subtitle, final=final, options=options)
            if title
            else plan(sources[0], only=["booklet"], final=final, options={"booklet": options})
        )
        show(planned.notices)
        for ready in planned.plans.values():
            click.echo(ready.as_text())
        sys.exit(2 if planned.refused else 0)
    published = (
        publish_book(sources, out, title=title, subtitle=subtitle, final=final, options=options)
        if title
        else publish(sources[0], out, only=["booklet"], final=final, options={"booklet": options})
    )
    show(published.notices)
    for file in published.files:
        click.echo(file)
    click.echo(published.folder / "manifest.json")
    click.echo(summary(published.notices), err=True)
    sys.exit(1 if errors(published.defects) else 0)


def _refuse(sources: tuple[Path, ...], title: str | None, subtitle: str | None) -> None:
    """Say what is missing to begin."""
    if not sources:
        raise click.UsageError('name the articles of the booklet: publisher booklet a/ b/ --title "..."')
    if len(sources) > 1 and not title:
        raise click.UsageError('a booklet of several articles needs a title: --title "..."')
    if len(sources) == 1 and (title or subtitle):
        raise click.UsageError("a booklet of one article has that article's title; leave out --title and --subtitle")
