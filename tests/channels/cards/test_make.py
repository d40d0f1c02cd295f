"""Painted cards: exact pixels, byte limits, the same bytes twice, and caption and credit inside the file."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from publisher.channels.cards import CHANNEL, make
from publisher.channels.cards.make import encoded, painted
from publisher.channels.cards.options import CardOptions
from publisher.notices import PublisherError
from publisher.photos.probe import probe

OPTIONS = CardOptions(targets=("og", "story"))


def test_files_have_the_pixels_and_bytes_a_platform_asks_for(edition_of, tmp_path):
    plan = CHANNEL.plan(edition_of(), OPTIONS)
    artifacts = CHANNEL.make(plan, tmp_path)
    assert [(made.path, made.pixels) for made in artifacts[:2]] == [
        ("cards/og.jpg", (1200, 630)),
        ("cards/story.jpg", (1080, 1920)),
    ]
    for made, card in zip(artifacts[:2], plan.cards, strict=True):
        data = (tmp_path / made.path).read_bytes()
        image = Image.open(BytesIO(data))
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", made.pixels)
        assert len(data) <= 0.9 * card.target.max_bytes
        assert made.photos == card.uses
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
    kit = ["contact-sheet.jpg", "index.html", "meta.html", "posts.html", "posts.json"]
    assert [path.name for path in one] == sorted([*kit, "og.jpg", "story.jpg"])
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_plan_with_an_error_makes_nothing(edition_of, tmp_path):
    plan = CHANNEL.plan(edition_of(credit=None), OPTIONS)
    with pytest.raises(PublisherError, match="credit"):
        CHANNEL.make(plan, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_caption_and_credit_travel_inside_every_kind_of_file_and_another_program_finds_no_fault(
    edition_of, tmp_path, kind
):
    (card,) = CHANNEL.plan(edition_of(), CardOptions(targets=("square",))).cards
    card = replace(card, target=replace(card.target, formats=(kind,)))
    file = encoded(card, painted(card, tmp_path))
    path = tmp_path / f"card.{file.ending}"
    path.write_bytes(file.data)
    embedded = probe(path).embedded
    assert (embedded.caption, embedded.credit) == (card.uses[0].caption, "VNA")
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    said = subprocess.run(
        ["exiftool", "-validate", "-s3", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == "OK"


def test_how_many_cards_are_painted_at_once_makes_no_difference(edition_of, tmp_path, monkeypatch):
    plan = CHANNEL.plan(edition_of(), CardOptions(targets=("og", "square", "x")))
    for count in (1, 3):
        monkeypatch.setattr(make, "MOST_AT_ONCE", count)
        (tmp_path / str(count)).mkdir()
        made = CHANNEL.make(plan, tmp_path / str(count))
    assert [artifact.path for artifact in made][:3] == ["cards/og.jpg", "cards/square.jpg", "cards/x.jpg"]
    one, three = (sorted((tmp_path / name / "cards").iterdir()) for name in ("1", "3"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in three]


@pytest.mark.parametrize("layout", ["panel", "full"])
def test_how_many_processes_plan_and_paint_makes_no_difference(story_of, tmp_path, monkeypatch, layout):
    options = CardOptions(layout, ("og", "x", "portrait"), ("square", "landscape"), carousel=True)
    monkeypatch.setattr("publisher.channels.cards.plan.MANY", 2)
    monkeypatch.setattr(make, "MANY", 2)
    found = []
    for count in (1, 2, 3):
        monkeypatch.setattr("publisher.workers.PROCESSES", count)
        folder = tmp_path / str(count)
        folder.mkdir()
        plan = CHANNEL.plan(story_of(title=" ".join(["Breakthroughs"] * 40), short_title="Victory"), options)
        made = CHANNEL.make(plan, folder)
        files = {artifact.path: (folder / artifact.path).read_bytes() for artifact in made}
        assert len(files) == len(made) == len([path for path in folder.rglob("*") if path.is_file()])
        found.append((plan.as_text(), plan.notices, made, files))
    assert found[0] == found[1] == found[2]
    assert {"cards/contact-sheet.jpg", "cards/contact-sheet-landscape.jpg"} < set(found[0][3])
    assert found[0][1], "there is something to tell"


def test_the_contrast_on_the_finished_pixels_is_reported(edition_of, tmp_path):
    artifacts = CHANNEL.make(CHANNEL.plan(edition_of(), OPTIONS), tmp_path)
    assert all(artifact.contrast >= 4.5 for artifact in artifacts[:2])
