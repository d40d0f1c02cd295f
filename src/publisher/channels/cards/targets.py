"""Read assets/platforms.toml: the names of card targets go in; their sizes, safe areas and limits come out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from publisher.notices import PublisherError, did_you_mean, error
from publisher.page.geometry import Rect, Size
from publisher.resources import shipped
from publisher.tomlfile import read_toml
from publisher.units import Length, Px

Format = Literal["jpeg", "png", "webp"]


@dataclass(frozen=True, slots=True)
class Safe:
    """Shares of a card's height and width, from each edge, that the platform covers with its own buttons."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


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
def known_targets() -> dict[str, Target]:
    """All targets by name, in the order of the file."""
    platforms = read_toml(shipped("assets") / "platforms.toml", _Platforms)
    return {target.name: target for target in platforms.target}


def chosen_targets(names: tuple[str, ...]) -> tuple[Target, ...]:
    """The targets of those names, each once; PublisherError P803 for one that does not exist."""
    known = known_targets()
    missing = [
        error("P803", f"there is no card target '{name}'", None, did_you_mean(name, known), "cards")
        for name in names
        if name not in known
    ]
    if missing:
        raise PublisherError(*missing)
    return tuple(known[name] for name in dict.fromkeys(names))
