"""``publisher targets``: the kinds of card there are, with the size, bytes and text each platform takes and where that was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publisher.channels.cards.targets import Target


@click.command("targets")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--sources", is_flag=True, help="Also say where each number was read, and when.")
def command(folder: Path, sources: bool) -> None:
    """List the cards that can be made, with what each platform takes.

    A publication's own table counts too when FOLDER (default: this one) lies below its publisher.toml.
    """
    from publisher.channels.cards.options import CardOptions
    from publisher.channels.cards.targets import known_targets, own_platforms
    from publisher.settings import read_settings

    usual = CardOptions().targets
    for target in known_targets(own_platforms(read_settings(folder))).values():
        click.echo(_line(target, target.name in usual))
        if sources:
            for source in target.source:
                click.echo(f"    {source.says}\n      {source.grade}, read {source.checked}: {source.url}")
    click.echo("\n* made when no --targets are named; --targets all makes every one")


def _line(target: Target, usual: bool) -> str:
    size = f"{target.width} x {target.height}"
    text = f"{target.text.limit} {target.text.counts}" if target.text else "-"
    kinds = "/".join(target.formats)
    return f"{'*' if usual else ' '} {target.name:<16}{size:<13}{_bytes(target.max_bytes):<8}{kinds:<15}text {text:<19}{target.title}"


def _bytes(count: int) -> str:
    return f"{count / 1e6:g} MB" if count >= 1_000_000 else f"{count // 1000} kB"
