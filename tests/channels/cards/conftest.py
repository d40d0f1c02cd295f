"""Editions for the card tests: one article, one photo, made of values."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from publisher.article.model import Article, Credit, Group, Photo, PhotoRef, Quote, Rights, Source, Span
from publisher.edition import Edition
from publisher.photos.model import PictureFile
from publisher.settings import Publication, Settings

TITLE = "Strategic breakthroughs and turning points for victory day"
CAPTION = "Liberation forces enter Ngo Mon Gate (Hue) on the morning of March 26, 1975."
VNA = Credit(agency="VNA")
COURIER = Settings(publication=Publication(name="The Courier"))


def drawn(path, size):
    """A picture with something to look at in its middle, as a file and as the program knows it."""
    image = Image.new("RGB", size, (96, 112, 128))
    middle = (size[0] // 2, size[1] // 2)
    reach = min(size) // 5
    box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
    ImageDraw.Draw(image).ellipse(box, fill=(220, 210, 180), outline=(20, 20, 20), width=4)
    image.save(path, "JPEG", quality=90)
    data = path.read_bytes()
    return PictureFile(path, "JPEG", "image/jpeg", *size, 1, "RGB", len(data), sha256(data).hexdigest())


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """Pictures of four shapes by name."""
    folder = tmp_path_factory.mktemp("photos")
    shapes = {"landscape": (1500, 1000), "portrait": (1000, 1500), "square": (1200, 1200), "panorama": (3000, 1000)}
    return {name: drawn(folder / f"{name}.jpg", size) for name, size in shapes.items()}


@pytest.fixture(scope="session")
def edition_of(pictures):
    """Build an edition: words as keywords, ``shape`` one of the pictures or None for a photo that is to come."""

    def build(
        title=TITLE,
        caption=CAPTION,
        *,
        shape="landscape",
        lang="en",
        credit=VNA,
        kicker="Fifty years",
        short_title=None,
        crop=True,
        settings=COURIER,
        **more,
    ):
        photo = Photo("gate", file=shape, caption=caption, credit=credit, alt="A gate", rights=Rights(crop=crop))
        source = Source(Path("article.md"))
        article = Article("a", lang, title, source, short_title=short_title, kicker=kicker, photos=(photo,))
        article = replace(article, body=(PhotoRef("gate"),), **more)
        return Edition(article, {"gate": pictures[shape]} if shape else {}, settings)

    return build


@pytest.fixture(scope="session")
def story_of(pictures):
    """Build an edition with several photos, named after the shapes of their pictures, a group of two and a pull quote."""

    def build(shapes=("landscape", "portrait", "square"), *, settings=COURIER, **more):
        photos = tuple(
            Photo(shape, file=shape, caption=f"A gate, {shape}. Seen at noon.", credit=Credit(f"A. {shape.title()}", "VNA"),
                  alt=f"A {shape} gate. People stand before it.", taken="1975-03-26", focus=(0.5, 0.4))
            for shape in shapes
        )  # fmt: skip
        quote = Quote(((Span("The road south lay open."),),), "A soldier", pull=True)
        fields = {
            "short_title": "Victory day",
            "kicker": "Fifty years",
            "lead": "The campaign opened in March. It ended in April, in the capital.",
            "url": "https://example.org/victory",
            "keywords": ("Vietnam", "1975", "Da Nang"),
            "photos": photos,
            "body": (Group(shapes[:2]), quote, *(PhotoRef(shape) for shape in shapes[2:])),
        }
        fields |= {"id": "a", "lang": "en", "title": TITLE, "source": Source(Path("article.md"))} | more
        article = Article(**fields)
        return Edition(article, {shape: pictures[shape] for shape in shapes}, settings)

    return build
