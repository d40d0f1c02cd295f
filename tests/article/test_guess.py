from __future__ import annotations

import pytest

from publisher.article.guess import guess, is_written_in

ENGLISH = "The men and the women of the town were at the gate, and the gate was open for all of them in the morning. "
GERMAN = "Das ist der Text, und er ist nicht auf Englisch: die Wörter sind es, mit denen er es zeigt. "


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ENGLISH * 3, "en"),
        (GERMAN * 3, "de"),
        ("Rạng sáng 10-3-1975, Quân đội nhân dân Việt Nam tiến công.", "vi"),
        ("В марте 1975 года", "ru"),
        ("У березні 1975 року її війська", "uk"),
        ("三月に入って、", "ja"),
        (ENGLISH[:60], None),
        ("Buon Ma Thuot, Hue, Da Nang, Nha Trang. " * 20, None),
        ("", None),
    ],
)
def test_a_language_is_told_only_when_it_is_proved(text: str, lang: str | None) -> None:
    assert guess(text) == lang


@pytest.mark.parametrize(
    ("text", "lang", "fits"),
    [
        (ENGLISH, "en", True),
        (ENGLISH, "fr", True),  # the letters are the same
        (ENGLISH, "ru", False),
        (ENGLISH, "th", False),
        ("Nguyen Van Thieu", "ja", True),  # a name
        ("ประธานาธิบดี Nguyen Van Thieu ลาออกจากตำแหน่งในวันนั้น", "th", True),
        ("Мой дядя самых честных правил", "vi", False),
        ("Mening ismim va familiyam bor", "uz-Latn", True),
        ("相关新闻：这是一个关于照片和城市的故事，故事很长。", "zh-Hant", True),
        ("Ovo je jedna rečenica o gradu.", "tlh", True),  # not known here
    ],
)
def test_letters_fit_a_language(text: str, lang: str, fits: bool) -> None:
    assert is_written_in(text, lang) is fits
