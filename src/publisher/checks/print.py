"""Checks for print: an edition in, what a press will make of its photos' colours out."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.photos.colour import family

NAMED = 6
"""Photos named in one message; whoever has more has them all that way."""


def untagged(edition: Edition) -> Iterator[Remark]:
    """P319: the colours or the orientation of a photo are not said, or not as they should be.

    A colour photo without a profile is taken for sRGB, which most cameras and all screens mean. A CMYK photo without one is
    taken for coated paper (FOGRA39); grey ones need none, they print in black ink alone.
    """
    photos = edition.article.photos
    bare = [photo.id for photo in photos if _is_untagged_rgb(edition, photo.id)]
    if bare:
        one = len(bare) == 1
        what = "photo has no colour profile and prints" if one else "photos have no colour profile and print"
        rest = len(bare) - NAMED
        names = ", ".join(bare[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
        message = f"{len(bare)} {what} as sRGB: {names}"
        place = edition.article.source.at(f"photos.{bare[0]}")
        hint = "ask for the photos with their profile if they look too dull or too bright"
        yield Remark(message, place, hint)


def _is_untagged_rgb(edition: Edition, photo_id: str) -> bool:
    picture = edition.pictures.get(photo_id)
    return picture is not None and picture.icc is None and family(picture.mode) == "RGB"
