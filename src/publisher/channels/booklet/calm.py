"""Calm: a picture and a part of it go in, how much of what draws the eye lies there comes out; where a panel may cover it."""

from __future__ import annotations

from publisher.page.geometry import Crop
from publisher.photos.focus import eye_map
from publisher.photos.model import PictureFile
from publisher.photos.saliency import kept

Part = tuple[float, float, float, float]
"""Left, top, right and bottom edge, as shares of what shows of the picture."""


def unrest(picture: PictureFile, crop: Crop, part: Part, focus: tuple[float, float] | None) -> float:
    """What a panel over that part of the cropped picture would hide: 0 nothing, and 1 more when it hides the focal point."""
    left, top, right, bottom = part
    x0, x1 = (crop.left + share * (crop.right - crop.left) for share in (left, right))
    y0, y1 = (crop.top + share * (crop.bottom - crop.top) for share in (top, bottom))
    seen = eye_map(picture)
    hidden = kept(seen.columns, x0, x1) * kept(seen.rows, y0, y1)
    point = focus or picture.embedded.focus
    covered = point is not None and x0 <= point[0] <= x1 and y0 <= point[1] <= y1
    return hidden + (1.0 if covered else 0.0)
