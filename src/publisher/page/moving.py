"""An element goes in, the same element elsewhere on a page, or without what sticks out of a box, comes out."""

from __future__ import annotations

from dataclasses import replace

from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Gradient, Item, Link, Picture, Rule, TextLine


def moved(element: Element, dx: float = 0.0, dy: float = 0.0) -> Element:
    """The element with all below it, shifted by so many points to the right and down."""
    return replace(
        element,
        items=tuple(_moved(item, dx, dy) for item in element.items),
        children=tuple(moved(child, dx, dy) for child in element.children),
    )


def _moved(item: Item, dx: float, dy: float) -> Item:
    match item:
        case Fill() | Gradient() | Link():
            return replace(item, rect=item.rect.moved(dx, dy))
        case Picture():
            return replace(item, rect=item.rect.moved(dx, dy), clip=item.clip and item.clip.moved(dx, dy))
        case Rule():
            return replace(item, x1=item.x1 + dx, y1=item.y1 + dy, x2=item.x2 + dx, y2=item.y2 + dy)
        case TextLine():
            return replace(item, x=item.x + dx, y=item.y + dy)


def clipped(element: Element, box: Rect) -> Element:
    """The element with its fills, gradients and pictures cut off at the edges of a box; text, rules and links stay whole."""
    return replace(
        element,
        items=tuple(kept for item in element.items if (kept := _clipped(item, box)) is not None),
        children=tuple(clipped(child, box) for child in element.children),
    )


def _clipped(item: Item, box: Rect) -> Item | None:
    match item:
        case Fill():
            shared = _shared(item.rect, box)
            return replace(item, rect=shared) if shared else None
        case Gradient():
            shared = _shared(item.rect, box)
            return replace(item, rect=shared, strengths=_part(item, shared)) if shared else None
        case Picture() if not box.contains(item.clip or item.rect):
            shared = _shared(item.clip or item.rect, box)
            return replace(item, clip=shared) if shared else None
    return item


def _part(item: Gradient, shared: Rect) -> tuple[tuple[float, float], ...]:
    """The strengths of the part of a gradient that lies in a smaller box."""
    whole = item.rect
    start, length = (
        ((shared.x - whole.x) / whole.width, shared.width / whole.width)
        if item.across
        else ((shared.y - whole.y) / whole.height, shared.height / whole.height)
    )
    inner = ((place, how) for place, how in item.strengths if start < place < start + length)
    ends = (start, item.strength(start)), (start + length, item.strength(start + length))
    return tuple(((place - start) / length, how) for place, how in (ends[0], *inner, ends[1]))


def _shared(one: Rect, other: Rect) -> Rect | None:
    """What lies in both boxes."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    width, height = min(one.right, other.right) - x, min(one.bottom, other.bottom) - y
    return Rect(x, y, width, height) if width > 0 and height > 0 else None
