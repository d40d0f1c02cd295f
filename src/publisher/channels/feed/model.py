"""What a feed says, as frozen values: its head, its entries with their photos, and the photo files it points to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from publisher.channels.base import PhotoUse
from publisher.photos.model import Label, PictureFile

PHOTO_TYPE = "image/jpeg"
WEBP_TYPE = "image/webp"
FEED_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"


@dataclass(frozen=True, slots=True)
class Head:
    """The publication the feed belongs to; empty strings are left out of the feed."""

    title: str
    link: str
    self_url: str
    description: str
    language: str
    copyright: str = ""
    hub: str = ""
    """The WebSub hub."""
    current: str = ""
    """Only of an archive: the address of the feed it belongs to."""
    previous: str = ""
    """The address of the archive with the entries before these (RFC 5005)."""


@dataclass(frozen=True, slots=True)
class Target:
    """A web photo to be: where it lies below the output folder, where it is served, and its size in pixels."""

    path: str
    url: str
    width: int
    height: int
    media_type: str = PHOTO_TYPE


@dataclass(frozen=True, slots=True)
class Rendition:
    """The order for one web photo: which picture, at what size and quality, and what is written into the file."""

    photo: str
    target: Target
    picture: PictureFile
    label: Label
    quality: int


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody to be named for a photo, and as what (a role of the EBU list, or "" when none fits)."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class EntryPhoto:
    """A photo as an entry shows it: words, rights and its two files."""

    photo: str
    caption: str
    credit: str
    """The credit line as published; empty only where the article waives it."""
    full: Target
    thumbnail: Target
    lang: str
    named: tuple[Named, ...] = ()
    alt: str = ""
    copyright: str = ""
    webp: Target | None = None
    """The full photo once more, in a smaller file for readers that know WebP."""

    @property
    def targets(self) -> tuple[Target, ...]:
        """Its files, each once: a small photo is its own thumbnail."""
        return tuple(dict.fromkeys(target for target in (self.full, self.webp, self.thumbnail) if target))

    @property
    def use(self) -> PhotoUse:
        """The photo as it leaves in the feed: always whole."""
        return PhotoUse(self.photo, self.caption, self.credit)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as an item of the feed."""

    guid: str
    guid_is_link: bool
    title: str
    link: str
    summary: str
    html: str
    lang: str
    published: datetime
    modified: datetime | None = None
    creators: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    """Title and address of each related story that has an address."""
    photos: tuple[EntryPhoto, ...] = ()
    section: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    """Language and address of each other edition, in the order of the story."""

    @property
    def changed(self) -> datetime:
        """When the entry last changed."""
        return max(self.published, self.modified or self.published)
