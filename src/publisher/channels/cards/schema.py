"""The schema of a card layout: voices, spaces and arrangements of one design, as its TOML file gives them.

Sizes and spaces are in u: 1 % of the square root of width x height (``Target.u``), so that one file serves every shape.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from publisher.channels.cards.targets import known_targets
from publisher.layout.load import load_layout
from publisher.notices import Notice, PublisherError, did_you_mean, error


@dataclass(frozen=True, slots=True)
class CardVoice:
    """How one kind of text is set on cards of every size."""

    family: str
    size: float
    """The largest, in u: what a short text gets."""
    seen: float
    """The least, in CSS pixels as a reader sees the card: below it a text counts as too long."""
    leading: float
    """Baseline to baseline, as a multiple of the size."""
    colour: str = "ink"
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    """In em: 0.06 is 6 %."""
    capitals: bool = False
    features: tuple[str, ...] = ()
    max_lines: int | None = None


@dataclass(frozen=True, slots=True)
class Spaces:
    """The white of a panel, in u."""

    margin: float
    """Between the words and the edges of the card, the photo and the safe area."""
    kicker: float
    """Below the kicker."""
    title: float
    """Below the title, at least; what a panel has to spare goes there too."""
    caption: float
    """Below the caption."""
    bar: tuple[float, float]
    """Length and thickness of the bar in the accent above the words."""
    bar_gap: float
    """Below that bar."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where the photo stands on cards of a range of shapes."""

    photo: Literal["left", "right", "above"]
    share: float
    """How much of the card the photo takes at most: of the width beside a panel, of the height above one."""
    give: float
    """How much it keeps when the words need room."""
    aspect_from: float = 0.0
    """The narrowest card (width divided by height) it is for."""
    aspect_to: float = math.inf
    """The widest card it is for."""
    photo_to: float = math.inf
    """The widest photo it is for. A plate takes any shape, but counts as a square here."""


@dataclass(frozen=True, slots=True)
class CardLayout:
    """One card design. Colours it must name: panel, ink, accent, plate, and those its voices use."""

    colours: dict[str, str]
    kicker: CardVoice
    title: CardVoice
    caption: CardVoice
    credit: CardVoice
    name: CardVoice
    """For the name of the publication."""
    plate: CardVoice
    """For the words in place of a photo that is to come."""
    space: Spaces
    arrange: tuple[Arrangement, ...]
    """Of those that are for a card's and a photo's shape the one with the best fit is taken, the first of equals."""

    def voices(self) -> Iterator[tuple[str, CardVoice]]:
        """The voices by their names in the file."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, CardVoice):
                yield field.name, value

    def arrangements(self, card: float, photo: float) -> tuple[Arrangement, ...]:
        """The arrangements for a card and a photo of those aspects."""
        return tuple(row for row in self.arrange if row.aspect_from <= card <= row.aspect_to and photo <= row.photo_to)


COLOURS = ("panel", "ink", "accent", "plate")
"""The colours every card layout names."""


def load_card_layout(name: str) -> CardLayout:
    """The card layout of that name or in that .toml file.

    Raises PublisherError as ``load_layout`` does, P802 also for a colour that is not named, P804 when a shape has no arrangement.
    """
    layout = load_layout(name, "cards", CardLayout)
    problems = tuple(_problems(layout, Path(name).stem))
    if problems:
        raise PublisherError(*problems)
    return layout


def _problems(layout: CardLayout, name: str) -> Iterator[Notice]:
    known = layout.colours
    for colour in COLOURS:
        if colour not in known:
            yield error("P802", f"the card layout '{name}' names no colour '{colour}'", hint="add it to [colours]")
    for where, voice in layout.voices():
        if voice.colour not in known:
            message = (
                f"[{where}] of the card layout '{name}' asks for the colour '{voice.colour}', which it does not name"
            )
            yield error("P802", message, hint=did_you_mean(voice.colour, known))
    for target in known_targets().values():
        if not layout.arrangements(target.aspect, math.inf):
            message = f"the card layout '{name}' has no arrangement for '{target.name}' cards ({target.aspect:.2f})"
            yield error("P804", message, hint="add an [[arrange]] for that shape and any photo (without photo_to)")
