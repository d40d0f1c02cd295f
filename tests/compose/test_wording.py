from __future__ import annotations

import tomllib
from dataclasses import asdict, fields

import pytest

from publisher.article.guess import is_written_in
from publisher.compose.wording import Wording, wording
from publisher.resources import shipped

TABLE = tomllib.loads((shipped("assets") / "wording.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", sorted(TABLE))
def test_every_language_has_every_word(lang):
    words = asdict(wording(lang))
    assert words == TABLE[lang]
    assert set(words) == {field.name for field in fields(Wording)}
    assert all(word and word == word.strip() for word in words.values())


def test_the_languages_of_credits_that_are_promised_have_their_words():
    promised = [
        "en",
        "vi",
        "fr",
        "de",
        "es",
        "pt",
        "it",
        "nl",
        "ru",
        "uk",
        "zh",
        "ja",
        "ko",
        "th",
        "lo",
        "km",
        "id",
        "ar",
    ]
    assert [lang for lang in promised if lang not in TABLE] == []


@pytest.mark.parametrize("lang", sorted(TABLE))
def test_the_words_are_in_the_letters_of_their_language(lang):
    assert all(is_written_in(text * 20, lang) for text in TABLE[lang].values())


def test_languages_do_not_share_their_words_by_mistake():
    assert len({wording(lang).photo_to_come for lang in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    ("lang", "like"), [("de-AT", "de"), ("VI", "vi"), ("fr-CA", "fr"), ("en-GB", "en"), ("zh-TW", "zh-Hant")]
)
def test_a_region_reads_its_language(lang, like):
    assert wording(lang) == wording(like)


@pytest.mark.parametrize("lang", ["tlh", "", "x"])
def test_a_language_without_words_reads_english(lang):
    assert wording(lang) == wording("en")
