"""The credit of a photo as fields of its own state it - a line, a photographer, a source - goes in; one credit, from where, comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from publisher.article.credit import CreditSplit, credit_names, split_credit
from publisher.article.credit_words import canonical_agency, folded
from publisher.article.model import Credit
from publisher.article.unknown import is_nothing
from publisher.importers.base import Confidence
from publisher.importers.story import Said


def stated_credit(line: Said | None, facts: Mapping[str, Said], lang: str) -> tuple[CreditSplit | None, Said | None]:
    """The credit of a line and of fields for its parts (``CREDIT_FACTS``); what the line names is not named again.

    A line that cannot be taken apart is a credit as it stands, which is only likely. None, with the line, when they name nobody.
    """
    split = read_credit_line(line.value, lang) if line else None
    if line and split and split.credit is None and not is_nothing(line.value):
        split = replace(split, credit=Credit(agency=line.value.strip()))
        line = replace(line, sure=Confidence.LIKELY, why=f"{line.why}, taken whole")
    credit = split.credit if split else None
    told = [line] if line and credit else []
    for name, said in facts.items():
        before = credit
        credit = before if is_nothing(said.value) else _JOINED[name](before, said.value, lang)
        told += [said] if credit != before else []
    if credit is None:
        return split, line
    why = " and ".join(dict.fromkeys(said.why for said in told))
    return CreditSplit("", credit, credit_names(credit, lang)), replace(told[0], why=why)


def read_credit_line(text: str, lang: str) -> CreditSplit:
    """A credit that stands in a field of its own: with its label, or only the names; none when words would be left over."""
    split = split_credit(text, lang)
    if split.credit is None or split.caption:
        split = split_credit(f"Photo: {text}", lang)
    is_whole = split.caption.strip(" .,:;") in ("", "Photo")  # the label is ours
    return replace(split, caption="", found=text) if is_whole else CreditSplit("", found=text)


def joined(one: Credit, other: Credit) -> Credit | None:
    """Two credits of one photo as one that names all they name; None where both state the same part and mean others by it."""
    parts: dict[str, str] = {}
    for part in ("photographer", *_PARTS):
        said, told = (getattr(credit, part) or "" for credit in (one, other))
        shorter, longer = sorted((said, told), key=lambda name: len(folded(name)))
        if not _words(shorter) <= _words(longer):
            return None
        parts |= {part: said if folded(said) == folded(told) else longer} if longer else {}
    others = [_words(parts[part]) for part in ("photographer", "courtesy_of", "via") if part in parts]
    if _words(parts.get("agency", "")) in others:
        del parts["agency"]  # the same words, read as a house in one place and as something else in the other
    return Credit(**parts)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", folded(name)))


def named_in(credit: Credit) -> int:
    """How many a credit names."""
    return sum(name is not None for name in (credit.photographer, credit.agency, credit.courtesy_of))


def _with_person(credit: Credit | None, text: str, lang: str) -> Credit:
    """The credit with a photographer who is named by himself, where it names none; ``HANDOUT`` names nobody beside a credit."""
    person = re.sub(r"^(?:photo(?:graph)?s?\s+)?by\s+", "", text, flags=re.I)
    stated = read_credit_line(text, lang)
    if (
        (whole := stated.credit)
        and whole.photographer
        and any(map(canonical_agency, (whole.agency or "").split(" / ")))
    ):
        return (joined(credit, whole) if credit else whole) or credit or whole  # a byline with its agency
    if credit is None:
        return Credit(photographer=person)
    if stated.flags:
        return credit
    if credit.photographer is None and folded(person) != folded(credit.agency or ""):
        return replace(credit, photographer=person)
    return credit


_PARTS = ("agency", "licence", "courtesy_of", "via")


def _with_source(credit: Credit | None, text: str, lang: str) -> Credit:
    """The credit with a source that is named by itself, where it names none: an agency or archive, a licence, a whole credit line."""
    stated = read_credit_line(text, lang).credit
    if stated is None or not any(getattr(stated, part) for part in _PARTS):
        stated = Credit(agency=text)  # in such a field a bare name is no photographer's
    if credit is None:
        return stated
    missing = {part: getattr(stated, part) for part in _PARTS if getattr(stated, part) and not getattr(credit, part)}
    if folded(missing.get("agency", "")) in folded(credit_names(credit, lang)):
        missing.pop("agency", None)
    return replace(credit, **missing)


_JOINED: Mapping[str, Callable[[Credit | None, str, str], Credit]] = {
    "photographer": _with_person,
    "agency": _with_source,
}
CREDIT_FACTS = tuple(_JOINED)
"""Facts of a photo that are parts of its credit."""
