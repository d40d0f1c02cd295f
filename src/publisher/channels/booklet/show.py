"""Show a layout: an edition planned in it becomes one small picture of the cover and all spreads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from publisher.page.items import Page
from publisher.paint.image import paint_image

HEIGHT = 420
"""Of a page in pixels: large enough to judge a design, too small to read."""

GAP = 24
AROUND = (122, 122, 124)
"""Neutral grey, in which white pages and dark covers both stand out."""

ROW = 1700
"""About the width of the picture, in pixels."""


def contact_sheet(pages: Sequence[Page]) -> Image.Image:
    """The pages as they open: the cover alone on the right, then left and right pages side by side."""
    scale = HEIGHT / float(pages[0].size.height)
    painted = [
        paint_image(page, scale=scale * 2).resize(_small(page, scale), Image.Resampling.LANCZOS) for page in pages
    ]
    width, height = painted[0].size
    across = max(1, ROW // (2 * width + GAP))
    openings = list(_openings(painted))
    rows = -(-len(openings) // across)
    sheet = Image.new("RGB", (across * (2 * width + GAP) + GAP, rows * (height + GAP) + GAP), AROUND)
    for number, opening in enumerate(openings):
        x, y = GAP + number % across * (2 * width + GAP), GAP + number // across * (height + GAP)
        for picture, dx in opening:
            sheet.paste(picture, (x + dx * width, y))
    return sheet


def _small(page: Page, scale: float) -> tuple[int, int]:
    return round(float(page.size.width) * scale), HEIGHT


def _openings(painted: Sequence[Image.Image]) -> Iterator[tuple[tuple[Image.Image, int], ...]]:
    """What lies open at once: pictures, each on the left (0) or the right (1)."""
    yield ((painted[0], 1),)
    for left in range(1, len(painted), 2):
        yield tuple((picture, side) for side, picture in enumerate(painted[left : left + 2]))


def write_sheet(pages: Sequence[Page], path: Path) -> Path:
    """The contact sheet as a PNG file, replaced only when the new one is complete."""
    partial = path.with_name(path.name + ".partial")
    contact_sheet(pages).save(partial, format="PNG")
    return partial.replace(path)
