"""A title goes in and the article's id comes out; a first paragraph goes in and the dateline in front of it comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from publisher.article.credit_words import canonical_agency
from publisher.article.kinds import slug


def article_id(title: str, path: Path) -> str:
    """The title as an id, at most 60 letters, ended at a word; the file's name when the title has no Latin letters."""
    whole = slug(title)
    short = whole if len(whole) <= 60 else whole[:61].rpartition("-")[0] or whole[:60]
    return short or slug(path.stem)[:60] or "article"


@dataclass(frozen=True, slots=True)
class LeadingDateline:
    """``PARIS, 3 mars (AFP) - `` in front of a text."""

    words: str
    """As it stands there, spaces behind it included."""
    place: str
    """Empty when only a date and an agency stand there."""
    agency: str
    reporter: str = ""

    @property
    def why(self) -> str:
        """For the report."""
        return f"'{self.words.strip()}' in front of the text; the agency '{self.agency}' is in no field"


_HEAD = r"(?P<head>[^\W_a-z][\w .,'’-]{1,50}?)"
_LETTERS = r"(?P<agency>[^()/\[\]【】]{2,16})"
_FORMS = (
    rf"{_HEAD}\s*\({_LETTERS}\)\s?\.?\s?[-–—]+\s?(?=\S)",  # Hanoi (VNA) - / PARIS, 3 mars (AFP) - / Hanoi, 4 mar (EFE).-
    rf"{_HEAD}\s*/{_LETTERS}/\s?[.\-–—]\s?(?=\S)",  # ХАНОЙ, 4 марта. /ТАСС/.
    rf"{_HEAD}\s[-–—]\s(?P<known>[^.\-–—]{{2,16}})\.\s(?=\S)",  # МОСКВА, 4 мар - РИА Новости.
    rf"\({_LETTERS}\)\s?[-–—]\s?{_HEAD}\s[-–—]\s(?=\S)",  # (ANSA) - ROMA, 04 MAR -
    r"\((?P<agency>[^\W\d_a-z][\w. ]{1,15})\)(?P<head>)\s[-–—]\s(?=\S)",  # (Dân trí) -
    rf"(?:{_HEAD},\s)?(?P<known>[A-Z][\w.]{{2,12}})\s[-–—]\s(?=\S)",  # JAKARTA, KOMPAS.com -
    r"[（(]?(?P<agency>[一-鿿]{1,4}[社网])(?P<head>[一-鿿]{1,8}?)(?:\d{1,2}月)?\d{1,2}日[一-鿿]{0,6}[电電讯訊]"  # 新华社河内3月4日电
    r"(?:[（(](?:记者|記者)(?P<reporter>[^）)]{1,24})[）)])?[）)]?[：:，,　 ]*(?=\S)",
    r"[【［\[](?P<both>[^】］\]]{3,24})[】］\]]\s*(?:[-–—]\s*)?(?=\S)",  # 【ハノイ共同】, ［ハノイ　3日　ロイター］
    # (하노이=연합뉴스) 이름 기자 =
    r"[(\[](?P<head>[가-힣]{2,8})=(?P<agency>[^()\[\]]{2,12})[)\]]\s*(?:(?P<reporter>[가-힣]{2,4}(?:·[가-힣]{2,4})*)\s?(?:기자|특파원)\s?=\s*)?(?=\S)",
)
"""Forms of datelines; an agency that stands in no bracket (``known``) must be one of the table of credits."""
_PATTERNS = tuple(map(re.compile, _FORMS))


def leading_dateline(text: str) -> LeadingDateline | None:
    """The dateline in front of a text, in the forms agencies write it; None when none stands there."""
    start = text[:160]
    for match in filter(None, (pattern.match(start) for pattern in _PATTERNS)):
        named = {name: words or "" for name, words in match.groupdict().items()}
        head, known = _apart(named["both"]) if "both" in named else (named["head"], named.get("known", ""))
        agency = (named.get("agency") or known).strip()
        alone = match.group().startswith("(") and not head
        sure = canonical_agency(agency) is not None or (
            not known and (agency.isupper() or alone or agency.endswith("社"))
        )
        if agency and sure:
            return LeadingDateline(match[0], _place(head), agency, named.get("reporter", ""))
    return None


def _apart(both: str) -> tuple[str, str]:
    """Place and agency out of one bracket: ``ハノイ共同``, ``ハノイ　3日　ロイター``."""
    cuts = (cut for cut in range(1, len(both)) if canonical_agency(both[cut:]))
    cut = next(cuts, 0)
    return (re.sub(r"\d{1,2}日", "", both[:cut]).strip(), both[cut:].strip()) if cut else ("", "")


def _place(head: str) -> str:
    """The place without the day behind it: ``HANOI, March 3`` -> ``HANOI``; a head that is only a day has no place."""
    parts = [part.strip(" .") for part in head.split(",")]
    while parts and any(map(str.isdigit, parts[-1])):
        parts.pop()
    return ", ".join(parts)
