"""Booklet layouts, galleys and figures for the composition tests; pictures are drawn, so their sizes are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from publisher.article.model import Article, Credit, Photo, Rights, Source
from publisher.compose.figure import FigureSetter
from publisher.compose.setter import GalleySetter
from publisher.compose.voices import Palette
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import layout_names, load_layout
from publisher.photos.model import PictureFile
from publisher.settings import CreditWording, Settings
from publisher.typeset.fonts import FontBook, shipped_fonts

SIZES = {"landscape": (1500, 1000), "portrait": (1000, 1500), "panorama": (2400, 800)}


@pytest.fixture(scope="session")
def book() -> FontBook:
    return shipped_fonts()


@pytest.fixture(scope="session")
def a5() -> BookletLayout:
    """One column of justified text, credits up the side of the photo."""
    return load_layout("a5-portrait", "booklets", BookletLayout)


@pytest.fixture(scope="session")
def album() -> BookletLayout:
    """Landscape pages, credits below the captions."""
    return load_layout("a4-album", "booklets", BookletLayout)


@pytest.fixture(scope="session", params=layout_names("booklets"))
def every_layout(request: pytest.FixtureRequest) -> BookletLayout:
    return load_layout(request.param, "booklets", BookletLayout)


@pytest.fixture(scope="session")
def setter(a5: BookletLayout, book: FontBook) -> GalleySetter:
    """Sets English reading text in the A5 layout."""
    return GalleySetter(a5, Palette.of(a5.colours), book, "en")


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PictureFile]:
    """Pictures of three shapes by name."""
    folder = tmp_path_factory.mktemp("pictures")
    found = {}
    for name, size in SIZES.items():
        path = folder / f"{name}.jpg"
        Image.linear_gradient("L").resize(size).save(path, quality=80)
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        found[name] = PictureFile(path, "JPEG", "image/jpeg", *size, 1, "L", len(data), digest)
    return found


@pytest.fixture(scope="session")
def figures(pictures: dict[str, PictureFile], book: FontBook) -> Callable[..., FigureSetter]:
    """The figure setter of a layout, for an article whose photos have the pictures' names as ids."""

    def build(layout: BookletLayout, lang: str = "en", labels: dict[str, str] | None = None) -> FigureSetter:
        article = Article("river", lang, "A river at work", Source(Path("article.en.md")))
        settings = Settings(credit=CreditWording(labels or {}))
        return FigureSetter(Edition(article, pictures, settings), layout, Palette.of(layout.colours), book)

    return build


@pytest.fixture(scope="session")
def photo() -> Photo:
    """A landscape photo with all its words."""
    return Photo(
        "landscape",
        context="Boats leave every morning.",
        caption="The quay at dawn, seen from the old bridge.",
        credit=Credit(photographer="A. Sample", agency="VNA"),
        alt="Six boats at a quay.",
    )


@pytest.fixture(scope="session")
def to_come(photo: Photo) -> Photo:
    """The same photo without a file."""
    return replace(photo, id="not-here-yet")


@pytest.fixture(scope="session")
def uncropped(photo: Photo) -> Photo:
    """The same photo, which must be shown whole."""
    return replace(photo, rights=Rights(crop=False))
