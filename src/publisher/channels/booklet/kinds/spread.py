"""The spread: one photo over two pages, the same picture on both, each running into its bleed at the fold; the legend stands left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.kinds.band import above_band, band_legend, band_place, may_cut
from publisher.channels.booklet.offer import Offer, against, costs, cut_cost, loss, resolution_cost, unseen
from publisher.channels.booklet.story import Position, Shot, Story
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Role

FOLD = 0.06
"""A focal point nearer to the fold than this share of the spread's width lies in it."""

NARROWEST = 1.2
"""A photo is put over two pages unasked only when it is at least this wide for its height."""

PAUSE = 9.0
"""What a white right-hand page costs that lets a wished-for spread begin on a left-hand one."""


def spread(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """A wide photo over a left and a right page, its focal point away from the fold."""
    shot = story.shot(at.atom)
    wished = shot is not None and shot.wish == "spread"
    pause = 1 if Side.of(folio) is Side.RIGHT else 0
    if shot is None or (pause and not wished):
        return
    desk, photo = story.desk, shot.photo
    halves = _Halves.of(desk, shot)
    cut = loss(desk.figures.aspect(photo), halves.whole.aspect)
    folded = _in_fold(desk, photo)
    if not wished and (folded or desk.figures.aspect(photo) < NARROWEST):
        return
    if not may_cut(photo, cut, wished=wished):
        return

    def build(folio: int, why: str) -> tuple[Page, ...]:
        white = (desk.page("blank", folio, (), foot=False, why="the spread begins on a left-hand page"),) * pause
        left = folio + pause
        return (*white, halves.page(Side.LEFT, left, why), halves.page(Side.RIGHT, left + 1, why))

    weights = costs(
        spread=desk.layout.kinds.spread,
        pause=PAUSE * pause,
        crop=cut_cost(desk, photo, halves.whole.aspect),
        fold=4.0 if folded else 0.0,
        resolution=resolution_cost(desk.figures.ppi(photo, halves.whole.width)),
        wish=against(shot.wish, "spread"),
    )
    yield Offer("spread", 2 + pause, Position(at.atom + 1), weights, build, unseen(desk, photo, halves.whole.aspect))


@dataclass(frozen=True, slots=True)
class _Halves:
    """The photo's box over both pages, seen from the left one, and its legend."""

    desk: Desk
    shot: Shot
    legend: Legend
    whole: Rect

    @classmethod
    def of(cls, desk: Desk, shot: Shot) -> _Halves:
        legend = band_legend(desk, shot.photo, Side.LEFT)
        page = desk.sheet.full_bleed()
        both = Rect(page.x, page.y, page.width + desk.sheet.size.width, page.height)
        return cls(desk, shot, legend, above_band(desk, legend, both))

    def page(self, side: Side, folio: int, why: str) -> Page:
        """The left or the right page."""
        desk, photo = self.desk, self.shot.photo
        rect = self.whole if side is Side.LEFT else self.whole.moved(dx=-desk.sheet.size.width)
        clip = above_band(desk, self.legend, desk.sheet.full_bleed())
        items, to_come = desk.figures.picture(photo, rect, clip)
        children = band_place(desk, self.legend, side) if side is Side.LEFT else ()
        figure = Element(Role.FIGURE, items, children, lang=desk.lang, alt=photo.alt, photo=photo.id, plate=to_come)
        return desk.page(f"spread {side}", folio, (figure,), foot=False, why=why)


def _in_fold(desk: Desk, photo: Photo) -> bool:
    """Whether the focal point lands in the fold: a crop keeps its relative place."""
    picture = desk.edition.pictures.get(photo.id)
    focus = photo.focus or (picture.embedded.focus if picture else None)
    return focus is not None and abs(focus[0] - 0.5) < FOLD
