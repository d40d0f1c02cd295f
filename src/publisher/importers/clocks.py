"""A time stamp as a page prints it goes in; the moments it names come out, each only when it can be read in one way.

``Thứ Tư, 30/04/2025 08:00 (GMT+7)``, ``Published 3:14 PM EDT, Wed April 30, 2025``, ``Last modified on Mon 3 Mar 2025 12.00 GMT``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import zip_longest

from publisher.article.full_dates import only_full_date

_UPDATED = (
    r"cập nhật|(?:last )?(?:updated?|modified)|mis à jour|modifié|aktualisiert|actualizado|atualizado|aggiornato|bijgewerkt|"
    r"aktualizacja|обновлено|оновлено|更新|수정|최종수정|diperbarui|آخر تحديث"
)
_PUBLISHED = (
    r"(?:first |date )?published|posted|đăng|xuất bản|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|opublikowano|"
    r"опубликовано|опубліковано|发布|発信|公開|配信|입력|승인|등록|diterbitkan|terbit|نشر"
)
_HEADS = re.compile(rf"(?P<modified>(?<!\w)(?:{_UPDATED}))|(?P<published>(?<!\w)(?:{_PUBLISHED}))", re.IGNORECASE)
"""Words in front of a time -> whether it is that of a change."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time that a line names: of publication or of a change, and when; without a moment, why there is none."""

    field: str
    """published or modified."""
    moment: datetime | None
    trouble: str = ""


def stamps_in(line: str, lang: str) -> list[Stamp]:
    """The times a line names; a part of it without any figure names none."""
    return [_stamp(field, words, lang) for field, words in _parts(line) if re.search(r"\d", words)]


def stamp_of(text: str, field: str, lang: str) -> Stamp:
    """The time of a kind that a text names, whatever that says of itself when it names one only."""
    stamps = stamps_in(text, lang)
    fitting = stamps if len(stamps) == 1 else [stamp for stamp in stamps if stamp.field == field]
    return (
        fitting[0]
        if len(fitting) == 1
        else Stamp(field, None, "several times stand in it" if stamps else "no day that can be read stands in it")
    )


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """The line cut in front of each word that says what its time is of."""
    heads = list(_HEADS.finditer(line))
    yield "published", line[: heads[0].start()] if heads else line
    for head, following in zip_longest(heads, heads[1:]):
        end = following.start() if following else len(line)
        yield head.lastgroup or "published", line[head.end() : end]


def _stamp(field: str, words: str, lang: str) -> Stamp:
    days, clocks, zones = _days(words, lang), set(_clocks(_OFFSET.sub("", words))), _zones(words)
    for what, found in (("day", days), ("time of day", clocks)):
        if len(found) != 1:
            return Stamp(
                field,
                None,
                f"its {what} can be read in two ways" if found else f"no {what} that can be read stands in it",
            )
    (day,), (clock,) = days, clocks
    offsets = {offset if offset is not None else _american(name, day) for name, offset in zones}
    if len(offsets) != 1:
        return Stamp(field, None, "two time zones stand in it" if offsets else "no time zone stands in it")
    (offset,) = offsets
    return Stamp(field, datetime(day.year, day.month, day.day, *clock, tzinfo=timezone(timedelta(minutes=offset))))


# --- days -------------------------------------------------------------------------------------------------------------------------

_FIGURES = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?![\d/\-])")
_YEAR_FIRST = re.compile(r"(?<![\d/.\-])(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})(?![\d/\-])")
_SHORT = re.compile(r"\b(jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b(?!\.)", re.IGNORECASE)
_WEEKDAYS = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b", re.IGNORECASE)
_NUMBERS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def _days(words: str, lang: str) -> set[date]:
    """The days the words can mean, those a weekday beside them speaks against left out."""
    if figures := _FIGURES.search(words):
        first, second, year = int(figures[1]), int(figures[3]), int(figures[4])
        pairs = {(first, second)} | ({(second, first)} if lang.startswith("en") else set())
        found = {day for at, month in pairs if (day := _day(year, month, at))}
    elif figures := _YEAR_FIRST.search(words):
        found = {day} if (day := _day(int(figures[1]), int(figures[3]), int(figures[4]))) else set()
    else:
        dotted = _SHORT.sub(lambda match: "sept." if match[1].lower().startswith("sep") else f"{match[1]}.", words)
        iso = only_full_date(dotted, lang)
        found = {date.fromisoformat(iso)} if iso else set()
    weekdays = {_NUMBERS[match[1].lower()] for match in _WEEKDAYS.finditer(words)}
    return {day for day in found if not weekdays or day.weekday() in weekdays}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- clocks -----------------------------------------------------------------------------------------------------------------------

_CLOCK = re.compile(
    r"(?:(?P<before>오전|오후|午前|午後|上午|下午)\s*)?"
    r"(?<![\d.:])(?P<hour>\d{1,2})(?::|h|\.|時|时|시 ?)(?P<minute>\d{2})(?::\d{2})?(?![.:/]?\d)"
    r"(?:\s*(?P<after>[ap]\.?m\b|SA\b|CH\b))?",
    re.IGNORECASE,
)
_AFTERNOON = ("오후", "午後", "下午", "pm", "p.m", "ch")


def _clocks(words: str) -> Iterator[tuple[int, int]]:
    """Hour and minute, each time of day that stands in the words."""
    for match in _CLOCK.finditer(words):
        hour, minute = int(match["hour"]), int(match["minute"])
        half = (match["before"] or match["after"] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half in _AFTERNOON else 0)
        if hour < 24 and minute < 60:
            yield hour, minute


# --- zones ------------------------------------------------------------------------------------------------------------------------

_OFFSET = re.compile(r"(?:GMT|UTC)\s?(?P<sign>[+\-−–])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)")
_NAMED = {
    "GMT": 0, "UTC": 0, "WET": 0, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "МСК": 180,
    "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540, "SGT": 480, "HKT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "EST": -300, "EDT": -240, "CDT": -300, "PST": -480, "PDT": -420, "MDT": -360,
}  # fmt: skip
"""Names that mean one zone only, in minutes; BST, CST, IST and MST mean several and are none."""
_PLACES = re.compile(r"giờ (?:Hà Nội|Việt Nam)|Ha ?noi time", re.IGNORECASE)
_AMERICAN = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
"""Names for standard and summer time together: which it is, the day tells."""
_NAME = re.compile(rf"(?<![^\W_])(?:{'|'.join((*_NAMED, *_AMERICAN))})(?![^\W_])", re.IGNORECASE)


def _zones(words: str) -> set[tuple[str, int | None]]:
    """The zones the words name, in minutes; none for an American name whose minutes depend on the day."""
    found: set[tuple[str, int | None]] = set()
    for match in _OFFSET.finditer(words):
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        if minutes <= 14 * 60:
            found.add(("", minutes if match["sign"] == "+" else -minutes))
    if not found:
        names = {match[0].upper() for match in _NAME.finditer(words)}
        found = {("" if name in _NAMED else name, _NAMED.get(name)) for name in names}
    return found | {("", 420)} if _PLACES.search(words) else found


def _american(name: str, day: date) -> int:
    """Minutes of Eastern, Central, Mountain or Pacific Time; summer time from the second Sunday in March to the first in November.

    So since 2007 (Energy Policy Act of 2005). Nights of change count to the new time.
    """
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return _AMERICAN[name] + (60 if begins <= day < ends else 0)
