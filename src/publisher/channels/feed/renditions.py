"""A picture and a width go in; the web photo's name, address and size come out, and later its bytes with caption and credit inside."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from publisher.channels.feed.addresses import file_stem
from publisher.channels.feed.model import PHOTO_TYPE, WEBP_TYPE, Rendition, Target
from publisher.page.geometry import Crop
from publisher.photos.model import PictureFile

FOLDER = "photos"
RECIPE = 1
"""Raised whenever the same order would give other pixels than before, so that photos on disk are made anew."""

_SAVING: Mapping[str, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        PHOTO_TYPE: ("JPEG", {"progressive": True, "optimize": True, "comment": b""}),
        WEBP_TYPE: ("WEBP", {"method": 4, "exif": b"", "icc_profile": b""}),
    }
)
"""Media type -> Pillow's name and options. What an original says in comments stays behind: only the label speaks for the photo."""


def target_for(photo_id: str, picture: PictureFile, width: int, base: str, folder: str = FOLDER) -> Target:
    """The web photo of a picture: ``width`` pixels wide, or as wide as the picture when that is less - never enlarged.

    The file name carries the real width, so a larger scan that comes later gets a new address and readers fetch it.
    """
    width = min(width, picture.width)
    height = max(1, round(width / picture.aspect))
    name = f"{file_stem(photo_id)}-{width}.jpg"
    return Target(f"{folder}/{name}", f"{base}/{name}", width, height)


def as_webp(target: Target) -> Target:
    """The same photo as WebP, beside it."""
    path, url = target.path.removesuffix(".jpg"), target.url.removesuffix(".jpg")
    return replace(target, path=f"{path}.webp", url=f"{url}.webp", media_type=WEBP_TYPE)


def rendition_bytes(rendition: Rendition) -> bytes:
    """The finished file: the whole picture in sRGB, labelled; PublisherError when the picture cannot be decoded."""
    from publisher.photos.embed import embed
    from publisher.photos.resample import resample

    target = rendition.target
    image = resample(rendition.picture, Crop(), target.width, target.height)
    buffer = io.BytesIO()
    form, options = _SAVING[target.media_type]
    image.save(buffer, form, quality=rendition.quality, **options)
    return embed(buffer.getvalue(), rendition.label)


def recipe(rendition: Rendition) -> str:
    """A fingerprint of all that decides a web photo's bytes: the original's content, size, quality and label."""
    target = rendition.target
    decided = (RECIPE, rendition.picture.sha256, target.width, target.height, target.media_type, rendition.quality)
    return sha256(repr((*decided, rendition.label)).encode("utf-8", "surrogatepass")).hexdigest()
