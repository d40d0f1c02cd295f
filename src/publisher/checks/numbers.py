"""Two texts that should say the same in two languages go in; the numbers of each that the other does not have come out.

Numbers are compared as people read them, not as they are written: 1,200 and 1.200, "26 March" and 26/3 and 26 ธันวาคม, 1975 and
๒๕๑๘, "20th century" and "thế kỷ XX", "8 p.m." and 20 giờ, "2.5 million" and 2,5 triệu are no differences.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from publisher.article.language import primary

SMALL = 12
"""Up to here numbers are often written in words, or are a month's name in the other language: alone, they prove nothing."""
BUDDHIST = 543
"""Years the Buddhist era, as Thailand counts, is ahead of ours."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, and everything it may mean."""

    written: str
    meanings: frozenset[Decimal]
    is_sure: bool = True
    """False for a Roman numeral or a word that may be a month, which only serve to explain a number on the other side."""

    @property
    def is_small(self) -> bool:
        """Whether it may well be written in words elsewhere."""
        return min(self.meanings) <= SMALL


@dataclass(frozen=True, slots=True)
class Difference:
    """What each side has alone, as written."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether each side says a number that the other does not: most likely one of them is wrong."""
        return bool(self.ours and self.theirs)


def difference(ours: str, our_lang: str, theirs: str, their_lang: str) -> Difference | None:
    """What is different in the numbers of two texts; None when nothing is, or nothing that proves anything."""
    best: Difference | None = None
    for read in (_numbers, _digit_runs):
        found = _unmatched(read(ours, our_lang), read(theirs, their_lang))
        if found is None:
            return None
        best = best or found
    return best


def _unmatched(ours: Sequence[Number], theirs: Sequence[Number]) -> Difference | None:
    left, right = _without(ours, theirs), _without(theirs, ours)
    both = bool(left and right)
    proof = [tuple(dict.fromkeys(one.written for one in side if both or not one.is_small)) for side in (left, right)]
    return Difference(*proof) if any(proof) else None


def _without(some: Iterable[Number], others: Iterable[Number]) -> list[Number]:
    """The sure numbers of one side that the other has not. How often a number is said does not count."""
    known = frozenset().union(*(one.meanings for one in others)) if others else frozenset()
    return [one for one in some if one.is_sure and not one.meanings & known]


# --- reading ------------------------------------------------------------------------------------------------------------------

