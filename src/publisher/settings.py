"""publisher.toml: the publication's name, site, language and brand; read strictly, with line and column for what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed channel needs beyond the article."""

    url: str | None = None
    """The address the feed is served at (its rel=self)."""
    photo_base: str | None = None
    """The address of the folder the web-size photos are served from; default: site + "/" + article id + "/"."""
    description: str | None = None
    widths: tuple[int, int] = (1600, 320)
    """Widths in pixels of the web photos and of their thumbnails."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The publication's own colours."""

    accent: str = "#B3261E"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one publication; every field has a default, so an article can be built without any."""

    path: Path | None = None
    name: str | None = None
    site: str | None = None
    """The publication's address, https://..., without a closing slash."""
    language: str | None = None
    copyright: str | None = None
    credit_labels: dict[str, str] = field(default_factory=dict)
    """Language -> the word before a credit, over the shipped wording: en = "Photo"."""
    feed: Feed = field(default_factory=Feed)
    brand: Brand = field(default_factory=Brand)
