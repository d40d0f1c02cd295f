"""The life of an article, read from top to bottom: read, resolve, check, plan, make, record.

The module is not called ``publish``: the package would then hide its own function of that name behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher.article.model import Article
from publisher.channels import CHANNELS, channel
from publisher.channels.base import Plan
from publisher.channels.cuts import cut_subjects
from publisher.edition import Edition
from publisher.manifest import Made, Manifest, record
from publisher.notices import Notice, PublisherError, Severity, errors
from publisher.output import OutputFolder

if TYPE_CHECKING:
    from publisher.channels.booklet.options import BookletOptions

PRINTED = ("booklet", "application/pdf")
"""Channel and media type of files that go to a printer."""


@dataclass(frozen=True, slots=True)
class Published:
    """What came out: the folder, its files, and everything an editor should know."""

    edition: Edition
    folder: Path
    made: tuple[Made, ...]
    refused: tuple[str, ...]
    notices: tuple[Notice, ...]
    defects: tuple[Notice, ...] = ()
    """What a printer would stumble over in the files of a final build; they stand among the notices too."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files made, in the order they were made."""
        return tuple(self.folder / made.artifact.path for made in self.made)


@dataclass(frozen=True, slots=True)
class PublishedEditions:
    """What came out of a story in several languages."""

    made: tuple[Published, ...]
    unmade: tuple[Notice, ...] = ()
    """Why an edition could not be made at all."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An edition with the plans of its channels; ``refused`` names the channels an error stopped."""

    edition: Edition
    plans: Mapping[str, Plan] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    articles: tuple[Edition, ...] = ()
    """The editions of a book of several articles; ``edition`` is then the book's own."""


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
    is an error, and the booklet is looked at as a printer would. An error stops the channels it concerns; the others
    are made. Raises PublisherError when nothing can be made at all.
    """
    planned = plan(source, only=only, final=final, options=options)
    return _made_of(planned, out if out is not None else edition_folder(None, planned.edition.article))


def publish_editions(
    source: str | Path,
    out: str | Path | None = None,
    *,
    languages: Iterable[str] = (),
    only: Iterable[str] = (),
    final: bool = False,
    options: Mapping[str, Any] | None = None,
) -> PublishedEditions:
    """Make every language edition of a story as ``publish`` makes one; or those in some languages.

    ``source`` is the story's folder; the file of an edition means that one alone. The master is made
    in ``out``, so that its files stay where they are when a translation joins it, a translation in the folder of its language
    below. What an error stops in one edition stops no other. Raises PublisherError when nothing can be made of any, and P511
    for a language that the story does not have.
    """
    from publisher.article.source import edition_files

    files = edition_files(Path(source), languages)
    made: list[Published] = []
    refusals: list[Notice] = []
    for file in files:
        try:
            planned = plan(file, only=only, final=final, options=options)
            made.append(_made_of(planned, edition_folder(out, planned.edition.article)))
        except PublisherError as problem:
            refusals += problem.notices
    if not made:
        raise PublisherError(*dict.fromkeys(refusals))
    return PublishedEditions(tuple(made), tuple(dict.fromkeys(refusals)))


def edition_folder(out: str | Path | None, article: Article) -> Path:
    """Where an edition is made: the master in the story's folder, a translation below it by its language."""
    folder = Path(out) if out is not None else Path("out") / article.id
    return folder / article.lang if article.translation else folder


def publish_book(
    sources: Sequence[str | Path | Article],
    out: str | Path | None = None,
    *,
    title: str,
    subtitle: str | None = None,
    final: bool = False,
    options: BookletOptions | None = None,
) -> Published:
    """Make one booklet of several articles, in the order given, under a title of its own.

    ``out`` defaults to ``out/<the title as an id>``. An error in any article stops the booklet. Raises PublisherError when
    it cannot be made, P208 when two articles have the same id.
    """
    return _made_of(plan_book(sources, title=title, subtitle=subtitle, final=final, options=options), out)


def _made_of(planned: Planned, out: str | Path | None) -> Published:
    """Make and record what was planned."""
    if not planned.plans:
        raise PublisherError(*planned.notices)
    folder = OutputFolder.open(Path(out) if out is not None else Path("out") / planned.edition.article.id)
    with folder.for_article(planned.edition.article.id):
        made = tuple(m for name, ready in planned.plans.items() for m in _make(name, ready, planned, folder))
        kept = folder.settle(made, planned.plans)
        defects = _defects(made, folder) if planned.edition.final else ()
        notices = (*planned.notices, *defects)
        manifest = Manifest(planned.edition, made, planned.refused, notices, kept, planned.articles)
        folder.write_manifest(manifest.as_json())
    return Published(planned.edition, folder.path, made, planned.refused, notices, defects)


POINTS_TO_OTHERS = ("feed",)
"""Channels planned after the others: their pages point to a picture that another channel makes."""


def plan(
    source: str | Path | Article,
    *,
    only: Iterable[str] = (),
    final: bool = False,
    options: Mapping[str, Any] | None = None,
) -> Planned:
    """Everything up to paint: the plans of the channels that nothing stops, and the notices of all steps."""
    only = tuple(only)
    for name in only:
        channel(name)  # one that is not known stops before anything is read
    return plan_edition(*check(source, final=final), only, options or {})


