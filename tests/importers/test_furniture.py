"""Lines of the site are told from lines of the story."""

from __future__ import annotations

import pytest

from publisher.importers.furniture import Furniture, furniture


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("TIN LIÊN QUAN", "vi"), ("Related news:", "en"), ("À lire aussi", "fr"), ("Noticias relacionadas", "es"),
        ("Новости по теме", "ru"), ("相关新闻", "zh"), ("関連記事", "ja"), ("관련기사", "ko"), ("Lesen Sie auch:", "de"),
    ],
)  # fmt: skip
def test_a_heading_above_other_stories_tells_the_language_of_the_site(line: str, lang: str) -> None:
    assert furniture(line) == Furniture("related", lang)


@pytest.mark.parametrize(
    "line",
    ["26/03/2025 08:00", "Thứ Tư, 26/03/2025 08:00 (GMT+7)", "Updated 26.03.2025", "Cập nhật lúc: 26/03/2025 - 08h15"],
)
def test_a_time_alone_on_its_line_is_a_stamp(line: str) -> None:
    assert furniture(line) == Furniture("stamp")


def test_keywords_are_read() -> None:
    assert furniture("Tags: Hue, #Da Nang") == Furniture("keywords", keywords=("Hue", "Da Nang"))


@pytest.mark.parametrize(
    "line", ["Related news came in all day.", "On 26/03/2025 the fair opened.", "Share of the vote", "Hue", "1975"]
)
def test_a_line_of_the_story_is_none(line: str) -> None:
    assert furniture(line) is None
