"""An edition: one article with its photos resolved and the settings of its publication - what every check and channel is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from publisher.article.model import Article
from publisher.photos.model import PictureFile
from publisher.settings import Settings


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The picture a link to the article should show: a file of the output folder, its size in pixels, what it shows."""

    path: str
    media_type: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An article ready for its channels; a photo without an entry in ``pictures`` is still to come."""

    article: Article
    pictures: Mapping[str, PictureFile]
    """Photo id -> its file, for the photos whose file was found and can be read."""
    settings: Settings
    final: bool = False
    """A final build refuses photos that are still to come; a draft shows plates in their place."""
    as_of: datetime | None = None
    """The moment it is published for, with its time zone; embargoes and expired rights are checked only when it is given."""
    editions: tuple[Article, ...] = ()
    """All language editions of its story that can be read, the master first; none when it has only this one."""
    share: SharePicture | None = None
    """Given by a channel that makes one in the same build; pages of other channels may point to it."""

    def is_to_come(self, photo_id: str) -> bool:
        """Whether the photo has no usable file yet."""
        return photo_id not in self.pictures
