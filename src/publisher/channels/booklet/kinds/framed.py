"""The framed page: one whole photo within the margins, its caption below."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost
from publisher.channels.booklet.story import Position, Story
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Page
from publisher.units import Length

ABOVE = 0.36
"""The share of the free height that stands above the photo: the optical middle lies above the true one."""


def framed(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """The photo as large as the type area takes it, never cut."""
    shot = story.shot(at.atom)
    if shot is None:
        return
    desk = story.desk
    box, _ = fit(desk, shot.photo, desk.sheet.area(Side.of(folio)))
    share = float(box.width * box.height) / float(desk.sheet.trim.width * desk.sheet.trim.height)

    def build(folio: int, why: str) -> tuple[Page, ...]:
        side = Side.of(folio)
        box, legend = fit(desk, shot.photo, desk.sheet.area(side))
        at = (box.x, box.bottom + desk.layout.captions.gap)
        return (desk.page("framed", folio, (desk.figures.figure(shot.photo, box, legend, at, side),), why=why),)

    weights = costs(
        framed=desk.layout.kinds.framed,
        white=3.0 * max(0.0, 0.5 - share),
        resolution=resolution_cost(desk.figures.ppi(shot.photo, box.width)),
        wish=against(shot.wish, "framed"),
    )
    yield Offer("framed", 1, Position(at.atom + 1), weights, build)


def fit(desk: Desk, photo: Photo, area: Rect) -> tuple[Rect, Legend]:
    """The largest box of the photo's own shape in an area with room for its legend, hung at the optical middle."""
    aspect = desk.figures.aspect(photo)
    gap = desk.layout.captions.gap
    width = area.width
    while True:
        beside = desk.figures.side_credit_fits(photo, width / aspect)
        legend = desk.figures.legend(photo, max(width, area.width * 0.5), side_credit=beside)
        room = area.height - gap - legend.height
        fitting = Length(min(area.width, room * aspect))
        if fitting >= width - 0.01:
            break
        width = fitting
    height = width / aspect
    free = area.height - height - gap - legend.height
    return Rect(area.x + (area.width - width) / 2, area.y + free * ABOVE, width, height), legend
