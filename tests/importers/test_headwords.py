"""Datelines in front of a text, as the agencies of many countries write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.importers.headwords import article_id, leading_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency", "reporter"),
    [
        ("HANOI (VNA) - The fair opens.", "HANOI", "VNA", ""),
        ("Hà Nội (TTXVN) - Hội chợ khai mạc.", "Hà Nội", "TTXVN", ""),
        ("PARIS, 3 mars (AFP) - La foire ouvre.", "PARIS", "AFP", ""),
        ("OLD HARBOR, Maine (AP) — The fair opens.", "OLD HARBOR, Maine", "AP", ""),
        ("March 3 (Reuters) - The fair opens.", "", "Reuters", ""),
        ("Hanoi, 4 mar (EFE).- La feria abre.", "Hanoi", "EFE", ""),
        ("ХАНОЙ, 4 марта. /ТАСС/. Ярмарка открылась.", "ХАНОЙ", "ТАСС", ""),
        ("МОСКВА, 4 мар - РИА Новости. Ярмарка открылась.", "МОСКВА", "РИА Новости", ""),
        ("(ANSA) - ROMA, 03 MAR - La fiera apre.", "ROMA", "ANSA", ""),
        ("(Dân trí) - Hội chợ khai mạc.", "", "Dân trí", ""),
        ("JAKARTA, KOMPAS.com - Pameran dibuka.", "JAKARTA", "KOMPAS.com", ""),
        ("新华社河内3月4日电（记者某某）博览会开幕。", "河内", "新华社", "某某"),
        ("【ハノイ共同】見本市が開幕した。", "ハノイ", "共同", ""),
        ("［ハノイ　3日　ロイター］ - 見本市が開幕した。", "ハノイ", "ロイター", ""),
        ("(하노이=연합뉴스) 이름 기자 = 박람회가 열렸다.", "하노이", "연합뉴스", "이름"),
    ],
)
def test_place_agency_and_reporter_are_read(text: str, place: str, agency: str, reporter: str) -> None:
    found = leading_dateline(text)
    assert found is not None
    assert (found.place, found.agency, found.reporter) == (place, agency, reporter)
    assert text.startswith(found.words)


@pytest.mark.parametrize(
    "text",
    ["The fair (open to all) - a success.", "Berlin (Germany) - a city.", "Anna (12) - a girl.", "The plan - old and new - is here."],
)  # fmt: skip
def test_a_text_without_a_dateline_keeps_its_beginning(text: str) -> None:
    assert leading_dateline(text) is None


def test_an_id_is_short_and_ends_at_a_word() -> None:
    assert (
        article_id("A " + "very " * 20 + "long title", Path("page.txt"))
        == ("a-" + "very-" * 20)[:60].rpartition("-")[0]
    )
    assert article_id("标题", Path("page.txt")) == "page"
