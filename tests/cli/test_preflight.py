"""``publisher preflight`` as a person types it, and the look it takes by itself after a final build."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from publisher import publish
from publisher.cli import group
from publisher.notices import PublisherError, error

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
---

![](#east)
"""


def run(*arguments: str) -> Result:
    """Type a command."""
    return CliRunner().invoke(group, list(arguments))


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A PDF of one blank page without any box but the largest."""
    path = tmp_path / "blank.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(420, 595))
        pdf.save(path)
    return path


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    """An article with its only photo."""
    home = tmp_path / "essay"
    home.mkdir()
    (home / "article.en.md").write_text(ARTICLE, encoding="utf-8")
    Image.linear_gradient("L").resize((1800, 1200)).convert("RGB").save(home / "east.jpg")
    return home


def test_errors_are_told_by_page_and_make_the_exit_code_1(blank):
    result = run("preflight", str(blank))
    assert result.exit_code == 1
    assert "Page 1\nerror[P940]: there is no TrimBox" in result.output
    assert result.output.splitlines()[-1].startswith("blank.pdf: not passed (x4); ")


def test_the_office_profile_lets_a_plain_page_pass(blank):
    result = run("preflight", str(blank), "--profile", "office")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("blank.pdf: passed (office); ")


def test_json_is_for_programs(blank):
    result = run("preflight", str(blank), "--format", "json", "--ink-limit", "280")
    report = json.loads(result.stdout)
    assert report["passed"] is False
    assert report["measured"]["ink_limit"] == 280


def test_a_file_that_is_no_pdf_is_one_clear_message(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_text("Dear printer", encoding="utf-8")
    result = run("preflight", str(path))
    assert isinstance(result.exception, PublisherError)
    assert [notice.code for notice in result.exception.notices] == ["P995"]


def test_an_ink_limit_is_between_nothing_and_four_full_plates(blank):
    assert run("preflight", str(blank), "--ink-limit", "500").exit_code == 2


def test_only_a_final_build_is_looked_at(essay, tmp_path, monkeypatch):
    looked: list[str] = []

    def look(path: Path) -> tuple[object, ...]:
        looked.append(path.name)
        return (error("P940", "there is no TrimBox"),)

    monkeypatch.setattr("publisher.press.preflight.run.preflight_notices", look)
    assert publish(essay, tmp_path / "out", only=["booklet"]).defects == ()
    assert looked == []
    published = publish(essay, tmp_path / "out", only=["booklet", "cards"], final=True)
    assert looked == ["booklet.pdf"]
    assert [notice.channels for notice in published.defects] == [("booklet",)]


def test_errors_in_a_final_build_stand_in_the_manifest_and_make_the_exit_code_1(essay, tmp_path, monkeypatch):
    fault = (error("P940", "there is no TrimBox"),)
    monkeypatch.setattr("publisher.press.preflight.run.preflight_notices", lambda _: fault)
    out = tmp_path / "out"
    result = run("build", str(essay), "--only", "booklet", "--final", "-o", str(out))
    assert result.exit_code == 1
    assert (out / "booklet.pdf").is_file()
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert "P940" in [notice["code"] for notice in manifest["notices"]]
    assert manifest["channels"] == {"booklet": "made"}


def test_a_final_build_is_looked_at_for_real(essay, tmp_path):
    published = publish(essay, tmp_path / "out", only=["booklet"], final=True)
    assert {notice.code[:2] for notice in published.defects} <= {"P9"}
    assert not {"P940", "P941", "P950", "P991", "P992", "P995"} & {notice.code for notice in published.defects}
