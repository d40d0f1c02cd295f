"""Saliency: a small upright picture goes in, a map of where it draws the eye comes out; Pillow alone, the same on every machine.

Three cues are added: contrast between a spot and its surroundings at several scales, edges, and how rare a colour is in the
whole picture. They need no skin colour and no model, so archive photos in black and white are served like any other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from PIL import Image, ImageChops, ImageFilter

GRID = 96
"""Cells along the longer side of the map."""

_SCALES = ((1.0, 8.0), (2.0, 16.0), (4.0, 32.0))
"""Blur radii in pixels of the small picture: a spot, and what surrounds it."""
_COLOURS = 24
_WEIGHTS = (1.0, 0.7, 0.8)  # surroundings, edges, rarity
_FLOOR = 0.6
"""Share of the cells that counts as ground: grass, waves and film grain are everywhere and draw no eye."""
_EMPHASIS = 1.5
_PLACES = ((0.5, 0.2), (0.36, 0.8))
"""Where across and down a photographer places what matters, and how much a cell far from there loses: heads stand high."""
_MARGIN = 0.06
"""Share of each side where the map fades out: film borders and mounts stand there, and nothing else that matters."""

_CUT_CELLS = 2
_STEPS = 2 * GRID


@dataclass(frozen=True, slots=True)
class Taste:
    """What a window pays for cutting through something at its start and its end, and for its middle lying off the best place."""

    start_cut: float = 1.6
    end_cut: float = 1.6
    middle: float = 0.5
    off_middle: float = 0.06


ACROSS = Taste()
DOWN = Taste(start_cut=2.4, end_cut=0.8, middle=0.4, off_middle=0.3)
"""A picture is cut through the knees rather than through the head, and stands a little high."""


@dataclass(frozen=True, slots=True)
class SaliencyMap:
    """How much of what matters lies in each column and each row; all columns, and all rows, sum up to 1, or to 0 for a plain picture."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]


def saliency(picture: Image.Image) -> SaliencyMap:
    """The map of a small picture (about 200 pixels, RGB or L)."""
    longest = max(picture.size)
    grid = tuple(max(1, round(side * GRID / longest)) for side in picture.size)
    cells = _emphasised(_cues(picture.convert("RGB"), (grid[0], grid[1])))
    width, height = grid
    cells = [cell * weight for cell, weight in zip(cells, _place_weights(width, height), strict=True)]
    total = sum(cells) or 1.0
    rows = tuple(sum(cells[y * width : (y + 1) * width]) / total for y in range(height))
    return SaliencyMap(tuple(sum(cells[x::width]) / total for x in range(width)), rows)


@lru_cache(maxsize=4096)
def best_start(profile: tuple[float, ...], share: float, taste: Taste) -> float:
    """Where a window of this share of the profile should start, 0 to 1 - share.

    It keeps as much as it can, pays for what its edges cut through, and a little for standing off its best place. Where
    nothing stands out it stands in the centre. Remembered: a layout asks for the same window beside every wording it tries.
    """
    sums, share = (0.0, *accumulate(profile)), float(share)  # lengths would add up far more slowly than plain numbers
    if not sums[-1]:
        return (1 - share) / 2
    starts = [(1 - share) * step / _STEPS for step in range(_STEPS + 1)]
    ends = [start + share for start in starts]
    inside = _between(sums, starts, ends)
    cuts = zip(_cut_at(sums, starts), _cut_at(sums, ends), strict=True)
    worth = [
        held
        - (taste.start_cut * first + taste.end_cut * last)
        - taste.off_middle * abs(start + share / 2 - taste.middle)
        for start, held, (first, last) in zip(starts, inside, cuts, strict=True)
    ]
    return starts[worth.index(max(worth))]


def kept(profile: Sequence[float], start: float, end: float) -> float:
    """The share of what matters between two points of a profile; 1 when nothing in the picture stands out."""
    sums = (0.0, *accumulate(profile))
    return _between(sums, (start,), (end,))[0] if sums[-1] else 1.0


def _cut_at(sums: Sequence[float], edges: Sequence[float]) -> list[float]:
    """What lies in a narrow band on each edge; an edge that is the picture's own cuts nothing."""
    band = _CUT_CELLS / (len(sums) - 1)
    lying = _between(sums, [edge - band for edge in edges], [edge + band for edge in edges])
    return [here / 2 if 0 < edge < 1 - 1e-9 else 0.0 for edge, here in zip(edges, lying, strict=True)]


