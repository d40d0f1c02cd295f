"""Focus: a picture and an aspect go in, the crop that shows what matters comes out - where the editor says, the file says, the eye goes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from publisher.notices import PublisherError
from publisher.page.geometry import Crop
from publisher.photos.model import PictureFile
from publisher.photos.orientation import Point
from publisher.photos.probe import thumbnail
from publisher.photos.saliency import ACROSS, DOWN, SaliencyMap, best_start, kept, saliency

_PLAIN = SaliencyMap((0.0,), (0.0,))


def crop_for(picture: PictureFile, aspect: float, *, focus: Point | None = None, whole: bool = False) -> Crop:
    """The largest window of this aspect (width by height), or the whole picture when it may not be cropped.

    The order of truth: the focus given, a region named inside the file, what draws the eye, the centre. A focus keeps its
    relative place: a third from the left in the picture is a third from the left in the crop, so it always shows.
    `kept` is the share inside of what draws the eye.
    """
    across, down = _shares(picture, aspect)
    if whole or (across == 1.0 and down == 1.0):
        return Crop()
    seen = _map(picture.path, picture.sha256)
    focus = focus or picture.embedded.focus
    if focus is not None:
        left, top = (1 - across) * _inside(focus[0]), (1 - down) * _inside(focus[1])
    else:
        left, top = best_start(seen.columns, across, ACROSS), best_start(seen.rows, down, DOWN)
    share = kept(seen.columns, left, left + across) if across < 1 else kept(seen.rows, top, top + down)
    return Crop(left, top, min(1.0, left + across), min(1.0, top + down), round(share, 4))


def _shares(picture: PictureFile, aspect: float) -> tuple[float, float]:
    """How much of the width and of the height the window takes; all of both when less than half a pixel would go."""
    relative = aspect / picture.aspect
    across, down = min(1.0, relative), min(1.0, 1 / relative)
    lost = picture.width * (1 - across) + picture.height * (1 - down)
    return (1.0, 1.0) if lost < 0.5 else (across, down)


def _inside(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))


@lru_cache(maxsize=1024)
def _map(path: Path, _sha256: str) -> SaliencyMap:
    try:
        return saliency(thumbnail(path))
    except PublisherError:
        return _PLAIN  # the file went away after it was probed: the centre, and whoever reads its pixels will say so
