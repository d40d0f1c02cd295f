"""``publisher booklet``: several articles in one booklet, as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from publisher.cli import group
from publisher.notices import PublisherError
from publisher.resources import shipped

ARTICLE = """---
publisher: 1
id: {id}
lang: en
title: {title}
lead: The lead of {title}.
photos:
  - {{id: gate, caption: A gate., credit: {{agency: VNA}}, alt: A gate of stone.}}
---

A paragraph about the gate.

![](#gate)
"""


@pytest.fixture
def articles(tmp_path) -> Path:
    """Two articles with a photo of the same id and other pixels."""
    for number, name in enumerate(("north", "south"), 1):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "article.en.md").write_text(ARTICLE.format(id=name, title=f"The {name} gate"), encoding="utf-8")
        Image.new("RGB", (1200, 800), (60 * number, 90, 120)).save(folder / "gate.jpg")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["booklet", *map(str, arguments)])


def notices(result: Result) -> list[str]:
    assert isinstance(result.exception, PublisherError)
    return [f"{notice.code} {notice.message}" for notice in result.exception.notices]


def test_two_articles_become_one_booklet_with_a_manifest_that_names_both(articles):
    out = articles / "out"
    result = run(articles / "north", articles / "south", "--title", "Two gates", "--subtitle", "One walk", "-o", out)
    assert result.exit_code == 0, result.output
    assert (out / "booklet.pdf").is_file()
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    jsonschema.validate(manifest, json.loads((shipped("assets") / "manifest.schema.json").read_text(encoding="utf-8")))
    assert (manifest["article"]["id"], manifest["article"]["title"]) == ("two-gates", "Two gates")
    assert manifest["article"]["source"] == "north/article.en.md + south/article.en.md"
    assert [row["id"] for row in manifest["articles"]] == ["north", "south"]
    photos = {row["id"]: row["sha256"] for row in manifest["photos"]}
    assert list(photos) == ["north/gate", "south/gate"]
    assert len(set(photos.values())) == 2
    (booklet,) = manifest["artifacts"]
    assert {use["id"] for use in booklet["photos"]} == set(photos)
    assert all(use["credit"] == "Photo: VNA" for use in booklet["photos"])


def test_the_folder_is_named_after_the_title(articles, monkeypatch):
    monkeypatch.chdir(articles)
    assert run("north", "south", "--title", "Hai cổng thành").exit_code == 0
    assert (articles / "out" / "hai-cong-thanh" / "booklet.pdf").is_file()


def test_the_same_book_again_touches_nothing(articles):
    out = articles / "out"
    book = (articles / "north", articles / "south", "--title", "Two gates", "-o", out)
    run(*book)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in out.iterdir()}
    run(*book)
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in out.iterdir()} == before


def test_one_article_needs_no_title(articles):
    out = articles / "out"
    assert run(articles / "north", "-o", out).exit_code == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["article"]["id"] == "north"
    assert "articles" not in manifest
    assert [row["path"] for row in manifest["artifacts"]] == ["booklet.pdf"]


def test_the_plan_is_printed_and_nothing_made(articles, monkeypatch):
    monkeypatch.chdir(articles)
    result = run("north", "south", "--title", "Two gates", "--plan", "--layout", "timeline")
    assert result.exit_code == 0
    assert "page opener 200 x 260" in result.stdout
    assert not (articles / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name the articles of the booklet"),
        (("north", "south"), "needs a title"),
        (("north", "--title", "Another"), "has that article's title"),
    ],
)
def test_what_is_missing_is_said(articles, monkeypatch, arguments, said):
    monkeypatch.chdir(articles)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_the_same_article_twice_is_refused(articles):
    result = run(articles / "north", articles / "north", "--title", "Twice", "-o", articles / "out")
    assert notices(result) == ["P208 two articles of the book have the id 'north'"]
    assert not (articles / "out").exists()


def test_an_unknown_layout_gets_the_nearest(articles):
    result = run(articles / "north", articles / "south", "--title", "Two", "--layout", "galery", "-o", articles / "out")
    assert notices(result) == ["P801 there is no booklet layout 'galery'"]
    assert result.exception.notices[0].hint == "did you mean 'gallery'?"
    assert not (articles / "out").exists()


def test_an_error_in_one_article_stops_the_book_and_says_where(articles):
    path = articles / "south" / "article.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("credit: {agency: VNA}, ", ""), encoding="utf-8")
    result = run(articles / "north", articles / "south", "--title", "Two gates", "-o", articles / "out")
    found = {notice.code: str(notice.place) for notice in result.exception.notices}
    assert found["P301"].startswith("south/article.en.md:")
    assert not (articles / "out").exists()


def test_a_missing_article_is_said(articles):
    result = run(articles / "north", articles / "west", "--title", "Two gates", "-o", articles / "out")
    assert isinstance(result.exception, PublisherError)


def test_a_final_book_refuses_photos_to_come(articles):
    (articles / "south" / "gate.jpg").unlink()
    book = (articles / "north", articles / "south", "--title", "Two gates", "-o", articles / "out")
    assert "P305" in {notice.code for notice in run(*book, "--final").exception.notices}
    assert run(*book).exit_code == 0
    manifest = json.loads((articles / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["draft"] is True
