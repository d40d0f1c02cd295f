"""The schema of a card layout: what one design says, in which voices and where, as its TOML file gives it.

Sizes and spaces are in u: 1 % of the square root of width x height (``Target.u``), so that one file serves every shape.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from publisher.channels.cards.contrast import LEGIBLE, contrast
from publisher.channels.cards.targets import Target
from publisher.layout.load import layout_path, load_layout
from publisher.layout.schema import parse_colours
from publisher.notices import PublisherError, did_you_mean, error
from publisher.tomlfile import Keys, TomlFile

Slot = Literal["kicker", "mark", "title", "quote", "cite", "date", "lead", "caption", "credit", "link"]
"""What a design can say: a field of the article or its photo; "mark" is an opening quotation mark."""
SLOTS: tuple[Slot, ...] = ("kicker", "mark", "title", "quote", "cite", "date", "lead", "caption", "credit", "link")
HEADLINES = frozenset({"title", "quote", "date"})
"""Slots whose words are never cut between letters."""
FOR_TWO = frozenset({"columns", "rows", "ends"})
"""Arrangements of two photos."""


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
    below: float = 0.0
    """White between it and what stands below it, in u."""
    tight: bool = False
    """Takes as much height as its ink, not as the font's lines: for large figures and marks."""


@dataclass(frozen=True, slots=True)
class Spaces:
    """The white of a panel, in u."""

    margin: float
    """Between the words and the edges of the card, the photo and the safe area."""
    between: float
    """Between head and foot, at least; what a panel has to spare goes there too."""
    bar: tuple[float, float] = (0.0, 0.0)
    """Length and thickness of the bar in the accent above the words; none where it has no thickness."""
    bar_gap: float = 0.0
    """Below that bar."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where the photo stands on cards of a range of shapes."""

    photo: Literal["left", "right", "above", "below", "none", "columns", "rows", "ends", "full"]
    """Beside, above or below the panel; "none" for words only; two photos as "columns" or "rows", each over its own caption, or at
    both "ends" of a tall card with all words between them; "full" for a photo that fills the card, with the words on it."""
    words: Literal["left", "right", "above", "below"] = "below"
    """Where the words stand on a "full" photo."""
    head: Literal["above", "beside"] = "above"
    """Where the head stands by two photos as "columns"; beside them they take ``share`` of the width."""
    share: float = 1.0
    """How much of the card the photo takes at most: of the width beside a panel, of the height above or below one. Of a "full"
    photo: how much of it stays free of words."""
    give: float = 1.0
    """How much it keeps when the words need room."""
    aspect_from: float = 0.0
    """The narrowest card (width divided by height) it is for."""
    aspect_to: float = math.inf
    """The widest card it is for."""
    photo_from: float = 0.0
    """The narrowest photo it is for."""
    photo_to: float = math.inf
    """The widest photo it is for. A plate takes any shape, but counts as a square here."""

    def suits(self, card: float) -> bool:
        """Whether it is for cards of that aspect."""
        return self.aspect_from <= card <= self.aspect_to

    @property
    def takes_any_photo(self) -> bool:
        """Whether it is for photos of every shape."""
        return self.photo_from == 0 and self.photo_to == math.inf


@dataclass(frozen=True, slots=True)
class CardLayout:
    """One card design."""

    description: str
    colours: dict[str, str]
    """Those in ``COLOURS`` and any that voices use."""
    voices: dict[str, CardVoice]
    """One for each slot in head and foot, one for the publication's "name", one for the words on a "plate"."""
    space: Spaces
    arrange: tuple[Arrangement, ...]
    """Of those that are for a card's and a photo's shape the one with the best fit is taken, the first of equals."""
    head: tuple[Slot, ...] = ("kicker", "title")
    """What hangs from the top of the panel; the publication's name stands on the kicker's line."""
    foot: tuple[Slot, ...] = ("caption", "credit")
    """What stands on its foot."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All that the design says, from top to bottom."""
        return self.head + self.foot

    @property
    def panels(self) -> CardLayout:
        """The same without the arrangements that print on the photo."""
        return replace(self, arrange=tuple(row for row in self.arrange if row.photo != "full"))

    @property
    def photos(self) -> int:
        """How many photos it shows."""
        kinds = {row.photo for row in self.arrange}
        return 0 if kinds == {"none"} else 2 if kinds & FOR_TWO else 1

    def arrangements(self, card: float, photo: float) -> tuple[Arrangement, ...]:
        """The arrangements for a card and a photo of those aspects."""
        return tuple(row for row in self.arrange if row.suits(card) and row.photo_from <= photo <= row.photo_to)


