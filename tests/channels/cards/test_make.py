"""Painted cards: exact pixels, byte limits, the same bytes twice, and caption and credit inside the file."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from publisher.channels.cards import CHANNEL
from publisher.channels.cards.options import CardOptions
from publisher.notices import PublisherError
from publisher.photos.probe import probe

OPTIONS = CardOptions(targets=("og", "story"))


def test_files_have_the_pixels_and_bytes_a_platform_asks_for(edition_of, tmp_path):
    plan = CHANNEL.plan(edition_of(), OPTIONS)
    artifacts = CHANNEL.make(plan, tmp_path)
    assert [(made.path, made.pixels) for made in artifacts] == [
        ("cards/og.jpg", (1200, 630)),
        ("cards/story.jpg", (1080, 1920)),
    ]
    for made, card in zip(artifacts, plan.cards, strict=True):
        data = (tmp_path / made.path).read_bytes()
        image = Image.open(BytesIO(data))
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", made.pixels)
        assert len(data) <= 0.9 * card.target.max_bytes
        assert made.photos == (card.use,)
        assert made.layout == "panel"


def test_caption_and_credit_travel_inside_the_file(edition_of, tmp_path):
    CHANNEL.make(CHANNEL.plan(edition_of(), OPTIONS), tmp_path)
    embedded = probe(tmp_path / "cards" / "og.jpg").embedded
    assert embedded.caption == "Liberation forces enter Ngo Mon Gate (Hue) on the morning of March 26, 1975."
    assert "VNA" in (embedded.credit or "")


def test_the_same_plan_makes_the_same_bytes_and_leaves_nothing_else_behind(edition_of, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        CHANNEL.make(CHANNEL.plan(edition_of(), OPTIONS), tmp_path / name)
    one, two = (sorted((tmp_path / name / "cards").iterdir()) for name in ("one", "two"))
    assert [path.name for path in one] == ["og.jpg", "story.jpg"]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_plan_with_an_error_makes_nothing(edition_of, tmp_path):
    plan = CHANNEL.plan(edition_of(credit=None), OPTIONS)
    with pytest.raises(PublisherError, match="credit"):
        CHANNEL.make(plan, tmp_path)
    assert not list(tmp_path.iterdir())
