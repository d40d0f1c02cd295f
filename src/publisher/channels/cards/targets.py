"""Read platforms.toml, the shipped one and a publication's own: names of card targets go in; sizes, safe areas and limits come out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from publisher.notices import PublisherError, did_you_mean, error
from publisher.page.geometry import Rect, Size
from publisher.resources import shipped
from publisher.settings import Settings
from publisher.tomlfile import TomlFile, read_toml
from publisher.units import Length, Px

Format = Literal["jpeg", "png", "webp"]
Counting = Literal["characters", "weighted", "graphemes", "links-23", "emoji-bytes"]
FILE_NAME = "platforms.toml"


@dataclass(frozen=True, slots=True)
class Safe:
    """Shares of a card's height and width, from each edge, that the platform covers with its own buttons."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class TextRule:
    """How long a platform lets the text of a post be, and how it counts."""

    limit: int
    counts: Counting
    max_bytes: int | None = None
    hashtags: int = 5
    link: bool = True
    """Whether an address in the text can be followed."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number of a target was read, and when."""

    says: str
    url: str
    grade: Literal["official", "reported", "measured"]
    checked: date


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of card: the file a platform asks for."""

    name: str
    title: str
    width: int
    """In pixels, as ``height``."""
    height: int
    seen: int
    """How wide a reader sees the card, in CSS pixels."""
    max_bytes: int
    formats: tuple[Format, ...]
    source: tuple[Source, ...]
    safe: Safe = field(default_factory=Safe)
    max_width: int | None = None
    """Of the pixels that are taken, as ``max_height`` and ``max_area``; None where the platform names no limit."""
    max_height: int | None = None
    max_area: int | None = None
    text: TextRule | None = None
    """None for a card that is posted without text."""
    heading: int | None = None
    """The longest title, in characters, where the platform has a field of its own for it."""
    alt: int | None = None
    """The longest alternative text, in characters."""

    @property
    def size(self) -> Size:
        """The page: one CSS pixel for each pixel of the file."""
        return Size(Px(self.width), Px(self.height))

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height

    @property
    def u(self) -> Length:
        """The unit of card layouts: 1 % of the square root of width x height, so that type keeps its weight in every shape."""
        return Px(math.sqrt(self.width * self.height) / 100)

    @property
    def safe_box(self) -> Rect:
        """The part of the card where words may stand."""
        size, safe = self.size, self.safe
        card = Rect(Length(0), Length(0), size.width, size.height)
        return card.inset(
            safe.left * size.width, safe.top * size.height, safe.right * size.width, safe.bottom * size.height
        )

    def seen_as(self, pixels: float) -> Length:
        """The length on the card that a reader sees as so many CSS pixels."""
        return Px(pixels * self.width / self.seen)


@dataclass(frozen=True, slots=True)
class _Platforms:
    target: tuple[Target, ...]


@cache
def known_targets(own: Path | None = None) -> dict[str, Target]:
    """All targets by name: the shipped ones in the order of their file, then those of a publication's own, which win.

    Raises PublisherError as ``read_toml`` does, and P102 for a card that is larger than its own limits allow.
    """
    files = [shipped("assets") / FILE_NAME, *([own] if own else [])]
    return {target.name: target for file in files for target in _read(file)}


def own_platforms(settings: Settings) -> Path | None:
    """The publication's own table: the file [cards] targets names, else a platforms.toml beside publisher.toml, if there is one.

    Raises PublisherError P305 when the named file does not exist.
    """
    if settings.path is None:
        return None
    named = settings.cards.targets
    path = settings.path.parent / (named or FILE_NAME)
    if named and not path.is_file():
        place = TomlFile.of(settings.path).place(("cards", "targets"))
        raise PublisherError(error("P305", f"there is no file '{named}'", place, None, "cards"))
    return path if path.is_file() else None


def chosen_targets(names: tuple[str, ...], own: Path | None = None) -> tuple[Target, ...]:
    """The targets of those names, each once, "all" for every one; PublisherError P803 for one that does not exist."""
    known = known_targets(own)
    wanted = [one for name in names for one in (known if name == ALL else (name,))]
    missing = [
        error("P803", f"there is no card target '{name}'", None, did_you_mean(name, known), "cards")
        for name in wanted
        if name not in known
    ]
    if missing:
        raise PublisherError(*missing)
    return tuple(known[name] for name in dict.fromkeys(wanted))


ALL = "all"
"""Stands for every target."""


def _read(path: Path) -> tuple[Target, ...]:
    targets = read_toml(path, _Platforms).target
    file = TomlFile.of(path)
    faults = [
        error("P102", f"the target '{target.name}' {fault}", file.place(("target", index)), None, "cards")
        for index, target in enumerate(targets)
        for fault in _faults(target)
    ]
    if faults:
        raise PublisherError(*faults)
    return targets


def _faults(target: Target) -> list[str]:
    """What no card can be made of: no size, no format, or a size beyond the platform's own limit."""
    if min(target.width, target.height, target.seen, target.max_bytes) < 1 or not target.formats:
        return ["needs a width, a height, a seen width, a limit in bytes and a format"]
    limits = {"wide": (target.width, target.max_width), "high": (target.height, target.max_height)}
    faults = [
        f"is {size} pixels {way}, {limit} are taken" for way, (size, limit) in limits.items() if limit and size > limit
    ]
    area = target.width * target.height
    return faults + ([f"has {area} pixels, {target.max_area} are taken"] if area > (target.max_area or area) else [])