def plan_edition(edition: Edition, found: Iterable[Notice], only: Iterable[str], options: Mapping[str, Any]) -> Planned:
    """The plans of an edition that was checked; ``found`` is what its check told."""
    from publisher.checks.ignoring import heeded

    names = tuple(dict.fromkeys(only)) or tuple(CHANNELS)
    chosen = {name: channel(name) for name in names}
    notices = list(found)
    plans: dict[str, Plan] = {}
    for name in sorted(chosen, key=POINTS_TO_OTHERS.__contains__):
        made_by = chosen[name]
        if any(notice.concerns(name) for notice in errors(found)):
            continue
        try:
            ready = made_by.plan(edition, options.get(name) or made_by.options())
        except PublisherError as problem:
            notices += problem.notices
            continue
        notices += heeded(edition.article, (*ready.notices, *cut_subjects(edition, ready.uses, name)))
        if not errors(ready.notices):
            plans[name] = ready
            edition = replace(edition, share=getattr(ready, "share", None) or edition.share)
    plans = {name: plans[name] for name in names if name in plans}
    return Planned(edition, plans, tuple(name for name in names if name not in plans), tuple(dict.fromkeys(notices)))


def plan_book(
    sources: Sequence[str | Path | Article],
    *,
    title: str,
    subtitle: str | None = None,
    final: bool = False,
    options: BookletOptions | None = None,
) -> Planned:
    """The plan of one booklet of several articles, and the notices of all steps; an error in any of them stops it."""
    from publisher.channels.booklet.book import BookTitle, gather
    from publisher.channels.booklet.options import BookletOptions
    from publisher.channels.booklet.plan import plan_book as plan_pages

    checked = [check(source, final=final) for source in sources]
    editions = tuple(edition for edition, _ in checked)
    found = [notice for edition, notices in checked for notice in _of_book(edition, notices)]
    whole, _ = gather(editions, BookTitle(title, subtitle))
    if any(notice.concerns("booklet") for notice in errors(found)):
        return Planned(whole, {}, ("booklet",), tuple(dict.fromkeys(found)), editions)
    ready = plan_pages(editions, BookTitle(title, subtitle), options or BookletOptions())
    notices = tuple(dict.fromkeys([*found, *ready.notices, *cut_subjects(whole, ready.uses, "booklet")]))
    stopped = bool(errors(ready.notices))
    return Planned(whole, {} if stopped else {"booklet": ready}, ("booklet",) * stopped, notices, editions)


def check(
    source: str | Path | Article, *, final: bool = False, as_of: datetime | None = None, also: Collection[str] = ()
) -> tuple[Edition, tuple[Notice, ...]]:
    """Read, resolve and check: the edition and what an editor should know of it, as of a moment when one is given.

    ``also`` names checks that are off by themselves. Raises PublisherError when there is no article to be had.
    """
    from publisher.article.source import read_article

    article, read = (source, ()) if isinstance(source, Article) else read_article(Path(source))
    return check_article(article, read, final=final, as_of=as_of, also=also)


def check_article(
    article: Article,
    read: Iterable[Notice],
    *,
    final: bool = False,
    as_of: datetime | None = None,
    also: Collection[str] = (),
    hashed: bool = True,
) -> tuple[Edition, tuple[Notice, ...]]:
    """What ``check`` gives of an article that was read; unless ``hashed``, the hashes of its photos are left empty."""
    from publisher.article.credit_own import own_credit_words
    from publisher.checks import run_checks
    from publisher.checks.ignoring import heeded, idle
    from publisher.photos.resolve import resolve_photos
    from publisher.settings import read_settings

    settings = read_settings(article.folder)
    with own_credit_words(settings):
        pictures, resolved = resolve_photos(article, hashed=hashed)
        edition = Edition(article, pictures, settings, final, as_of, _editions_of(article))
        found = (*read, *resolved, *run_checks(edition, {*also, *settings.checks.also}))
    own = tuple(notice for notice in found if not _is_told_of_master(notice, article))
    return edition, (*heeded(article, own), *idle(article, own))


def _editions_of(article: Article) -> tuple[Article, ...]:
    """All editions of the article's story that can be read, itself among them; none when it stands alone."""
    from publisher.article.editions import find_editions
    from publisher.article.source import read_article

    path = article.source.path
    files = find_editions(path).all if path.is_file() else ()
    found: list[Article] = []
    for file in files if len(files) > 1 else ():
        try:
            found.append(article if file == path else read_article(file)[0])
        except PublisherError:
            continue  # its own check tells why
    return tuple(found)


def _is_told_of_master(notice: Notice, article: Article) -> bool:
    """Whether a notice is about facts that a translation has from its master, whose own check tells it; errors stop both."""
    if article.translation is None or notice.severity is Severity.ERROR or notice.place is None:
        return False
    return notice.place.file == article.translation.master.source.path.name


def _of_book(edition: Edition, notices: Iterable[Notice]) -> Iterator[Notice]:
    """The notices of one article of a book: the file name is not enough to find the place."""
    for notice in notices:
        place = notice.place
        named = replace(place, file=f"{edition.article.id}/{place.file}") if place else None
        yield replace(notice, place=named)


def _make(name: str, ready: Plan, planned: Planned, folder: OutputFolder) -> tuple[Made, ...]:
    staging = folder.staging(name)
    return tuple(
        record(name, made, staging / made.path, planned.edition, planned.articles)
        for made in channel(name).make(ready, staging)
    )


def _defects(made: Iterable[Made], folder: OutputFolder) -> tuple[Notice, ...]:
    """What a preflight finds in the files just made for a printer."""
    from publisher.press.preflight.run import preflight_notices

    return tuple(
        replace(notice, channels=(one.channel,))
        for one in made
        if (one.channel, one.artifact.media_type) == PRINTED
        for notice in preflight_notices(folder.path / one.artifact.path)
    )
