"""What a preflight measured: a document goes in, plain values for the report come out (docs/preflight.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publisher.press.preflight.document import Document
from publisher.press.preflight.metadata import claims
from publisher.press.preflight.plane import Box
from publisher.units import POINTS_PER_MM


def measured(document: Document) -> Mapping[str, Any]:
    """The document's measured values, ready for JSON."""
    first = document.pages[0] if document.pages else None
    return {
        "pdf_version": document.pdf.pdf_version,
        "claims": list(claims(document)),
        "pages": len(document.pages),
        "trim_mm": _size(first.finished) if first else None,
        "bleed_mm": _least_bleed(document),
        "output_intent": document.intent.condition if document.intent else None,
        "ink_limit": document.ink_limit,
        "fonts": sorted({font.name for font in document.fonts() if font.name}),
        "colour_spaces": sorted({str(space) for space in document.spaces()}),
        "images": _images(document),
    }


def _size(box: Box) -> list[float]:
    return [round(side / POINTS_PER_MM, 1) for side in (box.width, box.height)]


def _least_bleed(document: Document) -> float | None:
    """The narrowest bleed of all pages in millimetres; None where a page has no trim box."""
    least = []
    for page in document.pages:
        if page.trim is None:
            return None
        bleed = page.bleed or page.trim
        inward = [page.trim.left - bleed.left, page.trim.bottom - bleed.bottom]
        least.append(min(*inward, bleed.right - page.trim.right, bleed.top - page.trim.top))
    return round(max(0.0, min(least)) / POINTS_PER_MM, 1) if least else None


def _images(document: Document) -> list[dict[str, Any]]:
    """Every image in its place, as it shows in print."""
    return [
        {
            "page": page.number,
            "width": picture.image.width,
            "height": picture.image.height,
            "ppi": round(picture.ppi),
            "colours": "stencil" if picture.image.is_mask else str(picture.image.space),
        }
        for page in document.pages
        for picture in page.pictures
    ]