def _between(sums: Sequence[float], starts: Sequence[float], ends: Sequence[float]) -> list[float]:
    return [end - start for start, end in zip(_sums_to(sums, starts), _sums_to(sums, ends), strict=True)]


def _sums_to(sums: Sequence[float], positions: Sequence[float]) -> list[float]:
    """The sum up to each position; in one loop, as a layout asks for hundreds of windows of 193 places each."""
    cells, found = len(sums) - 1, []
    for position in positions:
        place = (0.0 if position < 0 else 1.0 if position > 1 else position) * cells
        cell = int(place) if place < cells else cells - 1
        low = sums[cell]
        found.append(low + (sums[cell + 1] - low) * (place - cell))
    return found


def _cues(picture: Image.Image, grid: tuple[int, int]) -> list[float]:
    channels = picture.convert("YCbCr").split()
    maps = (_surroundings(channels), _edges(channels[0]), _rarity(picture))
    cells = [0.0] * (grid[0] * grid[1])
    for weight, cue in zip(_WEIGHTS, maps, strict=True):
        values = cue.resize(grid, Image.Resampling.BOX).tobytes()
        low, high = min(values), max(values)
        factor = weight / (high - low) if high > low else 0.0
        cells = [cell + (value - low) * factor for cell, value in zip(cells, values, strict=True)]
    return cells


def _surroundings(channels: Sequence[Image.Image]) -> Image.Image:
    total = Image.new("L", channels[0].size)
    for channel in channels:
        for spot, ground in _SCALES:
            near = channel.filter(ImageFilter.GaussianBlur(spot))
            total = ImageChops.add(total, ImageChops.difference(near, channel.filter(ImageFilter.GaussianBlur(ground))))
    return total


def _edges(lightness: Image.Image) -> Image.Image:
    found = lightness.filter(ImageFilter.GaussianBlur(1)).filter(ImageFilter.FIND_EDGES)
    width, height = found.size
    if min(width, height) > 8:  # the filter copies the outermost pixels unfiltered
        found = found.crop((2, 2, width - 2, height - 2)).resize((width, height))
    return found.filter(ImageFilter.GaussianBlur(3))


def _rarity(picture: Image.Image) -> Image.Image:
    """How far each colour lies from all others, weighed by how much of the picture they fill (histogram contrast)."""
    indexed = picture.quantize(_COLOURS)
    colours = _swatches(indexed)
    counts = indexed.histogram()[:_COLOURS]
    distances = [
        sum(count * math.dist(own, other) for count, other in zip(counts, colours, strict=True)) for own in colours
    ]
    scale = 255 / (max(distances) or 1.0)
    table = [round(distance * scale) for distance in distances]
    return indexed.point(table + [0] * (256 - _COLOURS), "L").filter(ImageFilter.GaussianBlur(1))


def _swatches(indexed: Image.Image) -> list[tuple[int, ...]]:
    palette = bytes(indexed.getpalette() or ())[: _COLOURS * 3].ljust(_COLOURS * 3, b"\0")
    values = Image.frombytes("RGB", (_COLOURS, 1), palette).convert("YCbCr").tobytes()
    return [tuple(values[start : start + 3]) for start in range(0, len(values), 3)]


def _emphasised(cells: Sequence[float]) -> list[float]:
    ground = sorted(cells)[int((len(cells) - 1) * _FLOOR)]
    return [max(0.0, cell - ground) ** _EMPHASIS for cell in cells]


@lru_cache(maxsize=16)
def _place_weights(width: int, height: int) -> tuple[float, ...]:
    """The weights of all cells, row by row: photos of one shape share them."""
    (across, columns), (down, rows) = (
        _places(cells, *place) for cells, place in zip((width, height), _PLACES, strict=True)
    )
    return tuple(
        min(1.0, min(x, y) / _MARGIN) * column * row
        for y, row in zip(down, rows, strict=True)
        for x, column in zip(across, columns, strict=True)
    )


def _places(cells: int, best: float, loss: float) -> tuple[list[float], list[float]]:
    """Of each column or row: how far it lies from the nearer edge, and what it keeps so far from the best place."""
    middles = [(cell + 0.5) / cells for cell in range(cells)]
    return [min(middle, 1 - middle) for middle in middles], [1 - loss * abs(middle - best) for middle in middles]
