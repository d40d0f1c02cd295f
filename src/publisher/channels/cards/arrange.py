"""Where photo, panel and words lie on a card: a target, an arrangement and the photo's share go in, three boxes come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from publisher.channels.cards.schema import Arrangement
from publisher.channels.cards.targets import Target
from publisher.page.geometry import Rect
from publisher.units import Length, Px

STEP = 0.02
"""The photo gives way in steps of this share of the card."""
MIRRORED: dict[str, Literal["left", "right"]] = {"left": "right", "right": "left"}
"""For text that runs from right to left, panel and photo change sides."""
FREE_OF = {"left": "right", "right": "left", "above": "below", "below": "above"}
"""Where the words stand on a photo that fills the card -> which side of it stays free."""


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes of one card. The words stay inside panel and safe area; what is free of the panel is the photo's, which fills
    the whole card where the words stand on it."""

    arrangement: Arrangement
    photo: Rect
    panel: Rect
    words: Rect
    free: Rect

    @property
    def on_photo(self) -> bool:
        """Whether the words stand on the photo."""
        return self.arrangement.photo == "full"


def places(target: Target, arrangement: Arrangement, share: float, margin: Length) -> Places:
    """The boxes when the photo takes that share of the width (beside the panel) or of the height (above or below it).

    Edges lie on whole pixels; the words keep ``margin`` from the panel's edges and never leave the safe area.
    """
    card = Rect(Length(0), Length(0), target.size.width, target.size.height)
    width, height = Px(round(target.width * share)), Px(round(target.height * share))
    rest = {
        "above": (0.0, float(height), 0.0, 0.0),
        "below": (0.0, 0.0, 0.0, float(height)),
        "left": (float(width), 0.0, 0.0, 0.0),
        "right": (0.0, 0.0, float(width), 0.0),
    }.get(_side(arrangement), (0.0, 0.0, 0.0, 0.0))
    panel = card.inset(*rest)
    free = _rest(card, panel)
    photo = card if arrangement.photo == "full" else free
    return Places(arrangement, photo, panel, common(panel.inset(margin), target.safe_box), free)


def mirrored(arrangement: Arrangement) -> Arrangement:
    """The arrangement for text that runs from right to left."""
    if arrangement.photo == "full":
        return replace(arrangement, words=MIRRORED.get(arrangement.words, arrangement.words))
    return replace(arrangement, photo=MIRRORED.get(arrangement.photo, arrangement.photo))


def shares(target: Target, arrangement: Arrangement, aspect: float | None) -> tuple[float, ...]:
    """The shares a photo of that aspect may take, the largest first: steps from ``share`` to ``give``, and where it fits uncut.

    A photo that fits uncut may take less than ``give``: a panorama above a panel is as low as it is.
    """
    if arrangement.photo == "none":
        return (0.0,)
    steps = round((arrangement.share - arrangement.give) / STEP)
    found = {round(arrangement.share - step * STEP, 4) for step in range(steps + 1)}
    if aspect is not None and arrangement.photo != "full":
        beside = arrangement.photo in MIRRORED
        uncut = aspect / target.aspect if beside else target.aspect / aspect
        found |= {uncut} if uncut < arrangement.share else set()
    return tuple(sorted(found, reverse=True))


def _side(arrangement: Arrangement) -> str:
    """On which side of the words the photo is free."""
    return FREE_OF[arrangement.words] if arrangement.photo == "full" else arrangement.photo


def common(one: Rect, other: Rect) -> Rect:
    """What two boxes share; of no size where they share nothing."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    width = max(0.0, min(one.right, other.right) - x)
    height = max(0.0, min(one.bottom, other.bottom) - y)
    return Rect(Length(x), Length(y), Length(width), Length(height))


def _rest(card: Rect, panel: Rect) -> Rect:
    """What the panel leaves of the card; nothing at the foot where it leaves nothing."""
    if panel.width < card.width:
        x = card.x if panel.x > card.x else panel.right
        return Rect(x, card.y, card.width - panel.width, card.height)
    y = card.y if panel.y > card.y else panel.bottom
    return Rect(card.x, y, card.width, card.height - panel.height)
