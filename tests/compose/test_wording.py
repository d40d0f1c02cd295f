from __future__ import annotations

import tomllib
from dataclasses import asdict, fields

import pytest

from publisher.compose.wording import Wording, wording
from publisher.resources import shipped

TABLE = tomllib.loads((shipped("assets") / "wording.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", sorted(TABLE))
def test_every_language_has_every_word(lang):
    words = asdict(wording(lang))
    assert words == TABLE[lang]
    assert set(words) == {field.name for field in fields(Wording)}
    assert all(word and word == word.strip() for word in words.values())


def test_languages_do_not_share_their_words_by_mistake():
    assert len({wording(lang).photo_to_come for lang in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("lang", "like"), [("de-AT", "de"), ("VI", "vi"), ("fr-CA", "fr"), ("en-GB", "en")])
def test_a_region_reads_its_language(lang, like):
    assert wording(lang) == wording(like)


@pytest.mark.parametrize("lang", ["km", "zh-Hant", "", "x"])
def test_a_language_without_words_reads_english(lang):
    assert wording(lang) == wording("en")
