from __future__ import annotations

import pytest

from publisher.photos.charset import guess, plain, text_of, unmangled


@pytest.mark.parametrize(
    "text", ["Café de la Paix – “été”", "l’homme à l’été", "Zürich, Straße", "CAFÉ", "coração São João"]
)
@pytest.mark.parametrize("charset", ["cp1252", "mac_roman", "utf-8"])
def test_texts_of_western_desks_are_read_whoever_wrote_them(text, charset):
    data = text.encode(charset)
    assert guess(data) == charset
    assert text_of(data, guess(data)) == text


def test_a_text_cut_in_the_middle_of_a_letter_is_still_utf8_and_loses_only_that_letter():
    data = "Nguyễn Văn Trỗi".encode()[:17]
    assert guess(data) == "utf-8"
    assert text_of(data, "utf-8") == "Nguyễn Văn Tr"


def test_a_latin_text_that_ends_in_an_accent_is_not_taken_for_a_cut_one():
    assert guess(b"Caf\xe9") == "cp1252"


@pytest.mark.parametrize("text", ["Quân Giải phóng", "Đường Trần Hưng Đạo", "café – “été”", "Þórður", "Привет"])
def test_letters_coded_twice_are_put_right(text):
    twice = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes((byte,)).decode("cp1252")
        for byte in text.encode()
    )
    assert twice != text
    assert unmangled(twice) == text


@pytest.mark.parametrize("text", ["", "Hue", "Ngọ Môn", "Âme", "« À »", "São João", "Ã", "naïve – Ñandú"])
def test_letters_that_are_right_stay(text):
    assert unmangled(text) == text


@pytest.mark.parametrize("ending", ["\r", "\r\n", "\n"])
def test_lines_of_any_desk_stay_lines(ending: str) -> None:
    assert plain(f"A gate.{ending}Hue, 1975.\0") == "A gate.\nHue, 1975."
