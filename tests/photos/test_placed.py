"""Where photos stand on pages: what of them is seen, and how many pixels meet an inch."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.page.geometry import Crop, Rect, Size
from publisher.page.items import Element, Page, Picture, Role
from publisher.photos.model import PictureFile
from publisher.photos.placed import placements, union
from publisher.units import Length


def box(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(width), Length(height))


def page(*pictures: Picture) -> Page:
    return Page("p", Size(Length(200), Length(100)), Length(10), (Element(Role.FIGURE, pictures),))


def photo(rect: Rect, crop: Crop = Crop(), clip: Rect | None = None) -> Picture:
    return Picture(rect, "p", Path("p.jpg"), crop, clip)


def seen(picture: Picture) -> tuple[float, ...]:
    (place,) = placements([page(picture)])
    return place.seen.left, place.seen.top, place.seen.right, place.seen.bottom


def test_a_photo_inside_the_page_is_seen_as_cropped():
    assert seen(photo(box(10, 10, 50, 40), Crop(0.1, 0.2, 0.9, 1.0))) == pytest.approx((0.1, 0.2, 0.9, 1.0))


def test_beyond_the_bleed_nothing_is_seen():
    assert seen(photo(box(-60, 0, 100, 100))) == pytest.approx((0.5, 0.0, 1.0, 1.0))
    assert not list(placements([page(photo(box(300, 0, 50, 50)))]))


def test_a_spread_is_seen_as_its_two_halves():
    left = page(photo(box(-10, 0, 420, 100), clip=box(-10, 0, 210, 100)))
    right = page(photo(box(-210, 0, 420, 100), clip=box(0, 0, 210, 100)))
    both = list(placements([left, right]))
    assert [place.page for place in both] == [1, 2]
    assert (both[0].seen.right, both[1].seen.left) == pytest.approx((0.5, 0.5))
    assert union(place.seen for place in both) == Crop(0.0, 0.0, 1.0, 1.0)


def test_density_counts_the_pixels_of_the_crop():
    (place,) = placements([page(photo(box(0, 0, 72, 36), Crop(0.0, 0.0, 0.5, 0.25)))])
    picture = PictureFile(Path("p.jpg"), "JPEG", "image/jpeg", 600, 600, 1, "RGB", 1, "0")
    assert place.ppi(picture) == pytest.approx(300)
