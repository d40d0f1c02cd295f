"""The belt: a landscape photo across an upright page, to the bleed at both sides, with white above it and its legend below."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.kinds.band import legend_x
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost
from publisher.channels.booklet.story import Position, Story
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Page

HIGHEST = 0.66
"""A photo that would be higher than this share of the page is a plate, not a belt."""

ABOVE = 0.4
"""The share of the free height that stands above the photo."""

AIRY = 0.25
"""What a belt costs: it lives from being rare."""


def belt(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """The whole photo as wide as the page."""
    shot = story.shot(at.atom)
    if shot is None or story.desk.sheet.is_wide:
        return
    desk, photo = story.desk, shot.photo
    box, legend = _fit(desk, photo, Side.of(folio))
    if box.height > desk.sheet.size.height * HIGHEST or box.aspect < 1.0:
        return

    def build(folio: int, why: str) -> tuple[Page, ...]:
        side = Side.of(folio)
        at = (legend_x(desk, legend, desk.sheet.area(side)), box.bottom + desk.layout.captions.gap)
        return (desk.page("belt", folio, (desk.figures.figure(photo, box, legend, at, side),), why=why),)

    share = float(box.height / desk.sheet.size.height)
    weights = costs(
        plate=desk.layout.kinds.plate + AIRY,
        white=3.0 * max(0.0, 0.5 - share),
        resolution=resolution_cost(desk.figures.ppi(photo, box.width)),
        wish=against(shot.wish, "belt"),
    )
    yield Offer("belt", 1, Position(at.atom + 1), weights, build)


def _fit(desk: Desk, photo: Photo, side: Side) -> tuple[Rect, Legend]:
    bleed, area = desk.sheet.full_bleed(), desk.sheet.area(side)
    height = bleed.width / desk.figures.aspect(photo)
    legend = desk.figures.legend(photo, area.width)
    free = area.height - height - desk.layout.captions.gap - legend.height
    return Rect(bleed.x, area.y + max(0.0, float(free)) * ABOVE, bleed.width, height), legend
