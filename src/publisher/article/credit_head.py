"""A Korean wire's caption goes in (``[서울=뉴시스] 이름 기자 = ...``); the credit at its head and the words behind it come out.

Reports begin in the same way; a caption is told by what its wires write at the end, the day or the photographer's address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from publisher.article.credit_words import canonical_agency, credit_words
from publisher.article.model import Credit


@dataclass(frozen=True, slots=True)
class Head:
    """What stood in front of a caption and behind it."""

    credit: Credit
    caption: str
    """The words between, perhaps with a credit of their own."""
    date: str
    """The day, as it stood at the end; empty when there was none."""
    head: str
    tail: str
    """The address at the end, with what stood around it."""


_PLACE_AND_AGENCY = re.compile(r"[\[(［（]([^\[\]()=＝]{1,12})[=＝]([^\[\]()=＝]{2,16})[\])］）]\s*")
_REPORTER_SIGN = re.compile(r"([^=＝\n]{2,24}?)\s*[=＝]\s+")
_END = re.compile(r"\s*((?:1[89]|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?)?((?:\s*/\s*[^\s/@]+)?(?:\s*\S+@\S+\.\w+)?)\s*$")


def read_head(text: str) -> Head | None:
    """None when the text does not begin with a place and a known agency, or ends in neither day nor address."""
    if text[:1] not in ("[", "(", "［", "（") or not (place := _PLACE_AND_AGENCY.match(text)):
        return None
    agencies = [name.strip() for name in place[2].split("/")]
    end = _END.search(text, place.end())
    if not all(map(canonical_agency, agencies)) or end is None or not (end[1] or "@" in end[2]):
        return None
    sign = _REPORTER_SIGN.match(text, place.end())
    sign = sign if sign and sign[1].endswith(credit_words().journalist) else None
    start = sign.end() if sign else place.end()
    credit = Credit(sign[1] if sign else None, " / ".join(agencies))
    return Head(credit, text[start : end.start()].strip(), end[1] or "", text[:start].strip(), end[2].strip())


def joined(head: Credit, own: Credit | None) -> Credit:
    """The head's credit with what a credit behind the caption says: a lender, another photographer or agency."""
    if own is None:
        return head
    names = {
        field: getattr(own, field) for field in ("photographer", "via", "courtesy_of", "licence") if getattr(own, field)
    }
    agencies = dict.fromkeys(name for name in (own.agency, head.agency) if name)
    return replace(head, **{**names, "agency": " / ".join(agencies)})
