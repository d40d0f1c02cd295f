from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from publisher.article.model import Article, Photo, Source
from publisher.photos.resolve import resolve_photos


def article(folder: Path, *photos: Photo) -> Article:
    lines = ("photos:", *(f"  {photo.id}:" for photo in photos))
    marks = {f"photos.{photo.id}": (place + 2, 3, len(photo.id)) for place, photo in enumerate(photos)}
    return Article("story", "en", "Story", Source(folder / "article.md", lines, marks), photos=photos)


@pytest.fixture
def put(tmp_path):
    def put(name: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        Image.new("RGB", (8, 6), "red").save(path, {".png": "PNG"}.get(path.suffix.lower(), "JPEG"))
        return path

    return put


def told(folder: Path, *photos: Photo) -> tuple[dict[str, str], list[str]]:
    pictures, notices = resolve_photos(article(folder, *photos))
    found = {name: picture.path.relative_to(folder).as_posix() for name, picture in pictures.items()}
    return found, [f"{notice.severity} {notice.code} {notice.place}: {notice.message}" for notice in notices]


def test_a_photo_is_found_by_the_file_it_names(tmp_path, put):
    put("pictures/one.jpg")
    assert told(tmp_path, Photo("gate", file="pictures/one.jpg")) == ({"gate": "pictures/one.jpg"}, [])


def test_a_named_file_may_lie_among_the_photos(tmp_path, put):
    put("photos/one.jpg")
    assert told(tmp_path, Photo("gate", file="one.jpg")) == ({"gate": "photos/one.jpg"}, [])


@pytest.mark.parametrize("name", ["gate.jpg", "gate.JPG", "gate.jpeg", "gate.png", "photos/gate.jpg"])
def test_a_photo_is_found_by_its_id(tmp_path, put, name):
    put(name)
    assert told(tmp_path, Photo("gate")) == ({"gate": name}, [])


def test_a_photo_without_a_file_is_to_come_and_no_notice_here(tmp_path, put):
    put("gatehouse.jpg")
    assert told(tmp_path, Photo("gate"), Photo("river", file="river.jpg")) == ({}, [])


def test_a_file_of_the_same_name_is_not_taken_for_a_photo_that_names_another(tmp_path, put):
    put("gate.jpg")
    assert told(tmp_path, Photo("gate", file="other.jpg")) == ({}, [])


def test_upper_and_lower_case_may_differ_with_a_note(tmp_path, put):
    put("Gate.JPG")
    put("photos/river.jpg")
    assert told(tmp_path, Photo("gate"), Photo("river", file="River.JPG")) == (
        {"gate": "Gate.JPG", "river": "photos/river.jpg"},
        [
            "note P306 article.md:2:3: the file of photo 'gate' is called Gate.JPG, not gate.JPG",
            "note P306 article.md:3:3: the file of photo 'river' is called river.jpg, not River.JPG",
        ],
    )


def test_accents_coded_otherwise_are_the_same_name(tmp_path, put):
    put("Hue\u0302\u0301.jpg")
    found, notices = told(tmp_path, Photo("gate", file="Huế.jpg"))
    assert found == {"gate": "Hue\u0302\u0301.jpg"}
    assert [notice[:9] for notice in notices] == ["note P306"]


def test_one_of_several_candidates_is_chosen_by_rule_with_a_warning(tmp_path, put):
    for name in ("photos/gate.jpg", "gate.png", "gate.jpg", "Gate.jpeg"):
        put(name)
    found, notices = told(tmp_path, Photo("gate"))
    assert found == {"gate": "gate.jpg"}
    assert notices == [
        "warning P305 article.md:2:3: photo 'gate' could be gate.jpg or gate.png, photos/gate.jpg, Gate.jpeg; gate.jpg is used"
    ]


def test_a_broken_file_is_an_error_at_the_photo_and_to_come(tmp_path, put):
    (tmp_path / "gate.jpg").write_bytes(b"")
    put("river.jpg")
    assert told(tmp_path, Photo("gate"), Photo("river")) == (
        {"river": "river.jpg"},
        ["error P307 article.md:2:3: gate.jpg is empty"],
    )


def test_a_picture_of_an_unusable_kind_is_said_to_be_one(tmp_path):
    (tmp_path / "gate.heic").write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")
    (notice,) = told(tmp_path, Photo("gate"))[1]
    assert notice == "error P307 article.md:2:3: gate.heic is an HEIC picture, not a photo"


def test_what_is_odd_about_a_file_is_told_at_the_photo(tmp_path):
    Image.new("RGB", (8, 6)).save(tmp_path / "gate.jpg", "PNG")
    assert told(tmp_path, Photo("gate"))[1] == [
        "note P307 article.md:2:3: gate.jpg is named .jpg, but holds a PNG picture"
    ]


def test_names_with_spaces_quotes_and_signs_are_found(tmp_path, put):
    name = "Ảnh Hà Nội 1954 – “kỷ niệm” #1%.jpg"
    put(name)
    assert told(tmp_path, Photo("hanoi", file=name)) == ({"hanoi": name}, [])
