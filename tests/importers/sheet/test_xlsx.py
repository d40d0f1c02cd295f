from __future__ import annotations

import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from publisher.importers.sheet.rows import read_rows
from publisher.notices import PublisherError


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "captions.xlsx"

    def save(*rows, others=()):
        made = Workbook()
        for row in rows:
            made.active.append(row)
        for title, cells in others:
            made.create_sheet(title).append(cells)
        made.save(path)
        return path

    return save


def test_cells_are_read_as_a_person_sees_them(book):
    path = book(
        ["file", "no", "date", "x"],
        ["a.jpg", 1.0, date(1975, 3, 26), None],
        [],
        ["b.jpg", 2.5, datetime.fromisoformat("1975-03-26T08:30"), True],
    )
    assert [(row.number, row.cells) for row in read_rows(path).rows] == [
        (1, ("file", "no", "date", "x")),
        (2, ("a.jpg", "1", "1975-03-26")),
        (4, ("b.jpg", "2.5", "1975-03-26 08:30", "True")),
    ]


def test_further_sheets_are_named_and_not_read(book):
    sheet = read_rows(book(["file", "caption"], ["a.jpg", "A gate"], others=[("Old", ["x"]), ("Empty", [])]))
    assert sheet.where == "captions.xlsx, sheet Sheet"
    assert [notice.message for notice in sheet.notices] == ["left out: the sheet 'Old' with 1 rows"]


def test_an_empty_workbook_and_a_broken_one_are_refused(book):
    path = book()
    with pytest.raises(PublisherError, match="is an empty workbook"):
        read_rows(path)
    data = book(["a", "b"]).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(PublisherError, match="no Excel workbook"):
            read_rows(path)


@pytest.fixture
def changed(book):
    """A workbook with one part replaced."""

    def change(part: str, data: bytes):
        path = book(["file", "caption"], ["a.jpg", "A gate"])
        with zipfile.ZipFile(path) as old:
            parts = {name: old.read(name) for name in old.namelist()}
        assert part in parts
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name, held in {**parts, part: data}.items():
                new.writestr(name, held)
        return path

    return change


def test_a_bomb_is_refused_before_it_unpacks(changed):
    with pytest.raises(PublisherError, match="unpacks to far more"):
        read_rows(changed("xl/worksheets/sheet1.xml", b" " * 30_000_000))


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE x [<!ENTITY a "'
        + b"a" * 5000
        + b'"><!ENTITY b "'
        + b"&a;" * 5000
        + b'">]><worksheet>&b;&b;&b;</worksheet>',
        b"<worksheet><sheetData><row",
        b"no xml at all",
    ],
)
def test_hostile_and_broken_parts_are_refused(changed, xml):
    with pytest.raises(PublisherError, match=r"cannot be read as a workbook|unpacks|empty workbook"):
        read_rows(changed("xl/worksheets/sheet1.xml", xml))


def test_the_sheet_of_captions_is_read_behind_one_about_the_project(book):
    captions = [("Captions", ["No.", "File name", "Caption"])]
    sheet = read_rows(book(["Project", "The quay"], ["Contact", "desk"], others=captions))
    assert sheet.where == "captions.xlsx, sheet Captions"
    assert [notice.message for notice in sheet.notices] == ["left out: the sheet 'Sheet' with 2 rows"]


def test_cells_merged_down_a_column_say_the_same_in_each_row(tmp_path):
    made = Workbook()
    for row in (["Essay"], ["file", "caption", "credit"], ["a.jpg", "A gate", "VNA"], ["b.jpg", "A hall"]):
        made.active.append(row)
    made.active.merge_cells("A1:C1")
    made.active.merge_cells("C3:C4")
    made.save(tmp_path / "captions.xlsx")
    assert [row.cells for row in read_rows(tmp_path / "captions.xlsx").rows] == [
        ("Essay",), ("file", "caption", "credit"), ("a.jpg", "A gate", "VNA"), ("b.jpg", "A hall", "VNA"),
    ]  # fmt: skip


def test_comments_and_hidden_rows_and_columns_are_told(tmp_path):
    made = Workbook()
    for row in (["file", "caption", "credit"], ["a.jpg", "A gate", "VNA"], ["b.jpg", "A hall", "VNA"]):
        made.active.append(row)
    made.active["C2"].comment = Comment("ask the\narchive", "desk")
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["C"].hidden = True
    made.save(tmp_path / "captions.xlsx")
    sheet = read_rows(tmp_path / "captions.xlsx")
    assert len(sheet.rows) == 3
    assert [notice.message for notice in sheet.notices] == [
        "left out: a comment on the cell C2: ask the archive",
        "hidden rows of the sheet are read like the others: 3",
        "hidden columns of the sheet are read like the others: C",
    ]


def test_a_long_sheet_beside_the_captions_does_no_harm(tmp_path):
    made = Workbook()
    made.active.append(["file", "caption"])
    made.active.append(["a.jpg", "A gate"])
    prices = made.create_sheet("Prices")
    for number in range(6000):
        prices.append([number])
    made.save(tmp_path / "captions.xlsx")
    assert [row.cells for row in read_rows(tmp_path / "captions.xlsx").rows] == [
        ("file", "caption"),
        ("a.jpg", "A gate"),
    ]
