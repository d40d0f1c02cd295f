"""Pictures for the tests of this room: small ones are made here, difficult ones are taken from a shared folder when there is one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Save a picture under a name in a fresh folder; options go to Pillow."""

    def save(image: Image.Image, name: str, **options: object) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path, **options)
        return path

    return save


@pytest.fixture
def quarters() -> Image.Image:
    """120 x 80 pixels in four colours: red, green / blue, white."""
    image = Image.new("RGB", (120, 80), "white")
    image.paste("red", (0, 0, 60, 40))
    image.paste("lime", (60, 0, 120, 40))
    image.paste("blue", (0, 40, 60, 80))
    return image


@pytest.fixture
def nasty() -> Path:
    """The folder of difficult picture files."""
    return _shared("nasty")


@pytest.fixture
def photographs() -> Path:
    """The folder of real photographs."""
    return _shared("photos")


def _shared(name: str) -> Path:
    default = Path(__file__).parents[2].parent / "shared"
    folder = Path(os.environ.get("PUBLISHER_SHARED", default)) / name
    if not folder.is_dir():
        pytest.skip(f"there is no folder {folder}")
    return folder
