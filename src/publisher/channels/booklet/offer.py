"""An offer: one way to go on with the story from a position - a kind of page, what it costs and why, and how to build it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from publisher.channels.booklet.story import Position, Story
from publisher.page.items import Page

AGAINST_WISH = 100.0
"""What it costs to overrule the editor's own wish for a photo: more than anything else can."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A page or a spread that tells the story up to ``after``; ``costs`` names what each fault of it weighs."""

    kind: str
    pages: int
    after: Position
    costs: tuple[tuple[str, float], ...]
    build: Callable[[int, str], tuple[Page, ...]]
    """Makes the pages, given the first one's folio and the reason for choosing it."""

    @property
    def cost(self) -> float:
        """The sum of the costs."""
        return sum(weight for _, weight in self.costs)


Offers: TypeAlias = Callable[[Story, Position, int], Iterator[Offer]]
"""A kind of page: what it offers at a position of the story, for a first page of that folio."""


def costs(**named: float) -> tuple[tuple[str, float], ...]:
    """The costs that weigh anything, by name."""
    return tuple((name.replace("_", " "), round(weight, 3)) for name, weight in named.items() if weight > 0.0005)


def against(wish: str | None, kind: str) -> float:
    """The cost of using a kind where the editor wished for another."""
    return AGAINST_WISH if wish is not None and wish != kind else 0.0


def crop_cost(loss: float) -> float:
    """What cutting away that share of a photo costs: a twentieth is free, a third is dear."""
    return 30.0 * math.pow(max(0.0, loss - 0.05), 1.5)


def resolution_cost(ppi: float) -> float:
    """What a photo costs below 225 pixels per inch, the density under which offset print shows it."""
    return 3.0 * max(0.0, 225.0 / ppi - 1.0) if ppi > 0 else 100.0


def loss(photo: float, box: float) -> float:
    """The share of a photo of one aspect that a box of another aspect cuts away."""
    return 1.0 - min(photo / box, box / photo)
