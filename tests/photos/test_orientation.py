from __future__ import annotations

import pytest
from PIL import Image, ImageOps

from publisher.photos.orientation import is_sideways, stored_box, stored_point, upright, upright_point


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_agrees_with_pillow(quarters, orientation):
    quarters.getexif()[274] = orientation
    assert upright(quarters, orientation).tobytes() == ImageOps.exif_transpose(quarters).tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_point_of_the_stored_picture_is_found_in_the_upright_one(orientation):
    stored = Image.new("L", (100, 50))
    stored.putpixel((90, 5), 255)
    seen = upright(stored, orientation)
    assert (seen.width > seen.height) is not is_sideways(orientation)
    x, y = upright_point((90.5 / 100, 5.5 / 50), orientation)
    assert seen.getpixel((int(x * seen.width), int(y * seen.height))) == 255


@pytest.mark.parametrize("orientation", range(1, 9))
def test_points_come_back_from_there(orientation):
    assert stored_point(upright_point((0.25, 0.125), orientation), orientation) == (0.25, 0.125)


def test_a_box_keeps_its_corners_in_order():
    assert stored_box((0.0, 0.25, 0.5, 1.0), 6) == (0.25, 0.5, 1.0, 1.0)
