"""``publisher cover``: an article's wrap cover - back, spine and front on one sheet - as a PDF, or the plan of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.report import show, summary

if TYPE_CHECKING:
    from publisher.units import Length


@click.command("cover")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--pages", type=click.IntRange(min=2), required=True, help="Pages between the covers.")
@click.option("--paper", metavar="NAME", help="The paper of these pages: 115gsm-silk, 90gsm-offset, kdp-white ...")
@click.option("--caliper", metavar="LENGTH", help="The thickness of one sheet of it instead, as measured: 0.1mm.")
@click.option("--layout", default="a5-portrait", show_default=True, help="Booklet layout: a name or a .toml file.")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), default="cover.pdf", show_default=True)
@click.option("--final", is_flag=True, help="Refuse photos that are still to come.")
@click.option("--plan", "plan_only", is_flag=True, help="Print the plan and make nothing.")
def command(
    source: Path,
    pages: int,
    paper: str | None,
    caliper: str | None,
    layout: str,
    out: Path,
    final: bool,
    plan_only: bool,
) -> None:
    """Make the wrap cover of an article (its file or its folder) for a glued booklet.

    The spine is as wide as its leaves are thick: pages / 2 x thickness of the paper. Exit code 0: made. 2: nothing was made.
    """
    from publisher.channels.booklet.options import BookletOptions
    from publisher.channels.booklet.wrap import make_wrap, plan_wrap
    from publisher.notices import errors
    from publisher.press.cover import spine_width
    from publisher.publishing import check

    spine = spine_width(pages, _thickness(paper, caliper))
    edition, found = check(source, final=final)
    show(found)
    if any(notice.concerns("booklet") for notice in errors(found)):
        click.echo(summary(found), err=True)
        sys.exit(2)
    plan = plan_wrap(edition, BookletOptions(layout=layout), spine)
    show(notice for notice in plan.booklet.notices if notice not in found)
    if plan_only:
        click.echo(plan.as_text(), nl=False)
        return
    make_wrap(plan, out)
    click.echo(out)


def _thickness(paper: str | None, caliper: str | None) -> Length:
    from publisher.press import paper as papers

    if (paper is None) == (caliper is None):
        raise click.UsageError("give either --paper or --caliper: the spine is as wide as the paper is thick")
    return papers.caliper(paper) if paper is not None else papers.parse_caliper(caliper or "")
