"""The spread: one photo over two pages, the same picture on both, clipped at the fold; caption and credit in the left band."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.channels.booklet.kinds.band import above_band, band_legend, band_place, may_cut
from publisher.channels.booklet.offer import Offer, against, costs, crop_cost, loss, resolution_cost
from publisher.channels.booklet.story import Position, Story
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Role

FOLD = 0.06
"""A focal point nearer to the fold than this share of the spread's width lies in it."""


def spread(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """A wide photo over a left and a right page, its focal point away from the fold."""
    shot = story.shot(at.atom)
    if shot is None or Side.of(folio) is Side.RIGHT:
        return
    desk, photo = story.desk, shot.photo
    aspect = desk.figures.aspect(photo)
    legend = band_legend(desk, photo, Side.LEFT)
    page = desk.sheet.full_bleed()
    whole = above_band(desk, legend, Rect(page.x, page.y, page.width + desk.sheet.size.width, page.height))
    cut = loss(aspect, whole.aspect)
    wished = shot.wish == "spread"
    if (aspect < 1.2 and not wished) or not may_cut(photo, cut, wished=wished):
        return

    def half(side: Side, why: str, folio: int) -> Page:
        rect = whole if side is Side.LEFT else whole.moved(dx=-desk.sheet.size.width)
        clip = above_band(desk, legend, desk.sheet.bleed(side))
        items, to_come = desk.figures.picture(photo, rect, clip)
        children = band_place(desk, legend, side) if side is Side.LEFT else ()
        figure = Element(Role.FIGURE, items, children, lang=desk.lang, alt=photo.alt, photo=photo.id, plate=to_come)
        return desk.page(f"spread {side}", folio, (figure,), foot=False, why=why)

    def build(folio: int, why: str) -> tuple[Page, ...]:
        return half(Side.LEFT, why, folio), half(Side.RIGHT, why, folio + 1)

    weights = costs(
        spread=desk.layout.kinds.spread,
        crop=crop_cost(cut),
        fold=4.0 if _in_fold(photo.focus, aspect, whole.aspect) else 0.0,
        resolution=resolution_cost(desk.figures.ppi(photo, whole.width)),
        wish=against(shot.wish, "spread"),
    )
    yield Offer("spread", 2, Position(at.atom + 1), weights, build)


def _in_fold(focus: tuple[float, float] | None, photo: float, box: float) -> bool:
    """Whether the focal point lands in the fold; where the sides are cut it moves away from the middle."""
    if focus is None:
        return False
    widened = max(1.0, photo / box)
    return abs(focus[0] - 0.5) * widened < FOLD
