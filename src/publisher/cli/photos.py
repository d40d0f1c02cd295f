"""``publisher photos ARTICLE``: what is known of each photo, from the article and from its file; ``--write`` makes labelled copies."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.report import show, summary
from publisher.notices import Notice, PublisherError

if TYPE_CHECKING:
    from publisher.article.model import Article
    from publisher.photos.survey import Known, Survey


@click.command("photos")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "json"]),
    default="human",
    show_default=True,
    help="Form of the list.",
)
@click.option("--write", is_flag=True, help="Make copies that carry the article's words and rights inside.")
@click.option(
    "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), help="The folder for the copies."
)
def command(source: Path, form: str, write: bool, folder: Path | None) -> None:
    """List what is known of each photo of an article (its file or its folder), or of a folder of pictures.

    Each field is shown as the article and as the picture file tells it; the article's counts. With --write, copies of the
    photos are made that carry caption, credit, alternative text and rights of all editions in the folder; no pixel is changed,
    and the photos themselves are never written to.

    Exit code: 0 done; 1 a file is broken or a copy could not be made; 2 nothing to list, or wrong use.
    """
    from publisher.notices import errors
    from publisher.photos.listing import human_list, json_list

    if write != (folder is not None):
        raise click.UsageError("--write and -o DIR belong together: copies are made into a folder of their own")
    survey, editions = _surveyed(source)
    click.echo(json_list(survey) if form == "json" else human_list(survey))
    notices = list(survey.notices)
    if folder is not None:
        notices += _write_copies(survey, editions, folder)
    show(notices)
    if notices:
        click.echo(summary(notices), err=True)
    sys.exit(1 if errors(notices) else 0)


def _surveyed(source: Path) -> tuple[Survey, Sequence[Article]]:
    """The survey of an article, and the other editions that lie beside it; or of a folder of pictures without one."""
    from publisher.article.editions import article_files
    from publisher.article.source import read_article
    from publisher.photos.survey import main_edition, survey_article, survey_folder
    from publisher.settings import read_settings

    folder = source if source.is_dir() else source.parent
    editions = [read_article(path)[0] for path in article_files(folder)]
    if source.is_dir() and editions:
        article = main_edition(editions, read_settings(folder).publication.language)
    elif source.is_dir() and (pictures := survey_folder(source)).knows_anything:
        return pictures, ()
    else:
        article, _ = read_article(source)
    return survey_article(article), [edition for edition in editions if edition.source.path != article.source.path]


def _write_copies(survey: Survey, editions: Sequence[Article], folder: Path) -> list[Notice]:
    """A copy of each photo that has a file; what could not be copied is told, the others are made all the same."""
    if survey.article is None:
        raise click.UsageError("there is no article here whose words could be written into copies")
    notices: list[Notice] = []
    made: list[Path] = []
    changed = 0
    for known in survey.photos:
        if known.picture is None:
            continue
        try:
            target, is_new = _write_copy(known, survey.article, editions, folder, made)
        except PublisherError as refusal:
            notices += refusal.notices
            continue
        made.append(target)
        changed += is_new
    click.echo(
        f"{len(made)} labelled cop{'y' if len(made) == 1 else 'ies'} in {folder}, {changed} written anew.", err=True
    )
    return notices


def _write_copy(
    known: Known, article: Article, editions: Sequence[Article], folder: Path, made: Sequence[Path]
) -> tuple[Path, bool]:
    from publisher.photos.copies import labelled_copy, target_for, write_copy
    from publisher.photos.label import label_for
    from publisher.settings import read_settings

    assert known.picture is not None
    assert known.photo is not None
    label = label_for(known.photo, article, read_settings(article.folder), editions)
    target = target_for(known.picture, article.folder, folder, known.id, made)
    return target, write_copy(labelled_copy(known.picture, label), known.picture, target)
