"""A statement goes in - a moment, a day, a language, as documents write them; its value comes out, or None when it is none."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from publisher.article.language import canonical_tag


def read_moment(text: str) -> datetime | None:
    """A moment as ISO 8601 or RFC 5322 writes it; None when it is none, or has no time zone."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(text.strip())
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
        if moment.tzinfo is not None and moment.year > 1:
            return moment.replace(microsecond=0)
    return None


def read_day(text: str) -> date | None:
    """The day of an ISO date or moment; None when it is none."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def read_tag(text: str) -> str | None:
    """A language tag in its canonical form; None when it is none."""
    try:
        return canonical_tag(text.strip().replace("_", "-"))
    except ValueError:
        return None
