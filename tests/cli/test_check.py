"""``publisher check`` and ``publisher explain`` as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.cli import group

GOOD = """---
publisher: 1
id: {name}
lang: en
title: The {name}
lead: A morning at the gate {stop}
---

The gate is open.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


def article(folder: Path, name: str, stop: str = "of Hue.", extra: str = "") -> Path:
    home = folder / name
    home.mkdir(parents=True)
    path = home / "article.en.md"
    path.write_text(GOOD.format(name=name, stop=stop).replace("---\n\n", extra + "---\n\n"), encoding="utf-8")
    return path


def codes(result: Result) -> list[str]:
    return [notice["code"] for notice in json.loads(result.stdout)["notices"]]


def test_a_folder_of_articles_is_checked_at_once_in_the_order_of_their_paths(tmp_path):
    article(tmp_path, "b", ".")
    article(tmp_path, "a", ".")
    result = run("check", tmp_path, "--format", "short")
    assert [line.rsplit("/", 2)[1] for line in result.stdout.splitlines()] == ["a", "b"]
    assert result.exit_code == 0


def test_an_article_named_twice_is_told_once(tmp_path):
    path = article(tmp_path, "a", ".")
    assert codes(run("check", tmp_path, path, path.parent, "--format", "json")) == ["P205"]


def test_the_count_says_how_many_articles(tmp_path):
    article(tmp_path, "a", ".")
    article(tmp_path, "b")
    assert run("check", tmp_path).stderr.endswith("2 articles: 1 warning\n")


def test_the_place_is_the_path_as_it_was_named(tmp_path):
    path = article(tmp_path, "a", ".")
    assert run("check", path, "--format", "short").stdout.startswith(f"{path}:6:24: warning[P205]")


def test_errors_make_1_and_nothing_readable_makes_2(tmp_path):
    article(tmp_path, "good")
    broken = article(tmp_path, "broken")
    broken.write_text("no front matter", encoding="utf-8")
    assert run("check", tmp_path).exit_code == 1
    assert run("check", broken).exit_code == 2


def test_only_what_concerns_a_use_is_told(tmp_path):
    photo = "photos:\n  - {id: east, caption: East gate., credit: {agency: VNA}, rights: {print: no}}\n"
    article(tmp_path, "a", extra=photo)
    assert "P402" in codes(run("check", tmp_path, "--for", "print", "--format", "json"))
    assert "P402" not in codes(run("check", tmp_path, "--for", "web", "--for", "social", "--format", "json"))


def test_an_embargo_counts_only_for_a_moment_that_is_named(tmp_path):
    article(tmp_path, "a", extra="embargo: 2026-03-26T08:00:00+07:00\n")
    assert run("check", tmp_path).exit_code == 0
    result = run("check", tmp_path, "--as-of", "2026-03-26T00:59:00+00:00", "--format", "json")
    assert (codes(result), result.exit_code) == (["P401"], 1)
    assert run("check", tmp_path, "--as-of", "2026-03-26").exit_code == 2


def test_a_diff_writes_nothing_and_a_fix_does(tmp_path):
    path = article(tmp_path, "a", ".")
    before = path.read_text()
    result = run("check", path, "--diff", "--format", "short")
    assert "-lead: A morning at the gate .\n+lead: A morning at the gate.\n" in result.stdout
    assert path.read_text() == before
    fixed = run("check", path, "--fix", "--format", "short")
    assert "+lead: A morning at the gate.\n" in fixed.stdout
    assert "P205" not in fixed.stdout
    assert path.read_text() == before.replace(" .", ".")


def test_a_code_is_explained_in_any_case_and_an_unknown_one_is_not():
    assert run("explain", "p301").stdout.startswith("P301: the photos; error\n")
    unknown = run("explain", "P398")
    assert unknown.exit_code == 2
    assert "there is no code P398; did you mean" in unknown.stderr


def test_without_a_code_all_are_listed():
    assert "  P205  warning fix  " in run("explain").stdout


@pytest.mark.parametrize("form", ["human", "short", "json", "sarif", "github"])
def test_every_format_can_be_asked_for(tmp_path, form):
    article(tmp_path, "a", ".")
    result = run("check", tmp_path, "--format", form)
    assert result.exit_code == 0
    assert "P205" in result.output


def test_two_articles_with_one_id_or_address_are_told(tmp_path):
    address = "url: https://example.org/gate\n"
    article(tmp_path, "a", extra=address)
    article(tmp_path, "b", extra=address)
    assert codes(run("check", tmp_path, "--format", "json")) == ["P604"]
    article(tmp_path / "again", "a", extra="url: https://example.org/another\n")
    result = run("check", tmp_path, "--format", "short").stdout.splitlines()
    assert f"{tmp_path}/again/a/article.en.md" in result[-1] or f"{tmp_path}/again/a/article.en.md" in result[0]
    assert len(result) == 2


def test_many_articles_are_checked_in_several_processes_with_the_same_result(tmp_path, monkeypatch):
    for number in range(7):
        article(tmp_path, f"a{number}", "." if number % 2 else "of Hue.")
    alone = run("check", tmp_path, "--format", "json").stdout
    monkeypatch.setattr("publisher.checking.MANY", 2)
    monkeypatch.setattr("publisher.checking.CHUNK", 2)
    assert run("check", tmp_path, "--format", "json").stdout == alone
    assert len(json.loads(alone)["notices"]) == 3


def test_a_plan_tells_what_finds_no_room(tmp_path):
    photo = "photos:\n  - {id: east, caption: East gate., credit: {agency: VNA}}\n"
    path = article(tmp_path, "a", extra=photo)
    path.write_text(path.read_text().replace("title: The a", f"title: The {'very ' * 60}long way to the gate"))
    assert "P203" not in codes(run("check", path, "--format", "json"))
    told = json.loads(run("check", path, "--plan", "--for", "social", "--format", "json").stdout)["notices"]
    assert {(notice["code"], notice["severity"]) for notice in told if notice["code"] == "P203"} == {("P203", "error")}
    assert {*(channel for notice in told for channel in notice["channels"])} == {"cards"}
