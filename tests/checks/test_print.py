"""What a press makes of photos without a profile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.article.source import read_text
from publisher.checks.print import untagged
from publisher.edition import Edition
from publisher.photos.model import PictureFile
from publisher.settings import Settings

TEXT = """---
id: x
lang: en
title: A title
photos:
  - id: gate
  - id: road
  - id: later
---
"""
PICTURE = PictureFile(Path("gate.jpg"), "JPEG", "image/jpeg", 3000, 2000, 1, "RGB", 1, "0" * 64)


def edition(**pictures: PictureFile) -> Edition:
    article, _ = read_text(TEXT, Path("story/article.en.md"))
    return Edition(article, pictures, Settings())


def test_photos_without_a_profile_are_named_in_one_note():
    (notice,) = untagged(edition(gate=PICTURE, road=replace(PICTURE, mode="P")))
    assert notice.message == "2 photos have no colour profile and print as sRGB: gate, road"
    assert notice.place is not None
    assert notice.place.line == 6


def test_one_photo_is_not_called_several():
    (notice,) = untagged(edition(road=PICTURE))
    assert notice.message == "1 photo has no colour profile and prints as sRGB: road"


def test_of_many_photos_the_first_are_named(monkeypatch):
    monkeypatch.setattr("publisher.checks.print.NAMED", 1)
    (notice,) = untagged(edition(gate=PICTURE, road=PICTURE, later=PICTURE))
    assert notice.message.endswith(": gate and 2 more")


@pytest.mark.parametrize("changes", [{"icc": b"profile"}, {"mode": "L"}, {"mode": "I;16"}, {"mode": "CMYK"}])
def test_tagged_grey_and_cmyk_photos_are_not_meant(changes):
    assert not list(untagged(edition(gate=replace(PICTURE, **changes))))


def test_a_photo_still_to_come_is_not_meant():
    assert not list(untagged(edition()))
