"""Crops against what photo files mark: an edition and the photos as a channel shows them go in, cut faces and subjects come out."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.channels.base import PhotoUse
from publisher.edition import Edition
from publisher.notices import Notice, warning
from publisher.page.geometry import Crop
from publisher.photos.regions import Region

GRAZED = 0.05
"""A region of which no more than this share lies beyond the crop, or within it, is not cut: marks are drawn by hand."""


def cut_subjects(edition: Edition, uses: Iterable[PhotoUse], channel: str) -> tuple[Notice, ...]:
    """P312: a warning for each face or main subject, as the photo's file marks it, that a crop of the channel or a gutter cuts."""
    found: dict[Notice, None] = {}
    for use in uses:
        picture = edition.pictures.get(use.photo)
        regions = picture.embedded.regions if picture else ()
        found |= {
            _cut(edition, use.photo, region, channel): None
            for region in regions
            if region.is_subject and _is_cut(region, use.crop)
        }
    return tuple(found)


def _is_cut(region: Region, crop: Crop) -> bool:
    inside = _shared(region.left, region.right, crop.left, crop.right)
    inside *= _shared(region.top, region.bottom, crop.top, crop.bottom)
    return GRAZED < inside < 1 - GRAZED


def _shared(start: float, end: float, least: float, most: float) -> float:
    """The share of a stretch that lies between two places; all of a point."""
    if end <= start:
        return 1.0
    return max(0.0, min(end, most) - max(start, least)) / (end - start)


def _cut(edition: Edition, photo: str, region: Region, channel: str) -> Notice:
    who = f"'{region.name}'" if region.name else "a face or main subject"
    message = f"{who}, marked in the file of photo '{photo}', is cut by a crop or a gutter ({channel})"
    hint = "move 'focus:' towards it, or write 'crop: no' below 'rights:'"
    return warning("P312", message, edition.article.source.at(f"photos.{photo}.file"), hint, channel)
