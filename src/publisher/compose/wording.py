"""The words the program itself sets - "Photo to come", "Photographs" - in the language of the article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from publisher.resources import shipped


@dataclass(frozen=True, slots=True)
class Wording:
    """The program's own words in one language (assets/wording.toml)."""

    photo_to_come: str
    draft: str
    cover: str
    photographs: str
    related: str
    corrections: str
    page: str
    by: str
    contents: str
    photographers: str
    typefaces: str
    format: str
    layout: str


@cache
def wording(lang: str) -> Wording:
    """The words for a language tag: for "de-AT" those of "de", for a language without any those of English."""
    import tomllib

    table = tomllib.loads((shipped("assets") / "wording.toml").read_text(encoding="utf-8"))
    return Wording(**table.get(lang.split("-")[0].lower(), table["en"]))
