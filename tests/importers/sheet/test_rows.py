from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.importers.sheet.rows import MOST_ROWS, read_rows
from publisher.notices import PublisherError

TEXT = [
    ["file", "caption", "credit"],
    ["a.jpg", 'He said "yes", twice', "VNA"],
    ["b.jpg", "Cổng Ngọ Môn; 1975", "TTXVN"],
]


def written(delimiter: str) -> str:
    quoted = [
        ['"' + cell.replace('"', '""') + '"' if delimiter in cell or '"' in cell else cell for cell in row]
        for row in TEXT
    ]
    return "\n".join(delimiter.join(row) for row in quoted)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_delimiter_and_coding_gives_the_same_rows(tmp_path, delimiter, coding):
    path = tmp_path / "captions.csv"
    path.write_bytes(written(delimiter).encode(coding))
    sheet = read_rows(path)
    assert [list(row.cells) for row in sheet.rows] == TEXT
    assert [row.number for row in sheet.rows] == [1, 2, 3]
    assert sheet.notices == ()


@pytest.mark.parametrize(("coding", "text"), [("cp1252", "Café – “été”"), ("cp1258", "Hu\u00ea\u0301")])
def test_old_code_pages_are_read_and_said_to_be_guessed(tmp_path, coding, text):
    import unicodedata

    path = tmp_path / "captions.csv"
    path.write_bytes(f"file,caption\na.jpg,{text}".encode(coding))
    sheet = read_rows(path)
    assert sheet.rows[1].cells == ("a.jpg", unicodedata.normalize("NFC", text))
    assert [notice.code for notice in sheet.notices] == ["P705"]


def test_line_breaks_in_quotes_stay_in_their_cell_and_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path):
    path = tmp_path / "captions.csv"
    path.write_bytes(b'file,caption\r\na.jpg,"one\r\ntwo"\r\n\r\nb.jpg,three\r\n')
    assert [(row.number, row.cells) for row in read_rows(path).rows] == [
        (1, ("file", "caption")), (2, ("a.jpg", "one two")), (4, ("b.jpg", "three")),
    ]  # fmt: skip


def test_commas_in_captions_do_not_make_columns_of_a_sheet_with_semicolons(tmp_path):
    path = tmp_path / "captions.csv"
    path.write_text("a.jpg;In Hue, in March, in 1975\nb.jpg;In Da Nang\nc.jpg;Here, there\n", encoding="utf-8")
    assert read_rows(path).rows[0].cells == ("a.jpg", "In Hue, in March, in 1975")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "is empty"),
        (b" \n ,, \n", "empty sheet"),
        (b"\x00\x01\x02\x03", "no text"),
        (b"PK\x03\x04rest", "zip file"),
        (b"a,b\n" * (MOST_ROWS + 2), "more than"),
        (b'a,"' + b"x" * 200_000 + b'"\n', "cannot be read as a sheet"),
    ],
)
def test_what_is_no_sheet_is_refused_with_its_name(tmp_path, data, fault):
    path = tmp_path / "captions.csv"
    path.write_bytes(data)
    with pytest.raises(PublisherError, match=fault) as refusal:
        read_rows(path)
    assert refusal.value.notices[0].code == "P307"


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fail(tmp_path_factory, data):
    for ending in ("csv", "xlsx"):
        path = tmp_path_factory.mktemp("noise") / f"captions.{ending}"
        path.write_bytes(data)
        with suppress(PublisherError):
            read_rows(path)
