from __future__ import annotations

import pytest

from publisher.importers.base import Confidence
from publisher.importers.sheet.columns import sort_columns
from publisher.importers.sheet.rows import Row


def rows(*cells: list[str]) -> list[Row]:
    return [Row(number, tuple(row)) for number, row in enumerate(cells, start=1)]


def fields(*cells: list[str]) -> list[str]:
    return [column.field for column in sort_columns(rows(*cells)).columns]


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        (["File", "Caption", "Credit", "Alt text", "Date"], ["file", "caption", "credit", "alt", "taken"]),
        (["STT", "Ảnh", "Chú thích", "Nguồn ảnh", "Ngày chụp"], ["number", "file", "caption", "credit", "taken"]),
        (["Dateiname", "Bildunterschrift", "Fotograf", "Alternativtext"], ["file", "caption", "photographer", "alt"]),
        (["Fichier", "Légende", "Crédit photo", "Lieu"], ["file", "caption", "credit", "name"]),
        (["Archivo", "Pie de foto", "Fotógrafo", "Fecha"], ["file", "caption", "photographer", "taken"]),
        (["Файл", "Подпись", "Автор", "Дата съёмки"], ["file", "caption", "photographer", "taken"]),
        (["文件名", "图片说明", "来源"], ["file", "caption", "credit"]),
        (["ファイル", "キャプション", "撮影者"], ["file", "caption", "photographer"]),
        (["파일", "캡션", "출처"], ["file", "caption", "credit"]),
        (["filename ", "CAPTION:", "*alt*", "Price"], ["file", "caption", "alt", ""]),
    ],
)
def test_headings_of_many_languages_are_known(heading, wanted):
    sorted_ = sort_columns(rows(heading, ["a.jpg"] * len(heading)))
    assert [column.field for column in sorted_.columns] == wanted
    assert {column.sure for column in sorted_.columns} == {Confidence.CERTAIN}
    assert [row.number for row in sorted_.rows] == [2]


def test_a_heading_may_name_a_language():
    columns = sort_columns(rows(["file", "Caption (EN)", "caption [vi]", "Légende fr", "Alt_de"])).columns
    assert [(column.field, column.lang) for column in columns] == [
        ("file", None), ("caption", "en"), ("caption", "vi"), ("caption", "fr"), ("alt", "de"),
    ]  # fmt: skip


def test_a_title_may_stand_above_the_headings():
    sorted_ = sort_columns(
        rows(["Captions for the essay", "", ""], ["file", "caption", "credit"], ["a.jpg", "A gate", "VNA"])
    )
    assert [row.cells[0] for row in sorted_.above] == ["Captions for the essay"]
    assert sorted_.heading is not None
    assert sorted_.heading.number == 2


def test_headings_that_come_again_further_down_are_no_photo():
    sorted_ = sort_columns(rows(["file", "caption"], ["a.jpg", "A gate"], ["file", "caption"], ["b.jpg", "A hall"]))
    assert [row.cells[0] for row in sorted_.rows] == ["a.jpg", "b.jpg"]


def test_a_heading_that_comes_twice_is_one_field():
    assert fields(["file", "caption", "caption"], ["a.jpg", "one", "two"]) == ["file", "caption", "caption"]
    assert sort_columns(rows(["photo", "photo", "price", "x", "y"], ["a.jpg", "one"])).heading is None


def test_headings_in_two_rows_are_read_together():
    sorted_ = sort_columns(
        rows(
            ["File", "Texts", "", "Credits", ""],
            ["", "Caption", "Alt text", "Photographer", "Agency"],
            ["a.jpg", "A gate"],
        )
    )
    assert [column.field for column in sorted_.columns] == ["file", "caption", "alt", "photographer", "agency"]
    assert [row.cells[0] for row in sorted_.rows] == ["a.jpg"]


@pytest.mark.parametrize(
    ("heading", "field", "lang"),
    [
        ("SourceFile", "file", None),
        ("Caption-Abstract", "caption", None),
        ("Caption/Abstract", "caption", None),
        ("By-line", "photographer", None),
        ("CopyrightNotice", "copyright", None),
        ("DateTimeOriginal", "taken", None),
        ("Sub-location", "name", None),
        ("Alt Text (Accessibility)", "alt", None),
        ("Photo no", "number", None),
        ("English caption", "caption", "en"),
        ("Caption VN", "caption", "vi"),
        ("Caption Vietnamese", "caption", "vi"),
        ("Chú thích tiếng Anh", "caption", "en"),
        ("Bildunterschrift (deutsch)", "caption", "de"),
        ("Caption (max. 300)", "caption", None),
        ("Caption approved", "", None),
    ],
)
def test_headings_as_programs_and_people_write_them(heading, field, lang):
    (column,) = [column for column in sort_columns(rows(["File", "Credit", heading])).columns if column.at == 2]
    assert (column.field, column.lang) == (field, lang)


def test_without_headings_columns_are_told_by_their_look():
    sorted_ = sort_columns(
        rows(
            ["1", "a.jpg", "Soldiers enter the gate in the morning", "VNA", "1975-03-26", "x"],
            ["2", "b.JPG", "People greet them at the city hall", "A. Name/AFP", "26/3/1975", "y"],
        )
    )
    assert [column.field for column in sorted_.columns] == ["number", "file", "caption", "credit", "taken", ""]
    assert {column.sure for column in sorted_.columns} == {Confidence.LIKELY}
    assert sorted_.heading is None
    assert len(sorted_.rows) == 2


def test_short_words_are_no_captions_and_a_file_is_no_heading():
    assert fields(["a.jpg", "red"], ["b.jpg", "blue"]) == ["file", ""]
    assert fields(["photo.jpg", "caption"], ["b.jpg", "more"]) == ["file", ""]


def test_where_no_heading_says_caption_the_longest_texts_are_likely_captions():
    sorted_ = sort_columns(
        rows(
            ["File", "What we see", "Price", "Credit"], ["a.jpg", "Soldiers enter the gate in the morning", "12", "VNA"]
        )
    )
    assert [(column.field, str(column.sure)) for column in sorted_.columns] == [
        ("file", "certain"), ("caption", "likely"), ("", "certain"), ("credit", "certain"),
    ]  # fmt: skip


def test_a_column_without_a_heading_is_not_passed_over():
    sorted_ = sort_columns(rows(["File", "", "Credit"], ["a.jpg", "A gate in the morning light", "VNA", "use big"]))
    assert [(column.field, column.name) for column in sorted_.columns] == [
        ("file", "column File"), ("caption", "column 2"), ("credit", "column Credit"), ("", "column 4"),
    ]  # fmt: skip
