"""A page goes in, the same page on a larger sheet comes out: with the marks a printer cuts, aligns and measures by, and a line of text.

All marks lie outside the bleed, so that a page cut badly does not show them; nothing of the page itself is moved or scaled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.page.geometry import Rect
from publisher.page.items import Colour, Element, Fill, Item, Page, Role, Rule
from publisher.typeset.fonts import FontBook
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, TextStyle
from publisher.units import Length, Mm, Pt

SLUG = Mm(10)
"""The strip around the bleed."""
GAP = Mm(1)
"""Between the bleed and a mark."""
CROP_LENGTH = Mm(5)
CROSS = Mm(5)
"""A registration cross, from end to end."""
RING = Mm(1.5)
"""Half the square in a cross's middle."""
PATCH = Mm(4)
"""A field of the colour bar."""
HAIRLINE = Pt(0.25)  # the thinnest line that prints

REGISTRATION = Colour((0, 0, 0), (100, 100, 100, 100))
SLUG_INK = Colour((0, 0, 0), (0, 0, 0, 100))

BAR = (
    *(Colour(rgb, inks) for rgb, inks in (((0, 158, 224), (100, 0, 0, 0)), ((226, 0, 122), (0, 100, 0, 0)))),
    *(Colour(rgb, inks) for rgb, inks in (((255, 237, 0), (0, 0, 100, 0)), ((0, 0, 0), (0, 0, 0, 100)))),
    *(Colour(rgb, inks) for rgb, inks in (((49, 39, 130), (100, 100, 0, 0)), ((226, 0, 26), (0, 100, 100, 0)))),
    *(Colour(rgb, inks) for rgb, inks in (((0, 150, 64), (100, 0, 100, 0)), ((160, 156, 152), (50, 40, 40, 0)))),
    Colour((157, 157, 156), (0, 0, 0, 50)),
)
"""Solid inks, their overprints, and the two greys - of three inks and of black - that show a colour cast."""


@dataclass(frozen=True, slots=True)
class SlugText:
    """What the line of text says: the words before the page number, first those that matter most."""

    words: tuple[str, ...]
    style: TextStyle
    lang: str
    book: FontBook

    def line(self, number: int, count: int, width: float) -> SetLine | None:
        """As many of the words as a width takes, and which page of how many it is."""
        for kept in range(len(self.words), -1, -1):
            text = " · ".join((f"{number}/{count}", *self.words[:kept]))
            line = set_line(text, replace(self.style, colour=SLUG_INK), self.lang, self.book)
            if line.width <= width:
                return line
        return None


def with_marks(pages: Sequence[Page], text: SlugText) -> tuple[Page, ...]:
    """The pages with their slugs and marks; the marks are artifacts, painted after everything else."""
    return tuple(_marked(page, number, len(pages), text) for number, page in enumerate(pages, 1))


def _marked(page: Page, number: int, count: int, text: SlugText) -> Page:
    items: list[Item] = [*_crop_marks(page), *_crosses(page), *_colour_bar(page)]
    line = text.line(number, count, _room(page))
    if line is not None:
        lead = (SLUG - line.ascent - line.descent) / 2
        items.append(line.at(_edge(page), page.bleed_box.bottom + lead + line.ascent))
    return replace(page, slug=SLUG, elements=(*page.elements, Element(Role.ARTIFACT, tuple(items))))


def _crop_marks(page: Page) -> Iterator[Rule]:
    """Two lines at each corner, in line with the trim."""
    trim, near, far = page.trim, page.bleed + GAP, page.bleed + GAP + CROP_LENGTH
    for x in (trim.x, trim.right):
        yield _line(x, trim.y - far, x, trim.y - near)
        yield _line(x, trim.bottom + near, x, trim.bottom + far)
    for y in (trim.y, trim.bottom):
        yield _line(trim.x - far, y, trim.x - near, y)
        yield _line(trim.right + near, y, trim.right + far, y)


def _crosses(page: Page) -> Iterator[Rule]:
    """A cross in the middle of each side."""
    bleed, half = page.bleed_box, SLUG / 2
    middle_x, middle_y = bleed.x + bleed.width / 2, bleed.y + bleed.height / 2
    for x, y in ((middle_x, bleed.y - half), (middle_x, bleed.bottom + half)):
        yield from _cross(x, y)
    for x, y in ((bleed.x - half, middle_y), (bleed.right + half, middle_y)):
        yield from _cross(x, y)


def _cross(x: Length, y: Length) -> Iterator[Rule]:
    arm = CROSS / 2
    yield _line(x - arm, y, x + arm, y)
    yield _line(x, y - arm, x, y + arm)
    corners = ((x - RING, y), (x, y - RING), (x + RING, y), (x, y + RING))
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield _line(x1, y1, x2, y2)


def _colour_bar(page: Page) -> Iterable[Fill]:
    """A row of fields at the head, left of the cross, smaller where the page is narrow."""
    patch = min(PATCH, _room(page) / len(BAR))
    top = page.bleed_box.y - SLUG / 2 - patch / 2
    return (
        Fill(Rect(_edge(page) + patch * number, top, Length(patch), Length(patch)), colour)
        for number, colour in enumerate(BAR)
    )


def _edge(page: Page) -> Length:
    """Where bar and text begin: clear of the crop mark."""
    return page.trim.x + GAP * 2


def _room(page: Page) -> float:
    """From there to the cross in the middle."""
    return float(page.trim.width / 2 - GAP * 4 - CROSS / 2)


def _line(x1: Length, y1: Length, x2: Length, y2: Length) -> Rule:
    return Rule(x1, y1, x2, y2, HAIRLINE, REGISTRATION)
