"""``publisher import`` from end to end: the first import, the second, and the one after a person's work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.article.model import Credit
from publisher.article.source import read_article
from publisher.cli.import_ import command

PAGES = Path(__file__).parent / "pages"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    """An article as the first import leaves it."""
    folder = tmp_path / "essay"
    assert run(PAGES / "repeated-en.txt", "-o", folder).exit_code == 0
    return folder / "article.en.md"


def edit(path: Path, *changes: tuple[str, str]) -> bytes:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path.read_bytes()


def again(path: Path) -> Result:
    return run(PAGES / "repeated-en.txt", "-o", path.parent)


def test_the_first_import_writes_a_source_that_reads_back(essay: Path) -> None:
    article, notices = read_article(essay)
    assert (article.title, len(article.photos)) == ("The long road to the sea in twelve pictures", 3)
    assert not [notice for notice in notices if notice.severity == "error"]


def test_the_report_ends_with_counts_and_where_the_article_is(tmp_path: Path) -> None:
    result = run(PAGES / "repeated-en.txt", "-o", tmp_path / "essay")
    assert "3 photos, 1 related headline; " in result.stdout
    assert result.stdout.endswith("article.en.md.\n")
    assert "Wrote " in result.stdout
    assert "P702" in result.stderr


def test_a_second_import_changes_nothing(essay: Path) -> None:
    before = essay.read_bytes()
    result = again(essay)
    assert "Nothing changed" in result.stdout
    assert essay.read_bytes() == before


@pytest.mark.parametrize(
    "changes",
    [
        [("Workers clear the first stretch", "Road workers clear the first stretch")],
        [("- id: ban-tho\n", "- id: ban-tho\n    alt: Men with spades on a slope.  # seen on the print\n")],
        [("- id: ban-tho\n", "- id: first-stretch\n"), ("(#ban-tho)", "(#first-stretch)")],
        [("taken: 1962-03-04", "taken: 1962-03")],
        [("title: The long road", "title: The very long road")],
    ],
    ids=["caption", "alt", "id", "taken", "title"],
)
def test_what_a_person_changed_stays(essay: Path, changes: Sequence[tuple[str, str]]) -> None:
    before = edit(essay, *changes)
    assert "Nothing changed" in again(essay).stdout
    assert essay.read_bytes() == before


def test_a_photo_a_person_took_out_stays_out_and_is_named(essay: Path) -> None:
    text = essay.read_text(encoding="utf-8")
    start, end = text.index("  - id: ban-tho"), text.index("  - id: ka-long")
    essay.write_text(text[:start] + text[end:].replace("![](#ban-tho)\n\n", ""), encoding="utf-8")
    before = essay.read_bytes()
    result = again(essay)
    assert essay.read_bytes() == before
    assert "photo 'ban-tho' was not added" in result.stderr


def test_a_headline_a_person_took_out_stays_out(tmp_path: Path) -> None:
    shutil.copy(PAGES / "credited-de.txt", page := tmp_path / "page.txt")
    run(page, "-o", tmp_path / "essay")
    source = tmp_path / "essay" / "article.de.md"
    before = edit(source, ("  - {title: Radweg am Fluss fertig}\n", ""))
    assert "Nothing changed" in run(page, "-o", tmp_path / "essay").stdout
    assert source.read_bytes() == before


def test_an_absent_field_is_filled_and_said(essay: Path) -> None:
    edit(essay, ("    taken: 1962-03-04\n", ""))
    result = again(essay)
    assert "Filled 1 gap in" in result.stdout
    assert "taken: 1962-03-04" in essay.read_text(encoding="utf-8")


def test_a_body_is_filled_with_the_ids_a_person_chose(essay: Path) -> None:
    text = essay.read_text(encoding="utf-8").replace("- id: ban-tho\n", "- id: first-stretch\n")
    essay.write_text(text[: text.index("---\n\n") + 4], encoding="utf-8")
    again(essay)
    assert "![](#first-stretch)" in essay.read_text(encoding="utf-8")


def test_the_report_as_json_holds_every_value_whole(tmp_path: Path) -> None:
    result = run(PAGES / "repeated-en.txt", "-o", tmp_path / "essay", "--report", "json")
    (document,) = json.loads(result.stdout)["imports"]
    captions = [line for line in document["report"] if line["field"] == "photos.ka-long.caption"]
    assert captions[0]["value"] == "The first lorries cross the Ka Long bridge on May 12, 1962."
    assert captions[0]["original"].endswith("1962 .(Photo: A. Name/VNA)")
    assert captions[0]["line"] == 7


def test_what_cannot_be_imported_is_said_and_the_rest_is_imported(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "book.docx").write_bytes(b"PK\x03\x04\x00\x00")
    files = (tmp_path / "empty.txt", tmp_path / "book.docx", tmp_path / "none.txt", tmp_path)
    result = run(*files, PAGES / "wrapped-en.txt", "-o", tmp_path / "essay")
    assert result.exit_code == 1
    assert result.stderr.count("error[P307]") == 3
    assert result.stderr.count("error[P305]") == 1
    assert (tmp_path / "essay" / "article.en.md").exists()


def test_two_files_do_not_become_one_article(tmp_path: Path) -> None:
    result = run(PAGES / "wrapped-en.txt", PAGES / "repeated-en.txt", "-o", tmp_path / "essay")
    assert result.exit_code == 1
    assert "error[P208]" in result.stderr
    assert read_article(tmp_path / "essay" / "article.en.md")[0].title == "A quiet year for the river"


def test_a_language_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    result = run(PAGES / "wrapped-en.txt", "-o", tmp_path / "essay", "--lang", "vn")
    assert result.exit_code == 2
    assert "did you mean 'vi'?" in result.stderr
    assert not (tmp_path / "essay").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    result = run(PAGES / "wrapped-en.txt", "-o", tmp_path / "taken" / "essay")
    assert result.exit_code == 1
    assert "article.en.md cannot be written" in result.stderr


def test_the_words_of_a_publication_are_read_in_its_imports(tmp_path: Path) -> None:
    (tmp_path / "publisher.toml").write_text("", encoding="utf-8")
    (tmp_path / "credits.toml").write_text('[read.photo]\nen = ["snap"]\n', encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text("A title\nA lead.\nBoats at dawn. Snap: First Last\n", encoding="utf-8")
    assert run(page, "-o", tmp_path / "essay", "--lang", "en").exit_code == 0
    (photo,) = read_article(tmp_path / "essay" / "article.en.md")[0].photos
    assert (photo.caption, photo.credit) == ("Boats at dawn.", Credit("First Last"))


def test_a_fault_in_the_words_of_a_publication_is_told(tmp_path: Path) -> None:
    (tmp_path / "publisher.toml").write_text("", encoding="utf-8")
    (tmp_path / "credits.toml").write_text('[read.photos]\nen = ["snap"]\n', encoding="utf-8")
    result = run(PAGES / "repeated-en.txt", "-o", tmp_path / "essay")
    assert (result.exit_code, "credits.toml:1" in result.stderr) == (1, True)
    assert not (tmp_path / "essay").exists()
