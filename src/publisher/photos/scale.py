"""Scale: a picture, a box on it and a size go in, the box at exactly that size comes out; by Lanczos, and the one door to libvips.

libvips takes a quarter of the time Pillow takes for the same filter. It is asked for strips of a fixed height, in the thread that
asks, so the pixels depend on picture, box and size alone. It sees nothing but pixels: files are opened by ``opening``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from PIL import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
STRIP = 64
"""Rows computed at a time: what they need stays in the processor's cache."""
MOST = 100.0
"""What is reduced by more is left to Pillow: libvips has no filter so long. So is what is enlarged."""
NEAR = 0.05
"""How far, in pixels of the picture, libvips may lay its grid from where it is wanted; where it would lie farther off, Pillow lays it."""
MARGIN = 4
"""Pixels around the result that are made and cut off: as far as the filter reaches, and one."""
SPARE = 16
"""How many more may be, on each side, to bring the grid to its place."""


class Raster:
    """The pixels of a picture, RGB or L, ready to be scaled many times, by several threads."""

    def __init__(self, image: Image.Image) -> None:
        self.mode, self.size = image.mode, image.size
        bands = len(image.getbands())
        self._pixels = _vips().Image.new_from_memory(image.tobytes(), *image.size, bands, "uchar")

    def scaled(self, size: tuple[int, int], box: Box) -> Image.Image:
        """The box at that many pixels; what the filter sees beyond the box is the picture."""
        across, down = _along(box[0], box[2], size[0]), _along(box[1], box[3], size[1])
        if across is None or down is None:
            return self._by_pillow(size, box)
        part = self._part(across.start, down.start, across.length, down.length)
        reduced = part.reducev(down.shrink, kernel="lanczos3").reduceh(across.shrink, kernel="lanczos3")
        return self._read(reduced, across.skipped, down.skipped, size)

    def _read(self, pixels: Any, left: int, top: int, size: tuple[int, int]) -> Image.Image:
        region, (width, height) = _vips().Region.new(pixels), size
        strips = [(row, min(STRIP, height - row)) for row in range(0, height, STRIP)]
        rows = b"".join(region.fetch(left, top + row, width, high) for row, high in strips)
        return Image.frombytes(self.mode, size, rows)

    def _part(self, x: int, y: int, width: int, height: int) -> Any:
        """A part of the picture; beyond its edges they go on."""
        left, top = max(0, x), max(0, y)
        right, bottom = min(self.size[0], x + width), min(self.size[1], y + height)
        part = self._pixels.crop(left, top, right - left, bottom - top)
        if (right - left, bottom - top) == (width, height):
            return part
        return part.embed(left - x, top - y, width, height, extend="copy")

    def _by_pillow(self, size: tuple[int, int], box: Box) -> Image.Image:
        """The same filter, slowly; of the picture it needs the box and as much around it as the filter reaches."""
        reach = [3 * max(1.0, (box[axis + 2] - box[axis]) / size[axis]) + 1 for axis in (0, 1)]
        left, top = (max(0, math.floor(box[axis] - reach[axis])) for axis in (0, 1))
        right, bottom = (min(self.size[axis], math.ceil(box[axis + 2] + reach[axis])) for axis in (0, 1))
        part = self._read(self._pixels, left, top, (right - left, bottom - top))
        inside = (box[0] - left, box[1] - top, box[2] - left, box[3] - top)
        return part.resize(size, Image.Resampling.LANCZOS, box=inside)


@dataclass(frozen=True, slots=True)
class _Along:
    """One axis: which stretch of the picture is reduced, how much, and how many pixels of the result lie before the box."""

    shrink: float
    start: int
    length: int
    skipped: int


def _along(start: float, end: float, wanted: int) -> _Along | None:
    """The stretch to reduce so that the pixels wanted lie where the box has them; None where libvips cannot reduce it.

    libvips takes a stretch of whole pixels and lays its result in the middle of it, so the middle lies on a pixel or between
    two. Cutting off more pixels on one side than on the other moves the middle: to a few hundredths of a pixel.
    """
    shrink = (end - start) / wanted
    middles = {more: 2 * start + shrink * (wanted + more) for more in range(-SPARE, SPARE + 1)}
    shifts = {more: round(abs(middle - round(middle)) / 2, 2) for more, middle in middles.items()}
    if not 1 <= shrink <= MOST:
        return None
    for more in sorted(shifts, key=lambda more: (shifts[more], abs(more))):
        if shifts[more] >= NEAR:
            break
        for before in range(MARGIN + max(0, -more), MARGIN + SPARE):
            if length := _length((wanted + 2 * before + more) * shrink, round(middles[more]), shrink):
                return _Along(shrink, (round(middles[more]) - length) // 2, length, before)
    return None


def _length(wanted: float, middle: int, shrink: float) -> int:
    """A whole length near the one wanted, as even as the doubled middle; 0 where libvips would make another number of pixels of it."""
    length = 2 * round((wanted - middle) / 2) + middle
    return length if abs(length - wanted) < 0.499 * shrink else 0


_loaded: Any = None


def _vips() -> Any:
    """libvips, loaded when it is first wanted; it keeps no results, as each is asked for once."""
    global _loaded
    if _loaded is None:
        import pyvips

        pyvips.cache_set_max(0)
        _loaded = pyvips
    return _loaded
