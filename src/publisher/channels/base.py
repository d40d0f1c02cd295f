"""What a channel is: it plans frozen values that print as text, then makes files from them; both report every photo they use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from publisher.edition import Edition
from publisher.notices import Notice
from publisher.page.geometry import Crop


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """One photo as it leaves in one artifact: what of it shows, and its caption and credit exactly as published."""

    photo: str
    caption: str
    credit: str
    """Empty only where the article waives the credit and says why."""
    crop: Crop = Crop()
    to_come: bool = False
    """True where a plate stands in the photo's place."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file a channel made: its path below the output folder, its media type, its layout and the photos in it."""

    path: str
    media_type: str
    photos: tuple[PhotoUse, ...] = ()
    layout: str | None = None
    pixels: tuple[int, int] | None = None
    pages: int | None = None
    contrast: float | None = None
    """Of the words that read worst, as painted: 1 to 21."""
    words_on: str | None = None
    """What the words of a card stand on: "panel", "gradient" or "clear", the photo as it is."""


class Plan(Protocol):
    """Everything a channel decided, as frozen values."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the planning found; an error in it means that nothing may be made."""
        ...

    @property
    def uses(self) -> tuple[PhotoUse, ...]:
        """Every photo the channel shows, each time it shows it."""
        ...

    def as_text(self) -> str:
        """The plan as text: no clock, no machine path."""
        ...


class Channel(Protocol):
    """One kind of output; ``options`` is a frozen dataclass of the channel's own."""

    name: str

    def options(self) -> Any:
        """The channel's options with their defaults."""
        ...

    def plan(self, edition: Edition, options: Any) -> Plan:
        """Decide everything; write nothing."""
        ...

    def make(self, plan: Any, folder: Path) -> tuple[Artifact, ...]:
        """Paint a plan into a folder, which exists; return what was written there."""
        ...
