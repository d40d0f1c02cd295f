from __future__ import annotations

import pytest

from publisher.article.credit import credit_names
from publisher.article.model import Credit
from publisher.importers import Wishes, import_source
from publisher.importers.base import Draft
from publisher.notices import PublisherError

SHEET = """Ảnh,Caption (EN),Caption (VI),Nguồn,Hãng,Alt,Ngày,Từ khóa,Mã
gate.jpg,Soldiers enter the gate.,Bộ đội vào cổng.,Nguyễn Văn,TTXVN,Men run under an arch,26/3/1975,"Huế, 1975",X1
hall.jpg,People greet them. (Photo: VNA),Nhân dân đón chào.,,,,1975,,
,,,,,,,,
"""


def draft(tmp_path, text: str = SHEET, lang: str | None = None, name: str = "captions.csv") -> Draft:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return import_source(path, Wishes(lang))


def test_each_row_is_a_photo_and_each_cell_says_where_it_was_read(tmp_path):
    made = draft(tmp_path)
    gate, hall = made.article.photos
    assert (gate.caption, gate.alt, gate.taken) == ("Soldiers enter the gate.", "Men run under an arch", "1975-03-26")
    assert gate.credit is not None
    assert (gate.credit.photographer, gate.credit.agency) == ("Nguyễn Văn", "TTXVN")
    assert (hall.caption, hall.taken) == ("People greet them.", "1975")
    assert hall.credit is not None
    assert hall.credit.agency == "VNA"
    assert made.article.keywords == ("Huế", "1975")
    origins = {line.field: line.origin for line in made.report if line.written}
    assert origins[f"photos.{gate.id}.alt"] == "captions.csv row 2, column Alt"
    assert origins[f"photos.{hall.id}.taken"] == "captions.csv row 3, column Ngày"


def test_the_language_that_is_wished_for_is_taken_and_the_other_is_named(tmp_path):
    made = draft(tmp_path, lang="vi")
    assert [photo.caption for photo in made.article.photos] == ["Bộ đội vào cổng.", "Nhân dân đón chào."]
    left = [line.value for line in made.report if line.field == "left out"]
    assert "Soldiers enter the gate." in left
    assert "X1" in left
    assert sum(notice.code == "P704" for notice in made.notices) == len(left)


def test_pictures_beside_the_sheet_come_along_and_others_are_told(tmp_path):
    (tmp_path / "gate.jpg").write_bytes(b"\xff\xd8\xff picture")
    made = draft(tmp_path)
    assert [picture.path for picture in made.pictures.values()] == [tmp_path / "gate.jpg"]
    assert [notice.message for notice in made.notices if notice.code == "P305"] == [
        f"the picture of photo '{made.article.photos[1].id}' is not there: hall.jpg"
    ]


@pytest.mark.parametrize("name", ["../../secret.jpg", "/etc/photo.jpg", "..\\secret.jpg", "secret.jpg/../secret.jpg"])
def test_a_name_never_leads_out_of_the_folder(tmp_path, name):
    (tmp_path / "secret.jpg").write_bytes(b"\xff\xd8\xff")
    inside = tmp_path / "desk"
    inside.mkdir()
    made = draft(inside, f"file,caption\n{name},A gate in the morning\n")
    assert made.pictures == {}


def test_a_sheet_without_headings_says_how_it_was_read(tmp_path):
    made = draft(tmp_path, "a.jpg;A gate in the morning light;VNA\nb.jpg;A hall in the evening light;AFP\n")
    (told,) = [notice for notice in made.notices if "no headings" in notice.message]
    assert "column 1 for file, column 2 for caption, column 3 for credit" in told.message
    assert [photo.caption for photo in made.article.photos] == [
        "A gate in the morning light",
        "A hall in the evening light",
    ]
    captions = [line for line in made.report if line.field.endswith(".caption")]
    assert {line.confidence for line in captions} == {"likely"}


def test_a_sheet_of_headings_alone_is_refused(tmp_path):
    with pytest.raises(PublisherError, match="holds no words"):
        draft(tmp_path, "file,caption\n")


def test_an_ambiguous_day_stays_unwritten(tmp_path):
    made = draft(tmp_path, "file,caption,date\na.jpg,A gate in the morning,soon\n")
    assert made.article.photos[0].taken is None
    assert any(line.value == "soon" and not line.written for line in made.report)


def test_a_text_that_lists_files_with_captions_is_a_sheet_too(tmp_path):
    text = "Captions for the essay\n\n"
    text += "1. gate.jpg - Soldiers enter the gate.\n(Photo: VNA)\nẢnh 2.JPG: People greet them\nhall.png\tA hall\n"
    made = draft(tmp_path, text, name="captions.txt")
    assert [photo.caption for photo in made.article.photos] == [
        "Soldiers enter the gate.",
        "People greet them",
        "A hall",
    ]
    assert made.article.photos[0].credit is not None
    files = [line.value for line in made.report if line.field.endswith(".file")]
    assert files == ["gate.jpg", "Ảnh 2.JPG", "hall.png"]
    assert [
        (notice.place.line, notice.place.text) for notice in made.notices if notice.code == "P704" and notice.place
    ] == [(1, "Captions for the essay")]


