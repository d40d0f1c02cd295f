from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.photos import iim
from publisher.photos.model import Label


def block(*sets: tuple[int, int, bytes]) -> bytes:
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in sets)


def test_undeclared_utf8_is_read_as_utf8_and_said_to_be_guessed():
    record = iim.read_iim(block((2, 120, "Ngọ Môn".encode())))
    assert record.first(iim.CAPTION) == "Ngọ Môn"
    assert record.guessed == "utf-8"


def test_declared_utf8_is_not_guessed():
    record = iim.read_iim(block((1, 90, b"\x1b%G"), (2, 120, "Ngọ Môn".encode())))
    assert (record.first(iim.CAPTION), record.guessed) == ("Ngọ Môn", None)


def test_plain_ascii_needs_no_guess():
    assert iim.read_iim(block((2, 120, b"Hue"))).guessed is None


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Café de la Paix – “été”", "cp1252"),
        ("Però perché no", "cp1252"),
        ("Þórður sá ljósið", "cp1252"),
        ("Điện Biên Phủ, tướng Võ Nguyên Giáp", "cp1258"),
        ("Những người lính trở về", "cp1258"),
    ],
)
def test_old_windows_texts_are_read_in_the_code_page_they_look_like(text, charset):
    import unicodedata

    letters = text
    if charset == "cp1258":  # this code page writes tone marks behind the vowel, which keeps its hat or horn
        tones = "\u0300\u0301\u0303\u0309\u0323"
        parts = [unicodedata.normalize("NFD", letter) for letter in text]
        letters = "".join(
            unicodedata.normalize("NFC", "".join(c for c in part if c not in tones))
            + "".join(c for c in part if c in tones)
            for part in parts
        )
    record = iim.read_iim(block((2, 120, letters.encode(charset))))
    assert (record.first(iim.CAPTION), record.guessed) == (text, charset)


def test_declared_latin_is_obeyed():
    record = iim.read_iim(block((1, 90, b"\x1b.A"), (2, 80, b"Ren\xe9")))
    assert (record.first(iim.BYLINE), record.guessed) == ("René", None)


def test_repeated_data_sets_are_all_kept():
    record = iim.read_iim(block((2, 25, b"Hue"), (2, 25, b"1975")))
    assert record.texts[iim.KEYWORD] == ("Hue", "1975")


def test_extended_data_sets_are_read():
    long_form = b"\x1c\x02\x78\x80\x04" + struct.pack(">I", 3) + b"Hue"
    assert iim.read_iim(long_form).first(iim.CAPTION) == "Hue"


@given(st.binary(max_size=60))
def test_no_block_makes_the_reader_fail(noise):
    iim.read_iim(noise)
    iim.read_iim(b"\x1c\x02" + noise)


def test_what_is_written_is_declared_as_utf8_and_read_back():
    label = Label("Cổng Ngọ Môn.", "TTXVN", "vi", creator="Nguyễn Văn", taken="1975-03-26", keywords=("Huế", "1975"))
    record = iim.read_iim(iim.write_iim(label))
    assert record.guessed is None
    assert record.first(iim.CAPTION) == "Cổng Ngọ Môn."
    assert record.first(iim.BYLINE) == "Nguyễn Văn"
    assert record.first(iim.DATE) == "19750326"
    assert record.texts[iim.KEYWORD] == ("Huế", "1975")


@pytest.mark.parametrize("taken", ["1975", "1975-03", None])
def test_a_date_iim_cannot_write_is_left_out(taken):
    assert iim.read_iim(iim.write_iim(Label("", "VNA", "en", taken=taken))).first(iim.DATE) is None


def test_nothing_is_written_for_an_empty_label():
    assert set(iim.read_iim(iim.write_iim(Label("", "", "en"))).texts) == set()


@given(st.text(max_size=60), st.integers(1, 70))
def test_a_cut_text_is_valid_and_within_its_length(text, longest):
    cut = iim.fitting(text, longest)
    assert len(cut) <= longest
    assert text.startswith(cut.decode())
    if len(text.encode()) <= longest:
        assert cut.decode() == text


def test_a_cut_never_parts_a_letter_from_its_marks():
    decomposed = "Ngo\u0323 Mo\u0302n"
    assert iim.fitting(decomposed, 3).decode() == "Ng"
    assert iim.fitting(decomposed, 5).decode() == "Ngo\u0323"
