"""One line of a pasted page goes in; whether it belongs to the site rather than to the story, and to what part, comes out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from publisher.resources import shipped


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line of the site: ``related`` heads other stories; ``button``, ``stamp`` and ``keywords`` stand alone."""

    kind: str
    lang: str | None = None
    keywords: tuple[str, ...] = ()


def furniture(line: str) -> Furniture | None:
    """What part of the site the line is, by assets/furniture.toml; None when it belongs to the story."""
    words = _words()
    bare = line.strip(" \t:：>»+•-–—.…").lower()
    if bare in words.lines:
        return words.lines[bare]
    if match := words.keywords.fullmatch(line):
        found = (word.strip(" #") for word in re.split("[,;，、]", match["words"]))
        return Furniture("keywords", keywords=tuple(word for word in found if word))
    return Furniture("stamp") if words.stamp.fullmatch(line) else None


@dataclass(frozen=True, slots=True)
class _Words:
    lines: dict[str, Furniture]
    keywords: re.Pattern[str]
    stamp: re.Pattern[str]


_TIME = (
    r"(?:[^\W\d_]+(?: [^\W\d_]+)?,?\s+(?:ngày\s+)?)?"  # a weekday
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"(?:\s*[-,|–]?\s*\d{1,2}[:h]\d{2}(?::\d{2})?)?(?:\s*[ap]m)?(?:\s*\(?(?:gmt|utc)\s*[+-]\d+\)?)?"
)
"""A time alone on its line: ``Thứ Tư, 26/03/2025 08:00 (GMT+7)``, ``26.03.2025, 8:00``."""


@cache
def _words() -> _Words:
    table = tomllib.loads((shipped("assets") / "furniture.toml").read_text(encoding="utf-8"))
    lines = {
        words: Furniture(kind, lang)
        for kind in ("button", "related")
        for lang, row in table[kind].items()
        for words in row
    }
    keywords, stamp = ("|".join(map(re.escape, table[kind]["any"])) for kind in ("keywords", "stamp"))
    return _Words(
        lines,
        re.compile(rf"(?:{keywords})\s*[:：]\s*(?P<words>.+)", re.IGNORECASE),
        re.compile(rf"(?:(?:{stamp})\s*(?:on|le|el|am|lúc)?\s*[:：]?\s*)?{_TIME}", re.IGNORECASE),
    )