def test_a_table_of_markdown_is_a_sheet_and_a_story_that_names_a_file_is_not(tmp_path):
    table = "# Captions\n\n| file | caption |\n|---|---|\n| gate.jpg | A gate in the morning |\n| hall.jpg | A hall in the evening |\n"
    assert [photo.caption for photo in draft(tmp_path, table, name="list.md").article.photos] == [
        "A gate in the morning", "A hall in the evening",
    ]  # fmt: skip
    story = "A story of a gate\n\nThe lead of it is here.\n\ngate.jpg\n\nMore of the story.\n\nAnd the end of it.\n"
    assert draft(tmp_path, story, name="story.txt").article.title == "A story of a gate"


def test_a_byline_beside_a_credit_and_dates_as_programs_write_them(tmp_path):
    text = "SourceFile,By-line,Caption-Abstract,Credit,DateCreated\n./gate.jpg,First Name,A gate.,Getty Images,1975:03:26\n"
    (photo,) = draft(tmp_path, text).article.photos
    assert (credit_names(photo.credit), photo.caption, photo.taken) == (
        "First Name / Getty Images",
        "A gate.",
        "1975-03-26",
    )


def test_a_byline_with_its_agency_is_a_credit(tmp_path):
    (photo,) = draft(tmp_path, "File,Caption,Byline\ngate.jpg,A gate.,First Name/AFP\n").article.photos
    assert photo.credit == Credit(photographer="First Name", agency="AFP")


def test_of_columns_that_mean_the_same_the_first_counts_and_no_word_is_lost(tmp_path):
    text = (
        "File,Caption,Description,Source,Agency\ngate.jpg,A gate.,A gate of stone.,VNA,AFP\nhall.jpg,,A hall.,,AFP\n"
        "Total: 2,,,,\n"
    )
    made = draft(tmp_path, text)
    assert [photo.caption for photo in made.article.photos] == ["A gate.", "A hall."]
    assert [credit_names(photo.credit) for photo in made.article.photos] == ["VNA", "AFP"]
    unused = {line.value for line in made.report if not line.written}
    assert {"A gate of stone.", "AFP", "Total: 2"} <= unused


def test_a_formula_that_failed_is_no_caption(tmp_path):
    made = draft(tmp_path, "File,Caption,Credit\ngate.jpg,#NAME?,VNA\nhall.jpg,A hall.,#REF!\n")
    assert [(photo.caption, credit_names(photo.credit)) for photo in made.article.photos] == [
        (None, "VNA"),
        ("A hall.", ""),
    ]
    assert [line.value for line in made.report if line.field == "left out"] == ["#NAME?", "#REF!"]


def test_a_date_that_may_be_of_two_months_is_not_taken_and_told(tmp_path):
    made = draft(tmp_path, "File,Caption,Date\ngate.jpg,The gate is open to all of us.,03/04/1975\n")
    assert made.article.photos[0].taken is None
    (line,) = [line for line in made.report if line.field.endswith(".taken")]
    assert (line.value, line.written) == ("03/04/1975", False)


@pytest.mark.parametrize("name", ["captions.ods", "captions.XLS", "captions.numbers"])
def test_sheets_of_other_programs_are_refused_with_what_to_do(tmp_path, name):
    with pytest.raises(PublisherError, match="is a sheet of a kind that is not read") as refusal:
        draft(tmp_path, "PK", name=name)
    assert "save the sheet as Excel workbook" in str(refusal.value.notices[0].hint)


def test_a_text_in_which_every_line_begins_with_the_number_of_a_photo_is_a_sheet(tmp_path):
    text = "Bild 1: Der Hafen. Foto: First Name / dpa\n\nBild 2: Das Schiff. Foto: dpa\n"
    made = draft(tmp_path, text, name="Bildunterschriften.txt")
    assert [(photo.caption, credit_names(photo.credit)) for photo in made.article.photos] == [
        ("Der Hafen.", "First Name / dpa"),
        ("Das Schiff.", "dpa"),
    ]


def test_a_text_with_other_lines_beside_numbered_captions_is_a_text(tmp_path):
    story = "A day at the quay\n\nThe quay wakes at five, and it is a long day.\n\n"
    text = f"{story}Photo 1: The quay. Photo: VNA\n\nPhoto 2: Boats. Photo: VNA\n"
    assert draft(tmp_path, text, name="story.txt").article.title == "A day at the quay"


def test_captions_that_end_in_an_agency_are_no_column_of_credits(tmp_path):
    text = "a.jpg,Der Hafen am Morgen. Foto: First Name / dpa\nb.jpg,Das Schiff am Mittag. Foto: Other Name / dpa\n"
    made = draft(tmp_path, text)
    assert [photo.caption for photo in made.article.photos] == ["Der Hafen am Morgen.", "Das Schiff am Mittag."]


@pytest.mark.parametrize(
    "line", ["Sample Museum, gift of X. Photo: First Name", "Courtesy Sample Museum. Photo by First Name"]
)
def test_no_word_of_a_credit_is_left_over(tmp_path, line):
    (photo,) = draft(tmp_path, f'File,Caption,Credit\na.jpg,A gate.,"{line}"\n').article.photos
    assert credit_names(photo.credit) == line


def test_a_column_that_is_taken_for_the_captions_is_told(tmp_path):
    made = draft(tmp_path, "File,What we see,Credit\na.jpg,Soldiers enter the gate in the morning.,VNA\n")
    assert made.article.photos[0].caption == "Soldiers enter the gate in the morning."
    message = "no heading says caption; column What we see, which has the longest texts, is taken for it"
    assert message in [notice.message for notice in made.notices if notice.code == "P701"]
