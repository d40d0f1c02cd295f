from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from article.story import write_story
from publisher.cli import group


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["editions", *map(str, arguments)])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write_story(tmp_path / "story")


def test_status_and_accept_follow_one_another(story: Path) -> None:
    before = run("status", story)
    assert before.exit_code == 1
    assert "unmarked" in before.output
    done = run("accept", story, "--language", "vi")
    assert done.exit_code == 0
    assert "article.vi.md: 16 texts marked as current\n  title\n" in done.output
    after = run("status", story, "--report", "json")
    assert after.exit_code == 0
    assert json.loads(after.output)["editions"][0]["counts"] == {"done": 16}
    assert "0 texts marked as current, all were" in run("accept", story).output


def test_accept_takes_single_texts(story: Path) -> None:
    assert run("accept", story, "--field", "captions.gate", "--field", "body.2").output.split("\n")[1:-1] == [
        "  captions.gate.context",
        "  captions.gate.caption",
        "  captions.gate.alt",
        "  captions.gate.place.name",
        "  captions.gate.place.city",
        "  body.2",
    ]


def test_a_language_that_is_not_there_is_told(story: Path) -> None:
    refused = run("accept", story, "--language", "fr")
    assert refused.exit_code == 2
    assert "there is: vi" in refused.output
