"""``publisher import SOURCE... -o FOLDER``: sources of any known kind go in; article.<lang>.md, pictures and a report come out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.report import show
from publisher.notices import Notice, PublisherError, errors

if TYPE_CHECKING:
    from publisher.article.model import Article
    from publisher.importers.base import Draft, Wishes


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
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
@click.option("--item", type=click.IntRange(min=1), help="Which story of a source that holds several, counted from 1.")
def command(sources: tuple[Path, ...], folder: Path, form: str, lang: str | None, item: int | None) -> None:
    """Turn a file or folder of another program into an article, with a report of every inference.

    Writes FOLDER/article.<lang>.md and puts the pictures that come with the source into FOLDER/photos/. When these
    exist, only what is absent or empty is filled in: nothing a person wrote is changed, no picture is replaced, and
    photos or headlines a person took out stay out.

    Exit code: 0 imported, or nothing to change; 1 a source or a picture could not be imported; 2 wrong use.
    """
    from publisher.importers.base import Wishes
    from publisher.importers.report import human_report, json_report

    done: list[tuple[Draft, str, str, tuple[Notice, ...]]] = []
    failed: list[Notice] = []
    wishes = Wishes(_checked(lang), item)
    for source in sources:
        try:
            done.append(_import_one(source, folder, wishes, [target for _, target, _, _ in done]))
        except PublisherError as problem:
            failed += problem.notices
    show([*(notice for *_, notices in done for notice in notices), *failed])
    if form == "json":
        click.echo(json_report(done))
    elif done:
        click.echo("\n\n".join(human_report(draft, outcome) for draft, _, outcome, _ in done))
    sys.exit(1 if failed or any(errors(notices) for *_, notices in done) else 0)


def _checked(lang: str | None) -> str | None:
    from publisher.article.language import canonical_tag

    try:
        return canonical_tag(lang) if lang is not None else None
    except ValueError as problem:
        raise click.BadParameter(str(problem), param_hint="'--lang'") from None


def _import_one(
    source: Path, folder: Path, wishes: Wishes, already: list[str]
) -> tuple[Draft, str, str, tuple[Notice, ...]]:
    """One source imported: its draft, where it went, what became of it, and what there is to say."""
    from publisher.article.credit_own import own_credit_words
    from publisher.importers import import_source
    from publisher.importers.pictures import with_files
    from publisher.notices import Place, error
    from publisher.settings import read_settings

    with own_credit_words(read_settings(folder)):
        draft = with_files(import_source(source, wishes), folder)
    target = folder / f"article.{draft.article.lang}.md"
    if str(target) in already:
        message = f"'{source.name}' was not imported: another source of this import became {target.name}"
        hint = "import each article into a folder of its own, or say its language with --lang"
        raise PublisherError(error("P208", message, Place(source.name), hint))
    try:
        outcome, notices = _write(draft, target)
    except OSError as problem:
        message = f"{target.name} cannot be written: {problem.strerror or 'unknown reason'}"
        raise PublisherError(error("P307", message, Place(str(target)), "choose another folder with -o")) from None
    return draft, str(target), outcome, (*draft.notices, *notices)


def _write(draft: Draft, target: Path) -> tuple[str, tuple[Notice, ...]]:
    """The draft written, or filled into what a person has made of it since; then its pictures."""
    from publisher.article.source import read_article, write_article
    from publisher.importers.pictures import copy_pictures

    if target.exists():
        existing, _ = read_article(target)
        filled, notices = _fill(draft, existing)
    else:
        write_article(draft.article, target)
        existing, filled, notices = None, 0, ()
    article, _ = read_article(target)
    copied, kept = copy_pictures(draft, article)
    return _outcome(target, existing is None, filled, copied), (*notices, *kept)


def _fill(draft: Draft, existing: Article) -> tuple[int, tuple[Notice, ...]]:
    from publisher.article.source import fill_article
    from publisher.importers.again import only_gaps
    from publisher.importers.pictures import without_own_files

    gaps, kept_out = only_gaps(draft, existing)
    filled = fill_article(existing.source.path, without_own_files(gaps, existing))
    return len(filled), (*kept_out, *filled)


def _outcome(target: Path, is_new: bool, filled: int, copied: int) -> str:
    pictures = f"{_many(copied, 'picture')} in {target.parent / 'photos'}" if copied else ""
    if is_new:
        return f"Wrote {target}" + (f" and {pictures}." if pictures else ".")
    if filled:
        return f"Filled {_many(filled, 'gap')} in {target}" + (f" and put {pictures}." if pictures else ".")
    return f"Put {pictures}." if pictures else f"Nothing changed: {target} has it all already."


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
