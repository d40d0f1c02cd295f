"""The manifest: true, complete, and as its schema says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from publisher import publish
from publisher.manifest import read_rows
from publisher.resources import shipped


@pytest.fixture(scope="module")
def built(tmp_path_factory, examples) -> Path:
    out = tmp_path_factory.mktemp("out")
    publish(examples / "victory-day", out)
    return out


def test_it_follows_its_schema(built):
    schema = json.loads((shipped("assets") / "manifest.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads((built / "manifest.json").read_text(encoding="utf-8")), schema)


def test_sizes_and_hashes_are_those_of_the_files(built):
    for row in json.loads((built / "manifest.json").read_text(encoding="utf-8"))["artifacts"]:
        data = (built / row["path"]).read_bytes()
        assert (row["size"], row["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_it_names_every_photo_of_every_card_with_caption_and_credit(built):
    rows = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["artifacts"]
    cards = {row["path"]: row["photos"] for row in rows if row["media_type"] == "image/jpeg"}
    assert set(cards) == {f"cards/{name}.jpg" for name in ("og", "square", "portrait", "story", "contact-sheet")}
    for use in (use for uses in cards.values() for use in uses):
        assert use["caption"]
        assert use["credit"] == "Photo: VNA"
        assert use["to_come"] is True


def test_no_machine_path_is_in_it(built, examples):
    text = (built / "manifest.json").read_text(encoding="utf-8")
    assert str(built) not in text
    assert str(examples) not in text


@pytest.mark.parametrize("text", ["", "{", "[]", '{"article": 3}', '{"article": {"id": "x"}, "artifacts": [{}]}'])
def test_a_damaged_manifest_reads_as_none(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert read_rows(tmp_path) == (None, ())
