"""The contact sheet: cards as small as readers see them go in; one picture of all comes out, each with its name and as platforms cut it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.page.geometry import Rect, Size
from publisher.page.items import Colour, Element, Fill, Page, Role
from publisher.paint.image import paint_image
from publisher.typeset.fonts import shipped_fonts
from publisher.typeset.shape import set_line
from publisher.typeset.style import TextStyle
from publisher.units import POINTS_PER_PX, Length, Px

if TYPE_CHECKING:
    from PIL.Image import Image

CUTS = (("circle", 1.0), ("square", 1.0), ("grid", 0.75), ("link", 1.91))
"""What platforms cut out of the middle of a card: its name and its width divided by its height."""
WIDTH, GAP, GROUND = 1600, 24, Colour((214, 214, 210))
CUT_HEIGHT, CUT_GAP = 72, 8
LABEL = TextStyle("Be Vietnam Pro", Px(13), Px(18), Colour((60, 62, 64)), weight=500)
LABEL_HEIGHT = 26
"""Of a name below a card, the white above it included, in pixels."""
ROUNDER = 4
"""A circle is drawn so many times as large and made smaller: its edge is smooth."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One card on the sheet."""

    label: str
    picture: Image
    """As a reader sees it (``at_phone_size``)."""
    cuts: tuple[Image, ...] = ()
    """What platforms cut out of it (``cuts_of``); nothing for slides, which are only turned."""

    @property
    def size(self) -> tuple[int, int]:
        """In pixels, with its name and what is cut out of it."""
        cuts = sum(cut.width + CUT_GAP for cut in self.cuts) - CUT_GAP if self.cuts else 0
        below = LABEL_HEIGHT + (CUT_HEIGHT if self.cuts else 0)
        return max(self.picture.width, cuts), self.picture.height + below


def at_phone_size(image: Image, seen: int) -> Image:
    """A card as small as a reader sees it."""
    from publisher.photos.scale import Raster

    width = min(seen, WIDTH - 2 * GAP)
    size = (width, max(1, round(image.height * width / image.width)))
    return Raster(image).scaled(size, (0, 0, *image.size))


def contact_sheet(tiles: Sequence[Tile]) -> Image:
    """All cards in rows on one picture."""
    places, height = _places(tiles)
    sheet = paint_image(_ground(tiles, places, height), scale=1 / POINTS_PER_PX)
    for tile, (x, y) in zip(tiles, places, strict=True):
        sheet.paste(tile.picture, (x, y))
        _paste_cuts(sheet, tile, x, y + tile.picture.height + LABEL_HEIGHT)
    return sheet


def _places(tiles: Sequence[Tile]) -> tuple[list[tuple[int, int]], int]:
    """Where each card stands, and how high the sheet is; slides begin a row of their own."""
    places, x, y, row = [], GAP, GAP, 0
    for before, tile in zip((None, *tiles), tiles, strict=False):
        (width, height), is_other = tile.size, before is not None and bool(before.cuts) != bool(tile.cuts)
        if x > GAP and (is_other or x + width + GAP > WIDTH):
            x, y, row = GAP, y + row + GAP, 0
        places.append((x, y))
        x, row = x + width + GAP, max(row, height)
    return places, y + row + GAP


def _ground(tiles: Sequence[Tile], places: Sequence[tuple[int, int]], height: int) -> Page:
    """The sheet without its cards: the names."""
    size = Size(Px(WIDTH), Px(height))
    names = (
        set_line(tile.label, LABEL, "en", shipped_fonts()).at(Px(x), Px(y + tile.picture.height + LABEL_HEIGHT * 0.7))
        for tile, (x, y) in zip(tiles, places, strict=True)
    )
    ground = Fill(Rect(Length(0), Length(0), size.width, size.height), GROUND)
    return Page("contact sheet", size, elements=(Element(Role.ARTIFACT, (ground, *names)),))


def _paste_cuts(sheet: Image, tile: Tile, x: int, y: int) -> None:
    for (name, _), cut in zip(CUTS, tile.cuts, strict=False):
        sheet.paste(cut, (x, y), _circle(cut.size) if name == "circle" else None)
        x += cut.width + CUT_GAP


def cuts_of(picture: Image) -> tuple[Image, ...]:
    """What platforms cut out of the middle of a card."""
    from PIL import Image, ImageOps

    picture = picture.reduce(max(1, picture.height // (2 * CUT_HEIGHT)))  # the four then cost a third
    sizes = [(round(CUT_HEIGHT * aspect), CUT_HEIGHT) for _, aspect in CUTS]
    return tuple(ImageOps.fit(picture, size, Image.Resampling.LANCZOS) for size in sizes)


def _circle(size: tuple[int, int]) -> Image:
    from PIL import Image, ImageDraw

    mask = Image.new("L", (size[0] * ROUNDER, size[1] * ROUNDER))
    ImageDraw.Draw(mask).ellipse((0, 0, mask.width - 1, mask.height - 1), fill=255)
    return mask.reduce(ROUNDER)
