"""Which way up: turn a picture, a point or a rectangle from the way it is stored to the way it is seen, and back."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

TRANSPOSES = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation (CIPA DC-008, tag 274) -> what makes the stored picture upright; 1 and unknown values need nothing."""

Box = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Turn:
    """How the upright axes lie in the stored picture: swapped, and from which end each stored axis is counted."""

    swapped: bool
    flip_x: bool
    flip_y: bool


_TURNS = {
    1: _Turn(False, False, False),
    2: _Turn(False, True, False),
    3: _Turn(False, True, True),
    4: _Turn(False, False, True),
    5: _Turn(True, False, False),
    6: _Turn(True, False, True),
    7: _Turn(True, True, True),
    8: _Turn(True, True, False),
}


def is_sideways(orientation: int) -> bool:
    """Whether width and height change places."""
    return orientation >= 5


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """The picture as it is seen."""
    transpose = TRANSPOSES.get(orientation)
    return image if transpose is None else image.transpose(transpose)


def stored_point(point: Point, orientation: int) -> Point:
    """Where a point of the upright picture lies in the stored one; both in fractions of width and height."""
    turn = _TURNS[orientation]
    x, y = (point[1], point[0]) if turn.swapped else point
    return (1 - x if turn.flip_x else x), (1 - y if turn.flip_y else y)


def upright_point(point: Point, orientation: int) -> Point:
    """Where a point of the stored picture is seen; the inverse of `stored_point`."""
    turn = _TURNS[orientation]
    x, y = (1 - point[0] if turn.flip_x else point[0]), (1 - point[1] if turn.flip_y else point[1])
    return (y, x) if turn.swapped else (x, y)


def stored_box(box: Box, orientation: int) -> Box:
    """Where a box (left, top, right, bottom in fractions) of the upright picture lies in the stored one."""
    x0, y0 = stored_point((box[0], box[1]), orientation)
    x1, y1 = stored_point((box[2], box[3]), orientation)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
