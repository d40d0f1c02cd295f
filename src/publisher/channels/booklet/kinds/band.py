"""What plates and spreads share: a photo to the bleed above a band of paper that holds its caption and credit."""

from __future__ import annotations

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element
from publisher.units import Length, Mm

LARGEST_LOSS = 0.34
"""A photo is not cut by more than a third to fill a page, unless the editor wishes it."""


def may_cut(photo: Photo, cut: float, *, wished: bool) -> bool:
    """Whether a photo may lose that share of itself: a third at most, more only where the editor wished for the page."""
    if cut > 0.01 and not photo.rights.crop:
        return False
    return wished or cut <= LARGEST_LOSS


def band_legend(desk: Desk, photo: Photo, side: Side) -> Legend:
    """The legend as it stands in the band."""
    return desk.figures.legend(photo, desk.sheet.area(side).width)


def band_top(desk: Desk, legend: Legend) -> float:
    """Where the photo ends and the band begins, from the top of the page."""
    foot = max(desk.layout.margins.safe + Mm(2.5), desk.layout.margins.bottom * 0.5)
    return float(desk.sheet.size.height - foot - legend.height - desk.layout.captions.gap * 1.4)


def band_place(desk: Desk, legend: Legend, side: Side) -> tuple[Element, ...]:
    """The legend in the band, on the edge of the type area where its words begin."""
    top = band_top(desk, legend) + desk.layout.captions.gap * 1.4
    return legend.place(legend_x(desk, legend, desk.sheet.area(side)), top)


def legend_x(desk: Desk, legend: Legend, area: Rect) -> Length:
    """Where a legend below a bleed photo begins: on the type area's left edge, or so that it ends on its right edge."""
    return area.right - legend.measure if desk.reads_against(legend.words) else area.x


def above_band(desk: Desk, legend: Legend, box: Rect) -> Rect:
    """The part of a bleed box above the band."""
    return Rect(box.x, box.y, box.width, -box.y + band_top(desk, legend))
