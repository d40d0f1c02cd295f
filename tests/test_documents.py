"""The documents stay true: the README's example runs, its article reads without a fault, and named files exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher import publish
from publisher.article.source import read_article
from publisher.settings import read_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, containing: str) -> str:
    """The fenced block of that language that contains a text."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    (found,) = [text for text in blocks if containing in text]
    return str(found)


def test_the_python_example_runs_as_printed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    exec(compile(block("python", "read_article"), "README.md", "exec"), {})
    assert Path("out/the-way-down/cards/og.jpg") in [Path(line) for line in capsys.readouterr().out.splitlines()]


def test_the_article_of_the_readme_is_read_and_built_without_errors(tmp_path):
    (tmp_path / "article.en.md").write_text(block("markdown", "publisher: 1"), encoding="utf-8")
    article, notices = read_article(tmp_path)
    assert [notice for notice in notices if notice.severity == "error"] == []
    assert article.photo("east-gate").credit.photographer == "A. Name"
    published = publish(tmp_path, tmp_path / "out", only=["booklet"])
    assert published.refused == ()


def test_the_settings_of_the_readme_are_read(tmp_path):
    (tmp_path / "publisher.toml").write_text(block("toml", "[publication]"), encoding="utf-8")
    assert read_settings(tmp_path).publication.name == "Gate News"


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_a_document_links_to_exist(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert all((ROOT / link).exists() for link in links)


def test_the_architecture_names_every_room():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [path.name for path in (ROOT / "src" / "publisher").iterdir() if (path / "__init__.py").is_file()]
    assert all(f"{room}/" in text for room in rooms)


def test_every_example_stands_in_the_examples_readme(examples):
    text = (examples / "README.md").read_text(encoding="utf-8")
    assert all(path.name in text for path in examples.iterdir() if path.is_dir())
