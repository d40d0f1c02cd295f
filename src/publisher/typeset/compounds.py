"""Words of several parts: two neighbouring parts and their language go in, whether they make one word comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from publisher.resources import shipped
from publisher.tomlfile import read_toml

FILE_NAME = "compounds.toml"
_AROUND = "“”\"'‘’«»()[],.;:!?…–—"
"""Signs that may stand around a word; one between the two parts keeps them apart."""


def is_compound(before: str, after: str, lang: str) -> bool:
    """Whether a line end between two words of a text would tear a compound apart; signs between them say that they are none."""
    pairs = _pairs(lang.lower().split("-")[0])
    return bool(pairs) and (before.lstrip(_AROUND).lower(), after.rstrip(_AROUND).lower()) in pairs


@dataclass(frozen=True, slots=True)
class _Compounds:
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Language -> lines of words, set off by commas."""


@cache
def _pairs(language: str) -> frozenset[tuple[str, str]]:
    lines = _read().words.get(language, ())
    words = (word.split() for line in lines for word in line.split(","))
    return frozenset(pair for parts in words for pair in pairwise(parts))


@cache
def _read() -> _Compounds:
    return read_toml(shipped("assets") / FILE_NAME, _Compounds)
