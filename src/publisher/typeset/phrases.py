"""Phrases of languages that write no spaces: a stretch of text and its language go in, the places between its phrases come out.

BudouX (https://github.com/google/budoux, Apache 2.0) knows Japanese, Chinese and Thai; its models are small tables of weights, read
when a text first needs them. This is its only door.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

_THAI = re.compile("[\u0e01-\u0e4e]")
_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""Parts of a language tag that say that Chinese is written in its traditional characters."""


@lru_cache(maxsize=8192)
def phrase_places(text: str, lang: str) -> frozenset[int]:
    """The places inside a text without spaces at which a phrase ends; none where its language is not known."""
    model = model_for(text, lang)
    if model is None:
        return frozenset()
    *places, _ = accumulate(len(phrase) for phrase in _parser(model).parse(text))
    return frozenset(places)


def model_for(text: str, lang: str) -> str | None:
    """The model that knows a text: Thai by its letters, Japanese and Chinese by the language they are in."""
    if _THAI.search(text):
        return "th"
    language, *rest = lang.lower().replace("_", "-").split("-")
    if language not in ("ja", "zh") or not _HAN_OR_KANA.search(text):
        return None
    if language == "ja":
        return "ja"
    return "zh-hant" if TRADITIONAL & set(rest) else "zh-hans"


@cache
def _parser(model: str) -> Any:
    import budoux

    load = {
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
    }
    return load[model]()
