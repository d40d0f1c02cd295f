"""``publisher layouts``: list, show, check."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from publisher.cli import group
from publisher.layout.load import layout_names
from publisher.notices import PublisherError
from publisher.resources import shipped

SHIPPED = shipped("layouts") / "booklets"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["layouts", *map(str, arguments)])


def test_the_list_has_every_layout_with_its_format_and_what_it_is_for():
    lines = run().output.splitlines()
    for name in layout_names("booklets"):
        (line,) = [line for line in lines if line.split()[:1] == [name]]
        assert " mm " in line
        assert line.endswith(".")
    assert all(any(line.split()[:1] == [name] for line in lines) for name in layout_names("cards"))


@pytest.mark.parametrize("name", layout_names("booklets"))
def test_a_layout_is_shown_as_one_picture_of_a_sample(tmp_path, name):
    result = run("show", name, "-o", tmp_path / "looks")
    assert result.exit_code == 0, result.output
    path = tmp_path / "looks" / f"{name}.png"
    assert result.output.strip() == str(path)
    with Image.open(path) as picture:
        assert picture.width > 800
        assert len(picture.convert("L").resize((40, 40)).getcolors() or []) > 10


def test_a_designers_own_layout_is_shown_with_an_article_of_choice(tmp_path, examples):
    mine = tmp_path / "mine.toml"
    mine.write_text((SHIPPED / "gallery.toml").read_text(encoding="utf-8"), encoding="utf-8")
    result = run("show", mine, "--source", examples / "victory-day", "-o", tmp_path)
    assert result.exit_code == 0
    assert (tmp_path / "mine.png").is_file()


def test_pictures_of_all_layouts_are_made_on_request(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "publisher.layout.load.layout_names", lambda kind: ("a5-portrait",) if kind == "booklets" else ()
    )
    assert run("--pictures", tmp_path / "all").exit_code == 0
    assert [path.name for path in (tmp_path / "all").iterdir()] == ["a5-portrait.png"]


def test_a_sound_layout_passes_the_check():
    result = run("check", SHIPPED / "newspaper.toml")
    assert result.exit_code == 0
    assert "nothing to report" in result.output


def test_everything_wrong_is_told_with_line_and_key(tmp_path):
    text = (SHIPPED / "a5-portrait.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(
        text.replace('size = "5.5 pt"', 'size = "5 pt"').replace('bleed = "3 mm"', 'bleed = "1 mm"'), encoding="utf-8"
    )
    result = run("check", mine)
    assert result.exit_code == 1
    assert "error[P803]: 5 pt is too small to print" in result.output
    assert "warning[P803]: a bleed of 1 mm" in result.output
    assert "mine.toml:" in result.output
    assert "1 error, 1 warning" in result.output


def test_warnings_alone_do_not_fail_the_check(tmp_path):
    text = (SHIPPED / "a5-portrait.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(text.replace('bleed = "3 mm"', 'bleed = "1 mm"'), encoding="utf-8")
    assert run("check", mine).exit_code == 0


def test_a_file_that_is_no_layout_is_told(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text("title = ", encoding="utf-8")
    result = run("check", mine)
    assert result.exit_code == 1
    assert "error[P104]" in result.output
    assert run("check", tmp_path / "nowhere.toml").exit_code == 1


def test_an_unknown_layout_to_show_gets_the_nearest(tmp_path):
    result = run("show", "newspapr", "-o", tmp_path / "looks")
    assert isinstance(result.exception, PublisherError)
    assert result.exception.notices[0].hint == "did you mean 'newspaper'?"
    assert not (tmp_path / "looks").exists()


def test_card_designs_are_checked_as_such(tmp_path):
    text = (shipped("layouts") / "cards" / "panel.toml").read_text(encoding="utf-8")
    sound, mine = run("check", shipped("layouts") / "cards" / "panel.toml"), tmp_path / "mine.toml"
    mine.write_text(text.replace("margin = 5.2", "margins = 5.2"), encoding="utf-8")
    faulty = run("check", mine)
    assert (sound.exit_code, faulty.exit_code) == (0, 1)
    assert "did you mean 'margin'?" in faulty.output
