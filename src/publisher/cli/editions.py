"""``publisher editions``: the language editions of a story - how far they are, and the sheets translators work on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publisher.article.model import Article

_SOURCE = click.argument("source", type=click.Path(path_type=Path))


@click.group("editions")
def command() -> None:
    """The language editions of a story: a master, article.<lang>.md, and its translations beside it."""


@command.command("status")
@_SOURCE
@click.option("--report", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(source: Path, report: str) -> None:
    """Show for each text of the master how far every edition is: done, stale, missing, unmarked, same as source.

    Exit code 0: every text is done. 1: some are not. 2: an edition cannot be read.
    """
    from publisher.translation.status import Mark
    from publisher.translation.status import status as status_of

    found = status_of(_editions(source))
    click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2) if report == "json" else found.as_text())
    done = all(one.counts.keys() <= {Mark.DONE} and not one.left_over for one in found.editions)
    sys.exit(0 if done else 1)


@command.command("accept")
@_SOURCE
@click.option("--language", "languages", multiple=True, metavar="LANG", help="Only this edition. May be repeated.")
@click.option(
    "--field", "names", multiple=True, metavar="NAME",
    help="Only this text, named as `editions status` names it; 'captions.ID' for all words of a photo. May be repeated.",
)  # fmt: skip
def accept(source: Path, languages: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Say that a translation was looked at and is right for the master as it now reads.

    Missing texts stay missing. Exit code 0: done, or nothing to do. 2: an edition cannot be read or written.
    """
    from publisher.article.source import edit_translation
    from publisher.article.stamps import accepted

    for article in _chosen(_editions(source), languages):
        marked, texts = accepted(article, names)
        edit_translation(marked)
        state = "marked as current" if texts else "marked as current, all were"
        click.echo(f"{article.source.path.name}: {_counted(len(texts))} {state}")
        for unit in texts:
            click.echo(f"  {unit.id}")


def _counted(texts: int) -> str:
    return f"{texts} text{'' if texts == 1 else 's'}"


def _editions(source: Path) -> tuple[Article, ...]:
    from publisher.article.source import read_editions

    return read_editions(source)


def _chosen(editions: Iterable[Article], languages: tuple[str, ...]) -> list[Article]:
    """The translations in some languages; all without any."""
    found = [one for one in editions if one.translation]
    for lang in languages:
        if lang not in [one.lang for one in found]:
            known = ", ".join(one.lang for one in found) or "none yet"
            raise click.UsageError(f"there is no translation into '{lang}' here; there is: {known}")
    return [one for one in found if not languages or one.lang in languages]


@command.command("export")
@_SOURCE
@click.option("--to", "lang", required=True, metavar="LANG", help="The language to translate into.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The sheet [default: <article id>.<lang>.csv here].")
@click.option("--format", "form", type=click.Choice(["csv", "xliff"]), help="Form of the sheet [default: by its name].")
def export(source: Path, lang: str, out: Path | None, form: str | None) -> None:
    """Write the sheet a translator works on: CSV for spreadsheets, XLIFF 2.1 for translation tools.

    What is translated already stands in it, with its state. Exit code 0: written. 2: not.
    """
    from publisher.article.source import replace_file
    from publisher.translation.sheets import FORMATS, form_of, sheet_for

    sheet = sheet_for(_editions(source), lang)
    form = form or (form_of(out) if out else "csv")
    target = out or Path(f"{sheet.story}.{sheet.target_lang}.{FORMATS[form].ending}")
    replace_file(target, FORMATS[form].write(sheet))
    click.echo(f"{target}: {_counted(len(sheet.rows))} from '{sheet.source_lang}' into '{sheet.target_lang}'")


@command.command("import")
@_SOURCE
@click.argument("file", type=click.Path(path_type=Path))
def take(source: Path, file: Path) -> None:
    """Read a translator's sheet into article.<lang>.md, which is made when it is not there.

    Texts without a translation stay as they are, so do comments. Exit code 0: all rows taken in. 1: some were refused, each
    is told with its line. 2: nothing was read.
    """
    from publisher.article.source import edit_translation
    from publisher.cli.report import show
    from publisher.notices import Severity
    from publisher.translation.sheets import take_sheet

    taken = take_sheet(_editions(source), file)
    edit_translation(taken.article)
    show(taken.notices)
    name = taken.article.source.path.name
    click.echo(f"{name}: {_counted(len(taken.changed))} taken in, {len(taken.confirmed)} as they were")
    sys.exit(1 if any(one.severity is not Severity.NOTE for one in taken.notices) else 0)
