"""Capitals by language, with places that lead back to the source."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publisher.typeset.capitals import in_capitals


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Ngày này năm xưa", "vi", "NGÀY NÀY NĂM XƯA"),
        ("Straße", "de", "STRASSE"),
        ("istanbul ışık", "tr", "İSTANBUL IŞIK"),
        ("istanbul", "en", "ISTANBUL"),
        ("Αθήνα, ευφυΐα", "el", "ΑΘΗΝΑ, ΕΥΦΥΪΑ"),
        ("Москва", "ru", "МОСКВА"),
    ],
)
def test_each_language_has_its_capitals(text: str, lang: str, expected: str) -> None:
    assert in_capitals(text, lang)[0] == expected


def test_places_lead_back_to_the_letter_each_capital_came_from() -> None:
    capitals, origins = in_capitals("aße", "de")
    assert capitals == "ASSE"
    assert origins == (0, 1, 2, 2, 3)
    assert "".join("aße"[a:b] for a, b in pairwise(origins)) == "aße"
