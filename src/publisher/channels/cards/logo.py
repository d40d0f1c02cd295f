"""The publication's logo: settings go in, its file comes out; a page with it goes in, the page with the logo on its ground comes out."""

from __future__ import annotations

from dataclasses import replace
from os import getpid
from pathlib import Path
from threading import get_ident

from publisher.channels.cards.compose import LOGO
from publisher.channels.cards.contrast import contrast
from publisher.notices import PublisherError, error
from publisher.page.items import Colour, Element, Item, Page, Picture
from publisher.photos.model import PictureFile
from publisher.photos.probe import probe
from publisher.settings import Settings
from publisher.tomlfile import TomlFile

TOLD = 1.8
"""The least contrast of a shape that is seen at all; a tint of the ground lies below it, every colour meant for that ground above."""
SMALL, HALF = 64, 128
"""Pixels of a logo's longer side that are looked at, and the opacity from which one counts."""


def brand_logo(settings: Settings) -> PictureFile | None:
    """The file [brand] logo names; PublisherError P305 when it is missing, P307 when it is no picture."""
    if settings.brand.logo is None or settings.path is None:
        return None
    path = settings.path.parent / settings.brand.logo
    if not path.is_file():
        place = TomlFile.of(settings.path).place(("brand", "logo"))
        raise PublisherError(error("P305", f"there is no logo '{settings.brand.logo}'", place, None, "cards"))
    return probe(path)


def stands_out(logo: PictureFile, ground: Colour) -> bool:
    """Whether most of a logo can be told from that ground."""
    from PIL import Image

    with Image.open(logo.path) as file:
        seen = file.convert("RGBA")
    seen.thumbnail((SMALL, SMALL))
    flat = Image.new("RGBA", seen.size, (*ground.rgb, 255))
    flat.alpha_composite(seen)
    shown, opacity = flat.convert("RGB").tobytes(), seen.getchannel("A").tobytes()
    pixels = zip(shown[::3], shown[1::3], shown[2::3], strict=True)
    told = [
        contrast(Colour(pixel), ground) >= TOLD for pixel, alpha in zip(pixels, opacity, strict=True) if alpha >= HALF
    ]
    return 2 * sum(told) >= len(told)


def on_ground(page: Page, ground: Colour, folder: Path) -> Page:
    """The page with its logo, if it has one, as a picture without transparency, which painters do not know."""
    if not any(isinstance(item, Picture) and item.photo == LOGO for item in page.items()):
        return page
    return replace(page, elements=tuple(_element(element, ground, folder) for element in page.elements))


def _element(element: Element, ground: Colour, folder: Path) -> Element:
    return replace(element, items=tuple(_item(item, ground, folder) for item in element.items))


def _item(item: Item, ground: Colour, folder: Path) -> Item:
    if not isinstance(item, Picture) or item.photo != LOGO:
        return item
    flat = folder / f".logo-{ground.rgb[0]:02x}{ground.rgb[1]:02x}{ground.rgb[2]:02x}.png"
    if not flat.exists():
        _flatten(item.file, ground, flat)
    return replace(item, file=flat)


def _flatten(file: Path, ground: Colour, flat: Path) -> None:
    from PIL import Image

    with Image.open(file) as logo:
        seen = logo.convert("RGBA")
    paper = Image.new("RGBA", seen.size, (*ground.rgb, 255))
    paper.alpha_composite(seen)
    draft = flat.with_name(
        f"{flat.stem}-{getpid()}-{get_ident()}.png"
    )  # cards are painted by several threads and processes
    paper.convert("RGB").save(draft)
    draft.replace(flat)
