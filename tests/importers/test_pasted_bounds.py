"""Whatever is pasted becomes a draft or a clear error, and every line of it is in the article or named as left out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.importers import Draft, import_source
from publisher.importers.page import read_lines
from publisher.notices import PublisherError

PAGES = Path(__file__).parent / "pages"
REAL_LINES = sorted({line for path in PAGES.glob("*.txt") for line in path.read_text(encoding="utf-8").split("\n")})


def drafted(folder: Path, data: bytes) -> Draft | None:
    path = folder / "page.txt"
    path.write_bytes(data)
    try:
        return import_source(path)
    except PublisherError as caught:
        refusals = caught.notices
    assert {notice.code for notice in refusals} == {"P307"}
    return None


def unnamed(draft: Draft) -> Iterator[str]:
    """Lines of the source that no line of the report speaks of; a paragraph joined from several has the number of its first."""
    told = {line.line for line in draft.report}
    read, _ = read_lines("\n".join(draft.article.source.lines))
    yield from (line.text for line in read if line.number not in told)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pasted")


@given(text=st.text(max_size=400))
def test_any_text_is_read_without_loss(folder: Path, text: str) -> None:
    draft = drafted(folder, text.encode("utf-8", errors="replace"))
    assert draft is None or list(unnamed(draft)) == []


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(folder: Path, data: bytes) -> None:
    draft = drafted(folder, data)
    assert draft is None or draft.article.title


@given(lines=st.lists(st.sampled_from(REAL_LINES), max_size=25))
def test_lines_of_real_pages_in_any_order_are_read_without_loss(folder: Path, lines: list[str]) -> None:
    draft = drafted(folder, "\n".join(lines).encode())
    assert draft is None or list(unnamed(draft)) == []


@pytest.mark.parametrize("unit", [".", "( ", "Photo: ", "| ", "A, ", "via ", "摄", "a/", "1/2 ", "“"])
def test_a_very_long_line_is_read(folder: Path, unit: str) -> None:
    draft = drafted(folder, f"A title\nThe lead of it.\n{unit * (300_000 // len(unit.encode()))}".encode())
    assert draft is not None
    assert list(unnamed(draft)) == []


def test_many_lines_are_read(folder: Path) -> None:
    draft = drafted(folder, "\n".join(f"Line {number} of a list" for number in range(3000)).encode())
    assert draft is not None
    assert list(unnamed(draft)) == []


def test_many_photos_of_one_place_have_ids_of_their_own(folder: Path) -> None:
    captions = "\n".join(f"A view of Nha Trang from pier {number}. (Photo: VNA)" for number in range(400))
    draft = drafted(folder, f"A title\nA lead.\n{captions}".encode())
    assert draft is not None
    assert len({photo.id for photo in draft.article.photos}) == 400


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x" * 10_000_000, "'page.txt' is 10.0 MB; a pasted article has at most 2 MB"),
        (b"line\n" * 100_000, "'page.txt' has 100,000 lines; a pasted article has at most 20,000"),
    ],
    ids=["10 MB", "100,000 lines"],
)
def test_what_cannot_be_one_article_is_refused_at_once(folder: Path, data: bytes, message: str) -> None:
    path = folder / "page.txt"
    path.write_bytes(data)
    with pytest.raises(PublisherError) as caught:
        import_source(path)
    assert caught.value.notices[0].message == message


PARAGRAPH = " ".join(f"word{number}" for number in range(60))


@given(
    width=st.integers(20, 120), entries=st.lists(st.sampled_from(["- one", "2. two", "  * three", "word"]), max_size=6)
)
def test_joining_lines_broken_at_a_column_loses_no_word(width: int, entries: list[str]) -> None:
    text = "\n\n".join(["A title", *(textwrap.fill(PARAGRAPH, width) for _ in range(3)), "\n".join(entries)])
    lines, _ = read_lines(text)
    assert " ".join(line.text for line in lines).split() == text.split()
