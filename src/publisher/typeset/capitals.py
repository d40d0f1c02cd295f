"""Capitals as a language writes them: text goes in, its capitals come out, each with the place of the letter it came from."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

DOTTED_I = {"i": "İ", "ı": "I"}
OWN_CAPITALS = {"tr": DOTTED_I, "az": DOTTED_I}
"""Language -> letters whose capital differs from everyone else's (Unicode SpecialCasing.txt)."""
ACUTE = "\u0301"


def in_capitals(text: str, lang: str) -> tuple[str, tuple[int, ...]]:
    """The text in capitals, and for each of their characters where its source character starts.

    One letter may become two (ß, SS): the second then points behind the letter, so that slices of the source stay true.
    The list has one entry more than there are characters: the end of the text.
    """
    letters: list[str] = []
    origins: list[int] = []
    for i, char in enumerate(text):
        capital = _capital(char, lang.lower().split("-")[0])
        letters.append(capital)
        origins += [i] + [i + 1] * (len(capital) - 1)
    return "".join(letters), (*origins, len(text))


@lru_cache(maxsize=4096)
def _capital(char: str, language: str) -> str:
    own = OWN_CAPITALS.get(language, {})
    if char in own:
        return own[char]
    capital = char.upper()
    if language == "el":  # Greek capitals carry no accent
        bare = unicodedata.normalize("NFD", capital).replace(ACUTE, "")
        return unicodedata.normalize("NFC", bare)
    return capital
