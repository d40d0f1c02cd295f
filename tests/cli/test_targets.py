"""``publisher targets`` and the card options of ``publisher build``."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from PIL import Image

from publisher.channels.cards.targets import known_targets
from publisher.cli import group

ARTICLE = """---
publisher: 1
id: gate
lang: en
title: A morning at the gate
photos:
  - {id: east, caption: People gather at the gate., credit: {agency: VNA}, alt: A gate.}
  - {id: west, caption: They leave by the other gate., credit: {agency: VNA}, alt: A gate.}
---

![](#east)

![](#west)
"""


def run(*args):
    return CliRunner().invoke(group, [str(arg) for arg in args])


@pytest.fixture
def article(tmp_path):
    folder = tmp_path / "gate"
    folder.mkdir()
    (folder / "article.en.md").write_text(ARTICLE, encoding="utf-8")
    for name in ("east", "west"):
        Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(folder / f"{name}.jpg")
    return folder


def cards(folder):
    return {path.name for path in (folder / "cards").glob("*.jpg")} - {"contact-sheet.jpg"}


def test_every_target_is_listed_and_the_usual_ones_are_marked(tmp_path):
    result = run("targets", tmp_path)
    assert result.exit_code == 0
    rows = result.output.splitlines()
    assert [row.split()[1] for row in rows if row.startswith("*")][:4] == ["og", "square", "portrait", "story"]
    assert all(any(f" {name} " in row for row in rows) for name in known_targets())


def test_sources_are_told_on_request(tmp_path):
    assert (
        "https://developers.facebook.com/docs/sharing/webmasters/images" in run("targets", tmp_path, "--sources").output
    )


def test_named_targets_are_made_and_no_others(article, tmp_path):
    result = run("build", article, "--only", "cards", "-o", tmp_path / "out", "--targets", "x,pin", "--targets", "og")
    assert result.exit_code == 0, result.output
    assert cards(tmp_path / "out") == {"x.jpg", "pin.jpg", "og.jpg"}


def test_carousel_and_debug_are_switched_on(article, tmp_path):
    result = run(
        "build", article, "--only", "cards", "-o", tmp_path / "out", "--targets", "square", "--carousel", "--debug"
    )
    assert result.exit_code == 0, result.output
    made = cards(tmp_path / "out")
    assert {"carousel-01.jpg", "carousel-04.jpg", "debug-square.jpg"} <= made
    assert (tmp_path / "out" / "cards" / "carousel.pdf").is_file()


def test_a_design_and_its_photos_can_be_chosen(article):
    args = ("--card-layout", "band", "--card-photos", "west", "--targets", "og", "--plan")
    result = run("build", article, "--only", "cards", *args)
    assert "They leave by the other gate." in result.output
