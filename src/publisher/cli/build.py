"""``publisher build``: an article becomes its booklet, feed and cards."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from publisher.channels import CHANNELS
from publisher.cli.report import show, summary

if TYPE_CHECKING:
    from publisher.publishing import Published


@click.command("build")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder to write into [default: out/<article id>].")
@click.option(
    "--language", "languages", multiple=True, metavar="LANG", help="Make only this language edition. May be repeated."
)
@click.option(
    "--only", multiple=True, metavar="CHANNEL", help=f"Make only this: {', '.join(CHANNELS)}. May be repeated."
)
@click.option("--layout", default="a5-portrait", show_default=True, help="Booklet layout: a name or a .toml file.")
@click.option(
    "--beside", metavar="LANG", help="Language beside the article's own in a booklet layout of two, such as bilingual."
)
@click.option("--card-layout", default=None, help="Card layout: a name or a .toml file.")
@click.option(
    "--targets", multiple=True, metavar="NAME", help="Cards to make, or 'all' (publisher targets). May be repeated."
)
@click.option(
    "--card-photos",
    multiple=True,
    metavar="ID",
    help="Photos of the cards instead of the first, a set of cards for each. May be repeated.",
)
@click.option(
    "--carousel", is_flag=True, help="Also make the story as slides, one for each photo, and as a PDF of them."
)
@click.option("--debug", is_flag=True, help="Also paint the cards with boxes, safe areas and focal points.")
@click.option("--preview", is_flag=True, help="Also paint the booklet's pages as PNG pictures.")
@click.option("--marks", is_flag=True, help="Add printer's marks and a slug line around the booklet's pages.")
@click.option("--icc", type=click.Path(path_type=Path), help="The printer's CMYK profile [default: FOGRA39, coated].")
@click.option("--cmyk", is_flag=True, help="Turn every photo of the booklet into the printer's inks.")
@click.option(
    "--photos",
    type=click.Choice(("reduced", "untouched")),
    default="reduced",
    show_default=True,
    help="Booklet photos finer than print shows: reduced to it, or untouched (quicker, a heavy file).",
)
@click.option("--final", is_flag=True, help="Refuse photos that are still to come; run the preflight.")
@click.option("--plan", "plan_only", is_flag=True, help="Print the plans and make nothing.")
def command(
    source: Path,
    out: Path | None,
    languages: tuple[str, ...],
    only: tuple[str, ...],
    layout: str,
    beside: str | None,
    card_layout: str | None,
    targets: tuple[str, ...],
    card_photos: tuple[str, ...],
    carousel: bool,
    debug: bool,
    preview: bool,
    marks: bool,
    icc: Path | None,
    cmyk: bool,
    photos: Literal["reduced", "untouched"],
    final: bool,
    plan_only: bool,
) -> None:
    """Make the booklet, the feed and the cards of an article (its file or its folder).

    Of a folder with translations every language edition is made: the master in DIR, each translation in DIR/<language>.
    Exit code 0: all made. 1: something was made, but errors remain. 2: nothing was made.
    """
    from publisher.article.source import edition_files
    from publisher.channels.booklet.options import BookletOptions
    from publisher.channels.cards.options import CardOptions
    from publisher.publishing import plan, publish_editions

    names = _names(only)
    cards = CardOptions(
        layout=card_layout or CardOptions().layout,
        targets=_names(targets) or CardOptions().targets,
        photos=_names(card_photos),
        carousel=carousel,
        debug=debug,
    )
    options = {
        "booklet": BookletOptions(
            layout=layout, beside=beside, preview=preview, marks=marks, icc=icc, cmyk=cmyk, photos=photos
        ),
        "cards": cards,
    }
    if plan_only:
        plans = [
            plan(file, only=names, final=final, options=options) for file in edition_files(source, _names(languages))
        ]
        for planned in plans:
            show(planned.notices)
            for name, ready in planned.plans.items():
                click.echo(f"{name}\n{ready.as_text()}")
        sys.exit(_code(any(one.plans for one in plans), [name for one in plans for name in one.refused]))
    built = publish_editions(source, out, languages=_names(languages), only=names, final=final, options=options)
    show(built.unmade)
    faults = [fault for published in built.made for fault in _tell(published)]
    sys.exit(_code(any(published.made for published in built.made), [*built.unmade, *faults]))


def _tell(published: Published) -> Collection[object]:
    """Say what was made and what was found; the faults that remain are returned."""
    from publisher.notices import errors

    show(published.notices)
    for file in published.files:
        click.echo(file)
    click.echo(published.folder / "manifest.json")
    for name in published.refused:
        click.secho(f"{name}: not made, see the errors above", fg="red", err=True)
    click.echo(summary(published.notices), err=True)
    return (*published.refused, *errors(published.defects))


def _names(values: Collection[str]) -> tuple[str, ...]:
    """Names given one by one or with commas between them."""
    return tuple(name for value in values for name in value.split(",") if name)


def _code(made: bool, faults: Collection[object]) -> int:
    if not made:
        return 2
    return 1 if faults else 0
