"""``publisher feed`` as a person types it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

ARTICLE = """---
publisher: 1
id: {id}
lang: {lang}
title: Story {id}
lead: What happened.
published: 2026-01-0{day}T08:00:00+07:00
url: https://example.org/{id}-{lang}
{more}photos:
  - id: quay
    file: quay.jpg
    caption: Boats leave the quay.
    credit: {{agency: VNA}}
    alt: Six boats.
---

It rained.

![](#quay)
"""
SETTINGS = '[publication]\nname = "Gate News"\nsite = "https://example.org"\nlanguage = "en"\n'


def write(folder: Path, day: int, lang: str = "en", more: str = "") -> None:
    """An article in its folder, with its photo."""
    folder.mkdir(parents=True, exist_ok=True)
    text = ARTICLE.format(id=folder.name, lang=lang, day=day, more=more)
    (folder / f"article.{lang}.md").write_text(text, encoding="utf-8")
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(folder / "quay.jpg")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Three articles, one of them in two languages and one in a folder of a year."""
    home = tmp_path / "articles"
    write(home / "one", 1)
    write(home / "2026" / "two", 2)
    write(home / "three", 3)
    write(home / "three", 4, "vi")
    write(home / ".drafts" / "hidden", 5)
    (home / "publisher.toml").write_text(SETTINGS, encoding="utf-8")
    return home


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Type a command."""
    return subprocess.run(
        [sys.executable, "-m", "publisher", "feed", *arguments], capture_output=True, text=True, cwd=cwd, check=False
    )


@pytest.mark.usefixtures("articles")
def test_a_folder_of_articles_becomes_a_feed_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    first = run("articles", "-o", "public", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    made = set(first.stdout.split())
    assert {"public/feed.xml", "public/atom.xml", "public/feed.json", "public/feed-vi.xml", "public/feeds.opml"} <= made
    assert {"public/one/photos/quay-900.jpg", "public/one/photos/quay-900.webp"} <= made
    assert "public/three/vi/photos/quay-320.jpg" in made
    assert "4 of 4 articles" in first.stderr
    second = run("articles", "-o", "public", cwd=tmp_path)
    assert (second.returncode, second.stdout) == (0, "")


def test_the_output_may_lie_inside_the_folder_of_articles(articles: Path) -> None:
    assert run(".", "-o", "public", cwd=articles).returncode == 0
    (articles / "public" / "article.en.md").write_text("not one of ours", encoding="utf-8")
    again = run(".", "-o", "public", cwd=articles)
    assert (again.returncode, again.stdout) == (0, "")


def test_an_embargo_waits_for_the_moment_that_is_given(articles: Path, tmp_path: Path) -> None:
    write(articles / "one", 1, more="embargo: 2026-02-01T00:00:00+07:00\n")
    without = run("articles", cwd=tmp_path)
    assert without.returncode == 0
    assert "note[P401]: held back: under embargo until 2026-02-01T00:00:00+07:00" in without.stderr
    assert "one/article.en.md" in without.stderr
    assert "Story one" not in (tmp_path / "out" / "feed" / "feed.xml").read_text(encoding="utf-8")
    run("articles", "--as-of", "2026-02-01T00:00:00+07:00", cwd=tmp_path)
    assert "Story one" in (tmp_path / "out" / "feed" / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("moment", ["tomorrow", "2026-02-01", "2026-02-01T00:00:00"])
@pytest.mark.usefixtures("articles")
def test_a_moment_needs_its_time_zone(tmp_path: Path, moment: str) -> None:
    result = run("articles", "--as-of", moment, cwd=tmp_path)
    assert result.returncode == 2
    assert "for example 2026-01-31T09:00:00+07:00" in result.stderr


def test_errors_keep_one_article_out_and_the_others_are_published(articles: Path, tmp_path: Path) -> None:
    (articles / "one" / "article.en.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    result = run("articles", cwd=tmp_path)
    assert result.returncode == 1
    assert "--> one/article.en.md:2" in result.stderr
    assert "3 of 4 articles" in result.stderr


def test_a_folder_without_articles_is_one_clear_message(tmp_path: Path) -> None:
    result = run(".", cwd=tmp_path)
    assert result.returncode == 2
    assert "there is no article.<lang>.md in '.' or below" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_killed_leaves_a_feed_that_can_be_read(articles: Path, tmp_path: Path) -> None:
    run("articles", "-o", "public", cwd=tmp_path)
    before = (tmp_path / "public" / "feed.xml").read_bytes()
    write(articles / "four", 6)
    command = [sys.executable, "-m", "publisher", "feed", "articles", "-o", "public"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not (tmp_path / "public" / "four").exists() and process.poll() is None:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    after = (tmp_path / "public" / "feed.xml").read_bytes()
    assert after == before or b"Story four" in after
    assert run("articles", "-o", "public", cwd=tmp_path).returncode == 0
    assert b"Story four" in (tmp_path / "public" / "feed.xml").read_bytes()


@pytest.mark.usefixtures("articles")
def test_lint_says_what_a_partner_would_refuse(tmp_path: Path) -> None:
    run("articles", "-o", "public", cwd=tmp_path)
    result = run("lint", "public/feed.xml", "--profile", "flipboard", "--report", "json", cwd=tmp_path)
    assert result.returncode == 1
    rules = {finding["rule"] for finding in json.loads(result.stdout)["findings"]}
    assert rules == {"items", "description"}
    assert "nothing to object" not in run("lint", "public/feed.xml", "--profile", "msn", cwd=tmp_path).stdout
    assert run("lint", "nowhere.xml", "--profile", "msn", cwd=tmp_path).returncode == 2
