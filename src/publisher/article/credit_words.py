"""The words of credits: reads assets/credits.toml once and answers how a credit is printed and what its words mean."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from publisher.resources import shipped

_SAME_WORDING = {"nb": "no", "nn": "no", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}
"""Language tags that share another tag's wording."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language prints a credit: the label, what joins it to the names, and the phrase around a lender."""

    label: str
    colon: str
    courtesy: str


def wording(lang: str) -> Wording:
    """The wording of a language; of its nearest relative; of English when the language is not in the table."""
    rows = _table()["write"]
    english = rows["en"]
    row = next((rows[tag] for tag in _relatives(lang) if tag in rows), english)
    return Wording(row["label"], row.get("colon", ": "), row.get("courtesy", english["courtesy"]))


def own_label(lang: str, labels: Mapping[str, str]) -> str | None:
    """The word a publication wants before credits in that language, from its settings; None when it states none."""
    chosen = {tag.lower(): word for tag, word in labels.items()}
    return next((chosen[tag] for tag in [lang.lower(), *_relatives(lang)] if tag in chosen), None)


def _relatives(lang: str) -> list[str]:
    """A tag, then shorter and shorter ones: ``zh-Hant-TW`` -> zh-hant-tw, zh-hant, zh."""
    parts = lang.lower().replace("_", "-").split("-")
    tags = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return [_SAME_WORDING.get(tag, tag) for tag in tags]


@dataclass(frozen=True, slots=True)
class CreditWords:
    """What the words of a credit mean; all in lower case unless said otherwise."""

    labels: Mapping[str, str]
    """Label -> photo, source, courtesy or copyright."""
    space_alone: frozenset[str]
    """Labels that need no colon before the name."""
    by: frozenset[str]
    suffix: tuple[str, ...]
    suffix_courtesy: tuple[str, ...]
    reporter: tuple[str, ...]
    picture_markers: tuple[str, ...]
    file: frozenset[str]
    file_prefix: tuple[str, ...]
    """In capitals, as they stand before a caption."""
    handout: frozenset[str]
    licence: frozenset[str]
    particle: frozenset[str]
    organisation: frozenset[str]
    organisation_part: tuple[str, ...]
    agencies: Mapping[str, str]
    """Spelling -> canonical name."""
    needs_company: frozenset[str]
    label_pattern: re.Pattern[str]
    """Any label at the start of a word."""


@cache
def credit_words() -> CreditWords:
    """The reading half of assets/credits.toml."""
    read = _table()["read"]
    labels = {folded(word): kind for kind in ("photo", "source", "courtesy", "copyright") for word in read[kind]}
    return CreditWords(
        labels=labels,
        space_alone=_set(read["space_alone"]),
        by=_set(read["by"]),
        suffix=_longest_first(read["suffix"]),
        suffix_courtesy=_longest_first(read["suffix_courtesy"]),
        reporter=_longest_first(read["reporter"]),
        picture_markers=_longest_first(read["picture_marker"]),
        file=_set(read["file"]),
        file_prefix=tuple(sorted(read["file_prefix"], key=len, reverse=True)),
        handout=_set(read["handout"]),
        licence=_set(read["licence"]),
        particle=_set(read["particle"]),
        organisation=_set(read["organisation"]),
        organisation_part=_longest_first(read["organisation_part"]),
        agencies={folded(name): row[0] for row in reversed(read["agency"]) for name in row},
        needs_company=frozenset(read["needs_company"]),
        label_pattern=re.compile(rf"(?<!\w)(?:{'|'.join(_whole_word(label) for label in _longest_first(labels))})"),
    )


def folded(text: str) -> str:
    """A text for comparing, letter for letter as long as the original: lower case, plain spaces, half-width marks."""
    return "".join(_FOLD.get(char) or (low if len(low := char.lower()) == 1 else char) for char in text)


def canonical_agency(name: str) -> str | None:
    """The one name of a known agency however it is spelled: ``TTXVN`` -> ``VNA``; None when it is not in the table."""
    return credit_words().agencies.get(folded(unicodedata.normalize("NFKC", name)).strip())


_FOLD = dict(zip("　\u00a0\u202f\u2009：（）［］【】〔〕｜／＝’", "    :()[][][]|/='", strict=True))
"""Wide and special marks -> the plain ones they are compared as."""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((shipped("assets") / "credits.toml").read_text(encoding="utf-8"))


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({folded(word) for word in words}, key=lambda word: (-len(word), word)))


def _whole_word(label: str) -> str:
    return re.escape(label) + (r"(?!\w)" if label[-1].isalnum() else "")
