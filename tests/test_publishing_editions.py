from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from article.story import MASTER, TRANSLATION, write_story
from publisher import publish
from publisher.article.source import edition_files
from publisher.cli import group
from publisher.notices import PublisherError
from publisher.publishing import publish_editions
from publisher.resources import shipped

SETTINGS = '[publication]\nname = "Gate News"\nsite = "https://example.org"\nlanguage = "en"\n'


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The story with one of its photos, in a publication."""
    folder = write_story(tmp_path / "articles" / "gate")
    Image.new("RGB", (1300, 900), "tan").save(folder / "gate.jpg")
    (tmp_path / "articles" / "publisher.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, [*map(str, arguments)])


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_edition_is_made_the_master_where_it_always_was(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = publish_editions(story, out, only=["feed"])
    assert [published.folder for published in built.made] == [out, out / "vi"]
    assert built.unmade == ()
    both = set(files(out))
    assert {"article.html", "feed.xml", "photos/gate-1300.jpg", "vi/article.html", "vi/feed.xml"} <= both
    alone = tmp_path / "alone"
    (story / "article.vi.md").unlink()
    publish(story, alone, only=["feed"])
    assert set(files(alone)) == {name for name in both if not name.startswith("vi/")}


def test_some_languages_are_made_and_others_left(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish_editions(story, out, languages=["vi"], only=["feed"])
    assert {name.partition("/")[0] for name in files(out)} == {"vi"}
    for name in ("article.vi.md", "article.en.md"):
        assert edition_files(story / name) == (story / name,)
    with pytest.raises(PublisherError, match="no edition in 'fr'"):
        publish_editions(story, out, languages=["fr"])


def test_pages_and_feeds_name_the_other_editions(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish_editions(story, out, only=["feed"])
    for page, other, name in (("article.html", "vi", "Tiếng Việt"), ("vi/article.html", "en", "English")):
        html = (out / page).read_text(encoding="utf-8")
        found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html)
        vi, en = "https://example.org/the-gate/vi", "https://example.org/the-gate"
        assert found == [("en", en), ("vi", vi), ("x-default", en)]
        assert f'hreflang="{other}" lang="{other}">{name}</a>' in html.replace(' dir="ltr"', "")
    assert '<atom:link rel="alternate" type="text/html" hreflang="vi" href="https://example.org/the-gate/vi"/>' in (
        out / "feed.xml"
    ).read_text(encoding="utf-8")
    atom = (out / "vi" / "atom.xml").read_text(encoding="utf-8")
    assert '<link href="https://example.org/the-gate" rel="alternate" type="text/html" hreflang="en"/>' in atom
    items = json.loads((out / "feed.json").read_text(encoding="utf-8"))["items"]
    assert items[0]["_publisher"]["translations"] == [{"language": "vi", "url": "https://example.org/the-gate/vi"}]


def test_a_story_in_one_language_names_no_editions(story: Path, tmp_path: Path) -> None:
    (story / "article.vi.md").unlink()
    publish(story, tmp_path / "out", only=["feed"])
    for name in ("article.html", "feed.xml", "atom.xml", "feed.json", "manifest.json"):
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert "hreflang" not in text
        assert "translations" not in text
        assert '"editions"' not in text


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
def test_web_photos_carry_the_captions_of_all_editions(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish_editions(story, out, only=["feed"])
    said = {}
    for folder in (out, out / "vi"):
        photo = folder / "photos" / "gate-1300.jpg"
        told = subprocess.run(["exiftool", "-j", "-XMP-dc:Description*", photo], capture_output=True, check=True)
        said[folder.name] = {k: v for k, v in json.loads(told.stdout)[0].items() if k != "SourceFile"}
    english, vietnamese = "People at the gate on 26 March 1975.", "Người dân bên cổng, ngày 26-3-1975."
    assert said["out"] == {"Description": english, "Description-en": english, "Description-vi": vietnamese}
    assert said["vi"] == {"Description": vietnamese, "Description-vi": vietnamese, "Description-en": english}


def test_the_manifest_lists_the_editions_and_both_sources(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish_editions(story, out, only=["feed"])
    schema = json.loads((shipped("assets") / "manifest.schema.json").read_text(encoding="utf-8"))
    manifests = {name: json.loads((out / name / "manifest.json").read_text(encoding="utf-8")) for name in (".", "vi")}
    for manifest in manifests.values():
        jsonschema.validate(manifest, schema)
    assert [(row["lang"], row["folder"]) for row in manifests["."]["editions"]] == [("en", "."), ("vi", "vi")]
    assert [(row["lang"], row["folder"]) for row in manifests["vi"]["editions"]] == [("en", ".."), ("vi", ".")]
    assert manifests["vi"]["article"]["source"] == "article.vi.md + article.en.md"
    before = manifests["vi"]["article"]["source_sha256"]
    (story / "article.en.md").write_text(MASTER.replace("taken: 1975-03-26", "taken: 1975-03"), encoding="utf-8")
    publish_editions(story, out, languages=["vi"], only=["feed"])
    assert json.loads((out / "vi" / "manifest.json").read_text())["article"]["source_sha256"] != before


def test_what_stops_one_edition_stops_no_other(story: Path, tmp_path: Path) -> None:
    (story / "article.vi.md").write_text(TRANSLATION.replace("title:", "titel:"), encoding="utf-8")
    result = run("build", story, "--only", "feed", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "error[P101]: unknown field 'titel'" in result.output
    assert (tmp_path / "out" / "article.html").is_file()
    assert not (tmp_path / "out" / "vi").exists()
    both = run("build", story, "--only", "feed", "--language", "vi", "-o", tmp_path / "out")
    assert isinstance(both.exception, PublisherError)


def test_the_plans_of_all_editions_are_printed(story: Path) -> None:
    result = run("build", story, "--only", "feed", "--plan")
    assert result.exit_code == 0
    assert "entry 'A morning at the gate' en" in result.output
    assert "entry 'Một buổi sáng bên cổng' vi\n" in result.output


def test_a_publication_shares_the_photos_of_all_editions(story: Path, tmp_path: Path) -> None:
    public = tmp_path / "public"
    assert run("feed", story.parent, "-o", public).exit_code == 0
    found = files(public)
    assert "the-gate/photos/gate-1300.jpg" in found
    assert "the-gate/vi/article.html" in found
    assert not [name for name in found if name.startswith("the-gate/vi/photos")]
    page = (public / "the-gate" / "vi" / "article.html").read_text(encoding="utf-8")
    assert '<img src="../photos/gate-1300.jpg"' in page
    again = run("feed", story.parent, "-o", public)
    assert "0 files new" in again.output


def test_a_translation_alone_goes_where_its_story_goes(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert publish(story / "article.vi.md", only=["feed"]).folder == Path("out/the-gate/vi")
    assert publish(story, only=["feed"]).folder == Path("out/the-gate")


def test_a_booklet_of_two_languages_is_made_from_the_command_line(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ("build", story, "-o", out, "--only", "booklet", "--layout", "bilingual", "--language", "en")
    assert run(*arguments, "--beside", "vi").exit_code == 0
    (booklet,) = [
        made for made in json.loads((out / "manifest.json").read_text("utf-8"))["artifacts"] if made["layout"]
    ]
    assert booklet["layout"] == "bilingual"
    assert all(" / " in photo["caption"] for photo in booklet["photos"] if photo["caption"])
    refused = run(*arguments, "--beside", "fr").exception
    assert isinstance(refused, PublisherError)
    assert "P814" in {notice.code for notice in refused.notices}
