"""``publisher impose`` as a person types it: the file it makes, the plan it prints, and one clear message for what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from publisher.cli import group
from publisher.notices import PublisherError


@pytest.fixture
def booklet(tmp_path: Path) -> Path:
    with pikepdf.Pdf.new() as pdf:
        for _ in range(8):
            pdf.add_blank_page(page_size=(419.53, 595.28))
        pdf.save(tmp_path / "booklet.pdf")
    return tmp_path / "booklet.pdf"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["impose", *map(str, arguments)])


def test_the_sheets_are_written_beside_the_booklet(booklet):
    result = run(booklet)
    assert result.exit_code == 0
    made = booklet.with_name("booklet-sheets.pdf")
    assert result.stdout.strip() == str(made)
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) == 4


def test_the_plan_is_printed_and_nothing_is_written(booklet):
    result = run(booklet, "--plan", "--scheme", "perfect", "--signature", "8", "--paper", "115gsm-silk")
    assert result.exit_code == 0
    assert "signature 1\n  sheet 1   creep 0     front 8 | 1       back 2 | 7\n" in result.stdout
    assert "paper 0.1035 mm" in result.stdout
    assert list(booklet.parent.iterdir()) == [booklet]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--paper", "cardboard"), "P921"),
        (("--paper-thickness", "0"), "P921"),
        (("--paper-thickness", "thin"), "P921"),
        (("-o", "no/such/folder/sheets.pdf"), "P929"),
        (("-o", "booklet.pdf"), "P929"),
    ],
)
def test_what_goes_wrong_is_one_clear_message(booklet, monkeypatch, arguments, code):
    monkeypatch.chdir(booklet.parent)
    before = booklet.read_bytes()
    result = run("booklet.pdf", *arguments)
    assert isinstance(result.exception, PublisherError)
    (notice,) = result.exception.notices
    assert notice.code == code
    assert list(booklet.parent.iterdir()) == [booklet]
    assert booklet.read_bytes() == before


def test_a_file_that_is_not_there_is_named(tmp_path):
    result = run(tmp_path / "nothing.pdf")
    assert isinstance(result.exception, PublisherError)
    assert "'nothing.pdf' cannot be read: No such file or directory" in str(result.exception)


def test_a_folder_is_no_file_to_write(booklet):
    assert run(booklet, "-o", booklet.parent).exit_code == 2


def test_paper_and_thickness_exclude_each_other(booklet):
    result = run(booklet, "--paper", "115gsm-silk", "--paper-thickness", "0.1mm")
    assert result.exit_code == 2
    assert "either" in result.stderr
