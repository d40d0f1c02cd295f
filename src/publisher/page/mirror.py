"""A page composed from the left goes in, the same page for a book bound at its right edge comes out.

Boxes, pictures and lines change sides; photos and words keep their own direction. A layout is thus drawn once, and serves
languages of both directions.
"""

from __future__ import annotations

from dataclasses import replace

from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Gradient, Item, Link, Page, Picture, Rule, TextLine
from publisher.units import Length


def mirrored(page: Page) -> Page:
    """The page with everything on it at the same distance from the other edge."""
    width = page.size.width
    return replace(page, elements=tuple(_element(element, width) for element in page.elements))


def mirrored_box(box: Rect, width: Length) -> Rect:
    """The box at the same distance from the other edge of a page of that width."""
    return Rect(width - box.right, box.y, box.width, box.height)


def _element(element: Element, width: Length) -> Element:
    return replace(
        element,
        items=tuple(_item(item, width) for item in element.items),
        children=tuple(_element(child, width) for child in element.children),
    )


def _item(item: Item, width: Length) -> Item:
    match item:
        case Fill() | Link():
            return replace(item, rect=mirrored_box(item.rect, width))
        case Gradient():
            box = mirrored_box(item.rect, width)
            return replace(item, rect=box, strengths=_reversed(item))
        case Picture():
            clip = item.clip and mirrored_box(item.clip, width)
            return replace(item, rect=mirrored_box(item.rect, width), clip=clip)
        case Rule():
            return replace(item, x1=width - item.x2, y1=item.y2, x2=width - item.x1, y2=item.y1)
        case TextLine():
            return replace(item, x=item.x + (width - item.box.right - item.box.x))


def _reversed(item: Gradient) -> tuple[tuple[float, float], ...]:
    if not item.across:
        return item.strengths
    return tuple((1 - place, how) for place, how in reversed(item.strengths))
