"""``publisher feed``: a folder of articles becomes a publication's feed; ``publisher feed lint`` tells what a partner would refuse."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.moment import moment
from publisher.cli.report import show, summary

if TYPE_CHECKING:
    from publisher.channels.feed.submitted import Submitted

PROFILES = ("flipboard", "google", "msn", "newsbreak", "smartnews")


class FolderGroup(click.Group):
    """A group whose first argument may be a folder as well as a command: what is no command is published."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in front of anything else."""
        if args and args[0] not in (*self.commands, *self.get_help_option_names(ctx)):
            args = ["publish", *args]
        return super().parse_args(ctx, args)


@click.group("feed", cls=FolderGroup)
def command() -> None:
    """Make a publication's feed of a folder of articles, or check one for a partner.

    \b
    publisher feed FOLDER [-o DIR] [--as-of MOMENT]
    publisher feed lint FILE --profile PARTNER
    """


@command.command("publish")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder to write into [default: out/feed].")
@click.option(
    "--as-of", callback=moment, metavar="MOMENT", help="The moment it is published for; embargoes are held by it."
)
def publish(folder: Path, out: Path | None, as_of: datetime | None) -> None:
    """Make the feeds of all articles in FOLDER and below: RSS, Atom, JSON Feed, sections, languages, archives, web photos.

    What is in DIR already is carried on: entries of other articles stay word for word. Exit code 0: all articles are in
    the feed or wait for their time. 1: some are kept out by errors. 2: nothing was made.
    """
    from publisher.channels.feed.publication import publish_feed
    from publisher.channels.feed.submitted import find_articles
    from publisher.output import OutputFolder
    from publisher.settings import read_settings

    target = out if out is not None else Path("out") / "feed"
    articles = find_articles(folder, target)
    if not articles:
        raise click.UsageError(f"there is no article.<lang>.md in '{folder}' or below")
    made = publish_feed(_submitted(articles, folder, as_of), read_settings(folder), OutputFolder.open(target).path)
    show(made.notices)
    for file in made.changed:
        click.echo(target / file)
    known = len(made.files) - len(made.changed)
    click.echo(
        f"{made.published} of {len(articles)} articles; {len(made.changed)} files new, {known} as before", err=True
    )
    click.echo(summary(made.notices), err=True)
    sys.exit(_code(made.published, made.refused))


def _submitted(articles: tuple[Path, ...], folder: Path, as_of: datetime | None) -> Iterator[Submitted]:
    """Each article read and checked, when its turn comes."""
    from publisher.channels.feed.submitted import Submitted
    from publisher.notices import PublisherError
    from publisher.publishing import check

    for path in articles:
        where = path.parent.relative_to(folder).as_posix()
        try:
            edition, notices = check(path, as_of=as_of)
        except PublisherError as problem:
            yield Submitted(where, None, problem.notices)
        else:
            yield Submitted(where, edition, notices)


def _code(published: int, refused: int) -> int:
    if refused:
        return 1 if published else 2
    return 0


@command.command("lint")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", type=click.Choice(PROFILES), required=True, help="The partner whose rules count.")
@click.option("--as-of", callback=moment, metavar="MOMENT", help="The moment for rules about the age of an article.")
@click.option("--report", "form", type=click.Choice(["human", "json"]), default="human", show_default=True)
def lint(file: Path, profile: str, as_of: datetime | None, form: str) -> None:
    """Say what a partner would refuse in an RSS feed; nothing is fetched.

    Exit code 0: nothing. 1: something. 2: the feed cannot be read.
    """
    from publisher.channels.feed.lint import human_report, json_report, lint_feed

    findings = lint_feed(file, profile, as_of)
    click.echo(json_report(file.name, profile, findings) if form == "json" else human_report(profile, findings))
    sys.exit(1 if findings else 0)
