"""The life of an article, read from top to bottom: read, resolve, check, plan, make, record.

The module is not called ``publish``: the package would then hide its own function of that name behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publisher.article.model import Article
from publisher.channels import CHANNELS, channel
from publisher.channels.base import Plan
from publisher.edition import Edition
from publisher.manifest import Made, Manifest, record
from publisher.notices import Notice, PublisherError, errors
from publisher.output import OutputFolder


@dataclass(frozen=True, slots=True)
class Published:
    """What came out: the folder, its files, and everything an editor should know."""

    edition: Edition
    folder: Path
    made: tuple[Made, ...]
    refused: tuple[str, ...]
    notices: tuple[Notice, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The files made, in the order they were made."""
        return tuple(self.folder / made.artifact.path for made in self.made)


@dataclass(frozen=True, slots=True)
class Planned:
    """An edition with the plans of its channels; ``refused`` names the channels an error stopped."""

    edition: Edition
    plans: Mapping[str, Plan] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def publish(
    source: str | Path | Article,
    out: str | Path | None = None,
    *,
    only: Iterable[str] = (),
    final: bool = False,
    options: Mapping[str, Any] | None = None,
) -> Published:
    """Make an article's booklet, feed and cards.

    ``source`` is an article file, its folder, or an Article; ``out`` the folder to write into (default:
    ``out/<article id>`` below the working directory); ``only`` names channels; ``options`` gives a channel its own
    options object (``{"booklet": BookletOptions(layout="square-210")}``). With ``final`` a photo whose file is missing
    is an error. An error stops the channels it concerns; the others are made. Raises PublisherError when nothing can
    be made at all.
    """
    planned = plan(source, only=only, final=final, options=options)
    if not planned.plans:
        raise PublisherError(*planned.notices)
    folder = OutputFolder.open(Path(out) if out is not None else Path("out") / planned.edition.article.id)
    with folder.for_article(planned.edition.article.id):
        made = tuple(m for name, ready in planned.plans.items() for m in _make(name, ready, planned.edition, folder))
        kept = folder.settle(made, planned.plans)
        manifest = Manifest(planned.edition, made, planned.refused, planned.notices, kept)
        folder.write_manifest(manifest.as_json())
    return Published(planned.edition, folder.path, made, planned.refused, planned.notices)


def plan(
    source: str | Path | Article,
    *,
    only: Iterable[str] = (),
    final: bool = False,
    options: Mapping[str, Any] | None = None,
) -> Planned:
    """Everything up to paint: the plans of the channels that nothing stops, and the notices of all steps."""
    names = tuple(dict.fromkeys(only)) or tuple(CHANNELS)
    chosen = {name: channel(name) for name in names}
    edition, found = check(source, final=final)
    notices = list(found)
    plans: dict[str, Plan] = {}
    for name, made_by in chosen.items():
        if any(notice.concerns(name) for notice in errors(found)):
            continue
        try:
            ready = made_by.plan(edition, (options or {}).get(name) or made_by.options())
        except PublisherError as problem:
            notices += problem.notices
            continue
        notices += ready.notices
        if not errors(ready.notices):
            plans[name] = ready
    return Planned(edition, plans, tuple(name for name in names if name not in plans), tuple(dict.fromkeys(notices)))


def check(source: str | Path | Article, *, final: bool = False) -> tuple[Edition, tuple[Notice, ...]]:
    """Read, resolve and check: the edition and what an editor should know of it.

    Raises PublisherError when there is no article to be had.
    """
    from publisher.article.source import read_article
    from publisher.checks import run_checks
    from publisher.photos.resolve import resolve_photos
    from publisher.settings import read_settings

    article, read = (source, ()) if isinstance(source, Article) else read_article(Path(source))
    pictures, resolved = resolve_photos(article)
    edition = Edition(article, pictures, read_settings(article.folder), final)
    return edition, (*read, *resolved, *run_checks(edition))


def _make(name: str, ready: Plan, edition: Edition, folder: OutputFolder) -> tuple[Made, ...]:
    staging = folder.staging(name)
    return tuple(record(name, made, staging / made.path, edition) for made in channel(name).make(ready, staging))
