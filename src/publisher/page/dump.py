"""Print pages as text, one line per element and item, in millimetres: what golden tests compare and ``--plan`` shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from publisher.page.geometry import Crop, Rect
from publisher.page.items import Element, Fill, Gradient, Item, Link, Page, Picture, Rule, TextLine, Turn
from publisher.units import Length

Unit: TypeAlias = Callable[[float], str]


def dump_pages(pages: Iterable[Page], *, pixels: bool = False) -> str:
    """The pages as text; lengths in millimetres, or in pixels for cards."""
    unit = _px if pixels else _mm
    return "\n".join(line for page in pages for line in _page(page, unit)) + "\n"


def _mm(length: float) -> str:
    return f"{round(Length(length).mm, 1) + 0.0:g}"


def _px(length: float) -> str:
    return f"{round(Length(length).px) + 0:g}"


def _page(page: Page, unit: Unit) -> Iterator[str]:
    folio = f" folio {page.folio}" if page.folio is not None else ""
    bleed = f" bleed {unit(page.bleed)}" if page.bleed else ""
    slug = f" slug {unit(page.slug)}" if page.slug else ""
    yield f"page {page.name} {unit(page.size.width)} x {unit(page.size.height)}{bleed}{slug}{folio}"
    if page.why:
        yield f"  because {page.why}"
    for element in page.elements:
        yield from _element(element, 1, unit)


def _element(element: Element, depth: int, unit: Unit) -> Iterator[str]:
    pad = "  " * depth
    facts = [str(element.role)]
    facts += [f"level {element.level}"] if element.level else []
    facts += [element.photo] if element.photo else []
    facts += ["(photo to come)"] if element.plate else []
    facts += [f"alt {element.alt!r}"] if element.alt else []
    yield pad + " ".join(facts)
    for item in element.items:
        yield pad + "  " + _item(item, unit)
    for child in element.children:
        yield from _element(child, depth + 1, unit)


def _item(item: Item, unit: Unit) -> str:
    def box(rect: Rect) -> str:
        return f"{unit(rect.x)},{unit(rect.y)} {unit(rect.width)}x{unit(rect.height)}"

    match item:
        case Fill(rect, colour):
            return f"fill {box(rect)} {colour}"
        case Gradient(rect, colour, strengths, across):
            way = "across" if across else "down"
            return f"gradient {box(rect)} {colour} {way} {strengths[0][1]:.2f} to {strengths[-1][1]:.2f}"
        case Rule(x1, y1, x2, y2, thickness, colour):
            return f"rule {unit(x1)},{unit(y1)} {unit(x2)},{unit(y2)} {thickness.pt:g}pt {colour}"
        case Picture(rect, photo, _, crop, clip):
            clipped = f" clip {box(clip)}" if clip else ""
            return f"picture {photo} {box(rect)}{_crop(crop)}{clipped}"
        case TextLine():
            first = item.runs[0] if item.runs else None
            voice = f" {first.font.name} {first.size:.4g}pt" if first else ""
            turn = "" if item.turn is Turn.NONE else f" {item.turn}"
            return f"text {unit(item.x)},{unit(item.y)} w{unit(item.width)}{voice}{turn} {item.text!r}"
        case Link(rect, url):
            return f"link {box(rect)} {url}"


def _crop(crop: Crop) -> str:
    if crop.is_whole:
        return ""
    return f" crop {crop.left:.3f},{crop.top:.3f} {crop.right:.3f},{crop.bottom:.3f} kept {crop.kept:.2f}"
