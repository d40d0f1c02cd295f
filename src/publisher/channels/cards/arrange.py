"""Where photo, panel and words lie on a card: a target, an arrangement and the photo's share go in, three boxes come out."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.channels.cards.schema import Arrangement
from publisher.channels.cards.targets import Target
from publisher.page.geometry import Rect
from publisher.units import Length, Px

STEP = 0.02
"""The photo gives way in steps of this share of the card."""


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes of one card. The photo's and the panel's tile the card; the words stay inside panel and safe area."""

    arrangement: Arrangement
    photo: Rect
    panel: Rect
    words: Rect


def places(target: Target, arrangement: Arrangement, share: float, margin: Length) -> Places:
    """The boxes when the photo takes that share of the width (beside the panel) or of the height (above it).

    Edges lie on whole pixels; the words keep ``margin`` from the panel's edges and never leave the safe area.
    """
    card = Rect(Length(0), Length(0), target.size.width, target.size.height)
    if arrangement.photo == "above":
        height = Px(round(target.height * share))
        photo, panel = card.inset(0, 0, 0, card.height - height), card.inset(0, height, 0, 0)
    else:
        width = Px(round(target.width * share))
        left, right = card.inset(0, 0, card.width - width, 0), card.inset(card.width - width, 0, 0, 0)
        photo = right if arrangement.photo == "right" else left
        panel = card.inset(0, 0, width, 0) if arrangement.photo == "right" else card.inset(width, 0, 0, 0)
    return Places(arrangement, photo, panel, _common(panel.inset(margin), target.safe_box))


def shares(target: Target, arrangement: Arrangement, aspect: float | None) -> tuple[float, ...]:
    """The shares a photo of that aspect may take, the largest first: steps from ``share`` to ``give``, and where it fits uncut.

    A photo that fits uncut may take less than ``give``: a panorama above a panel is as low as it is.
    """
    steps = round((arrangement.share - arrangement.give) / STEP)
    found = {round(arrangement.share - step * STEP, 4) for step in range(steps + 1)}
    if aspect is not None:
        uncut = target.aspect / aspect if arrangement.photo == "above" else aspect / target.aspect
        found |= {uncut} if uncut < arrangement.share else set()
    return tuple(sorted(found, reverse=True))


def _common(one: Rect, other: Rect) -> Rect:
    """What two boxes share; of no size where they share nothing."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    width = max(0.0, min(one.right, other.right) - x)
    height = max(0.0, min(one.bottom, other.bottom) - y)
    return Rect(Length(x), Length(y), Length(width), Length(height))