COLOURS = ("panel", "ink", "accent", "plate")
"""The colours every card layout names."""


PROMISED: tuple[Slot, ...] = ("caption", "credit")
"""What every design with a photo says: no photo leaves without it."""
NAMED_VOICES = (*SLOTS, "name", "plate")


@dataclass(frozen=True, slots=True)
class Fault:
    """What no card can be made with: a key of the file, what is wrong there, and what helps."""

    code: str
    keys: Keys
    message: str
    hint: str | None = None


def load_card_layout(name: str, targets: tuple[Target, ...] = ()) -> CardLayout:
    """The card layout of that name or in that .toml file, sound for those targets.

    Raises PublisherError as ``load_layout`` does, P802 also for a colour that is missing or cannot be read on its ground,
    P804 when a voice is missing, a photo would stand without its caption or credit, or a shape has no arrangement.
    """
    layout = load_layout(name, "cards", CardLayout)
    found = tuple(faults(layout, targets))
    if found:
        file = TomlFile.of(layout_path(name, "cards"))
        raise PublisherError(*(error(one.code, one.message, file.place(one.keys), one.hint, "cards") for one in found))
    return layout


def illegible(layout: CardLayout, colours: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """The voices that cannot be read in those colours: voice, ground, and the contrast ratio there."""
    read = parse_colours(colours)
    for where, voice in layout.voices.items():
        ground = "plate" if where == "plate" else "panel"
        ratio = contrast(read[voice.colour], read[ground])
        if ratio < LEGIBLE:
            yield where, ground, ratio


def faults(layout: CardLayout, targets: tuple[Target, ...]) -> Iterator[Fault]:
    """Everything that keeps a layout from making cards, for those targets."""
    yield from _voice_faults(layout)
    yield from _colour_faults(layout)
    yield from _slot_faults(layout)
    for target in targets:
        if not any(row.suits(target.aspect) and row.takes_any_photo for row in layout.arrange):
            message = f"there is no arrangement for '{target.name}' cards, which are {target.aspect:.2f} times as wide as high"
            hint = "add an [[arrange]] for that shape and any photo (without photo_from and photo_to)"
            yield Fault("P804", ("arrange", 0), message, hint)


def _voice_faults(layout: CardLayout) -> Iterator[Fault]:
    for voice in layout.voices:
        if voice not in NAMED_VOICES:
            message = f"there is a voice for '{voice}', which no card says"
            yield Fault("P804", ("voices", voice), message, did_you_mean(voice, NAMED_VOICES))
    for slot in (*layout.slots, "name", "plate"):
        if slot not in layout.voices:
            yield Fault("P804", ("voices",), f"there is no voice for '{slot}'", f"add [voices.{slot}]")


def _slot_faults(layout: CardLayout) -> Iterator[Fault]:
    for slot in dict.fromkeys(slot for slot in layout.slots if layout.slots.count(slot) > 1):
        yield Fault("P804", ("head",), f"'{slot}' stands twice in head and foot")
    for slot in PROMISED if layout.photos else ():
        if slot not in layout.slots:
            message = f"the design shows a photo, but does not say its {slot}"
            yield Fault("P804", ("foot",), message, f"add '{slot}' to head or foot")
    if {row.photo for row in layout.arrange} & FOR_TWO and layout.foot != PROMISED:
        message = "two photos stand with their own captions: foot can only be caption and credit"
        yield Fault("P804", ("foot",), message)


def _colour_faults(layout: CardLayout) -> Iterator[Fault]:
    missing = [colour for colour in COLOURS if colour not in layout.colours]
    for colour in missing:
        yield Fault("P802", ("colours",), f"there is no colour '{colour}'", "add it to [colours]")
    unknown = {where: voice.colour for where, voice in layout.voices.items() if voice.colour not in layout.colours}
    for where, colour in unknown.items():
        message = f"there is no colour '{colour}'"
        yield Fault("P802", ("voices", where, "colour"), message, did_you_mean(colour, layout.colours))
    if not missing and not unknown:
        for where, ground, ratio in illegible(layout, layout.colours):
            message = f"'{layout.voices[where].colour}' on '{ground}' has a contrast of {ratio:.1f}:1"
            hint = f"choose colours with at least {LEGIBLE}:1 (WCAG 2.2, 1.4.3)"
            yield Fault("P802", ("voices", where, "colour"), message, hint)
