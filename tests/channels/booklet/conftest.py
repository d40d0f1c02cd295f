"""Articles and desks for the booklet's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from publisher.article.model import Article, Block, Credit, Photo, PhotoRef, Source
from publisher.channels.booklet.desk import Desk
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import load_layout
from publisher.photos.model import PictureFile
from publisher.photos.probe import probe
from publisher.settings import Settings
from publisher.typeset.fonts import shipped_fonts

MakePhoto = Callable[..., Photo]
MakeEdition = Callable[..., Edition]

SHAPES = {"wide": (3000, 2000), "tall": (2000, 3000), "square": (2400, 2400), "panorama": (4500, 1500)}


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PictureFile]:
    """One picture file of each shape."""
    folder = tmp_path_factory.mktemp("pictures")
    files = {}
    for name, size in SHAPES.items():
        path = folder / f"{name}.jpg"
        Image.linear_gradient("L").resize((size[0] // 10, size[1] // 10)).resize(size).save(path, quality=40)
        files[name] = probe(path)
    return files


@pytest.fixture(scope="session")
def photo() -> MakePhoto:
    """Make a photo with a caption and a credit."""

    def make(photo_id: str, **changes: object) -> Photo:
        facts: dict[str, object] = {
            "id": photo_id,
            "caption": f"People gather at the gate, seen in {photo_id}.",
            "credit": Credit(agency="VNA"),
            "alt": "A crowd before a stone gate.",
        }
        return Photo(**(facts | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def edition(pictures: dict[str, PictureFile]) -> MakeEdition:
    """Make an edition; ``shapes`` gives photo ids their picture, the others are to come."""

    def make(
        photos: tuple[Photo, ...] = (),
        body: tuple[Block, ...] | None = None,
        shapes: dict[str, str] | None = None,
        **facts: object,
    ) -> Edition:
        blocks = tuple(PhotoRef(p.id) for p in photos) if body is None else body
        defaults: dict[str, object] = {
            "id": "gate",
            "lang": "en",
            "title": "The gate",
            "lead": "A morning at the gate.",
        }
        article = Article(photos=photos, body=blocks, source=Source(Path("article.en.md")), **(defaults | facts))  # type: ignore[arg-type]
        return Edition(article, {name: pictures[shape] for name, shape in (shapes or {}).items()}, Settings())

    return make


@pytest.fixture(scope="session")
def desk() -> Callable[[Edition, str], Desk]:
    """The desk of an edition in a shipped layout."""

    def make(edition: Edition, layout: str = "a5-portrait") -> Desk:
        return Desk(edition, load_layout(layout, "booklets", BookletLayout), shipped_fonts())

    return make
