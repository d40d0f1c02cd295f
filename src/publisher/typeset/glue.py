"""What must not be torn apart at a line end: text goes in, the places of spaces that hold a date, a name or a unit together come out."""

from __future__ import annotations

import re
from functools import cache

MONTHS = {
    "en": "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_CAPITALISED = "[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
UNITS = "%|‰|km²?|m²?|cm|mm|kg|g|ha|°C|USD|VND|EUR|€|\\$|triệu|tỷ"

EVERYWHERE = (
    r" [–—](?= )",  # a dash set off by spaces stays with what it ends
    r" (?=[:;!?»])|(?<=«) ",  # French spacing, typed with plain spaces
    rf"\d (?:{UNITS})(?!\w)",
    r"(?:§|№|[Nn]o\.|[Nn]r\.|[Pp]p?\.|[Ff]ig\.) \d",
    r"\b[A-ZĐ]\. (?=[A-ZĐ])",  # initials
    r"\bCC(?:0| BY(?:-[A-Z]{2})*) \d\.\d\b",  # licences
)
DAY_MONTH = r"\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)? (?:de )?(?:{months})\b\.?(?:,? (?:de )?\d{{4}}\b)?"
BY_LANGUAGE = {
    "en": (
        r"\b(?:{months})\.? \d{{1,2}}(?!\d)",
        r"\b(?:[Pp]hoto|[Pp]icture|[Pp]age|[Pp]art|[Cc]hapter|[Aa]rticle|[Dd]ivision|[Rr]oute) \d",
        r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|St|Prof)\.? (?=[A-Z])",
    ),
    "de": (r"\b(?:z|d|u|o)\. (?:B|h|a|ä)\.", r"\b(?:Dr|Prof|Hr|Fr)\. (?=[A-Z])"),
    "vi": (
        r"\b(?:[Nn]gày|[Mm]ùng|[Rr]ạng sáng|[Tt]háng|[Nn]ăm|[Qq]uý|[Tt]hế kỷ|[Tt]hập niên) [\dIVX][\d/.\-–]*"
        r"(?: tháng \d{{1,2}}\b)?(?: năm \d{{4}}\b)?",
        r"\b\d{{1,2}} tháng \d{{1,2}}\b(?: năm \d{{4}}\b)?",
        r"\b(?:[Ảả]nh|[Hh]ình|[Tt]rang|[Ss]ố|[Tt]ập|[Đđ]iều|[Kk]hóa|[Qq]uận|[Đđ]oàn|[Đđ]ội|[Đđ]ường) \d",
        r"\b(?:TP|Tp|GS|TS|PGS|BS|ThS)\. ?(?=[A-ZĐ])",
        rf"\b(?:{_CAPITALISED} ){{{{1,2}}}}{_CAPITALISED}\b(?! {_CAPITALISED})",  # names: Võ Nguyên Giáp
    ),
}
"""Language -> patterns; every space inside a match holds. ``{months}`` stands for the language's months."""


def glue(text: str, lang: str) -> frozenset[int]:
    """The places of the spaces at which a line may not end."""
    return frozenset(
        place
        for found in _rules(lang.lower().split("-")[0]).finditer(text)
        for place in range(found.start(), found.end())
        if text[place] == " "
    )


@cache
def _rules(language: str) -> re.Pattern[str]:
    months = "|".join(MONTHS.get(language, "").split())
    own = BY_LANGUAGE.get(language, ())
    dates = (DAY_MONTH, *own) if months else own
    return re.compile("|".join((*EVERYWHERE, *(rule.format(months=months) for rule in dates))))
