"""The command line: one file per command, each loaded when it is called; click lives only here."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

COMMANDS: dict[str, tuple[str, str]] = {
    "import": ("publisher.cli.import_", "Turn a text, a page, a sheet or a folder of photos into an article."),
    "build": ("publisher.cli.build", "Make the booklet, the feed and the cards of an article."),
    "booklet": ("publisher.cli.booklet", "Make one booklet of several articles, with a title of its own."),
    "check": ("publisher.cli.check", "Say what is wrong or missing in articles; mend what is safe."),
    "explain": ("publisher.cli.explain", "Say what a code means and what helps; list all codes."),
    "photos": ("publisher.cli.photos", "List what is known of each photo; write the article's words into copies."),
    "editions": (
        "publisher.cli.editions",
        "Show how far the language editions of a story are; sheets for translators.",
    ),
    "impose": ("publisher.cli.impose", "Lay a finished PDF out on sheets for folding, with creep and marks."),
    "cover": ("publisher.cli.cover", "Make the wrap cover of an article: back, spine and front on one sheet."),
    "preflight": ("publisher.cli.preflight", "Say what a printer would stumble over in a PDF, whoever made it."),
    "feed": ("publisher.cli.feed", "Make a publication's feed of a folder of articles; check a feed for a partner."),
    "targets": ("publisher.cli.targets", "List the cards that can be made, with what each platform takes."),
    "layouts": ("publisher.cli.layouts", "List, show and check the layouts that booklets and cards can be made with."),
}
"""Name -> its module, which holds ``command``, and the line ``publisher --help`` shows for it."""


COLLECTED_AFTER = 50_000
"""New objects after which Python looks for cycles: articles and pages are trees that live to the end, and have none."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order an article passes through them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="publisher", message="publisher %(version)s")
def group() -> None:
    """One article becomes a print booklet, a feed and social cards - no photo without its caption and credit."""


def main() -> None:
    """Run the command line; never with a traceback for what an editor can mend."""
    gc.set_threshold(COLLECTED_AFTER)
    from publisher.cli.report import fail
    from publisher.notices import PublisherError

    try:
        group(prog_name="publisher")
    except PublisherError as problem:
        sys.exit(fail(problem.notices))
