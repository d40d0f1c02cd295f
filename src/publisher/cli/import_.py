"""``publisher import FILE... -o FOLDER``: pasted text goes in; article.<lang>.md and a report of every inference come out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.report import show
from publisher.notices import Notice, PublisherError

if TYPE_CHECKING:
    from publisher.importers.base import Draft


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(file_okay=False, writable=True, path_type=Path),
    help="The article's folder; made when there is none.",
)
@click.option(
    "--report", "form", type=click.Choice(["human", "json"]), default="human", show_default=True, help="Report format."
)
@click.option("--lang", help="Language of the text (en, vi, ...); guessed when not given.")
def command(files: tuple[Path, ...], folder: Path, form: str, lang: str | None) -> None:
    """Turn pasted text into an article, with a report of every inference.

    Writes FOLDER/article.<lang>.md. When that file exists, only what is absent or empty in it is filled in: nothing a
    person wrote is changed, and photos or headlines a person took out stay out.

    Exit code: 0 imported, or nothing to change; 1 a file could not be imported; 2 wrong use.
    """
    from publisher.importers.report import human_report, json_report

    done: list[tuple[Draft, str, str, tuple[Notice, ...]]] = []
    failed: list[Notice] = []
    for file in files:
        try:
            done.append(_import_one(file, folder, _checked(lang), [target for _, target, _, _ in done]))
        except PublisherError as problem:
            failed += problem.notices
    show([*(notice for *_, notices in done for notice in notices), *failed])
    if form == "json":
        click.echo(json_report(done))
    elif done:
        click.echo("\n\n".join(human_report(draft, outcome) for draft, _, outcome, _ in done))
    sys.exit(1 if failed else 0)


def _checked(lang: str | None) -> str | None:
    from publisher.article.language import canonical_tag

    try:
        return canonical_tag(lang) if lang is not None else None
    except ValueError as problem:
        raise click.BadParameter(str(problem), param_hint="'--lang'") from None


def _import_one(
    file: Path, folder: Path, lang: str | None, already: list[str]
) -> tuple[Draft, str, str, tuple[Notice, ...]]:
    """One file imported: its draft, where it went, what became of it, and what there is to say."""
    from publisher.importers import import_source
    from publisher.notices import Place, error

    draft = import_source(file, lang)
    target = folder / f"article.{draft.article.lang}.md"
    if str(target) in already:
        message = f"'{file.name}' was not imported: another file of this import became {target.name}"
        hint = "import each article into a folder of its own, or say its language with --lang"
        raise PublisherError(error("P208", message, Place(file.name), hint))
    try:
        outcome, notices = _write(draft, target)
    except OSError as problem:
        message = f"{target.name} cannot be written: {problem.strerror or 'unknown reason'}"
        raise PublisherError(error("P307", message, Place(str(target)), "choose another folder with -o")) from None
    return draft, str(target), outcome, (*draft.notices, *notices)


def _write(draft: Draft, target: Path) -> tuple[str, tuple[Notice, ...]]:
    """The draft written, or filled into what a person has made of it since."""
    from publisher.article.source import fill_article, read_article, write_article
    from publisher.importers.again import only_gaps

    if not target.exists():
        write_article(draft.article, target)
        return f"Wrote {target}.", ()
    existing, _ = read_article(target)
    gaps, kept_out = only_gaps(draft, existing)
    filled = fill_article(target, gaps)
    if not filled:
        return f"Nothing changed: {target} has it all already.", kept_out
    return f"Filled {len(filled)} gap{'' if len(filled) == 1 else 's'} in {target}.", (*kept_out, *filled)
