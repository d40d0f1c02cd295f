"""Likeness: two picture files go in, whether they are the same file or look the same comes out."""

from __future__ import annotations

import filecmp
from functools import lru_cache
from pathlib import Path

from PIL import Image

from publisher.photos.model import PictureFile
from publisher.photos.probe import thumbnail

SIDE = 24
"""Pixels of the small grey squares that are compared."""
ALIKE = 0.985
"""Correlation of two squares from which two pictures look the same: other size, colours or quality, but the same shot."""
SAME_SHAPE = 0.02
"""How far two pictures' proportions may differ, as a share."""


def is_same_file(one: PictureFile, other: PictureFile) -> bool:
    """Whether two files hold the same bytes."""
    if one.size != other.size:
        return False
    if one.sha256 and other.sha256:
        return one.sha256 == other.sha256
    return filecmp.cmp(one.path, other.path, shallow=False)


def looks_the_same(one: PictureFile, other: PictureFile) -> bool:
    """Whether two pictures of one shape look the same, brightness, contrast and colours aside."""
    if abs(one.aspect / other.aspect - 1) > SAME_SHAPE:
        return False
    left, right = (_square(each.path, each.size) for each in (one, other))
    return sum(a * b for a, b in zip(left, right, strict=True)) >= ALIKE


@lru_cache(maxsize=512)
def _square(path: Path, _size: int) -> tuple[float, ...]:
    """The grey values of a picture as a vector of length 1 around their mean; an even surface has length 0 and is like nothing."""
    small = thumbnail(path).convert("L").resize((SIDE, SIDE), Image.Resampling.BOX)
    values = list(small.tobytes())
    mean = sum(values) / len(values)
    length = sum((value - mean) ** 2 for value in values) ** 0.5
    return tuple((value - mean) / length if length else 0.0 for value in values)
