"""``publisher check``: what is wrong or missing in articles, with place and hint - and, when asked, the safe repairs made."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.moment import moment
from publisher.cli.report import show, summary

if TYPE_CHECKING:
    from publisher.notices import Notice

USES = {"print": "booklet", "web": "feed", "rss": "feed", "social": "cards"}
"""What an article is for -> the channel that makes it."""


@click.command("check")
@click.argument("sources", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="SOURCE...")
@click.option("--final", is_flag=True, help="Check for a final build: photos still to come are errors.")
@click.option(
    "--for", "uses", type=click.Choice(list(USES)), multiple=True, help="Tell only what concerns this. Repeatable."
)
@click.option("--as-of", callback=moment, metavar="MOMENT", help="Check embargoes, rights and dates for this moment.")
@click.option("--plan", is_flag=True, help="Also plan the booklet, the feed and the cards: does everything find room?")
@click.option("--also", multiple=True, metavar="CODE", help="Run this check too, which is off by itself. Repeatable.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "short", "json", "sarif", "github"]),
    default="human",
    show_default=True,
    help="How notices are told.",
)
@click.option("--diff", "diff_only", is_flag=True, help="Show the safe repairs as a diff and write nothing.")
@click.option("--fix", is_flag=True, help="Make the safe repairs; the diff is shown first.")
def command(
    sources: tuple[Path, ...],
    final: bool,
    uses: tuple[str, ...],
    as_of: datetime | None,
    plan: bool,
    also: tuple[str, ...],
    form: str,
    diff_only: bool,
    fix: bool,
) -> None:
    """Say what is wrong or missing in articles: files, folders of one, or folders with many below them.

    Exit code 0: no errors. 1: errors. 2: no article can be read.
    """
    from publisher.channels import CHANNELS
    from publisher.checking import check_files
    from publisher.notices import errors

    paths = list(_articles(sources))
    if fix or diff_only:
        _repair(paths, also, write=fix)
    channels = list(dict.fromkeys(USES[use] for use in uses))
    planned = channels or list(CHANNELS) if plan else []
    checked = check_files(paths, final=final, as_of=as_of, also=also, planned=planned)
    notices = [found for one in checked for found in one.notices if not channels or any(map(found.concerns, channels))]
    _tell(list(dict.fromkeys(notices)), form, len(paths))
    if all(one.article is None for one in checked):
        sys.exit(2)
    sys.exit(1 if errors(notices) else 0)


def _articles(sources: Sequence[Path]) -> Iterator[Path]:
    """The article files meant, each once: a folder means every article in it and below."""
    from publisher.article.source import find_source
    from publisher.channels.feed.submitted import find_articles

    seen: set[Path] = set()
    for source in sources:
        for path in (find_articles(source) if source.is_dir() else ()) or (find_source(source),):
            real = path.resolve()
            if real not in seen:
                seen.add(real)
                yield path


def _repair(paths: Sequence[Path], also: Sequence[str], *, write: bool) -> None:
    """Show the safe repairs of each article, then make them."""
    from publisher.checking import mend
    from publisher.notices import PublisherError

    for path in paths:
        try:
            mended = mend(path, also=also)
        except PublisherError:
            continue  # the check tells why it cannot be read
        click.echo(mended.diff, nl=False)
        if write:
            mended.write()


def _tell(notices: Sequence[Notice], form: str, articles: int) -> None:
    from publisher.cli.formats import FORMATS

    if form in FORMATS:
        click.echo(FORMATS[form](notices), nl=False)
        return
    show(notices)
    told = f"{articles} articles: " if articles > 1 else ""
    click.echo(told + summary(notices), err=True)
