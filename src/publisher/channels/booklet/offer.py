"""An offer: one way to go on with the story from a position - a kind of page, what it costs and why, and how to build it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.story import Position, Story
from publisher.page.items import Page

FAULTS = {
    "text": "the design's own taste: how gladly it uses the kind",
    "text photo": "the design's own taste",
    "plate": "the design's own taste",
    "framed": "the design's own taste",
    "pair": "the design's own taste",
    "spread": "the design's own taste",
    "moment": "the design's own taste",
    "news": "the design's own taste",
    "crowd": "three photos on a page of news are one too many, unless the text is short",
    "repeated": "the same kind twice running tires; a gallery design sets kinds.repeat to 0",
    "white": "white that nobody planned looks forgotten; it grows with its square, so one empty page is worse than two airy ones",
    "crop": "what a photo loses to the edge, counted by what matters in it where the picture is at hand",
    "turned": "an upright photo in a landscape box, or the other way round, is another picture",
    "resolution": "below 225 pixels per inch offset print shows the enlargement",
    "small": "the photo the story opens with, and any photo a page was made for, is shown large",
    "narrow": "a photo with text is as wide as the text, or looks left over",
    "unlike": "photos one below the other at one width look alike only when their shapes are",
    "sunk": "a story that begins a third down costs less than a blank page at the end",
    "turn": "a short text on a right page whose photo is overleaf",
    "order": "photo at the head of a left page and at the foot of a right one: facing pages answer each other",
    "fold": "what matters in a photo over two pages lies in the fold",
    "pause": "a white page before a wished-for spread",
    "wish": "the editor's own wish overruled: dearer than anything else",
}
"""Everything an offer may be charged with, and why; the weights stand in the functions below and beside each kind."""

AGAINST_WISH = 100.0
"""What it costs to overrule the editor's own wish for a photo: more than anything else can."""

MATTERS = 0.65
"""How much of the cost of a cut goes by what matters in the photo; the rest by plain area, for maps of it can be wrong."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A page or a spread that tells the story up to ``after``; ``costs`` names what each fault of it weighs."""

    kind: str
    pages: int
    after: Position
    costs: tuple[tuple[str, float], ...]
    build: Callable[[int, str], tuple[Page, ...]]
    """Makes the pages, given the first one's folio and the reason for choosing it."""
    unseen: tuple[Photo, ...] = ()
    """Photos it would cut that nobody has looked at yet: until then its cost is the least it can be."""

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


FREE_CUT = 0.05
"""A twentieth of a photo may always go."""


def crop_cost(loss: float) -> float:
    """What cutting away that share of a photo costs: a twentieth is free, a third is dear."""
    return 30.0 * math.pow(max(0.0, loss - FREE_CUT), 1.5)


def cut_cost(desk: Desk, photo: Photo, box: float) -> float:
    """What showing a photo in a box of that aspect costs: by the share of what matters that is lost, and by area.

    Of a photo that was not looked at yet it is the least it can be.
    """
    cut = loss(desk.figures.aspect(photo), box)
    if cut <= FREE_CUT:
        return 0.0
    return crop_cost(MATTERS * (1.0 - desk.figures.kept(photo, box)) + (1.0 - MATTERS) * cut)


def unseen(desk: Desk, photo: Photo, box: float) -> tuple[Photo, ...]:
    """The photo when its cost in a box of that aspect is still a guess."""
    is_cut = loss(desk.figures.aspect(photo), box) > FREE_CUT
    return (photo,) if is_cut and not desk.figures.is_known(photo) else ()


def turned_cost(photo: float, box: float) -> float:
    """What it costs to put an upright photo into a landscape box, or the other way round."""
    return 1.0 if (photo - 1.0) * (box - 1.0) < 0 and loss(photo, box) > FREE_CUT else 0.0


def white_cost(white: float) -> float:
    """What a share of unplanned white costs: a tenth next to nothing, a whole column much."""
    return 3.0 * white**2


def resolution_cost(ppi: float) -> float:
    """What a photo costs below 225 pixels per inch, the density under which offset print shows it."""
    return 3.0 * max(0.0, 225.0 / ppi - 1.0) if ppi > 0 else 100.0


def loss(photo: float, box: float) -> float:
    """The share of a photo of one aspect that a box of another aspect cuts away."""
    return 1.0 - min(photo / box, box / photo)
