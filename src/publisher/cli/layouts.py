"""``publisher layouts``: the shipped layouts of booklets and cards, with what each is for."""

from __future__ import annotations

import click


@click.command("layouts")
def command() -> None:
    """List the layouts that booklets and cards can be made with."""
    import tomllib

    from publisher.layout.load import layout_names
    from publisher.resources import shipped

    for kind in ("booklets", "cards"):
        click.secho(kind, bold=True)
        for name in layout_names(kind):
            facts = tomllib.loads((shipped("layouts") / kind / f"{name}.toml").read_text(encoding="utf-8"))
            click.echo(f"  {name:<16} {facts.get('description', '')}")
