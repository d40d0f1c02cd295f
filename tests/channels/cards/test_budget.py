"""Byte limits: the best quality that stays under nine tenths of the limit, the same bytes every time."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image

from publisher.channels.cards.budget import encoded_within
from publisher.channels.cards.targets import Target
from publisher.notices import PublisherError


def grain(size=(320, 240), scale=2):
    """A picture of coarse grain, about as hard to pack as a photo of leaves."""
    small = size[0] // scale, size[1] // scale
    seed = random.Random(7).randbytes(small[0] * small[1] * 3)
    return Image.frombytes("RGB", small, seed).resize(size, Image.Resampling.BICUBIC)


def as_it_is(data):
    return data


def packed(image, limit, finish=as_it_is, formats=("jpeg",)):
    return encoded_within(image, Target("t", "t", *image.size, 390, limit, formats, ()), finish)


def test_a_limit_that_is_no_limit_gives_the_best_quality_without_colour_subsampling():
    data = packed(grain(), 10_000_000).data
    image = Image.open(BytesIO(data))
    assert {image.layer[0][1:3], image.layer[1][1:3]} == {(1, 1)}


@pytest.mark.parametrize("limit", [50_000, 70_000, 90_000])
def test_a_file_stays_under_nine_tenths_of_the_limit_and_uses_it(limit):
    data = packed(grain(), limit).data
    assert 0.8 * limit < len(data) <= 0.9 * limit


def test_metadata_count_towards_the_limit():
    data = packed(grain(), 70_000, lambda jpeg: jpeg + b"x" * 10_000).data
    assert len(data) <= 63_000


def test_the_same_picture_gives_the_same_bytes():
    assert packed(grain(), 70_000).data == packed(grain(), 70_000).data


def test_a_limit_that_cannot_be_kept_is_an_error_that_says_what_helps():
    with pytest.raises(PublisherError) as raised:
        packed(grain(), 2_000)
    (notice,) = raised.value.notices
    assert notice.code == "P805"
    assert "max_bytes" in notice.hint


def test_a_picture_of_pure_noise_is_packed_too():
    data = packed(grain(scale=1), 10_000_000).data
    assert Image.open(BytesIO(data)).size == (320, 240)


@pytest.mark.parametrize(("kind", "name"), [("jpeg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_each_kind_of_file_is_what_it_says(kind, name):
    file = packed(grain(), 10_000_000, formats=(kind,))
    assert (Image.open(BytesIO(file.data)).format, file.media_type) == (name, f"image/{kind}")


def test_a_picture_too_large_as_the_first_kind_takes_the_next():
    assert packed(grain(), 90_000, formats=("png", "jpeg")).ending == "jpg"
