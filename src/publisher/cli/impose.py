"""``publisher impose``: a finished PDF's pages laid out on sheets for folding, or the plan of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.report import show

if TYPE_CHECKING:
    from publisher.units import Length


@click.command("impose")
@click.argument("booklet", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write [default: <booklet>-sheets.pdf].",
)
@click.option(
    "--scheme",
    type=click.Choice(["saddle", "perfect", "2up"]),
    default="saddle",
    show_default=True,
    help="Stapled through the fold; signatures glued at the spine; or the pairs a reader sees, for proofs.",
)
@click.option(
    "--signature",
    type=click.Choice(["8", "16", "32"]),
    default="16",
    show_default=True,
    help="Pages of a signature, for perfect binding.",
)
@click.option("--paper", metavar="NAME", help="The paper, for creep: 115gsm-silk, 90gsm-offset, kdp-white ...")
@click.option("--paper-thickness", metavar="LENGTH", help="Its measured thickness instead [default: 0.1mm].")
@click.option("--sheet", type=click.Choice(["auto", "a4", "a3", "sra3"]), default="auto", show_default=True)
@click.option(
    "--flip",
    type=click.Choice(["short", "long"]),
    default="short",
    show_default=True,
    help="The edge over which the printer turns the sheet.",
)
@click.option(
    "--binding",
    type=click.Choice(["auto", "left", "right"]),
    default="auto",
    show_default=True,
    help="The edge the book is bound at; auto: as the file says.",
)
@click.option("--marks/--no-marks", default=True, show_default=True, help="Crop and fold marks, and sheet numbers.")
@click.option("--plan", "plan_only", is_flag=True, help="Print which page lies where and write nothing.")
def command(
    booklet: Path,
    out: Path | None,
    scheme: str,
    signature: str,
    paper: str | None,
    paper_thickness: str | None,
    sheet: str,
    flip: str,
    binding: str,
    marks: bool,
    plan_only: bool,
) -> None:
    """Lay the pages of a finished PDF out on sheets for folding, with creep, bleed and marks.

    Printers usually want single pages, as 'publisher build' makes them; sheets are for office printers, small presses
    and proofs. Exit code 0: done. 2: nothing was made.
    """
    from publisher.press.impose import impose, plan_imposition
    from publisher.press.imposition import Flip, ImposeOptions
    from publisher.press.sheets import Scheme

    from_right = None if binding == "auto" else binding == "right"
    options = ImposeOptions(
        Scheme(scheme), int(signature), _caliper(paper, paper_thickness), sheet, Flip(flip), marks, from_right
    )
    if plan_only:
        planned = plan_imposition(booklet, options)
        show(planned.notices)
        click.echo(planned.as_text(), nl=False)
        return
    target = out or booklet.with_name(f"{booklet.stem}-sheets.pdf")
    show(impose(booklet, target, options).notices)
    click.echo(target)


def _caliper(paper: str | None, thickness: str | None) -> Length:
    from publisher.press.paper import caliper, parse_caliper

    if paper and thickness:
        raise click.UsageError("give either --paper or --paper-thickness")
    return caliper(paper) if paper else parse_caliper(thickness or "0.1mm")
