"""The command line as a person types it: results, exit codes, messages, and a quick --help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher.cli import COMMANDS, group

HEAVY = (
    "PIL",
    "reportlab",
    "pikepdf",
    "lxml",
    "feedgen",
    "fontTools",
    "uharfbuzz",
    "yaml",
    "msgspec",
    "markdown_it",
    "nh3",
)


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Type a command."""
    return subprocess.run(
        [sys.executable, "-m", "publisher", *arguments], capture_output=True, text=True, cwd=cwd, check=False
    )


def test_help_loads_no_heavy_library():
    code = (
        "import sys\nfrom publisher.cli import group\n"
        "try:\n    group(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    result = CliRunner().invoke(group, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_every_command_stands_in_the_readme():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert all(f"publisher {name}" in readme for name in COMMANDS)


def test_build_prints_what_it_made_and_exits_1_while_errors_remain(examples, tmp_path):
    result = run(
        "build",
        str(examples / "victory-day"),
        "--language",
        "en",
        "--only",
        "cards",
        "--only",
        "feed",
        "-o",
        str(tmp_path / "out"),
    )
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1] == str(tmp_path / "out" / "manifest.json")
    assert "feed: not made" in result.stderr


def test_build_writes_below_out_in_the_working_folder(examples, tmp_path):
    result = run("build", str(examples / "victory-day"), "--only", "cards", cwd=tmp_path)
    assert result.returncode == 0
    (folder,) = (tmp_path / "out").iterdir()
    assert (folder / "cards" / "og.jpg").is_file()


def test_build_final_exits_2_and_leaves_nothing(examples, tmp_path):
    result = run("build", str(examples / "victory-day"), "--final", "-o", str(tmp_path / "out"))
    assert result.returncode == 2
    assert result.stderr.count("error[P305]") == 6
    assert not (tmp_path / "out").exists()


def test_plan_prints_the_pages_and_writes_nothing(examples, tmp_path):
    result = run("build", str(examples / "victory-day"), "--plan", "--only", "booklet", cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout.startswith("booklet\npage cover 148 x 210 bleed 3")
    assert list(tmp_path.iterdir()) == []


def test_check_exits_0_without_errors_and_1_with(examples):
    assert run("check", str(examples / "the-way-down")).returncode == 0
    assert run("check", str(examples / "victory-day"), "--final").returncode == 1


def test_layouts_lists_every_layout():
    result = run("layouts")
    assert {"a5-portrait", "a4-album", "square-210"} <= set(result.stdout.split())


BAD_SOURCES = {
    "missing": None,
    "empty": b"",
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "no front matter": b"Just text.\n",
    "wrong yaml": b"---\ntitle: [unclosed\n---\n",
    "unknown field": b"---\npublisher: 1\nid: x\nlang: en\ntitle: X\ncapton: y\n---\n",
}


@pytest.mark.parametrize("name", BAD_SOURCES)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_bad_source_is_one_clear_message_and_exit_2(tmp_path, name, command):
    path = tmp_path / "article.en.md"
    if BAD_SOURCES[name] is not None:
        path.write_bytes(BAD_SOURCES[name])
    result = run(command, str(path), cwd=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "error[P" in result.stderr
    assert "article.en.md" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_layout_with_an_unknown_key_names_line_and_key(examples, tmp_path):
    shipped = Path(__file__).parents[2] / "layouts" / "booklets" / "a5-portrait.toml"
    mine = tmp_path / "mine.toml"
    mine.write_text(
        shipped.read_text(encoding="utf-8").replace("[grid]\ncolumns", "[grid]\ncolums", 1), encoding="utf-8"
    )
    result = run("build", str(examples / "victory-day"), "--only", "booklet", "--layout", str(mine), cwd=tmp_path)
    assert result.returncode == 2
    assert "unknown key 'colums' in [grid]" in result.stderr
    assert "did you mean 'columns'?" in result.stderr
    assert "mine.toml:" in result.stderr


def test_an_unwritable_output_is_one_clear_message(examples, tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    result = run("build", str(examples / "victory-day"), "--only", "cards", "-o", str(tmp_path / "taken"))
    assert result.returncode == 2
    assert "error[P830]" in result.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"


def test_colours_stay_out_of_a_pipe(examples):
    assert "\x1b[" not in run("check", str(examples / "victory-day")).stderr


def test_messages_survive_a_terminal_that_knows_no_unicode(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    article = tmp_path / "article.vi.md"
    article.write_text("---\npublisher: 1\nid: x\nlang: vi\ntitle: Huế\ntiêu: đề\n---\n", encoding="utf-8")
    command = [sys.executable, "-m", "publisher", "check", str(article)]
    result = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
