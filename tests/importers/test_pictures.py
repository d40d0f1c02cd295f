"""Pictures that come with a source: where they are put, what they are called there, and that nothing of a person's is replaced."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from publisher.article.model import Article, Photo, Source
from publisher.article.source import write_article
from publisher.importers.base import BroughtPicture, Draft
from publisher.importers.pictures import copy_pictures, with_files, without_own_files


def picture(kind: str = "JPEG", colour: str = "navy") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(file, kind)
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "essay").mkdir()
    return tmp_path / "essay"


def draft(**pictures: BroughtPicture) -> Draft:
    photos = tuple(Photo(photo_id) for photo_id in pictures)
    article = Article("gate", "en", "The gate", Source(Path("page.html")), photos=photos)
    return Draft(article, pictures=pictures)


def brought(made: Draft, folder: Path) -> tuple[int, list[str]]:
    """Lay the pictures of a draft into a folder whose article is the draft's own."""
    path = folder / "article.en.md"
    write_article(made.article, path)
    count, notices = copy_pictures(made, replace(made.article, source=Source(path)))
    return count, [notice.message for notice in notices]


def test_a_copy_is_called_like_its_photo_and_ends_as_its_bytes_say(folder: Path) -> None:
    made = with_files(draft(gate=BroughtPicture("IMG 01.JPG", data=picture("PNG"))), folder)
    assert made.article.photos[0].file == "photos/gate.png"
    assert brought(made, folder) == (1, [])
    assert (folder / "photos" / "gate.png").read_bytes() == picture("PNG")
    assert [path.name for path in (folder / "photos").iterdir()] == ["gate.png"]


def test_a_file_below_the_folder_stays_where_it_is(folder: Path) -> None:
    (folder / "from the desk").mkdir()
    path = folder / "from the desk" / "Gate 1.jpg"
    path.write_bytes(picture())
    made = with_files(draft(gate=BroughtPicture(path.name, path)), folder)
    assert made.article.photos[0].file == "from the desk/Gate 1.jpg"
    assert brought(made, folder) == (0, [])


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"%PDF-1.7", "is a PDF document"), (b"", "cannot be read"), (b"\x00\x01\x02", "is of an unknown kind")],
)
def test_what_is_no_picture_is_not_brought_and_named(folder: Path, data: bytes, says: str) -> None:
    made = with_files(draft(gate=BroughtPicture("gate.jpg", data=data)), folder)
    assert made.article.photos[0].file is None
    assert not made.pictures
    (notice,) = made.notices
    assert (notice.code, says in notice.message) == ("P307", True)


def test_a_file_that_is_there_is_kept(folder: Path) -> None:
    (folder / "photos").mkdir()
    kept = folder / "photos" / "gate.jpg"
    kept.write_bytes(picture(colour="red"))
    made = with_files(draft(gate=BroughtPicture("a.jpg", data=picture())), folder)
    count, (message,) = brought(made, folder)
    assert (count, message) == (0, "photos/gate.jpg was kept; the source brings another picture")
    assert kept.read_bytes() == picture(colour="red")


def test_the_same_picture_again_is_nothing_to_say(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(picture())
    made = with_files(draft(gate=BroughtPicture("a.jpg", path)), folder)
    assert brought(made, folder) == (1, [])
    assert copy_pictures(made, replace(made.article, source=Source(folder / "article.en.md"))) == (0, ())


def test_a_picture_of_a_photo_the_article_has_not_is_left(folder: Path) -> None:
    made = with_files(draft(gate=BroughtPicture("a.jpg", data=picture())), folder)
    without = replace(made.article, photos=(), source=Source(folder / "article.en.md"))
    assert copy_pictures(made, without) == (0, ())
    assert not (folder / "photos").exists()


def test_a_picture_that_cannot_be_written_is_an_error(folder: Path) -> None:
    (folder / "photos").write_text("a file in the way", encoding="utf-8")
    made = with_files(draft(gate=BroughtPicture("a.jpg", data=picture())), folder)
    count, (message,) = brought(made, folder)
    assert (count, message) == (0, "'a.jpg' could not become photos/gate.jpg: File exists")


def test_a_photo_found_by_its_id_keeps_its_own_file(folder: Path) -> None:
    (folder / "gate.png").write_bytes(picture("PNG"))
    made = with_files(draft(gate=BroughtPicture("a.jpg", data=picture())), folder)
    existing = replace(made.article, photos=(Photo("gate"),), source=Source(folder / "article.en.md"))
    assert without_own_files(made.article, existing).photos[0].file is None
    elsewhere = replace(existing, source=Source(folder / "other" / "article.en.md"))
    assert without_own_files(made.article, elsewhere).photos[0].file == "photos/gate.jpg"
