"""Made booklets, read back by other programs."""

from __future__ import annotations

import hashlib

import pypdf
import pytest

from publisher.article.model import Paragraph, PhotoRef, Span
from publisher.channels.booklet import BookletChannel
from publisher.channels.booklet.options import BookletOptions
from publisher.units import Mm


@pytest.fixture(scope="module")
def made(edition, photo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("booklet")
    body = (
        Paragraph((Span("The office at the gate was efficient, and its files affluent in offers."),)),
        PhotoRef("a"),
    )
    channel = BookletChannel()
    story = edition((photo("a"), photo("b")), (*body, PhotoRef("b", "spread")), {"a": "tall", "b": "wide"})
    plan = channel.plan(story, BookletOptions(preview=True))
    return folder, plan, channel.make(plan, folder), story


def test_the_booklet_has_the_planned_pages_with_trim_and_bleed(made):
    folder, plan, artifacts, _ = made
    reader = pypdf.PdfReader(folder / "booklet.pdf")
    assert len(reader.pages) == len(plan.pages) == artifacts[0].pages
    for page in reader.pages:
        trim, bleed = page.trimbox, page.bleedbox
        assert float(trim.width) == pytest.approx(Mm(148), abs=0.01)
        assert float(trim.left - bleed.left) == pytest.approx(Mm(3), abs=0.01)
        assert float(bleed.height) == pytest.approx(Mm(216), abs=0.01)


def test_a_reader_finds_title_language_and_text(made):
    folder, _, _, story = made
    reader = pypdf.PdfReader(folder / "booklet.pdf")
    assert reader.metadata.title == "The gate"
    assert reader.root_object["/Lang"] == "en"
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "The office at the gate was efficient, and its files affluent in offers." in text
    assert text.count("Photo: VNA") >= len(story.article.photos)


def test_the_photo_bytes_are_in_the_booklet_once_and_untouched(made):
    folder, _, _, story = made
    reader = pypdf.PdfReader(folder / "booklet.pdf")
    embedded = {}
    for page in reader.pages:
        for found in (page["/Resources"].get("/XObject") or {}).values():
            image = found.get_object()
            embedded[found.idnum] = hashlib.sha256(image._data).hexdigest()
    assert sorted(embedded.values()) == sorted(picture.sha256 for picture in story.pictures.values())


def test_preview_pages_show_every_page_at_screen_size(made):
    folder, plan, artifacts, _ = made
    previews = artifacts[1:]
    assert [artifact.path for artifact in previews] == [f"preview/{n:02d}.png" for n in range(1, len(plan.pages) + 1)]
    assert all((folder / artifact.path).is_file() for artifact in previews)
    assert previews[0].pixels == (641, 909)


def test_the_same_plan_gives_the_same_bytes(made, tmp_path):
    folder, plan, _, _ = made
    BookletChannel().make(plan, tmp_path)
    assert (tmp_path / "booklet.pdf").read_bytes() == (folder / "booklet.pdf").read_bytes()
    assert not list(tmp_path.glob("*.painted.pdf"))
