"""The booklet channel: an article becomes a printed photo booklet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publisher.channels.base import Artifact
from publisher.channels.booklet.options import BookletOptions
from publisher.edition import Edition

if TYPE_CHECKING:
    from publisher.channels.booklet.plan import BookletPlan


class BookletChannel:
    """One PDF booklet per article."""

    name = "booklet"

    def options(self) -> BookletOptions:
        """The defaults."""
        return BookletOptions()

    def plan(self, edition: Edition, options: BookletOptions) -> BookletPlan:
        """All pages, placed."""
        from publisher.channels.booklet.plan import plan_booklet

        return plan_booklet(edition, options)

    def make(self, plan: BookletPlan, folder: Path) -> tuple[Artifact, ...]:
        """booklet.pdf, and the preview pictures when asked."""
        from publisher.channels.booklet.make import make_booklet

        return make_booklet(plan, folder)
