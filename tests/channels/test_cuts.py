"""Faces and main subjects, as photo files mark them, against the crops that are made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.article.model import Article, Photo, Source
from publisher.channels.base import PhotoUse
from publisher.channels.cuts import cut_subjects
from publisher.edition import Edition
from publisher.page.geometry import Crop
from publisher.photos.model import PictureFile
from publisher.photos.regions import Region
from publisher.settings import Settings

FACE = Region(0.4, 0.2, 0.6, 0.5, 2, "Ann")
POINT = Region(0.1, 0.1, 0.9, 0.9, 4)
"""A crop that the file proposes: no subject."""


def cut(*crops, regions=(FACE, POINT)):
    picture = PictureFile(Path("gate.jpg"), "JPEG", "image/jpeg", 900, 600, 1, "RGB", 1, "")
    picture = replace(picture, embedded=replace(picture.embedded, regions=regions))
    article = Article("a", "en", "The gate", Source(Path("article.md")), photos=(Photo("gate", file="gate.jpg"),))
    uses = [PhotoUse("gate", "People gather.", "VNA", crop) for crop in crops]
    return cut_subjects(Edition(article, {"gate": picture}, Settings()), uses, "cards")


@pytest.mark.parametrize(
    "crop",
    [Crop(0.5, 0.0, 1.0, 1.0), Crop(0.0, 0.0, 0.45, 1.0), Crop(0.0, 0.3, 1.0, 1.0)],
)
def test_a_crop_through_a_marked_face_is_told(crop):
    (notice,) = cut(crop)
    assert (notice.code, notice.channels) == ("P312", ("cards",))
    assert "'Ann'" in notice.message


@pytest.mark.parametrize(
    "crop", [Crop(), Crop(0.3, 0.1, 0.7, 0.6), Crop(0.41, 0.2, 1.0, 1.0), Crop(0.7, 0.0, 1.0, 1.0)]
)
def test_a_face_that_is_whole_grazed_or_left_out_is_not_cut(crop):
    assert cut(crop) == ()


def test_many_crops_through_one_face_are_told_once():
    assert len(cut(Crop(0.5, 0.0, 1.0, 1.0), Crop(0.0, 0.0, 0.5, 1.0))) == 1


def test_a_subject_without_a_name_is_told_too():
    (notice,) = cut(Crop(0.5, 0.0, 1.0, 1.0), regions=(replace(FACE, name=""),))
    assert "a face or main subject" in notice.message
