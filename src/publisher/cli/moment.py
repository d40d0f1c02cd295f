"""A moment as it is typed: the text of an option in, a date and time with its zone out; no clock is asked."""

from __future__ import annotations

from datetime import datetime

import click


def moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    """A moment as ISO 8601 writes it, with its time zone; a usage error otherwise."""
    try:
        read = datetime.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is no moment; for example 2026-01-31T09:00:00+07:00") from None
    if read is not None and read.tzinfo is None:
        raise click.BadParameter(f"'{value}' has no time zone; for example 2026-01-31T09:00:00+07:00")
    return read
