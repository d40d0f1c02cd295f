"""The same file, the same shot in another size or colour, and another picture of the same shape."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageEnhance, ImageOps

from publisher.photos.likeness import is_same_file, looks_the_same
from publisher.photos.probe import inspect


@pytest.fixture
def files(tmp_path, examples):
    """A photo, its copies, and others, by name."""
    photos = examples / "the-way-down" / "photos"
    with Image.open(photos / "room.jpg") as image:
        shot = image.convert("RGB")
    shot.thumbnail((900, 900))
    made = {
        "shot": shot,
        "small": shot.resize((shot.width // 2, shot.height // 2)),
        "grey": shot.convert("L"),
        "pale": ImageEnhance.Contrast(shot).enhance(0.6),
        "mirrored": ImageOps.mirror(shot),
        "even": Image.new("RGB", shot.size, "grey"),
        "cut": shot.crop((0, 0, shot.width, shot.height // 2)),
    }
    with Image.open(photos / "dogs.jpg") as image:
        made["other"] = image.convert("RGB").resize(shot.size)
    for name, image in made.items():
        image.save(tmp_path / f"{name}.jpg", quality=85)
    (tmp_path / "copy.jpg").write_bytes((tmp_path / "shot.jpg").read_bytes())
    return {name: inspect(tmp_path / f"{name}.jpg", hashed=False)[0] for name in (*made, "copy")}


@pytest.mark.parametrize("name", ["copy", "small", "grey", "pale"])
def test_the_same_shot_looks_the_same(files, name):
    assert looks_the_same(files["shot"], files[name])


@pytest.mark.parametrize("name", ["other", "mirrored", "even", "cut"])
def test_another_picture_does_not(files, name):
    assert not looks_the_same(files["shot"], files[name])


def test_two_even_surfaces_are_like_nothing(files):
    assert not looks_the_same(files["even"], files["even"])


def test_files_are_the_same_by_their_bytes_with_a_hash_or_without(files):
    assert is_same_file(files["shot"], files["copy"])
    assert not is_same_file(files["shot"], files["other"])
    hashed = replace(files["shot"], sha256="a")
    assert not is_same_file(hashed, replace(files["copy"], sha256="b"))
