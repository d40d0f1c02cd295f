"""Pages go in, where each photo stands on them comes out: how large it is placed, and which part of it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher.page.geometry import Crop, Rect
from publisher.page.items import Page, Picture
from publisher.photos.model import PictureFile
from publisher.units import Length

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Placement:
    """One photo in one place: the number of the page, the box its crop fills, and what of the picture paper really shows."""

    page: int
    photo: str
    file: Path
    box: Rect
    crop: Crop
    seen: Crop

    def ppi(self, picture: PictureFile) -> float:
        """Pixels of the picture per inch of paper, along the side where they are fewer."""
        across = picture.width * (self.crop.right - self.crop.left) / self.box.width
        down = picture.height * (self.crop.bottom - self.crop.top) / self.box.height
        return POINTS_PER_INCH * min(across, down)


def placements(pages: Iterable[Page]) -> Iterator[Placement]:
    """Every photo in every place where anything of it is seen, page by page."""
    for number, page in enumerate(pages, 1):
        for item in page.items():
            if isinstance(item, Picture) and (seen := _seen(item, page.bleed_box)) is not None:
                yield Placement(number, item.photo, item.file, item.rect, item.crop, seen)


def union(crops: Iterable[Crop]) -> Crop:
    """The smallest window that shows all that these crops show."""
    crops = tuple(crops)
    return Crop(
        min(crop.left for crop in crops),
        min(crop.top for crop in crops),
        max(crop.right for crop in crops),
        max(crop.bottom for crop in crops),
    )


def _seen(item: Picture, sheet: Rect) -> Crop | None:
    """The part of the whole picture that neither its clip nor the sheet's edge cuts off."""
    shown = _common(item.rect, sheet if item.clip is None else _common(item.clip, sheet))
    if shown.width <= 0 or shown.height <= 0:
        return None
    left, right = _part(item.rect.x, item.rect.width, shown.x, shown.right, item.crop.left, item.crop.right)
    top, bottom = _part(item.rect.y, item.rect.height, shown.y, shown.bottom, item.crop.top, item.crop.bottom)
    return Crop(left, top, right, bottom)


def _part(start: float, length: float, low: float, high: float, first: float, last: float) -> tuple[float, float]:
    """Where a stretch of paper lies in the picture, whose part from ``first`` to ``last`` fills ``length`` from ``start``."""
    scale = (last - first) / length
    return first + (low - start) * scale, first + (high - start) * scale


def _common(one: Rect, other: Rect) -> Rect:
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(x, y, Length(right - x), Length(bottom - y))
