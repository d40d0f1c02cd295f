"""Rules about page boxes: Trim lies in Bleed, that in Media, the bleed is wide enough, and the artwork reaches its edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from publisher.press.preflight.document import Document, Page
from publisher.press.preflight.inks import ink_of
from publisher.press.preflight.marks import Area, Picture
from publisher.press.preflight.model import Remark
from publisher.press.preflight.plane import Box
from publisher.units import POINTS_PER_MM

TOLERANCE = 0.1
"""Points; boxes are written rounded."""
BLEED = 3.0
"""Millimetres printers ask for."""
REACHES = 1.0
"""Points within which artwork counts as touching the trimmed edge."""
SMALLEST_ARTWORK = 12.0
"""Points; smaller things at the edge are marks or parts of a drawing."""
NO_INK = 1.0
"""Per cent; less is paper."""
EDGES = {"left": (0, 1), "foot": (1, 1), "right": (2, -1), "head": (3, -1)}
"""Edge -> its position in a box, and the direction in which the page lies."""


def no_trim_box(document: Document) -> Iterator[Remark]:
    """Each page says where it is trimmed (ISO 15930-7)."""
    for page in document.pages:
        if page.trim is None:
            yield Remark("there is no TrimBox", page.number)


def contradictory_boxes(document: Document) -> Iterator[Remark]:
    """The trim lies in the bleed, and that in the media box; art box and trim box exclude one another."""
    for page in document.pages:
        boxes = {"TrimBox": page.trim, "BleedBox": page.bleed, "MediaBox": page.media}
        present = [(key, box) for key, box in boxes.items() if box is not None]
        for (inner, small), (outer, large) in pairwise(present):
            if not large.holds(small, TOLERANCE):
                yield Remark(f"the {inner} sticks out of the {outer}", page.number)
        if page.art is not None and page.trim is not None:
            yield Remark("there is an ArtBox beside the TrimBox", page.number)


def narrow_bleed(document: Document) -> Iterator[Remark]:
    """The bleed is 3 mm on every side."""
    for page in document.pages:
        if page.trim is not None:
            least = min(_bleeds(page.trim, page.bleed or page.trim).values())
            if -TOLERANCE <= least < BLEED * POINTS_PER_MM - TOLERANCE:
                bleed = max(0.0, least) / POINTS_PER_MM
                yield Remark(f"the bleed is {bleed:.1f} mm, {BLEED:.0f} mm are needed", page.number)


def _bleeds(trim: Box, bleed: Box) -> dict[str, float]:
    return {edge: (trim.edges[at] - bleed.edges[at]) * sign for edge, (at, sign) in EDGES.items()}


def stops_short(document: Document) -> Iterator[Remark]:
    """Pictures and coloured areas that touch the trimmed edge run on to the edge of the bleed."""
    for page in document.pages:
        if page.trim is None or page.bleed is None or not page.bleed.holds(page.trim, TOLERANCE):
            continue
        paper = page.bleed.meet(page.media)
        edges: Counter[tuple[str, str]] = Counter()
        for what, box in _artwork(page, document):
            edges.update((what, edge) for edge in EDGES if _is_short(box, edge, page.trim, paper))
        for (what, edge), count in edges.items():
            yield Remark(f"{what} reaches the {edge} edge but not the end of the bleed", page.number, count)


def _artwork(page: Page, document: Document) -> Iterator[tuple[str, Box]]:
    for mark in page.marks:
        if min(mark.box.width, mark.box.height) < SMALLEST_ARTWORK:
            continue
        if isinstance(mark, Picture) and not mark.image.is_mask:
            yield "a picture", mark.box
        elif isinstance(mark, Area) and ink_of(mark.paint.colour, document.intent) > NO_INK:
            yield "a coloured area", mark.box


def _is_short(box: Box, edge: str, trim: Box, bleed: Box) -> bool:
    at, sign = EDGES[edge]
    if not box.overlaps(trim, REACHES):
        return False
    beyond_trim = (trim.edges[at] - box.edges[at]) * sign
    missing = (box.edges[at] - bleed.edges[at]) * sign
    return beyond_trim > -REACHES and missing > REACHES


def sizes_differ(document: Document) -> Iterator[Remark]:
    """All pages are trimmed to one size; where some have a trim box, those without are told for that alone."""
    pages = [page for page in document.pages if page.trim is not None] or document.pages
    sizes = {page.number: _millimetres(page.finished) for page in pages}
    for usual, _ in Counter(sizes.values()).most_common(1):
        for number, size in sizes.items():
            if size != usual:
                yield Remark(f"the page is {size} mm, most are {usual} mm", number)


def _millimetres(box: Box) -> str:
    return f"{box.width / POINTS_PER_MM:.0f} x {box.height / POINTS_PER_MM:.0f}"
