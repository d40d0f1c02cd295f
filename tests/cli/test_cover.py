"""``publisher cover`` as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.cli import group
from publisher.notices import PublisherError


@pytest.fixture
def article(examples: Path) -> Path:
    return examples / "the-way-down"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["cover", *map(str, arguments)])


def test_a_cover_is_made(article, tmp_path):
    out = tmp_path / "cover.pdf"
    result = run(article, "--pages", "160", "--paper", "115gsm-silk", "-o", out)
    assert result.exit_code == 0
    assert result.stdout.strip() == str(out)
    assert out.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [out]


def test_the_plan_is_printed_and_nothing_is_written(article, tmp_path):
    result = run(article, "--pages", "160", "--caliper", "0.1mm", "--plan", "-o", tmp_path / "cover.pdf")
    assert result.stdout.startswith(
        "spine 8.00 mm, folded at 148.00 and 156.00 mm\npage wrap cover 304 x 210 bleed 3\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_thin_spine_is_made_with_a_warning(article):
    result = run(article, "--pages", "20", "--caliper", "0.1mm", "--plan")
    assert result.exit_code == 0
    assert "warning[P932]" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("--paper", "115gsm-silk", "--caliper", "0.1mm")])
def test_paper_is_named_one_way(article, arguments):
    result = run(article, "--pages", "100", *arguments)
    assert result.exit_code == 2
    assert "either" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--pages", "9000", "--caliper", "0.1mm"), "P931"),
        (("--pages", "100", "--caliper", "9mm"), "P921"),
        (("--pages", "100", "--caliper", "0.1mm", "--layout", "none"), "P801"),
        (("--pages", "100", "--caliper", "0.1mm", "-o", "no/folder/cover.pdf"), "P929"),
    ],
)
def test_what_goes_wrong_is_one_clear_message(article, tmp_path, monkeypatch, arguments, code):
    monkeypatch.chdir(tmp_path)
    result = run(article, *arguments)
    assert isinstance(result.exception, PublisherError)
    assert [notice.code for notice in result.exception.notices] == [code]
    assert list(tmp_path.iterdir()) == []


def test_an_article_with_errors_gets_no_cover(examples, tmp_path):
    result = run(examples / "victory-day", "--pages", "100", "--caliper", "0.1mm", "--final", "-o", tmp_path / "c.pdf")
    assert result.exit_code == 2
    assert "error[P305]" in result.stderr
    assert list(tmp_path.iterdir()) == []
