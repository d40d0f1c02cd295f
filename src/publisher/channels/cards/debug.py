"""Draw how a card is built: its page and its painted picture go in; the picture with boxes, safe area and focal points comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from publisher.channels.cards.card import Card
from publisher.page.geometry import Rect
from publisher.page.items import Element, Picture, TextLine
from publisher.units import POINTS_PER_PX

if TYPE_CHECKING:
    from PIL.Image import Image

WORDS, PHOTO, SAFE, FOCUS = (214, 48, 49), (9, 132, 227), (0, 158, 96), (255, 190, 11)
CROSS = 18
"""Half the size of the cross on a focal point, in pixels."""


def draw_debug(card: Card, image: Image, focus: Mapping[str, tuple[float, float]]) -> Image:
    """A copy of the card with the box of every line (red) and photo (blue), the safe area (green) and the focus (yellow)."""
    from PIL import ImageDraw

    copy = image.copy()
    pen = ImageDraw.Draw(copy)
    for element in card.page.walk():
        for rect, colour in _boxes(element):
            pen.rectangle(_corners(rect), outline=colour, width=2)
    pen.rectangle(_corners(card.target.safe_box), outline=SAFE, width=3)
    for x, y in _focal_points(card, focus):
        pen.line((x - CROSS, y, x + CROSS, y), FOCUS, 4)
        pen.line((x, y - CROSS, x, y + CROSS), FOCUS, 4)
    return copy


def _boxes(element: Element) -> Iterator[tuple[Rect, tuple[int, int, int]]]:
    for item in element.items:
        if isinstance(item, TextLine):
            yield item.box, WORDS
        elif isinstance(item, Picture):
            yield item.rect, PHOTO


def _focal_points(card: Card, focus: Mapping[str, tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Where the point that no crop may lose lies, on photos for which the article names one."""
    for item in card.page.items():
        if isinstance(item, Picture) and item.photo in focus:
            x, y = focus[item.photo]
            left, top, right, bottom = _corners(item.rect)
            crop = item.crop
            yield (
                left + (x - crop.left) / (crop.right - crop.left) * (right - left),
                top + (y - crop.top) / (crop.bottom - crop.top) * (bottom - top),
            )


def _corners(rect: Rect) -> tuple[float, float, float, float]:
    edges = rect.x, rect.y, rect.right - 1, rect.bottom - 1
    left, top, right, bottom = (round(edge / POINTS_PER_PX) for edge in edges)
    return left, top, max(left, right), max(top, bottom)
