"""A story with six photos and its edition, built from model values; pictures are drawn, so their sizes are known."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PIL import Image

from publisher.article.model import (
    Article,
    Correction,
    Credit,
    Group,
    Heading,
    ListBlock,
    Moment,
    Paragraph,
    Photo,
    PhotoRef,
    Quote,
    Related,
    Rights,
    Source,
    Span,
    Timeline,
)
from publisher.edition import Edition
from publisher.photos.model import PictureFile
from publisher.photos.probe import probe
from publisher.settings import Feed, Publication, Settings

HANOI = timezone(timedelta(hours=7))
SIZES = {
    "quay": (2000, 1400),
    "nets": (1800, 1200),
    "market": (1000, 1500),
    "bridge": (1700, 900),
    "lantern": (640, 640),
    "boat 7 – Huế": (300, 200),
}
VNA = Credit(agency="VNA")


def _span(text: str) -> tuple[Span, ...]:
    return (Span(text),)


@pytest.fixture
def story() -> Article:
    """Six photos in a paragraph flow, a group, a timeline, and one photo the body does not mention."""
    photos = (
        Photo("quay", caption="Boats leave the quay at dawn.", credit=VNA, alt="Six wooden boats seen from above."),
        Photo("nets", context="Nets are dyed once a year.", caption="A net dries on the sand", credit=VNA),
        Photo(
            "market", caption="The fish market opens at five.", credit=Credit(photographer="A. Sample", agency="VNA")
        ),
        Photo("bridge", caption="The old bridge, 1975.", credit=VNA, taken="1975-03-26"),
        Photo("lantern", caption="A lantern <b> & its light.", credit=VNA, rights=Rights(copyright="© Museum")),
        Photo("boat 7 – Huế", caption="Boat 7.", credit=Credit(none_because="the photographer asked for it")),
    )
    body = (
        Paragraph((Span("The river "), Span("never", emphasis=True), Span(" sleeps; see "), Span("map", href="/map?a=1&b=Huế"))),
        PhotoRef("quay"),
        Heading(2, _span("Nets & markets")),
        Group(("nets", "market"), "pair"),
        Quote((_span("We go when the water goes."),), cite="A fisher", pull=True),
        ListBlock.of(False, (_span("rope"), _span("cork"))),
        Timeline((Moment("March 1975", _span("The bridge opens."), "bridge"), Moment("2025", _span("It still stands.")))),
        PhotoRef("lantern"),
    )  # fmt: skip
    return Article(
        id="river-at-work",
        lang="en",
        title="A river at work: 5 < 6 & AT&T",
        source=Source(Path("article.en.md")),
        lead="Before light, the boats go out & the market wakes.",
        byline=("A. Reporter",),
        published=datetime(2025, 4, 29, 9, 0, tzinfo=HANOI),
        section="Photo essay",
        keywords=("river", "work", "river"),
        url="https://news.example.org/2025/sông/",
        photos=photos,
        body=body,
        related=(Related("The sea at rest", "https://news.example.org/sea"), Related("Without an address")),
        corrections=(Correction(date(2025, 5, 2), "The bridge opened in March, not in May."),),
    )


@pytest.fixture
def settings() -> Settings:
    return Settings(
        publication=Publication("River News", "https://news.example.org", copyright="© 2025 River News"),
        feed=Feed(description="Photo essays from the river"),
    )


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PictureFile]:
    """Drawn photos of known sizes, by photo id."""
    folder = tmp_path_factory.mktemp("pictures")
    gradient = Image.linear_gradient("L")
    found = {}
    for number, (photo_id, size) in enumerate(SIZES.items()):
        bands = [gradient.rotate(90 * turn).resize(size) for turn in (number, number + 1, number + 2)]
        path = folder / f"{number}.jpg"
        Image.merge("RGB", bands).save(path, quality=80)
        found[photo_id] = probe(path)
    return found


@pytest.fixture
def edition(story: Article, settings: Settings, pictures: dict[str, PictureFile]) -> Edition:
    return Edition(story, pictures, settings)


@pytest.fixture
def with_story(edition: Edition) -> Callable[..., Edition]:
    """The edition with some fields of its article changed."""

    def change(**fields: object) -> Edition:
        return replace(edition, article=replace(edition.article, **fields))  # type: ignore[arg-type]

    return change


@pytest.fixture
def check_golden() -> Callable[[str, str], None]:
    """Compare a text with its golden file; UPDATE_GOLDEN=1 in the environment writes the file instead."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check
