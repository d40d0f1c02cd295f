"""Several things at once: a text, a sheet of captions and pictures in one folder."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from publisher.article.model import Credit, PhotoRef
from publisher.article.source import read_article
from publisher.cli import group
from publisher.importers import Confidence, Draft, Wishes, import_source
from publisher.notices import PublisherError

TEXT = """Fifty years on

The lead says in one long sentence what the story of the spring is all about.

Soldiers enter Ngo Mon Gate in Hue on the morning of March 26, 1975. (Photo: VNA)

People of Da Nang greet the soldiers at the city hall. (Photo: VNA)

Tanks roll into the harbour town of Nha Trang. (Photo: VNA)
"""
ENTER = "Soldiers enter Ngo Mon Gate in Hue on the morning of March 26, 1975"
GREET = "People of Da Nang greet the soldiers at the city hall"


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "story.txt").write_text(TEXT, encoding="utf-8")
    return folder


def codes(made: Draft, code: str) -> list[str]:
    return [notice.message for notice in made.notices if notice.code == code]


def brought(made: Draft) -> dict[str, str]:
    return {photo_id: picture.name for photo_id, picture in made.pictures.items()}


def test_text_sheet_and_pictures_come_together(desk, take):
    take("DSC_7.jpg", f"{GREET}, 29 March", "VNA", creator="A. Name", taken="1975-03-29")
    take("gate.jpg", source_type="negativeFilm")
    take("harbour.jpg")
    sheet = f'file,caption,alt\ngate.jpg,"{ENTER}",Men run under an arch\nharbour,Tanks roll into the harbour town of Nha Trang,Tanks\n'
    (desk / "captions.csv").write_text(sheet, encoding="utf-8")
    made = import_source(desk)
    enter, greet, tanks = made.article.photos
    assert made.article.title == "Fifty years on"
    assert brought(made) == {enter.id: "gate.jpg", greet.id: "DSC_7.jpg", tanks.id: "harbour.jpg"}
    assert (enter.alt, enter.source_type, greet.taken, tanks.alt) == (
        "Men run under an arch",
        "negativeFilm",
        "1975-03-29",
        "Tanks",
    )
    assert greet.credit is not None
    assert (greet.credit.agency, greet.credit.photographer) == (
        "VNA",
        None,
    )  # the text's own, not mixed with the file's
    assert codes(made, "P702") == []
    whys = {line.field: (line.value, line.why) for line in made.report if line.field.endswith(".file")}
    assert whys[f"photos.{enter.id}.file"] == (
        "gate.jpg",
        "the captions are alike; its row and its file by the name of the file",
    )
    assert whys[f"photos.{greet.id}.file"] == ("DSC_7.jpg", "the captions are alike")


def test_what_the_text_says_stays_and_what_others_say_is_reported(desk, take):
    take("a.jpg", f"{GREET}, and others", "AFP")
    made = import_source(desk)
    greet = made.article.photos[1]
    assert (greet.caption, greet.credit.agency if greet.credit else None) == (f"{GREET}.", "VNA")
    others = {
        line.field: line.value
        for line in made.report
        if not line.written and line.origin and line.origin.startswith("a.jpg")
    }
    assert others[f"photos.{greet.id}.credit"] == "AFP"
    assert others[f"photos.{greet.id}.caption"].startswith(GREET)


def test_numbered_files_are_the_photos_in_their_order(desk, take):
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        take(name)
    made = import_source(desk)
    assert list(brought(made).values()) == ["1.jpg", "2.jpg", "3.jpg"]
    confidences = {str(line.confidence) for line in made.report if line.field.endswith(".file")}
    assert confidences == {"likely"}
    assert "3 of the photos got a picture or a row that is not certain; please confirm" in codes(made, "P701")


def test_what_could_be_several_is_asked_for_and_left_open(desk, take):
    for name in ("one.jpg", "two.jpg"):
        take(name)
    made = import_source(desk)
    assert brought(made) == {}
    asked = codes(made, "P702")
    assert len(asked) == 3
    assert all(message.endswith("it could be one.jpg, two.jpg") for message in asked)
    assert codes(made, "P704") == [
        f"left out: {name} belongs to none of the photos for certain" for name in ("one.jpg", "two.jpg")
    ]
    assert len(made.article.photos) == 3


def test_photos_beyond_those_of_the_text_follow_when_they_have_words(desk, take):
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        take(name)
    take("more.jpg", "A flag over the citadel at dusk.", "VNA")
    take("blank.jpg")
    made = import_source(desk)
    assert [photo.caption for photo in made.article.photos][3:] == ["A flag over the citadel at dusk."]
    assert len({photo.id for photo in made.article.photos}) == 4
    assert codes(made, "P704") == ["left out: blank.jpg belongs to none of the photos for certain"]


def test_beside_a_text_without_photos_every_picture_is_one(tmp_path, take):
    take("b.jpg", "A gate in the morning.", "VNA")
    take("c.jpg")
    (tmp_path / "desk" / "story.md").write_text("A title of some length\n\nA lead of words.\n\nA text of more words.\n")
    made = import_source(tmp_path / "desk")
    assert list(brought(made).values()) == ["b.jpg", "c.jpg"]
    assert [type(block).__name__ for block in made.article.body][-2:] == ["PhotoRef", "PhotoRef"]


def test_of_several_texts_one_must_be_named(desk):
    (desk / "b.txt").write_text(TEXT.replace("Fifty", "Sixty"), encoding="utf-8")
    (desk / "captions.csv").write_text("file,caption\nx.jpg,A gate in the morning\n", encoding="utf-8")
    with pytest.raises(
        PublisherError,
        match=r"holds 2 texts that could be the story: 1 b\.txt \(1 paragraph, 3 captions\); 2 story\.txt",
    ):
        import_source(desk)
    assert import_source(desk, Wishes(item=1)).article.title == "Sixty years on"


def test_a_text_about_the_files_and_an_article_of_this_program_are_no_story(tmp_path, take):
    take("b.jpg", "A gate in the morning light.", "VNA")
    (tmp_path / "desk" / "README.md").write_text("These are the pictures of the gate.\n", encoding="utf-8")
    (tmp_path / "desk" / "article.en.md").write_text("---\ntitle: A gate\n---\n", encoding="utf-8")
    made = import_source(tmp_path / "desk")
    assert [photo.caption for photo in made.article.photos] == ["A gate in the morning light."]
    assert len(codes(made, "P704")) == 2


def test_a_row_whose_picture_is_not_there_is_told_with_what_it_could_be(tmp_path, take):
    take("b.jpg", "A gate in the morning light.")
    (tmp_path / "desk" / "captions.csv").write_text(
        "file,caption\nmissing.jpg,A hall in the evening sun\n", encoding="utf-8"
    )
    made = import_source(tmp_path / "desk")
    assert codes(made, "P702") == ["no picture was given to captions.csv row 2 (missing.jpg); it could be b.jpg"]
    assert any("missing.jpg" in message for message in codes(made, "P305"))
    assert [photo.caption for photo in made.article.photos] == [
        "A hall in the evening sun",
        "A gate in the morning light.",
    ]


def test_an_id_in_a_sheet_is_a_name_of_the_file(tmp_path, take):
    take("Ngọ Môn.jpg")
    (tmp_path / "desk" / "captions.csv").write_text("id,caption\nngo-mon,A gate in the morning\n", encoding="utf-8")
    made = import_source(tmp_path / "desk")
    assert list(brought(made).values()) == ["Ngọ Môn.jpg"]


def test_a_credit_of_the_sheet_is_not_mixed_with_a_name_of_the_file(tmp_path, take):
    take("b.jpg", "A gate.", "VNA", creator="B. Name")
    (tmp_path / "desk" / "captions.csv").write_text(
        "file,caption,credit\nb.jpg,A gate in the morning,AFP\n", encoding="utf-8"
    )
    (photo,) = import_source(tmp_path / "desk").article.photos
    assert photo.credit is not None
    assert (photo.credit.photographer, photo.credit.agency) == (None, "AFP")


def test_photographer_and_source_of_a_sheet_are_one_credit_and_the_file_s_own_is_told(tmp_path, take):
    take("gate.jpg", creator="Unknown", source="Film", city="UNKNOWN")
    (tmp_path / "desk" / "captions.csv").write_text(
        "File;Caption;Photographer;Source\ngate.jpg;People gather at the gate.;B. Name;National Archives\n"
    )
    made = import_source(tmp_path / "desk")
    (photo,) = made.article.photos
    assert photo.credit == Credit("B. Name", "National Archives")
    assert photo.location is None
    told = [line.value for line in made.report if line.field.endswith(".credit") and not line.written]
    assert sorted(told) == ["Film", "Unknown"]


@pytest.mark.parametrize(
    ("source", "credit"),
    [
        ("Smith Collection", Credit(agency="Smith Collection")),
        ("CC BY 4.0", Credit(licence="CC BY 4.0")),
        ("B. Name / VNA", Credit("B. Name", "VNA")),
    ],
)
def test_a_source_by_itself_is_no_photographer(tmp_path, take, source, credit):
    take("gate.jpg", "People gather at the gate.", source=source)
    (photo,) = import_source(tmp_path / "desk").article.photos
    assert photo.credit == credit


def test_what_a_sheet_says_besides_photos_is_told_beside_a_text_too(desk):
    (desk / "captions.csv").write_text("file,caption,Shelf,keywords\ngate.jpg,The gate.,B 12,heritage\n")
    told = [notice.message for notice in import_source(desk).notices if notice.code == "P704"]
    assert any("B 12" in message for message in told)
    assert any("'heritage'" in message for message in told)


def test_the_command_writes_article_and_photos_and_a_second_time_changes_nothing(desk, take, tmp_path):
    before = take("Ảnh 1.jpg", f"{ENTER}.", "VNA").read_bytes()
    take("Ảnh 2.jpg", f"{GREET}.", "VNA")
    essay = tmp_path / "essay"
    told = CliRunner().invoke(group, ["import", str(desk), "-o", str(essay), "--report", "json"])
    assert told.exit_code == 0
    article, _ = read_article(essay)
    files = [photo.file for photo in article.photos]
    assert files == ["photos/ngo-mon-gate.jpg", "photos/da-nang.jpg", None]
    assert (essay / "photos" / "ngo-mon-gate.jpg").read_bytes() == before == (desk / "Ảnh 1.jpg").read_bytes()
    assert any(line["origin"] for line in json.loads(told.stdout)["imports"][0]["report"])
    again = {path: path.read_bytes() for path in essay.rglob("*") if path.is_file()}
    second = CliRunner().invoke(group, ["import", str(desk), "-o", str(essay)])
    assert "Nothing changed" in second.stdout
    assert again == {path: path.read_bytes() for path in essay.rglob("*") if path.is_file()}


def test_names_of_any_language_become_safe_ones(tmp_path, take):
    take("Ảnh Hà Nội 1954 – “kỷ niệm” #1%.jpg", credit="VNA")
    take("写真.jpg", credit="VNA")
    told = CliRunner().invoke(group, ["import", str(tmp_path / "desk"), "-o", str(tmp_path / "essay")])
    assert told.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "essay" / "photos").iterdir()) == [
        "anh-ha-noi-1954-ky-niem-1.jpg", "photo-2.jpg",
    ]  # fmt: skip


def test_an_empty_folder_and_one_without_pictures_are_refused(tmp_path):
    (tmp_path / "desk").mkdir()
    with pytest.raises(PublisherError, match="of no kind that can be imported"):
        import_source(tmp_path / "desk")
    (tmp_path / "desk" / "film.mov").write_bytes(b"\0")
    with pytest.raises(PublisherError, match="of no kind that can be imported"):
        import_source(tmp_path / "desk")


def test_broken_pictures_alone_make_no_article(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.jpg").write_bytes(b"\xff\xd8\xff no")
    with pytest.raises(PublisherError, match="holds no photo that can be used and no story"):
        import_source(tmp_path / "desk")


def test_a_photo_stands_where_the_text_says_its_caption(tmp_path, take):
    take("a.jpg", "Two dogs look out of a window.", "VNA")
    take("b.jpg", "Evening on the hill.", "VNA")
    text = "A walk in spring\n\nThree pictures from a walk through the hills, made in the last days of March.\n\n"
    text += "The road leaves the town by the old bridge and climbs between terraced fields.\n\n"
    text += "Two dogs look out of a window\n\nNobody who walks it in spring forgets the smell of wet earth, they say.\n"
    (tmp_path / "desk" / "story.txt").write_text(text, encoding="utf-8")
    made = import_source(tmp_path / "desk")
    shown = [block.photo if isinstance(block, PhotoRef) else "text" for block in made.article.body]
    dogs, hill = (
        photo.id for photo in sorted(made.article.photos, key=lambda photo: photo.caption or "", reverse=True)
    )
    assert shown == ["text", dogs, "text", hill]
    assert ("photos." + dogs, 7) in [(line.field, line.line) for line in made.report]


def test_what_is_to_be_confirmed_is_counted_once_over_text_and_pictures(desk, take):
    take("b.jpg", "A gate in the morning light.", "VNA")
    made = import_source(desk)
    unsure = sum(line.confidence is not Confidence.CERTAIN and line.written for line in made.report)
    assert sum(f"{unsure} inferences are not certain" in message for message in codes(made, "P701")) == 1
    assert sum("inference" in message for message in codes(made, "P701")) == 1
