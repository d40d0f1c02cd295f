"""A statement goes in - a moment, a day, a language, as documents write them; its value comes out, or None when it is none."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from publisher.article.language import canonical_tag


def read_moment(text: str) -> datetime | None:
    """A moment as ISO 8601, RFC 5322 or a Vietnamese page writes it; None when it is none, or has no time zone."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime, _day_first):
        try:
            moment = parse(text.strip())
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
        if moment.tzinfo is not None and moment.year > 1:
            return moment.replace(microsecond=0)
    return None


_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})[\s,|-]+(?P<hour>\d{1,2})[:h](?P<minute>\d{2}).*"
    r"(?:GMT|UTC) ?(?P<zone>[+-]\d{1,2})(?!\d)"
)


_DAY_PARTS = ("year", "month", "day", "hour", "minute", "zone")


def _day_first(text: str) -> datetime:
    """``Thứ năm, 26/3/2026, 08:00 (GMT+7)``; ValueError when it is not written so."""
    match = _DAY_FIRST.search(text)
    if match is None:
        raise ValueError(text)
    year, month, day, hour, minute, zone = (int(match[name]) for name in _DAY_PARTS)
    return datetime(year, month, day, hour, minute, tzinfo=timezone(timedelta(hours=zone)))


def read_day(text: str) -> date | None:
    """The day of an ISO date or moment; None when it is none."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def read_tag(text: str) -> str | None:
    try:
        return canonical_tag(text.strip().replace("_", "-"))
    except ValueError:
        return None
