"""The words the program itself sets - "Photo to come", "Photographs" - in the language of the article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from publisher.article.language import relatives
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
    withdrawn: str
    """Stands in the place of an article that was taken back."""
    languages: str
    """Above the links to the article's other language editions."""
    notes: str
    back_to_text: str
    table: str


@cache
def wording(lang: str) -> Wording:
    """The words for a language tag: for "de-AT" those of "de", for a language without any those of English."""
    words = _table()
    return Wording(**words[wording_language(lang)])


def wording_language(lang: str) -> str:
    """The language whose words are taken for a tag: its own, its nearest relative's, else English."""
    return next((tag for tag in relatives(lang) if tag in _table()), "en")


@cache
def _table() -> dict[str, dict[str, str]]:
    import tomllib

    return tomllib.loads((shipped("assets") / "wording.toml").read_text(encoding="utf-8"))