_GROUPED = r"\d{1,3}(?:[.,'’\u00a0\u202f\u2009]\d{3})+(?!\d)"
_SPACED = r"\d{1,3}(?: \d{3})+(?!\d)"
_DATE = r"\d{1,4}([./-])\d{1,2}\1\d{1,4}"
_DECIMAL = r"\d+[.,]\d+"
_SPACES_THOUSANDS = frozenset(
    ["fr", "ru", "uk", "be", "bg", "pl", "cs", "sk", "hu", "sv", "no", "nb", "fi", "es", "pt", "et", "lv", "lt"]
)
"""Languages that set a space between thousands."""
_TIMES: dict[str, int] = {
    **dict.fromkeys(["thousand", "nghìn", "ngàn", "mille", "tausend", "mil", "mila", "duizend", "тысяч", "тисяч", "千", "천",
        "พัน", "ພັນ", "ពាន់", "ribu", "ألف", "آلاف"], 10**3),
    **dict.fromkeys(["vạn", "万", "萬", "만", "หมื่น", "ໝື່ນ", "ម៉ឺន"], 10**4),
    **dict.fromkeys(["แสน", "ແສນ", "សែន"], 10**5),
    **dict.fromkeys(["million", "triệu", "millón", "millones", "milhão", "milhões", "milione", "milioni", "miljoen", "миллион",
        "мільйон", "млн", "百万", "百萬", "백만", "ล้าน", "ລ້ານ", "លាន", "juta", "مليون", "ملايين"], 10**6),
    **dict.fromkeys(["亿", "億", "억"], 10**8),
    **dict.fromkeys(["billion", "tỷ", "tỉ", "milliard", "milliarde", "mil millones", "bilhão", "bilhões", "miliardo", "miliardi",
        "miljard", "миллиард", "мільярд", "млрд", "十亿", "십억", "พันล้าน", "ຕື້", "miliar", "مليار"], 10**9),
}  # fmt: skip
"""Words after a number that multiply it."""
_TIMES_WORD = re.compile(rf"\s?({'|'.join(sorted(_TIMES, key=len, reverse=True))})", re.IGNORECASE)
_ROMAN = re.compile(r"(?<!\w)(?=[IVXLC]{2,})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_AFTERNOON = re.compile(r"\s?(?:p\.?\s?m\b|giờ (?:chiều|tối)|下午|午後|오후)", re.IGNORECASE)


def _numbers(text: str, lang: str) -> list[Number]:
    """The numbers as people read them: dates by their parts, thousands and decimals whole, month names and Roman numerals."""
    text = _in_plain_digits(text)
    spaced = f"{_SPACED}|" if primary(lang) in _SPACES_THOUSANDS else ""
    pattern = re.compile(rf"{_DATE}|{spaced}{_GROUPED}|{_DECIMAL}|\d+")
    found = [one for match in pattern.finditer(text) for one in _read(match, text, lang)]
    return [*found, *_months(text, lang), *_romans(text)]


def _digit_runs(text: str, lang: str) -> list[Number]:
    """Every run of digits by itself: what is left to try where a point may divide thousands, decimals or days."""
    text = _in_plain_digits(text)
    found = [Number(match[0], _meanings(Decimal(match[0]), lang)) for match in re.finditer(r"\d+", text)]
    return [*found, *_months(text, lang), *_romans(text)]


def _read(match: re.Match[str], text: str, lang: str) -> list[Number]:
    written = match[0]
    if re.fullmatch(_DATE, written):
        return [Number(part, _meanings(Decimal(part), lang)) for part in re.split(r"[./-]", written)]
    plain = re.sub(r"\D", "", written) if re.fullmatch(f"{_GROUPED}|{_SPACED}", written) else written.replace(",", ".")
    meanings = set(_meanings(Decimal(plain), lang))
    times = _TIMES_WORD.match(text, match.end())
    if times:
        meanings |= {Decimal(plain) * _TIMES[times[1].lower()]}
    if _AFTERNOON.match(text, match.end()) and Decimal(plain) < SMALL:
        meanings.add(Decimal(plain) + 12)
    return [Number(written, frozenset(meanings))]


def _meanings(value: Decimal, lang: str) -> frozenset[Decimal]:
    is_buddhist = primary(lang) == "th" and 2400 <= value <= 2700
    return frozenset([value, value - BUDDHIST] if is_buddhist else [value])


def _in_plain_digits(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9, and wide ones narrow."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in composed)


def _months(text: str, lang: str) -> list[Number]:
    """Names of months; one beside a number is a date for sure, any other may be another word or somebody's name."""
    low = text.casefold()
    found = []
    for name, month in _month_names(primary(lang)).items():
        word = rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name)
        if re.search(word, low):
            is_date = re.search(rf"\d\W{{0,3}}(?:de |of )?{word}|{word}\W{{0,3}}(?:de |of )?\d", low) is not None
            found.append(Number(name, frozenset([Decimal(month)]), is_date))
    return found


@cache
def _month_names(lang: str) -> dict[str, int]:
    """Full and short names of the months of a language, as CLDR has them, in small letters and without their points."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return {}
    rows = (locale.months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated"))
    names = {str(name).casefold().strip(". "): int(month) for row in rows for month, name in row.items()}
    return {name: month for name, month in names.items() if not re.search(r"\d", name) and len(name) > 2}


_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _romans(text: str) -> list[Number]:
    return [
        Number(match[0], frozenset([_roman(match[0])]), is_sure=False) for match in _ROMAN.finditer(text) if match[0]
    ]


def _roman(written: str) -> Decimal:
    digits = [_ROMAN_DIGITS[letter] for letter in written]
    return Decimal(sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits)))
