"""The whole life of an article: what is made, refused, kept and recorded."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from publisher import Published, PublisherError, publish, read_article

ARTICLE = """---
publisher: 1
id: gate
lang: en
title: The gate
lead: A morning at the gate.
photos:
  - id: east
    caption: People gather at the east gate.
    credit: {agency: VNA}
    alt: A crowd before a stone gate.
  - id: west
    caption: The west gate stands empty.
    credit: {agency: VNA}
---

![](#east)

![](#west)
"""

DATED = ARTICLE.replace("photos:", "published: 2026-01-31T09:00:00+07:00\nurl: https://example.org/gate\nphotos:", 1)
SETTINGS = '[publication]\nname = "Gate News"\nsite = "https://example.org"\nlanguage = "en"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article with one photo there and one to come."""
    home = tmp_path / "essay"
    home.mkdir()
    (home / "article.en.md").write_text(ARTICLE, encoding="utf-8")
    Image.linear_gradient("L").resize((3000, 2000)).convert("RGB").save(home / "east.jpg")
    return home


@pytest.fixture
def complete(folder: Path) -> Path:
    """The same article with a date, an address, settings and both photos."""
    (folder / "article.en.md").write_text(DATED, encoding="utf-8")
    (folder / "publisher.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.copy(folder / "east.jpg", folder / "west.jpg")
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def codes(published: Published) -> set[str]:
    return {notice.code for notice in published.notices}


def test_everything_is_made_and_recorded(complete, tmp_path):
    published = publish(complete, tmp_path / "out")
    files = snapshot(tmp_path / "out")
    assert {"booklet.pdf", "feed.xml", "cards/og.jpg", "cards/story.jpg", "manifest.json"} <= set(files)
    assert published.refused == ()
    manifest = json.loads(files["manifest.json"])
    assert manifest["channels"] == {"booklet": "made", "feed": "made", "cards": "made"}
    assert {row["path"] for row in manifest["artifacts"]} == set(files) - {"manifest.json"}
    assert manifest["draft"] is False


def test_the_feed_alone_is_refused_without_a_date_and_an_address(folder, tmp_path):
    published = publish(folder, tmp_path / "out")
    assert published.refused == ("feed",)
    assert (tmp_path / "out" / "booklet.pdf").is_file()
    assert not (tmp_path / "out" / "feed.xml").exists()
    messages = " ".join(n.message + (n.hint or "") for n in published.notices if n.channels == ("feed",))
    assert "published:" in messages
    assert "publisher.toml" in messages


def test_a_photo_to_come_is_told_in_notice_and_manifest(folder, tmp_path):
    published = publish(folder, tmp_path / "out", only=["booklet"])
    assert {"P305", "P318"} <= codes(published)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["draft"] is True
    assert {"id": "west", "to_come": True} in manifest["photos"]
    uses = [use for row in manifest["artifacts"] for use in row["photos"] if use["id"] == "west"]
    assert uses
    assert all(use["to_come"] for use in uses)


def test_a_file_dropped_in_under_the_photos_id_is_found(folder, tmp_path):
    shutil.copy(folder / "east.jpg", folder / "west.jpg")
    published = publish(folder, tmp_path / "out", only=["booklet"])
    assert not {"P305", "P318"} & codes(published)


def test_a_final_build_names_each_missing_file_and_makes_nothing(folder, tmp_path):
    with pytest.raises(PublisherError) as caught:
        publish(folder, tmp_path / "out", final=True)
    missing = [n for n in caught.value.notices if n.code == "P305" and n.severity == "error"]
    assert ["west" in notice.message for notice in missing] == [True]
    assert missing[0].place.line == 12
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("only", [["booklet"], ["cards"], ["feed", "cards"]])
def test_only_the_asked_channels_are_made(complete, tmp_path, only):
    publish(complete, tmp_path / "out", only=only)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["channels"]) == set(only)


def test_an_unknown_channel_is_named_with_the_nearest(complete, tmp_path):
    with pytest.raises(PublisherError) as caught:
        publish(complete, tmp_path / "out", only=["card"])
    assert caught.value.notices[0].hint == "did you mean 'cards'?"


def test_building_one_channel_again_keeps_the_others_in_the_manifest(complete, tmp_path):
    out = tmp_path / "out"
    publish(complete, out)
    before = snapshot(out)
    publish(complete, out, only=["cards"])
    assert snapshot(out) == before


def test_a_second_build_touches_no_file(complete, tmp_path):
    out = tmp_path / "out"
    publish(complete, out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    for path in times:
        os.utime(path, ns=(1, 1))
    publish(complete, out)
    assert {path.stat().st_mtime_ns for path in times} == {1}


def test_files_a_channel_no_longer_makes_are_removed_and_foreign_ones_kept(complete, tmp_path):
    from publisher.channels.booklet.options import BookletOptions

    out = tmp_path / "out"
    publish(complete, out, only=["booklet"], options={"booklet": BookletOptions(preview=True)})
    (out / "preview" / "mine.txt").write_text("keep me", encoding="utf-8")
    publish(complete, out, only=["booklet"])
    assert [path.name for path in (out / "preview").iterdir()] == ["mine.txt"]


def test_output_of_another_article_is_not_overwritten(complete, tmp_path):
    out = tmp_path / "out"
    publish(complete, out, only=["cards"])
    before = snapshot(out)
    text = DATED.replace("id: gate", "id: other")
    (complete / "article.en.md").write_text(text, encoding="utf-8")
    with pytest.raises(PublisherError, match="another article, 'gate'"):
        publish(complete, out, only=["cards"])
    assert snapshot(out) == before


def test_a_failure_while_painting_keeps_the_existing_output(complete, tmp_path, monkeypatch):
    out = tmp_path / "out"
    publish(complete, out, only=["booklet"])
    before = snapshot(out)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("publisher.press.finish.finish", full)
    with pytest.raises(PublisherError, match="no space left"):
        publish(complete, out, only=["booklet"])
    assert snapshot(out) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_named(complete, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(PublisherError, match="cannot write"):
        publish(complete, locked / "out")


def test_a_file_where_the_folder_should_be_is_named(complete, tmp_path):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(PublisherError, match="cannot write into"):
        publish(complete, tmp_path / "out")


def test_a_broken_photo_is_an_error_with_its_place(complete, tmp_path):
    (complete / "west.jpg").write_bytes((complete / "west.jpg").read_bytes()[:300])
    with pytest.raises(PublisherError) as caught:
        publish(complete, tmp_path / "out")
    (broken,) = [notice for notice in caught.value.notices if notice.code == "P307"]
    assert broken.place.file == "article.en.md"


def test_a_photo_without_a_credit_stops_every_channel(complete, tmp_path):
    text = DATED.replace(
        "    caption: The west gate stands empty.\n    credit: {agency: VNA}\n", "    caption: West.\n"
    )
    (complete / "article.en.md").write_text(text, encoding="utf-8")
    with pytest.raises(PublisherError) as caught:
        publish(complete, tmp_path / "out")
    (uncredited,) = [notice for notice in caught.value.notices if notice.code == "P301"]
    assert uncredited.channels == ()
    assert not (tmp_path / "out").exists()


def test_a_credit_waived_with_a_reason_is_accepted(complete, tmp_path):
    waived = "    caption: West.\n    credit: none\n    credit_reason: The family asks not to be named.\n"
    text = DATED.replace("    caption: The west gate stands empty.\n    credit: {agency: VNA}\n", waived)
    (complete / "article.en.md").write_text(text, encoding="utf-8")
    published = publish(complete, tmp_path / "out")
    assert published.refused == ()


def test_an_article_value_can_be_published_too(complete, tmp_path):
    published = publish(read_article(complete), tmp_path / "out", only=["cards"])
    cards = {path.name for path in published.files if path.suffix == ".jpg"}
    assert cards == {"og.jpg", "square.jpg", "portrait.jpg", "story.jpg", "contact-sheet.jpg"}


@pytest.mark.parametrize(
    "environment",
    [{"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1"}, {"TZ": "America/Lima", "PYTHONHASHSEED": "77", "LC_ALL": "C"}],
)
def test_clock_zone_locale_hash_seed_and_folder_do_not_reach_the_output(complete, tmp_path, environment):
    publish(complete, tmp_path / "here")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(complete, elsewhere / "essay")
    code = "import sys; from publisher import publish; publish(sys.argv[1], sys.argv[2])"
    command = [sys.executable, "-c", code, "essay", "out"]
    subprocess.run(command, check=True, cwd=elsewhere, env={**os.environ, **environment})
    assert snapshot(elsewhere / "out") == snapshot(tmp_path / "here")


def test_the_web_page_points_to_the_card_made_beside_it_and_else_to_the_lead_photo(complete, tmp_path):
    publish(complete, tmp_path / "both")
    publish(complete, tmp_path / "alone", only=["feed"])
    with_card, without = ((tmp_path / name / "article.html").read_text(encoding="utf-8") for name in ("both", "alone"))
    card = '<meta property="og:image" content="https://example.org/gate/cards/og.jpg">'
    assert card in with_card
    assert '<meta property="og:image:width" content="1200">' in with_card
    assert (tmp_path / "both" / "cards" / "og.jpg").is_file()
    assert "cards/og.jpg" not in without
    assert 'property="og:image" content="https://example.org/gate/photos/east-' in without
