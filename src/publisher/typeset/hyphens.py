"""Where words may be divided: a word and a language go in, the places a hyphen may stand come out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

LEAST_LETTERS = 6
LEAST_BEFORE, LEAST_AFTER = 2, 3
BRITISH = frozenset({"en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za"})
"""Tags whose English is divided by the British dictionary; all other English by the American one."""
NEVER = frozenset({"vi", "th", "km", "lo", "zh", "ja", "ko", "ar", "he", "fa", "ur"})
"""Languages whose words are never divided, whatever dictionaries there are."""
CAPITALISES_NOUNS = frozenset({"de", "lb"})
"""Languages in which a capital says "noun"; elsewhere it says "name", and names are divided only if nothing else helps."""
_WORD = re.compile(r"[^\W\d_]+")
_HANDS_OFF = re.compile(r"[\d_@/\\]|www\.|\w\.\w|[-\u2010\u2011]", re.IGNORECASE)
"""Marks of a token that is not divided: figures, addresses, and compounds that have a hyphen already."""
_ALPHABETS = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u2019']+")


@lru_cache(maxsize=32768)
def hyphen_places(token: str, lang: str) -> tuple[int, ...]:
    """The places in a space-delimited token before which a line may end with a hyphen; none without a dictionary."""
    dictionary = _dictionary(lang)
    if dictionary is None or len(token) < LEAST_LETTERS or _HANDS_OFF.search(token):
        return ()
    return tuple(found.start() + place for found in _WORD.finditer(token) for place in _divide(found[0], dictionary))


def is_name(token: str, lang: str) -> bool:
    """Whether a token looks like a name: a capital, in a language where that says so."""
    return token != token.lower() and _language(lang) not in CAPITALISES_NOUNS


def _divide(word: str, dictionary: Any) -> list[int]:
    if len(word) < LEAST_LETTERS or word[1:] != word[1:].lower() or not _ALPHABETS.fullmatch(word):
        return []
    places = (place for place in dictionary.positions(word) if getattr(place, "data", None) is None)
    return [int(place) for place in places if LEAST_BEFORE <= place <= len(word) - LEAST_AFTER]


@cache
def _dictionary(lang: str) -> Any:
    if _language(lang) in NEVER:
        return None
    import pyphen

    english = "en_GB" if lang.lower() in BRITISH else "en_US"
    name = english if _language(lang) == "en" else pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=name) if name else None


def _language(lang: str) -> str:
    return lang.lower().replace("_", "-").split("-")[0]
