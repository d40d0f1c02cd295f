"""A picture and a width go in; the web photo's name, address and size come out, and later its JPEG bytes with caption and credit inside."""

from __future__ import annotations

import io

from publisher.channels.feed.addresses import file_stem
from publisher.channels.feed.model import Rendition, Target
from publisher.page.geometry import Crop
from publisher.photos.model import PictureFile

FOLDER = "photos"


def target_for(photo_id: str, picture: PictureFile, width: int, base: str) -> Target:
    """The web photo of a picture: ``width`` pixels wide, or as wide as the picture when that is less - never enlarged.

    The file name carries the real width, so a larger scan that comes later gets a new address and readers fetch it.
    """
    width = min(width, picture.width)
    height = max(1, round(width / picture.aspect))
    name = f"{file_stem(photo_id)}-{width}.jpg"
    return Target(f"{FOLDER}/{name}", f"{base}/{name}", width, height)


def rendition_bytes(rendition: Rendition) -> bytes:
    """The finished JPEG file: the whole picture in sRGB, progressive, labelled; PublisherError when it cannot be decoded.

    A comment in the original stays behind: Pillow would carry it over, and only the label may speak for the photo.
    """
    from publisher.photos.embed import embed
    from publisher.photos.resample import resample

    target = rendition.target
    image = resample(rendition.picture, Crop(), target.width, target.height)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=rendition.quality, progressive=True, optimize=True, comment=b"")
    return embed(buffer.getvalue(), rendition.label)
