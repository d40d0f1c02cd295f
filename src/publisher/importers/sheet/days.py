"""The dates of a sheet's columns go in, as people write them; the order of day and month they show, and each date as ISO, come out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from publisher.article.full_dates import only_full_date
from publisher.article.language import primary

_FIGURES = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_MOST_MONTHS = 12


def is_day_first(texts: Iterable[str], lang: str | None) -> bool | None:
    """Whether ``03/04/1975`` is a day in April: as others of the dates show, else as the language has it; None when neither tells.

    English is written both ways.
    """
    found = [match for text in texts if (match := _FIGURES.fullmatch(text.strip()))]
    shown = {int(match[1]) > _MOST_MONTHS for match in found if max(int(match[1]), int(match[3])) > _MOST_MONTHS}
    if shown:
        return shown.pop() if len(shown) == 1 else None
    return True if lang and primary(lang) != "en" else None


def iso_day(text: str, day_first: bool | None) -> str:
    """The date as ISO; as it stands when it names no single day, or can be read in two ways."""
    match = _FIGURES.fullmatch(text.strip())
    if match is None:
        return only_full_date(text, "") or text
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if day_first is None and first != second and max(first, second) <= _MOST_MONTHS:
        return text
    if day_first is None:
        day_first = first > _MOST_MONTHS
    day, month = (first, second) if day_first else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text
