"""Social cards: an edition goes in, one picture for each target comes out - its photo, title, caption and credit always together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publisher.channels.cards.options import CardOptions

if TYPE_CHECKING:
    from publisher.channels.base import Artifact
    from publisher.channels.cards.plan import CardsPlan
    from publisher.edition import Edition


class CardsChannel:
    """The channel as the table of channels knows it; what it needs is imported when it is used."""

    name = "cards"

    def options(self) -> CardOptions:
        """The options with their defaults."""
        return CardOptions()

    def plan(self, edition: Edition, options: CardOptions) -> CardsPlan:
        """Decide everything: see ``plan_cards``."""
        from publisher.channels.cards.plan import plan_cards

        return plan_cards(edition, options)

    def make(self, plan: CardsPlan, folder: Path) -> tuple[Artifact, ...]:
        """Write the files: see ``make_cards``."""
        from publisher.channels.cards.make import make_cards

        return make_cards(plan, folder)


CHANNEL = CardsChannel()
