"""Web photos: their names, sizes and bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from publisher.channels.feed.model import Rendition
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import plan_feed
from publisher.channels.feed.renditions import recipe, rendition_bytes, target_for
from publisher.edition import Edition
from publisher.photos.model import PictureFile
from publisher.photos.probe import probe


@pytest.fixture
def rendition(edition: Edition) -> Rendition:
    """The order for the large photo of the quay."""
    return plan_feed(edition, FeedOptions()).renditions[0]


def test_the_file_is_a_progressive_srgb_jpeg_of_the_planned_size(rendition: Rendition) -> None:
    image = Image.open(io.BytesIO(rendition_bytes(rendition)))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 1120))
    assert image.info.get("progressive")


def test_caption_and_credit_travel_inside_the_file(rendition: Rendition, tmp_path: Path) -> None:
    path = tmp_path / "quay.jpg"
    path.write_bytes(rendition_bytes(rendition))
    embedded = probe(path).embedded
    assert embedded.caption == "Boats leave the quay at dawn."
    assert "VNA" in (embedded.credit or "")


def test_a_comment_in_the_original_stays_behind(rendition: Rendition, tmp_path: Path) -> None:
    path = tmp_path / "noted.jpg"
    Image.new("RGB", (1600, 1120), "teal").save(path, comment=b"for the desk only")
    data = rendition_bytes(replace(rendition, picture=probe(path)))
    assert "comment" not in Image.open(io.BytesIO(data)).info


def test_the_webp_carries_caption_and_credit_too(edition: Edition, tmp_path: Path) -> None:
    order = plan_feed(edition, FeedOptions()).renditions[1]
    path = tmp_path / "quay.webp"
    path.write_bytes(rendition_bytes(order))
    found = probe(path)
    assert (found.format, found.width, found.height) == ("WEBP", 1600, 1120)
    assert found.embedded.caption == "Boats leave the quay at dawn."
    assert "VNA" in (found.embedded.credit or "")
    assert found.icc is None


def test_the_recipe_of_a_photo_changes_with_all_that_decides_its_bytes(rendition: Rendition) -> None:
    others = [
        replace(rendition, quality=rendition.quality + 1),
        replace(rendition, label=replace(rendition.label, caption="Another.")),
        replace(rendition, target=replace(rendition.target, width=100)),
        replace(rendition, picture=replace(rendition.picture, sha256="0" * 64)),
    ]
    assert recipe(rendition) == recipe(replace(rendition))
    assert len({recipe(rendition), *map(recipe, others)}) == 5


def test_a_lower_quality_makes_a_smaller_file(rendition: Rendition) -> None:
    assert len(rendition_bytes(replace(rendition, quality=40))) < len(rendition_bytes(rendition))


@pytest.mark.parametrize(
    ("size", "expected"),
    [((12000, 6), (1600, 1)), ((3, 4000), (3, 4000)), ((1, 1), (1, 1)), ((1600, 1067), (1600, 1067))],
)
def test_odd_shapes_keep_at_least_one_pixel(
    pictures: dict[str, PictureFile], size: tuple[int, int], expected: tuple[int, int]
) -> None:
    picture = replace(pictures["quay"], width=size[0], height=size[1])
    target = target_for("quay", picture, 1600, "https://img.example.org")
    assert (target.width, target.height) == expected
