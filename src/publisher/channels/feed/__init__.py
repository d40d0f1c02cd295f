"""The feed channel: an edition goes in; its feed in RSS, Atom and JSON Feed, with all its photos, and the web-size photos come out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publisher.channels.feed.options import FeedOptions

if TYPE_CHECKING:
    from publisher.channels.base import Artifact
    from publisher.channels.feed.plan import FeedPlan
    from publisher.edition import Edition


class FeedChannel:
    """The channel as the table of channels knows it; what does the work is imported when it is called."""

    name = "feed"

    def options(self) -> FeedOptions:
        """The options with their defaults."""
        return FeedOptions()

    def plan(self, edition: Edition, options: FeedOptions) -> FeedPlan:
        """Decide what the feed says and which photo files it needs: see ``plan_feed``."""
        from publisher.channels.feed.plan import plan_feed

        return plan_feed(edition, options)

    def make(self, plan: FeedPlan, folder: Path) -> tuple[Artifact, ...]:
        """Write the feeds and ``photos/`` into the folder: see ``make_feed``."""
        from publisher.channels.feed.make import make_feed

        return make_feed(plan, folder)


CHANNEL = FeedChannel()
