"""Dates for readers: an ISO date goes in, the date as the article's language writes it comes out ("10 March 1975")."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def long_date(written: str, lang: str) -> str:
    """A full date, a month or a year in words; what is not an ISO date stays as written.

    The wording is CLDR's for the language; plain "en" reads as in Britain, day before month.
    """
    match = _ISO.fullmatch(written.strip())
    if match is None:
        return written
    parts = [int(part) for part in match.groups() if part]
    try:
        day = date(*[*parts, 1, 1][:3])
    except ValueError:
        return written
    from babel.dates import format_date, format_skeleton

    locale = _locale(lang)
    if len(parts) == 3:
        return str(format_date(day, "long", locale=locale))
    return str(format_skeleton("yMMMM" if len(parts) == 2 else "y", day, locale=locale))


def _locale(lang: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse("en-GB" if lang == "en" else lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")
