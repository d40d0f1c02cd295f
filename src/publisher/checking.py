"""Files are checked and mended: paths of articles go in, what an editor should know of each comes out - or its repaired text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.notices import Notice, PublisherError
from publisher.publishing import check_article, plan_edition
from publisher.workers import spread

if TYPE_CHECKING:
    from publisher.checks.mending import Mended


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of one file found, and by what other files may know its article."""

    path: Path
    notices: tuple[Notice, ...]
    article: tuple[str, str, str] | None = None
    """Id, language and address; None when it cannot be read."""


def check_files(
    paths: Sequence[Path],
    *,
    final: bool = False,
    as_of: datetime | None = None,
    also: Collection[str] = (),
    planned: Collection[str] = (),
) -> tuple[Checked, ...]:
    """Check many articles, in the order given, several at a time; what they find does not depend on how many.

    ``planned`` names channels that are planned too, for what only a plan can tell: whether words and photos find room.
    """
    from publisher.checks.together import alike

    look = partial(_check_file, final=final, as_of=as_of, also=also, planned=planned)
    if len(paths) < MANY:
        checked = tuple(map(look, paths))
    else:
        first = look(paths[0])  # loads what every process then has
        checked = (first, *spread(look, paths[1:], chunk=CHUNK))
    told = alike((one.path.as_posix(), one.article) for one in checked if one.article)
    return tuple(replace(one, notices=(*one.notices, *told.get(one.path.as_posix(), ()))) for one in checked)


MANY, CHUNK = 60, 10
"""Articles from which several processes pay, and how many go to one at a time."""


def _check_file(
    path: Path, *, final: bool, as_of: datetime | None, also: Collection[str], planned: Collection[str] = ()
) -> Checked:
    from publisher.article.source import read_article

    known = None
    try:
        article, read = read_article(path)
        known = (article.id, article.lang, article.url or "")
        edition, notices = check_article(article, read, final=final, as_of=as_of, also=also, hashed=bool(planned))
        if planned:
            notices = plan_edition(edition, notices, planned, {}).notices
    except PublisherError as refusal:
        notices = refusal.notices
    return Checked(path, tuple(_placed(notice, path) for notice in notices), known)


def _placed(notice: Notice, path: Path) -> Notice:
    place = notice.place
    if place is None or not (place.file == path.name or path.with_name(place.file).is_file()):
        return notice  # publisher.toml and others stand elsewhere
    return replace(notice, place=replace(place, file=path.with_name(place.file).as_posix()))


def mend(path: str | Path, *, also: Collection[str] = ()) -> Mended:
    """An article's file with every safe repair made that its check offers; nothing is written yet.

    Raises PublisherError when there is no article's file to be read.
    """
    from publisher.article.source import find_source, read_text
    from publisher.checks.mending import mend as mend_file

    source = find_source(Path(path))

    def notices(text: str) -> tuple[Notice, ...]:
        try:
            return check_article(*read_text(text, source), also=also, hashed=False)[1]
        except PublisherError as refusal:
            return refusal.notices

    return mend_file(source, notices)
