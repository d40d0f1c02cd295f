"""A line goes in; whether it is nothing but the time a page was put up or changed comes out: ``Thứ Tư, 26/03/2025 08:00 (GMT+7)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publisher.article.credit_words import folded
from publisher.article.full_dates import MONTHS

_LONGEST = 120
_CLOCK = re.compile(r"\d{1,2}(?::|h|時|时|시 ?)\d{2}|\d{1,2}\.\d{2} ?uhr")
_NUMERIC = re.compile(r"\d{1,4}[/.\-]\s?\d{1,2}[/.\-]\s?\d{2,4}|\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]")


_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Stamps:
    """The words a stamp is made of."""

    words: frozenset[str]
    unspaced: re.Pattern[str]
    """The same in scripts that write words without spaces."""
    before: re.Pattern[str]
    """Words that tell a stamp even when no clock does: ``Published``."""
    ago: re.Pattern[str]

    @classmethod
    def of(cls, table: Mapping[str, list[str]]) -> Stamps:
        """From the table [stamp] of assets/furniture.toml."""
        shorter = {name[:3] for name in MONTHS if len(name) > 3 and name[:3].isascii()}
        phrases = {*table["any"], *table["ago"], *table["weekday"], *table["month"], *MONTHS, *shorter}
        folded_phrases = {folded(phrase) for phrase in phrases}
        return cls(
            words=frozenset(word for phrase in folded_phrases for word in _WORD.findall(phrase)),
            unspaced=_any(phrase for phrase in folded_phrases if _is_unspaced(phrase)),
            before=_any(phrase for phrase in table["any"] if len(phrase) > 5),
            ago=_any(table["ago"]),
        )

    def kind(self, line: str) -> str | None:
        """stamp: a date with a clock, a word like "updated", or in figures; date: a bare date, which may be a heading."""
        if len(line) > _LONGEST or not any(map(str.isdigit, line)):
            return None
        low = folded(line)
        numbers = len(re.findall(r"\d+", low))
        if not self._is_all_known(low):
            return None
        if _NUMERIC.search(low) or (_CLOCK.search(low) and numbers >= 2) or self.ago.search(low):
            return "stamp"
        if self.before.search(low) and numbers >= 2:
            return "stamp"
        return "date" if numbers >= 2 and _WORD.search(low) else None

    def _is_all_known(self, low: str) -> bool:
        unknown = [word for word in _WORD.findall(low) if word not in self.words]
        if not unknown:
            return True
        if not all(map(_is_unspaced, unknown)):
            return False
        return all(word in self.words for word in _WORD.findall(self.unspaced.sub(" ", low)))


def _is_unspaced(word: str) -> bool:
    return word[0] >= "\u0e00"


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({folded(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(_whole, longest_first)))


def _whole(phrase: str) -> str:
    """A whole word where the script has spaces between words."""
    if _is_unspaced(phrase):
        return re.escape(phrase)
    return r"(?<![^\W\d_])" + re.escape(phrase) + (r"(?![^\W\d_])" if phrase[-1].isalpha() else "")
