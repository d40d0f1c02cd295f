"""Real readers of feeds: what they take out is what went in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC
from pathlib import Path
from typing import Any

import feedparser
import lxml.html
import pytest

from publisher.channels.feed.make import make_feed
from publisher.channels.feed.model import Entry
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import FeedPlan, plan_feed
from publisher.edition import Edition


@pytest.fixture
def plan(edition: Edition) -> FeedPlan:
    return plan_feed(edition, FeedOptions())


@pytest.fixture
def entry(plan: FeedPlan) -> Entry:
    return plan.entries[0]


@pytest.fixture
def folder(plan: FeedPlan, tmp_path: Path) -> Path:
    """The feed made."""
    make_feed(plan, tmp_path)
    return tmp_path


def shown(html: str) -> tuple[str, list[str | None]]:
    """What a reader sees of a piece of HTML: its words and its pictures."""
    tree = lxml.html.fromstring(html)
    return tree.text_content(), [image.get("src") for image in tree.iter("img")]


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_feedparser(folder: Path, entry: Entry, name: str) -> None:
    feed = feedparser.parse((folder / name).read_bytes(), sanitize_html=False)
    assert not feed.bozo
    (item,) = feed.entries
    assert (item.title, item.link, item.id) == (entry.title, entry.link, entry.guid)
    assert shown(item.content[0].value) == shown(entry.html)
    assert [media["url"] for media in item.media_content] == [photo.full.url for photo in entry.photos]
    named = [credit["content"] for credit in item.media_credit]
    assert named == [one.name for photo in entry.photos for one in photo.named]
    assert [thumb["url"] for thumb in item.media_thumbnail] == [photo.thumbnail.url for photo in entry.photos]
    assert item.enclosures[0].href == entry.photos[0].full.url


def test_atoma(folder: Path, entry: Entry) -> None:
    atoma = pytest.importorskip("atoma", reason="atoma is not there")
    rss = atoma.parse_rss_file(str(folder / "feed.xml"))
    (item,) = rss.items
    assert (item.title, item.link, item.guid) == (entry.title, entry.link, entry.guid)
    assert item.pub_date.astimezone(UTC) == entry.published.astimezone(UTC)
    assert item.enclosures[0].url == entry.photos[0].full.url
    assert shown(item.content_encoded) == shown(entry.html)
    atom = atoma.parse_atom_file(str(folder / "atom.xml"))
    (told,) = atom.entries
    assert (told.title.value, told.id_) == (entry.title, entry.guid)
    assert (told.published, told.updated.replace(microsecond=0)) == (entry.published, entry.changed)
    assert shown(told.content.value) == shown(entry.html)


_NODE = """
const {readFileSync} = require('fs'), Parser = require('rss-parser')
const parser = new Parser({customFields: {item: [['media:content', 'media', {keepArray: true}]]}})
parser.parseString(readFileSync(process.argv[1], 'utf8')).then(feed => console.log(JSON.stringify(feed.items)))
"""


def node(script: str, *arguments: str) -> Any:
    """What a script prints as JSON; the modules are found where NODE_PATH says."""
    if shutil.which("node") is None:
        pytest.skip("node is not there")
    done = subprocess.run(
        ["node", "-e", script, *arguments], capture_output=True, text=True, check=False, env=os.environ
    )
    if "Cannot find module" in done.stderr:
        pytest.skip("npm's rss-parser is not there; name its folder in NODE_PATH")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_rss_parser_of_node(folder: Path, entry: Entry) -> None:
    (item,) = node(_NODE, str(folder / "feed.xml"))
    assert (item["title"], item["link"], item["guid"]) == (entry.title, entry.link, entry.guid)
    assert item["creator"] == "A. Reporter"
    assert item["isoDate"] == "2025-04-29T02:00:00.000Z"
    assert item["enclosure"]["url"] == entry.photos[0].full.url
    assert shown(item["content:encoded"]) == shown(entry.html)
    assert [media["$"]["url"] for media in item["media"]] == [photo.full.url for photo in entry.photos]
    captions = [media["media:description"][0]["_"] for media in item["media"]]
    assert captions[0] == entry.photos[0].caption
    assert len(captions) == len(entry.photos)


_VALIDATE = """
import json, sys, warnings
warnings.simplefilter("ignore")
sys.path.insert(0, sys.argv[1])
import feedvalidator
from feedvalidator import logging
found = []
for path in sys.argv[2:]:
    with open(path, "rb") as file:
        events = feedvalidator.validateString(file.read(), firstOccurrenceOnly=0)["loggedEvents"]
    kinds = (logging.Error, logging.Warning, logging.Info)
    found += [f"{path}:{e.params.get('line')} {type(e).__name__} {e.params}" for e in events if isinstance(e, kinds)]
print(json.dumps(found))
"""


def test_the_w3c_validator_has_nothing_to_say(folder: Path) -> None:
    """FEEDVALIDATOR names the folder ``src`` of a checkout of w3c/feedvalidator; it needs html5lib and rdflib.

    FEEDVALIDATOR_PYTHON names the interpreter that has them, when it is another one.
    """
    source = os.environ.get("FEEDVALIDATOR")
    if not source:
        pytest.skip("FEEDVALIDATOR names no checkout of w3c/feedvalidator")
    command = [os.environ.get("FEEDVALIDATOR_PYTHON", sys.executable), "-c", _VALIDATE, source]
    files = [str(folder / name) for name in ("feed.xml", "atom.xml")]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    assert [one for one in said if "SelfDoesntMatchLocation" not in one] == [], "its own address is not the file's"
