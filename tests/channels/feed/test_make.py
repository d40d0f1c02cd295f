"""A feed on disk: photos first, then the XML that tells their true sizes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from PIL import Image

from publisher.channels.feed import CHANNEL, FeedChannel
from publisher.channels.feed.make import make_feed
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import FeedPlan, plan_feed
from publisher.edition import Edition
from publisher.notices import PublisherError


@pytest.fixture
def plan(edition: Edition) -> FeedPlan:
    return plan_feed(edition, FeedOptions())


def test_every_file_is_reported_with_its_photos_and_none_is_left_over(plan: FeedPlan, tmp_path: Path) -> None:
    artifacts = make_feed(plan, tmp_path)
    assert [artifact.path for artifact in artifacts[:3]] == ["feed.xml", "atom.xml", "feed.json"]
    assert all(artifact.photos == plan.uses for artifact in artifacts[:3])
    on_disk = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert on_disk == {artifact.path for artifact in artifacts}
    assert {(one.path, one.media_type, one.pixels, one.photos[0].photo) for one in artifacts[3:6]} == {
        ("photos/quay-1600.jpg", "image/jpeg", (1600, 1120), "quay"),
        ("photos/quay-1600.webp", "image/webp", (1600, 1120), "quay"),
        ("photos/quay-320.jpg", "image/jpeg", (320, 224), "quay"),
    }


def test_sizes_and_types_in_the_feed_are_those_of_the_files(plan: FeedPlan, tmp_path: Path) -> None:
    make_feed(plan, tmp_path)
    item = feedparser.parse((tmp_path / "feed.xml").read_bytes()).entries[0]
    for media in [*item.media_content, *item.media_thumbnail]:
        file = tmp_path / "photos" / media["url"].rsplit("/", 1)[1]
        with Image.open(file) as image:
            assert (media["width"], media["height"]) == (str(image.width), str(image.height))
            assert media.get("type", "image/jpeg") == image.get_format_mimetype()
        assert int(media.get("filesize", file.stat().st_size)) == file.stat().st_size
    assert int(item.enclosures[0].length) == (tmp_path / "photos" / "quay-1600.jpg").stat().st_size


def test_a_second_run_touches_nothing(plan: FeedPlan, tmp_path: Path) -> None:
    make_feed(plan, tmp_path)
    for path in tmp_path.rglob("*.*"):
        os.utime(path, (1, 1))
    make_feed(plan, tmp_path)
    assert {path.stat().st_mtime for path in tmp_path.rglob("*.*")} == {1}


def test_nothing_is_made_from_a_plan_with_errors(with_story: Callable[..., Edition], tmp_path: Path) -> None:
    with pytest.raises(PublisherError, match="date of publication"):
        make_feed(plan_feed(with_story(published=None), FeedOptions()), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_photo_that_fails_leaves_the_old_feed_as_it_was(plan: FeedPlan, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("old")
    gone = replace(plan.renditions[0].picture, path=tmp_path / "gone.jpg")
    broken = replace(plan, renditions=(*plan.renditions[1:], replace(plan.renditions[0], picture=gone)))
    with pytest.raises(PublisherError):
        make_feed(broken, tmp_path)
    assert (tmp_path / "feed.xml").read_text() == "old"
    assert not list(tmp_path.rglob("*.partial"))


def test_a_feed_of_text_needs_no_photo_folder(edition: Edition, tmp_path: Path) -> None:
    make_feed(plan_feed(replace(edition, pictures={}), FeedOptions()), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "feed.xml", "atom.xml", "feed.json", "article.html", "feed.html",
    }  # fmt: skip
    assert b"enclosure" not in (tmp_path / "feed.xml").read_bytes()


_MAKE = """
import json, sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from publisher.article.model import Article, Credit, Paragraph, Photo, PhotoRef, Source, Span
from publisher.channels.feed import CHANNEL
from publisher.edition import Edition
from publisher.photos.probe import probe
from publisher.settings import Publication, Settings
picture, out = Path(sys.argv[1]), Path(sys.argv[2])
photo = Photo("quay", caption="Hu\\u1ebf.", credit=Credit(agency="VNA"), alt="Boats")
article = Article("a", "vi", "T", Source(Path("article.vi.md")), published=datetime.fromisoformat("2025-04-29T09:00:00+07:00"),
                  keywords=("x", "y", "z"), photos=(photo,), body=(Paragraph((Span("a", href="/b"),)), PhotoRef("quay")))
edition = Edition(article, {"quay": probe(picture)}, Settings(Publication("N", "https://n.example.org")))
plan = CHANNEL.plan(edition, CHANNEL.options())
made = CHANNEL.make(plan, out)
print(json.dumps([plan.as_text(), *(sha256((out / one.path).read_bytes()).hexdigest() for one in made)]))
"""


@pytest.mark.parametrize(
    "world",
    [
        {"TZ": "America/Caracas", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "31337", "LC_ALL": "C.UTF-8", "LANG": "vi_VN.UTF-8"},
    ],
)
def test_time_zone_locale_and_hash_seed_change_no_byte(edition: Edition, tmp_path: Path, world: dict[str, str]) -> None:
    def run(name: str, surroundings: dict[str, str]) -> list[str]:
        folder = tmp_path / name
        folder.mkdir()
        command = [sys.executable, "-c", _MAKE, str(edition.pictures["quay"].path), str(folder)]
        done = subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True, check=True)
        result: list[str] = json.loads(done.stdout)
        return result

    assert run("here", {"PYTHONHASHSEED": "0", "TZ": "UTC"}) == run("there", world)


def test_the_channel_is_called_feed_and_has_default_options() -> None:
    assert CHANNEL.name == "feed"
    assert CHANNEL.options() == FeedOptions()
    assert isinstance(CHANNEL, FeedChannel)


def test_asking_for_the_options_loads_no_heavy_library() -> None:
    code = (
        "import sys; from publisher.channels.feed import CHANNEL; CHANNEL.options();"
        "print(sorted({'feedgen', 'lxml', 'nh3', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
