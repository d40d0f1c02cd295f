"""The plate: one photo to the bleed at the head and both sides, its caption and credit in a band of paper at the foot."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.channels.booklet.kinds.band import above_band, band_legend, band_place, may_cut
from publisher.channels.booklet.offer import Offer, against, costs, cut_cost, loss, resolution_cost, turned_cost, unseen
from publisher.channels.booklet.story import Position, Story
from publisher.compose.sheet import Side
from publisher.page.items import Element, Page, Role


def plate(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """A photo that fills the page, when its shape is near enough to the page's."""
    shot = story.shot(at.atom)
    if shot is None:
        return
    desk, photo = story.desk, shot.photo
    legend = band_legend(desk, photo, Side.of(folio))
    box = above_band(desk, legend, desk.sheet.full_bleed())
    cut = loss(desk.figures.aspect(photo), box.aspect)
    if not may_cut(photo, cut, wished=shot.wish == "plate"):
        return

    def build(folio: int, why: str) -> tuple[Page, ...]:
        items, to_come = desk.figures.picture(photo, box)
        children = band_place(desk, legend, Side.of(folio))
        figure = Element(Role.FIGURE, items, children, lang=desk.lang, alt=photo.alt, photo=photo.id, plate=to_come)
        return (desk.page("plate", folio, (figure,), foot=False, why=why),)

    weights = costs(
        plate=desk.layout.kinds.plate,
        crop=cut_cost(desk, photo, box.aspect),
        turned=turned_cost(desk.figures.aspect(photo), box.aspect),
        resolution=resolution_cost(desk.figures.ppi(photo, box.width)),
        wish=against(shot.wish, "plate"),
    )
    yield Offer("plate", 1, Position(at.atom + 1), weights, build, unseen(desk, photo, box.aspect))
