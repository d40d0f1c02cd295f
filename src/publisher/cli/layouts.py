"""``publisher layouts``: list the layouts of booklets and cards, show what booklets look like in them, check a designer's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from publisher.cli.report import show as show_notices
from publisher.cli.report import summary


@click.group("layouts", invoke_without_command=True)
@click.option("--pictures", type=click.Path(path_type=Path), help="Also paint each booklet layout into this folder.")
@click.pass_context
def command(context: click.Context, pictures: Path | None) -> None:
    """List the layouts that booklets and cards can be made with."""
    if context.invoked_subcommand is not None:
        return
    from publisher.layout.load import layout_names

    for kind in ("booklets", "cards"):
        click.secho(kind, bold=True)
        for name in layout_names(kind):
            facts = _facts(kind, name)
            click.echo(f"  {name:<16} {_format(facts):<15} {facts.get('description', '')}".rstrip())
    if pictures is not None:
        for name in layout_names("booklets"):
            _paint(name, None, pictures)


@command.command("show")
@click.argument("name")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path(), help="Folder for the picture [default: .]."
)
@click.option("--source", type=click.Path(path_type=Path), help="An article to show it with [default: a sample].")
def show(name: str, out: Path, source: Path | None) -> None:
    """Paint a booklet layout, by name or as a .toml file: cover and spreads in one picture."""
    _paint(name, source, out)


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Say everything that is wrong with a layout of booklets or of cards, with line and key.

    Exit code 0: nothing, or warnings. 1: errors.
    """
    from publisher.channels.cards.judge import is_card_layout
    from publisher.channels.cards.judge import judge as judge_cards
    from publisher.channels.cards.targets import known_targets
    from publisher.layout.judge import judge
    from publisher.notices import errors
    from publisher.typeset.fonts import shipped_fonts

    book = shipped_fonts()
    of_cards = is_card_layout(file)
    notices = judge_cards(file, book, tuple(known_targets().values())) if of_cards else judge(file, book.families)
    show_notices(notices)
    click.echo(summary(notices), err=True)
    sys.exit(1 if errors(notices) else 0)


def _facts(kind: str, name: str) -> dict[str, Any]:
    import tomllib

    from publisher.resources import shipped

    return tomllib.loads((shipped("layouts") / kind / f"{name}.toml").read_text(encoding="utf-8"))


def _format(facts: dict[str, Any]) -> str:
    """ "148 x 210 mm" of a booklet; cards take the format of each platform."""
    page = facts.get("page", {})
    if "width" not in page:
        return ""
    width, height = (str(page[side]).removesuffix(" mm") for side in ("width", "height"))
    return f"{width} x {height} mm"


def _paint(name: str, source: Path | None, out: Path) -> None:
    """One layout's picture, named as the layout is."""
    from publisher.channels.booklet.options import BookletOptions
    from publisher.channels.booklet.plan import plan_booklet
    from publisher.channels.booklet.show import write_sheet
    from publisher.notices import PublisherError, errors
    from publisher.publishing import check as check_article
    from publisher.resources import shipped

    edition, found = check_article(source or shipped("assets") / "sample")
    if stopping := [notice for notice in errors(found) if notice.concerns("booklet")]:
        raise PublisherError(*stopping)
    pages = plan_booklet(edition, BookletOptions(layout=name)).pages
    out.mkdir(parents=True, exist_ok=True)
    click.echo(write_sheet(pages, out / f"{Path(name).stem}.png"))
