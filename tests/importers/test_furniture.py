"""Lines of the site are told from lines of the story."""

from __future__ import annotations

import pytest

from publisher.importers.furniture import Furniture, Label, furniture, label


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


@pytest.mark.parametrize(
    "line",
    ["Published 3 March 2025", "4 марта 2025, 10:15", "公開日時 2025年3月3日 10:15", "입력 2025-03-03 10:15",
     "Publié le 3 mars 2025 à 10h15",
     "เผยแพร่: 3 มี.ค. 2568 10:15 น.", "نشر في 3 مارس 2025 10:15", "3 days ago", "Updated 3:15 PM GMT, March 4, 2025"],
)  # fmt: skip
def test_a_time_in_words_is_a_stamp(line: str) -> None:
    assert furniture(line) == Furniture("stamp")


def test_a_bare_date_may_also_be_a_heading() -> None:
    assert furniture("March 26, 1975") == Furniture("date")
    assert furniture("March 1975") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [("12 comments", "button"), ("Sign up for our newsletter", "notice"), ("Temps de lecture : 2 min", "button"), ("Panorama", "section"),
     ("责任编辑：某某", "notice"), ("Reporting by First Last; Editing by A. Name", "notice"), ("Tags", "keywords")],
)  # fmt: skip
def test_words_of_the_site_are_told_with_their_stars(line: str, kind: str) -> None:
    found = furniture(line)
    assert found is not None
    assert found.kind == kind


def test_a_headline_on_the_line_of_its_heading_is_kept() -> None:
    assert furniture("Xem thêm: Lớp học dưới tán rừng") == Furniture("related", "vi", rest="Lớp học dưới tán rừng")


@pytest.mark.parametrize(
    ("line", "found"),
    [("Image caption, The station", Label("caption", "The station")), ("Fuente de la imagen, EFE", Label("source", "EFE")),
     ("A caption", None)],
)  # fmt: skip
def test_a_line_may_name_its_own_kind(line: str, found: Label | None) -> None:
    assert label(line) == found


def test_keywords_are_read() -> None:
    assert furniture("Tags: Hue, #Da Nang") == Furniture("keywords", keywords=("Hue", "Da Nang"))


@pytest.mark.parametrize(
    "line",
    [
        "Related news came in all day.",
        "On 26/03/2025 the fair opened.",
        "Share of the vote",
        "Hue",
        "1975",
        "The minister rejects comments",
    ],
)
def test_a_line_of_the_story_is_none(line: str) -> None:
    assert furniture(line) is None
