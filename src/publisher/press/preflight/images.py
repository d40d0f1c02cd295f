"""Rules about images: enough pixels for the size they are printed at."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.press.preflight.document import Document
from publisher.press.preflight.model import Remark

POOR = 150.0
"""Pixels per inch below which a photo falls apart in print."""
SOFT = 225.0
"""Pixels per inch below which a photo looks soft; 300 are wanted."""
FLAT = 16
"""Pixels; an image with fewer along a side is a tint or a gradient, not a picture."""


def poor_resolution(document: Document) -> Iterator[Remark]:
    """Pictures have at least 150 pixels per inch."""
    return _between(document, 0, POOR)


def soft_resolution(document: Document) -> Iterator[Remark]:
    """Pictures have 225 pixels per inch or more."""
    return _between(document, POOR, SOFT)


def _between(document: Document, least: float, enough: float) -> Iterator[Remark]:
    for page in document.pages:
        for picture in page.pictures:
            image = picture.image
            if min(image.width, image.height) > FLAT and least <= picture.ppi < enough:
                size = f"{image.width} x {image.height} pixels"
                yield Remark(f"a picture of {size} is printed at {int(picture.ppi)} ppi", page.number)
