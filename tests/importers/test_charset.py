"""Files in any character set become text; what is no text is refused with what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.importers.charset import LARGEST, decode
from publisher.notices import PublisherError

PATH = Path("page.txt")
RUSSIAN = "Парад в честь годовщины прошёл на главной площади города."
VIETNAMESE = "Đoàn quân tiến vào thành phố sáng nay"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Crowds at the gate – “home”", "utf-8"),
        (VIETNAMESE, "utf-8-sig"),
        (VIETNAMESE, "utf-16"),
        ("Crowds at the gate on Monday", "utf-16-le"),
    ],
)
def test_unicode_is_read_without_a_word(text: str, charset: str) -> None:
    read = decode(text.encode(charset), PATH)
    assert (read.text, read.notices) == (text, ())


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Le défilé du 14 juillet à l’aube", "cp1252"),
        (RUSSIAN, "cp1251"),
        ("纪念活动在北京举行，有一千多人参加了活动。", "gb18030"),
        ("式典は東京で行われ、多くの人が花を手向けました。", "shift_jis"),
        ("기념식에는 많은 시민들이 참석했다고 한다.", "euc_kr"),
    ],
)
def test_another_character_set_is_guessed_and_said(text: str, charset: str) -> None:
    read = decode(text.encode(charset), PATH)
    assert (read.text, read.charset) == (text, charset)
    assert [notice.code for notice in read.notices] == ["P705"]


def test_vietnamese_windows_text_is_told_by_its_tone_marks() -> None:
    read = decode("Quân gia\u0309i pho\u0301ng".encode("cp1258"), PATH)
    assert (read.text, read.charset) == ("Quân giải phóng", "cp1258")


def test_line_ends_of_all_systems_are_one() -> None:
    assert decode(b"a\r\nb\rc\nd", PATH).text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n \n", "empty"),
        (b"PK\x03\x04....", "Word"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"text\x00\x01\x02\x03 and more \xff", "no text"),
        (b"a" * (LARGEST + 1), "2.0 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_a_hint(data: bytes, words: str) -> None:
    with pytest.raises(PublisherError) as caught:
        decode(data, PATH)
    (notice,) = caught.value.notices
    assert notice.code == "P307"
    assert words in notice.message
    assert notice.hint
