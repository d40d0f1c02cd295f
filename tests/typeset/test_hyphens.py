"""Where words are divided, and where never."""

from __future__ import annotations

import pytest

from publisher.typeset.hyphens import hyphen_places, is_name


def divided(word: str, lang: str) -> str:
    places = hyphen_places(word, lang)
    return "-".join(word[a:b] for a, b in zip((0, *places), (*places, len(word)), strict=True))


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("significantly", "en", "sig-nif-i-cantly"),
        ("significantly", "en-US", "sig-nif-i-cantly"),
        ("significantly", "en-GB", "sig-ni-fic-antly"),
        ("(significantly),", "en-US", "(sig-nif-i-cantly),"),
        ("Kriegsende", "de", "Kriegs-ende"),
        ("significativement", "fr-CA", "si-gni-fi-ca-ti-ve-ment"),
    ],
)
def test_words_are_divided_by_the_dictionary_of_the_language(word: str, lang: str, expected: str) -> None:
    assert divided(word, lang) == expected


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        ("nghiêng", "vi"),
        ("constitution", "vi"),
        ("Einigung", "xx"),
        ("UNESCO", "en"),
        ("COVID-19related", "en"),
        ("iPhones", "en"),
        ("after", "en"),
        ("B52bombers", "en"),
        ("decision-making", "en"),
        ("https://example.org/information", "en"),
        ("information@example.org", "en"),
        ("example.information", "en"),
        ("ประวัติศาสตร์", "th"),
    ],
)
def test_some_words_are_never_divided(word: str, lang: str) -> None:
    assert hyphen_places(word, lang) == ()


@pytest.mark.parametrize("word", ["absolutely", "operation", "reopened", "ideology", "eleven", "information"])
def test_two_letters_stay_before_a_hyphen_and_three_after(word: str) -> None:
    for place in hyphen_places(word, "en"):
        assert 2 <= place <= len(word) - 3


def test_a_capital_says_name_except_where_all_nouns_have_one() -> None:
    assert is_name("Highlands", "en")
    assert not is_name("highlands", "en")
    assert not is_name("Kriegsende", "de-AT")
