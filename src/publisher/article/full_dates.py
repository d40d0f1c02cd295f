"""A sentence goes in; the one full date it names (day, month, year), or the month it is the name of, comes out as ISO, or nothing."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan. feb. mar. apr. may june july aug. sept. oct. nov. dec.",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}
"""The months as dates write them, in order."""
MONTHS = {name: number for row in _MONTHS.values() for number, name in enumerate(row.split(), start=1)}

_NAME = "|".join(re.escape(name) for name in sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<month>{_NAME})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|-го)?\s+(?:de\s+|of\s+|tháng\s+)?(?P<month2>{_NAME})\.?,?\s+(?:de\s+|del\s+)?(?P<year2>\d{{4}})"
    r"|(?P<day3>\d{1,2})\s+tháng\s+(?P<month3>\d{1,2})(?:\s+năm\s+|,\s*)(?P<year3>\d{4})"
    r"|(?P<year4>\d{4})\s*[年년]\s*(?P<month4>\d{1,2})\s*[月월]\s*(?P<day4>\d{1,2})\s*[日일]"
    r"|(?P<year5>\d{4})-(?P<month5>\d{2})-(?P<day5>\d{2})"
    r"|(?<![\d/.\-])(?P<day6>\d{1,2})(?P<mark>[/.\-])(?P<month6>\d{1,2})(?P=mark)(?P<year6>\d{4})(?![\d/\-])",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?P<month>{_NAME})\.?,?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})|(?:tháng\s+)?(?P<month2>\d{{1,2}})\s*[/.]\s*(?P<year2>\d{{4}})"
    r"|tháng\s+(?P<month3>\d{1,2})\s+năm\s+(?P<year3>\d{4})|(?P<year4>\d{4})\s*[年년]\s*(?P<month4>\d{1,2})\s*[月월]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
"""No date is looked for where there is no year: most sentences have none."""
_RANGE_BEFORE = re.compile(
    r"\d[\d.]*\s*(?:-|–|—|to|and|through|bis|und|đến|và|до|и|à|au|et|al?|y|e|do|tot|till)\s*$", re.I
)


def only_full_date(text: str, lang: str) -> str | None:
    """The ISO date when the text names exactly one day; None for none, several, or a range ("March 21 to 29, 1975").

    Figures alone are read day first, as most languages write them; in English only when they cannot be read otherwise.
    """
    if not _YEAR.search(text):
        return None
    days = {day for match in _DATE.finditer(text) if (day := _day(match, text, lang))}
    return days.pop() if len(days) == 1 and "" not in days else None


def month_of(text: str) -> str | None:
    """The month as ISO ("1935-07") when a text is nothing but the name of one: ``July 1935``, ``7/1935``, ``tháng 4 năm 1975``."""
    match = _MONTH.fullmatch(text.strip())
    found = {name.rstrip("234"): value for name, value in match.groupdict().items() if value} if match else {}
    month = (MONTHS.get(found["month"].lower()) or int(found["month"])) if found else 0
    return f"{found['year']}-{month:02}" if 1 <= month <= 12 else None


def _day(match: re.Match[str], text: str, lang: str) -> str | None:
    """ISO; empty for a range or a day that can be read in two ways; None when it is no day of the calendar."""
    found = {name.rstrip("23456"): value for name, value in match.groupdict().items() if value}
    month = MONTHS.get(found["month"].lower()) or int(found["month"]) if found else 0
    if _RANGE_BEFORE.search(text[: match.start()]):
        return ""
    figures = match["day6"] is not None
    if figures and lang.startswith("en") and int(found["day"]) <= 12:
        return ""
    try:
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return None
