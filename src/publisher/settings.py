"""publisher.toml: the publication's name, site, language and brand; read strictly, with line and column for what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from publisher.notices import Notice, PublisherError, error
from publisher.tomlfile import COLOUR_TEXT, TomlFile, read_toml

FILE_NAME = "publisher.toml"


@dataclass(frozen=True, slots=True)
class Publication:
    """Who publishes."""

    name: str | None = None
    site: str | None = None
    """The publication's address, https://..., without a closing slash."""
    language: str | None = None
    """Of the publication, as a BCP 47 tag; each article names its own."""
    copyright: str | None = None
    """The notice for photos that state none of their own."""


@dataclass(frozen=True, slots=True)
class CreditWording:
    """How credits read."""

    labels: dict[str, str] = field(default_factory=dict)
    """Language -> the word before a credit, over the shipped wording: en = "Picture"."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed needs beyond the article."""

    url: str | None = None
    """The address the feed is served at (its rel=self); default: site + "/feed.xml"."""
    photo_base: str | None = None
    """The address web-size photos are served below, in a folder for each article; default: site + "/" + article id + "/photos"."""
    description: str | None = None
    widths: tuple[int, int] = (1600, 320)
    """Widths in pixels of the web photos and of their thumbnails."""
    title: str | None = None
    """Of the feed; default: the publication's name."""
    language: str | None = None
    """Of the feed, as a BCP 47 tag; default: the publication's."""
    items: int = 50
    """How many of the newest articles the feed holds; older ones move to its archive."""
    hub: str | None = None
    """The WebSub hub that tells readers of changes (https://www.w3.org/TR/websub/)."""
    webp: bool = True
    """Whether each web photo is also offered as WebP, to readers that know it."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The publication's own look."""

    accent: str | None = None
    """One accent colour for booklet and cards, "#B3261E"; None leaves the layouts' own."""
    fonts: str | None = None
    """A folder of further fonts, from the settings file; its fonts.toml names them."""
    logo: str | None = None
    """A picture of the publication's name for cards, from the settings file: it stands where the name else would."""
    colours: dict[str, str] = field(default_factory=dict)
    """Colours of the card layouts by name, instead of the layouts' own: panel = "#10151C"."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards for social platforms."""

    targets: str | None = None
    """A file of the publication's own targets, from the settings file; a platforms.toml beside that file needs no mention."""


@dataclass(frozen=True, slots=True)
class Checks:
    """How articles are checked."""

    also: tuple[str, ...] = ()
    """Codes of checks that are off unless asked for."""
    handout_days: int = 30
    """How old a lent photo may be before P408 asks."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one publication; every field has a default, so an article can be built without any."""

    publication: Publication = field(default_factory=Publication)
    credit: CreditWording = field(default_factory=CreditWording)
    feed: Feed = field(default_factory=Feed)
    brand: Brand = field(default_factory=Brand)
    path: Path | None = None
    """The file they were read from."""
    cards: Cards = field(default_factory=Cards)
    checks: Checks = field(default_factory=Checks)


@dataclass(frozen=True, slots=True)
class _File:
    publication: Publication = field(default_factory=Publication)
    credit: CreditWording = field(default_factory=CreditWording)
    feed: Feed = field(default_factory=Feed)
    brand: Brand = field(default_factory=Brand)
    cards: Cards = field(default_factory=Cards)
    checks: Checks = field(default_factory=Checks)


def read_settings(folder: Path) -> Settings:
    """The settings for articles in a folder: the nearest publisher.toml there or above; the defaults when there is none.

    Raises PublisherError with line and column for an unknown key (P101) or a wrong value (P102).
    """
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        path = candidate / FILE_NAME
        if path.is_file():
            read = read_toml(path, _File)
            problems = tuple(_problems(read, TomlFile.of(path)))
            if problems:
                raise PublisherError(*problems)
            return Settings(read.publication, read.credit, read.feed, read.brand, path, read.cards, read.checks)
    return Settings()


_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


def _problems(read: _File, file: TomlFile) -> Iterator[Notice]:
    """Values of the right type that no channel could use."""
    addresses = {
        ("publication", "site"): read.publication.site,
        ("feed", "url"): read.feed.url,
        ("feed", "photo_base"): read.feed.photo_base,
        ("feed", "hub"): read.feed.hub,
    }
    for keys, address in addresses.items():
        if address is not None and not _WEB_ADDRESS.match(address):
            hint = "write the whole address, beginning with https://"
            yield error("P102", f"'{keys[-1]}' is not a web address: {address}", file.place(keys), hint)
    for width in read.feed.widths:
        if width < 1:
            yield error("P102", f"'widths' wants pixels, not {width}", file.place(("feed", "widths")))
    if read.feed.items < 1:
        yield error("P102", f"'items' wants one or more, not {read.feed.items}", file.place(("feed", "items")))
    named: dict[tuple[str, ...], str | None] = {("brand", "accent"): read.brand.accent}
    named |= {("brand", "colours", name): colour for name, colour in read.brand.colours.items()}
    for where, colour in named.items():
        if colour is not None and not COLOUR_TEXT.fullmatch(colour.strip()):
            hint = 'write "#B3261E" or, with its inks for print, "#B3261E cmyk 10 95 95 12"'
            yield error("P102", f"'{where[-1]}' is not a colour: {colour}", file.place(where), hint)
