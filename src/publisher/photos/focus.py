"""Focus: a picture and an aspect go in, the crop that shows what matters comes out - where the editor says, the file says, the eye goes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from publisher.notices import PublisherError
from publisher.page.geometry import Crop
from publisher.photos.model import PictureFile
from publisher.photos.orientation import Box, Point
from publisher.photos.probe import thumbnail
from publisher.photos.saliency import ACROSS, DOWN, SaliencyMap, Taste, best_start, kept, saliency

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_PLAIN = SaliencyMap((0.0,), (0.0,))


def crop_for(
    picture: PictureFile, aspect: float, *, focus: Point | None = None, whole: bool = False, free: Box = WHOLE
) -> Crop:
    """The largest window of this aspect (width by height), or the whole picture when it may not be cropped.

    The order of truth: the focus given, a region named inside the file, what draws the eye, the centre. A focus keeps its
    relative place: a third from the left in the picture is a third from the left in the crop, so it always shows.
    `kept` is the share inside of what draws the eye. ``free`` is the part of the window, in fractions of it, that nothing
    will be laid over: what matters is brought there as far as the picture reaches.
    """
    across, down = _shares(picture, aspect)
    if whole or (across == 1.0 and down == 1.0):
        return Crop()
    seen = eye_map(picture)
    focus = focus or picture.embedded.focus
    point = focus or (None, None)
    left = _start(seen.columns, across, (free[0], free[2]), ACROSS, point[0])
    top = _start(seen.rows, down, (free[1], free[3]), DOWN, point[1])
    share = kept(seen.columns, left, left + across) if across < 1 else kept(seen.rows, top, top + down)
    return Crop(left, top, min(1.0, left + across), min(1.0, top + down), round(share, 4))


def drawing(picture: PictureFile, box: Box) -> float:
    """The share of what draws the eye that lies in a box of the picture: left, top, right, bottom in fractions of it."""
    seen = _map(picture.path, picture.sha256)
    return kept(seen.columns, box[0], box[2]) * kept(seen.rows, box[1], box[3])


def heart_of(picture: PictureFile, share: float) -> Box | None:
    """The part of a picture, of so large a share of each side, that the eye goes to: what counts as its focus where nobody names one.

    None where nothing stands out: where it draws the eye less than twice as much as any other part of its size.
    """
    seen = _map(picture.path, picture.sha256)
    left, top = best_start(seen.columns, share, ACROSS), best_start(seen.rows, share, DOWN)
    box = (left, top, left + share, top + share)
    return box if 2 * share**2 <= drawing(picture, box) < 1 else None


def _start(
    profile: tuple[float, ...], share: float, free: tuple[float, float], taste: Taste, focus: float | None
) -> float:
    """Where a window starts whose free part shows the focus at its own relative place, or else what draws the eye."""
    if share == 1.0:
        return 0.0
    part = share * (free[1] - free[0])
    start = best_start(profile, part, taste) if focus is None else (1 - part) * _inside(focus)
    return min(max(0.0, start - share * free[0]), 1 - share)


def _shares(picture: PictureFile, aspect: float) -> tuple[float, float]:
    """How much of the width and of the height the window takes; all of both when less than half a pixel would go."""
    relative = aspect / picture.aspect
    across, down = min(1.0, relative), min(1.0, 1 / relative)
    lost = picture.width * (1 - across) + picture.height * (1 - down)
    return (1.0, 1.0) if lost < 0.5 else (across, down)


def _inside(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))


def eye_map(picture: PictureFile) -> SaliencyMap:
    """Where the picture draws the eye; nowhere when its pixels cannot be read (any more). Made once, when it is first asked for."""
    return _map(picture.path, picture.sha256)


@lru_cache(maxsize=1024)
def _map(path: Path, _sha256: str) -> SaliencyMap:
    try:
        return saliency(thumbnail(path))
    except PublisherError:
        return _PLAIN  # the centre will do: whoever needs the pixels themselves will say what is wrong with them
