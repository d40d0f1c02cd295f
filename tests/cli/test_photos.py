"""``publisher photos``: the list, the copies, and what it refuses."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from PIL import Image

from publisher.cli import group
from publisher.notices import PublisherError
from publisher.photos.probe import probe

ARTICLE = """---
id: gate
lang: {lang}
title: A gate
photos:
  - {{id: east, caption: {caption}, credit: {{photographer: A. Name, agency: VNA}}, alt: A crowd before a gate.}}
  - {{id: moving, caption: A flag., credit: {{agency: VNA}}, file: moving.gif}}
  - {{id: later, caption: Later., credit: {{agency: VNA}}}}
---
"""


def run(*args):
    return CliRunner().invoke(group, ["photos", *map(str, args)])


@pytest.fixture
def folder(tmp_path):
    essay = tmp_path / "essay"
    essay.mkdir()
    (essay / "article.en.md").write_text(ARTICLE.format(lang="en", caption="People gather."), encoding="utf-8")
    (essay / "article.vi.md").write_text(ARTICLE.format(lang="vi", caption="Người dân."), encoding="utf-8")
    Image.effect_noise((90, 60), 50).save(essay / "east.jpg")
    Image.new("L", (9, 6)).save(essay / "moving.gif")
    return essay


def test_the_list_is_text_or_data(folder):
    told = run(folder / "article.en.md")
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, "east  east.jpg (found by its id)")
    assert [photo["id"] for photo in json.loads(run(folder, "--format", "json").stdout)["photos"]] == [
        "east",
        "moving",
        "later",
    ]


def test_copies_carry_the_words_of_all_editions(folder, tmp_path):
    before = (folder / "east.jpg").read_bytes()
    told = run(folder, "--write", "-o", tmp_path / "copies")
    assert told.exit_code == 0
    assert "1 labelled copy" in told.stderr
    assert "P322" in told.stderr
    embedded = probe(tmp_path / "copies" / "east.jpg").embedded
    assert (embedded.worded("caption", "en"), embedded.worded("caption", "vi")) == ("People gather.", "Người dân.")
    assert (folder / "east.jpg").read_bytes() == before
    assert "1 labelled copy in" in run(folder, "--write", "-o", tmp_path / "copies").stderr
    assert "0 written anew" in run(folder, "--write", "-o", tmp_path / "copies").stderr


def test_the_photos_themselves_are_never_written_to(folder):
    before = (folder / "east.jpg").read_bytes()
    told = run(folder, "--write", "-o", folder)
    assert (told.exit_code, "P830" in told.stderr) == (1, True)
    assert (folder / "east.jpg").read_bytes() == before


@pytest.mark.parametrize("options", [["--write"], ["-o", "copies"]])
def test_writing_and_a_folder_belong_together(folder, options):
    assert run(folder, *options).exit_code == 2


def test_a_folder_of_pictures_can_be_listed_but_has_no_words_to_write(folder, tmp_path):
    for path in folder.glob("*.md"):
        path.unlink()
    assert run(folder).exit_code == 0
    told = run(folder, "--write", "-o", tmp_path / "copies")
    assert (told.exit_code, (tmp_path / "copies").exists()) == (2, False)


def test_a_broken_photo_is_told_and_the_others_are_listed(folder):
    (folder / "east.jpg").write_bytes((folder / "east.jpg").read_bytes()[:600])
    told = run(folder)
    assert (told.exit_code, "P307" in told.stderr) == (1, True)
    assert "still to come" in told.stdout


def test_an_empty_folder_has_nothing_to_list(tmp_path):
    told = run(tmp_path)
    assert isinstance(told.exception, PublisherError)
    assert "P100" in {notice.code for notice in told.exception.notices}
