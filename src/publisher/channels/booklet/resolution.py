"""Planned pages go in, notices about photos with too few pixels for their place come out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from publisher.article.model import Photo
from publisher.edition import Edition
from publisher.notices import Notice, error, warning
from publisher.page.items import Page
from publisher.photos.model import PictureFile
from publisher.photos.placed import Placement, placements

SOFT_PPI = 225
"""Below this offset print at 150 lines begins to show the lack of pixels (1.5 for each line)."""

COARSE_PPI = 150
"""Below this everybody sees it: fewer pixels than printing lines."""


def resolution_notices(pages: Iterable[Page], edition: Edition) -> tuple[Notice, ...]:
    """P308 for every photo of the edition that is soft where it stands largest; an error when it is coarse and the build final."""
    largest: dict[str, Placement] = {}
    for place in placements(pages):
        if (picture := edition.pictures.get(place.photo)) is not None:
            known = largest.setdefault(place.photo, place)
            largest[place.photo] = min(known, place, key=lambda one: one.ppi(picture))
    return tuple(_notices(largest, edition))


def _notices(largest: dict[str, Placement], edition: Edition) -> Iterator[Notice]:
    for photo in edition.article.photos:
        place = largest.get(photo.id)
        if place is not None and place.ppi(edition.pictures[photo.id]) < SOFT_PPI:
            yield _notice(photo, place, edition)


def _notice(photo: Photo, place: Placement, edition: Edition) -> Notice:
    picture = edition.pictures[photo.id]
    ppi = place.ppi(picture)
    size = f"{place.box.width.mm:.0f} x {place.box.height.mm:.0f} mm"
    looks = "coarse" if ppi < COARSE_PPI else "soft"
    message = f"photo '{photo.id}' prints {looks}: {math.floor(ppi)} pixels per inch at {size} on page {place.page}"
    source = edition.article.source.at(f"photos.{photo.id.rpartition('/')[2]}.file")
    tell = error if ppi < COARSE_PPI and edition.final else warning
    return tell("P308", message, source, _hint(picture, ppi), "booklet")


def _hint(picture: PictureFile, ppi: float) -> str:
    wanted = math.ceil(picture.width * SOFT_PPI / ppi)
    return f"use a file at least {wanted} pixels wide (this one: {picture.width}), or a smaller kind of page: {{page=framed}}"
