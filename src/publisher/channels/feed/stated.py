"""An edition goes in; what a feed cannot do without comes out - or one notice for each thing missing or unusable, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from publisher.article.model import Article
from publisher.channels.feed.addresses import below, home_of, web_address
from publisher.channels.feed.text import one_line
from publisher.edition import Edition
from publisher.notices import Notice, Place, error
from publisher.settings import FILE_NAME, Settings

FIRST_YEAR = 1990
"""Earlier dates are refused: the W3C feed validator calls them implausible, and an archive photo's date is no publication date."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a feed must know; every address is absolute and in ASCII, and folders end without a slash."""

    name: str
    site: str
    feed_url: str
    article_url: str
    photo_base: str
    home: str
    """The article's own place in the publication, as a path."""
    published: datetime


def read_stated(edition: Edition) -> tuple[Stated | None, tuple[Notice, ...]]:
    """What the feed must know, or None and the errors that say what is missing, where it belongs and how it is written."""
    article, settings = edition.article, edition.settings
    notices = tuple(_lacks(edition)) + tuple(_bad_addresses(edition)) + tuple(_bad_dates(edition))
    if notices or article.published is None:
        return None, notices
    site = web_address(settings.publication.site).rstrip("/")
    home = home_of(article.id, article.lang, settings.publication.language)
    return (
        Stated(
            name=one_line(settings.publication.name),
            site=site,
            feed_url=web_address(settings.feed.url) or f"{site}/feed.xml",
            article_url=address_of_edition(article, settings),
            photo_base=photos_at(home, settings),
            home=home,
            published=article.published,
        ),
        (),
    )


def address_of_edition(article: Article, settings: Settings) -> str:
    """Where an edition is read: at its own url, else at its place in the publication; "" when neither is stated."""
    site = web_address(settings.publication.site).rstrip("/")
    home = home_of(article.id, article.lang, settings.publication.language)
    return web_address(article.url) or (f"{site}/{home}" if site else "")


def photos_at(home: str, settings: Settings) -> str:
    """The address of the photos that lie in an article's own place."""
    shared = web_address(settings.feed.photo_base).rstrip("/")
    site = web_address(settings.publication.site).rstrip("/")
    return below(shared, home) if shared else f"{site}/{home}/photos"


_Where: TypeAlias = Callable[[Edition], Place]


def _in_article(field: str) -> _Where:
    return lambda edition: edition.article.source.at(field)


def _in_settings(edition: Edition) -> Place:
    path = edition.settings.path
    return Place(path.name if path else FILE_NAME)


@dataclass(frozen=True, slots=True)
class _Need:
    code: str
    lacks: Callable[[Edition], bool]
    where: _Where
    message: str
    hint: str


_NEEDS = (
    _Need(
        "P607",
        lambda e: e.article.published is None,
        _in_article("published"),
        "the feed needs the date of publication, and the article states none",
        "add the date with its time zone to the front matter: published: 2026-01-31T09:00:00+07:00",
    ),
    _Need(
        "P601",
        lambda e: not e.article.url and not e.settings.publication.site,
        _in_article("url"),
        "the feed needs the article's address, and the article states none",
        'add url: https://... to the front matter, or site = "https://..." under [publication] in publisher.toml',
    ),
    _Need(
        "P608",
        lambda e: not one_line(e.settings.publication.name),
        _in_settings,
        "the feed needs the publication's name, and publisher.toml states none",
        'add name = "..." under [publication] in publisher.toml',
    ),
    _Need(
        "P608",
        lambda e: not e.settings.feed.url and not e.settings.publication.site,
        _in_settings,
        "the feed needs the address it is served at, and publisher.toml states none",
        'add site = "https://..." under [publication] in publisher.toml, or url = "https://..." under [feed]',
    ),
    _Need(
        "P608",
        lambda e: bool(e.article.url and e.settings.feed.url and not e.settings.publication.site),
        _in_settings,
        "the feed needs the publication's own address, and publisher.toml states none",
        'add site = "https://..." under [publication] in publisher.toml',
    ),
)


def _lacks(edition: Edition) -> Iterator[Notice]:
    for need in _NEEDS:
        if need.lacks(edition):
            yield error(need.code, need.message, need.where(edition), need.hint, "feed")


def _bad_addresses(edition: Edition) -> Iterator[Notice]:
    article, settings = edition.article, edition.settings
    rows: tuple[tuple[str, str, str | None, _Where], ...] = (
        ("P601", "url", article.url, _in_article("url")),
        ("P608", "site under [publication]", settings.publication.site, _in_settings),
        ("P608", "url under [feed]", settings.feed.url, _in_settings),
        ("P608", "photo_base under [feed]", settings.feed.photo_base, _in_settings),
        ("P608", "hub under [feed]", settings.feed.hub, _in_settings),
    )
    for code, field, value, where in rows:
        if value and not web_address(value):
            hint = "write the whole address, beginning with https://"
            yield error(
                code, f"{field} is '{one_line(value)}', which is not a web address", where(edition), hint, "feed"
            )


def _bad_dates(edition: Edition) -> Iterator[Notice]:
    article = edition.article
    for field, moment in (("published", article.published), ("modified", article.modified)):
        if moment is None:
            continue
        if moment.utcoffset() is None:
            hint = "write the time with its zone: 2026-01-31T09:00:00+07:00"
            yield error("P107", f"{field} has no time zone", article.source.at(field), hint, "feed")
        if moment.year < FIRST_YEAR:
            message = f"{field} lies in the year {moment.year}, and feed readers refuse dates before {FIRST_YEAR}"
            hint = f"{field} is the date of this publication; the date of an old photo belongs in its field taken"
            yield error("P607", message, article.source.at(field), hint, "feed")
