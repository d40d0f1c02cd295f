"""Scaling lays the grid where the box has it, to the filter of Pillow, the same in every thread."""

from __future__ import annotations

import math
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from publisher.photos.scale import MARGIN, NEAR, Raster, _along


def leaves(mode: str = "RGB") -> Image.Image:
    """As restless as foliage: a shift of a tenth of a pixel shows."""
    chance = random.Random(7)
    small = Image.frombytes(mode, (400, 300), chance.randbytes(120_000 * len(mode)))
    return small.resize((600, 450), Image.Resampling.BICUBIC)


def decibels(one: Image.Image, other: Image.Image) -> float:
    counts = ImageChops.difference(one, other).histogram()
    error = sum(count * (level % 256) ** 2 for level, count in enumerate(counts)) / (len(counts) / 256)
    return 10 * math.log10(255**2 * one.width * one.height / error) if error else 99.0


def lanczos(image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, box=box)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((240, 180), (0, 0, 600, 450)),
        ((240, 135), (0.3, 57.77, 600, 395.27)),
        ((211, 300), (101.37, 0, 417.87, 450)),
        ((97, 44), (31.6, 12.9, 586.1, 264.4)),
        ((560, 420), (11.2, 9.9, 588.3, 442.7)),
    ],
)
def test_a_box_is_reduced_as_pillow_does(mode, size, box):
    image = leaves(mode)
    assert decibels(Raster(image).scaled(size, box), lanczos(image, size, box)) > 44


@pytest.mark.parametrize("box", [(20.5, 10.25, 120.5, 90.25), (0, 0, 600, 450)])
def test_what_is_enlarged_is_just_what_pillow_makes(box):
    image = leaves()
    assert Raster(image).scaled((700, 560), box).tobytes() == lanczos(image, (700, 560), box).tobytes()


def test_a_picture_may_become_a_speck():
    assert Raster(leaves()).scaled((2, 1), (0, 0, 600, 450)).size == (2, 1)


def test_the_pixels_depend_on_no_thread():
    raster = Raster(leaves())
    boxes = [(step, 0.0, 500.0 + step, 400.0) for step in range(20)]
    alone = [raster.scaled((250, 200), box).tobytes() for box in boxes]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda box: raster.scaled((250, 200), box).tobytes(), boxes)) == alone


@given(start=st.floats(0, 400), shrink=st.floats(1, 6), wanted=st.integers(1, 2000))
def test_the_grid_lies_within_a_twentieth_of_a_pixel(start, shrink, wanted):
    along = _along(start, start + shrink * wanted, wanted)
    if along is None:
        return  # Pillow's
    made = round(along.length / along.shrink)
    middle = along.start + along.length / 2
    first = middle - made * along.shrink / 2 + along.skipped * along.shrink
    assert abs(first - start) <= NEAR + 0.005
    assert along.skipped >= MARGIN
    assert made - along.skipped - wanted >= MARGIN
