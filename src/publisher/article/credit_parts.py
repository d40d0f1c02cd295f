"""The words of one credit go in ("Photo by A. Name / AFP, File"); photographer, agency, lender, licence and flags come out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from publisher.article.credit_kinds import (
    is_house,
    is_nickname,
    is_one_word,
    is_organisation,
    is_press,
    is_unspaced,
    looks_like_person,
)
from publisher.article.credit_labels import Labels, take_labels
from publisher.article.credit_looks import is_plain_house, is_plain_name, is_sentence, looks_like_name
from publisher.article.credit_names import Name, read_names
from publisher.article.credit_words import canonical_agency, credit_words, folded
from publisher.article.model import Credit


class Standing(Enum):
    """Where the words stand; a bracket of its own at the end of a caption is already half a proof."""

    BRACKET = "bracket"
    RUNNING = "running"
    ALONE = "alone"
    """The whole text: a credit line, or a caption that begins with a word like "Photo:"."""
    SENTENCE = "sentence"
    """Behind the caption's last stop or on a new line: what follows is no part of a sentence begun before."""


_LOOSE = (Standing.RUNNING, Standing.ALONE)


@dataclass(frozen=True, slots=True)
class CreditParts:
    """A credit read from words: who is named, what is said beyond names, and what was left out."""

    credit: Credit
    flags: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    """What was left out, in plain words."""


def read_credit(words: str, standing: Standing) -> CreditParts | None:
    """Read the words as a credit; None when they are not evidently one."""
    bare, tail = _without_tail(_trim(words))
    labels, rest = take_labels(bare)
    if not labels.kind and is_sentence(rest):
        return None
    place, rest = ((), rest) if labels.kind else _without_place(rest)
    licence, rest = _take_licence(rest)
    rest, via = _take_via(rest)
    names = read_names(rest, of_photo=labels.kind == "photo", bracket=_may_name_in_bracket(rest, labels, standing))
    if not all(_can_be(name, labels, standing) for name in names) or not (names or licence or canonical_agency(via)):
        return None
    if labels.kind:
        evident = _is_labelled(labels, names, via, rest) or _names_a_person(labels, names, standing)
    else:
        pair = standing not in _LOOSE and "/" in rest and _person_and_press(names)
        evident = pair or _speaks_for_itself(names, via, licence)
    if not evident:
        return None
    parts = _assign(names, labels, via)
    credit = replace(parts.credit, via=via or None, licence=licence or None)
    return replace(parts, credit=credit, repairs=(*tail, *place, *parts.repairs)) if credit != Credit() else None


_LABELLED_BRACKET = re.compile(r"[(（][^()（）]*[:：][^()（）]*[)）]$")


def _may_name_in_bracket(words: str, labels: Labels, standing: Standing) -> bool:
    """Whether a bracket at the end can hold a house: not where all of it may be caption."""
    if not labels.kind and _LABELLED_BRACKET.search(words):
        return False
    if labels.kind and not labels.marked:
        return standing is Standing.BRACKET or not is_unspaced(words)
    return labels.marked or standing is not Standing.ALONE


def _can_be(name: Name, labels: Labels, standing: Standing) -> bool:
    """Whether the name looks like one, more strictly where no label or no caption stands before it."""
    if standing is Standing.ALONE and not (name.role or is_plain_name(name.text)):
        return False
    return name.is_certain or looks_like_name(
        name.text,
        in_bracket=standing is Standing.BRACKET,
        labelled=bool(labels.kind),
        marked=labels.marked and standing not in _LOOSE,
    )


def _trim(words: str) -> str:
    words = words.strip().strip("|｜–—-").strip().lstrip("/／▲△▶◀■□● ")
    while words and words[-1] in ".。;" and not _OWN_STOP.search(words):
        words = words[:-1].rstrip()
    return words


_OWN_STOP = re.compile(
    r"(?:(?<![ก-๛])[ก-ฮ]{2,6}|\b(?:Inc|Ltd|Co|Jr|Sr|Corp)|(?<![^\W_])[A-ZÀ-ỸА-Я]\.\s?[A-ZÀ-ỸА-Я])\.$"
)
"""A stop that belongs to the name before it: ``Ltd.``, ``M.V.``."""
_ADDRESS_BEHIND = re.compile(r"\s+\S+@\S+\.\w+$")
_DATE_BEHIND = re.compile(
    r"(?<=\w), (?:[A-Z][a-z]+ (?:\d{1,2}, )?)?(?:1[89]|20)\d\d$|(?<=[摄攝影])\s?\d{2,4}年\d{1,2}月\d{1,2}日$"
)
_BETWEEN = " ,./;|-–—(（"


def _without_tail(words: str) -> tuple[str, tuple[str, ...]]:
    """``REUTERS/Name Purchase Licensing Rights``: what the site writes behind a credit; a reporter's address."""
    bare = _DATE_BEHIND.sub("", _ADDRESS_BEHIND.sub("", words))
    tails = credit_words().tail
    while (low := folded(bare)).endswith(tails):
        before = bare[: -len(next(tail for tail in tails if low.endswith(tail)))]
        if not before or before[-1].isalnum():
            break
        bare = before.rstrip(_BETWEEN)
    return bare, ((f"'{words[len(bare) :].strip(_BETWEEN)}' behind the credit left out",) if bare != words else ())


_PLACE = re.compile(r"([^\s=＝/]{2,6})[=＝](.+)")


def _without_place(words: str) -> tuple[tuple[str, ...], str]:
    """``서울=연합뉴스``: the place an agency writes before its own name is told of, and is nobody's name."""
    match = _PLACE.fullmatch(words)
    if match is None or not is_unspaced(match[1]) or canonical_agency(match[1]) or not canonical_agency(match[2]):
        return (), words
    return (f"place '{match[1]}' before the agency left out",), match[2]


# --- licence and via ----------------------------------------------------------------------------------------------------------

_CREATIVE_COMMONS = re.compile(r"\bCC(?:0|[ -](?:BY|0)(?:[ -](?:SA|NC|ND))*)(?:[ -]?\d\.\d)?(?: [A-Z]{2})?\b")


_PIECES = re.compile(r"[/,|()（）]|\s[-–—]\s")
_VIA = re.compile(r"(?P<before>.*)[ /]via (?P<after>.*)$", re.IGNORECASE)


def _take_licence(words: str) -> tuple[str, str]:
    """The licence, and the words without it: ``First Last / CC BY-SA 3.0``, ``NARA/Public domain``."""
    if match := _CREATIVE_COMMONS.search(words):
        before, after = words[: match.start()], words[match.end() :]
        before = credit_words().licence_joint.sub("", before.rstrip(" ,/(（:—–-"))
        return match.group(), f"{before.rstrip(' ,/(（')} {after.lstrip(' ,)）')}".strip()
    for piece in _PIECES.split(words):
        if folded(piece.strip()) in credit_words().licence:
            return piece.strip(), words.replace(piece, "", 1).strip(" /,|()（）-–—")
    return "", words


def _take_via(words: str) -> tuple[str, str]:
    """The agency behind "via", and the words without it; a remark behind it stays: ``Name/ORG via AP, File``."""
    match = _VIA.match(f" {words}") if "via" in words.lower() else None
    if match is None:
        return words, ""
    before, after = match["before"], match["after"]
    via, comma, remark = after.partition(",")
    agency = next((name for name in read_names(via, of_photo=False) if name.role == "agency"), None)
    via = agency.text if agency and "/" not in via else via.strip()
    return f"{before.strip(' ,/-–—')}{comma}{remark}", via


# --- is it a credit at all? -----------------------------------------------------------------------------------------------------


def _is_labelled(labels: Labels, names: tuple[Name, ...], via: str, words: str) -> bool:
    """A label and its mark; without a mark an agency or a slash must follow: ``Photo AFP``, ``Photo Name/ORG``."""
    return (
        labels.marked
        or bool(via)
        or "/" in words
        or any(name.role == "agency" or _is_journalist(name) for name in names)
    )


def _names_a_person(labels: Labels, names: tuple[Name, ...], standing: Standing) -> bool:
    """``(foto Nome Cognome)``, ``. Photo Prénom Nom``: some labels need only a space before a name that can be no other word."""
    if not labels.person or standing in _LOOSE:
        return False
    if len(names) == 2 and any(looks_like_person(name.text) for name in names):
        return any(name.role == "agency" or is_organisation(name.text) for name in names)
    if len(names) != 1 or names[0].role:
        return False
    if is_plain_house(names[0].text):
        return True
    words = names[0].text.split()
    if standing is Standing.BRACKET and is_organisation(words[0]) and words[-1][0].isupper():
        return True
    if words[0][0].isupper() and is_organisation(words[0]) and all(map(_is_of_house, words[1:])):
        return len(words) > 1
    if is_unspaced(names[0].text):
        return standing is Standing.BRACKET and len(words) <= 2 and len(names[0].text) <= 8
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not re.search(r"\d", names[0].text)


def _is_of_house(word: str) -> bool:
    """``nationale`` in ``Gendarmerie nationale``: a word of houses, a small word or a name."""
    low, words = folded(word), credit_words()
    return word[0].isupper() or low in words.institution or low in words.organisation or low in words.particle


def _speaks_for_itself(names: tuple[Name, ...], via: str, licence: str) -> bool:
    """Without a label: a licence, ``ORG/Handout``, ``ORG 提供``, an agency alone or with a name, ``U.S. Navy photo``, ``某某 摄``."""
    roles = [name.role for name in names]
    given = any(name.role == "handout" and folded(name.text) not in credit_words().needs_company for name in names)
    if licence or "courtesy" in roles or (given and len(names) > 1):
        return True
    if len(names) == 1 and not via:
        return _stands_alone(names[0])
    known = "agency" in roles or "photographed" in roles or any(map(canonical_agency, via.split("/")))
    return known and all(
        name.role or not name.text[0].islower() or _is_desk(name, before)
        for before, name in pairwise((Name(""), *names))
    )


def _person_and_press(names: tuple[Name, ...]) -> bool:
    """``First Last/Los Angeles Times``, in a bracket or behind the caption's end."""
    if len(names) != 2:
        return False
    return any(looks_like_person(one.text) and is_press(other.text) for one, other in (names, names[::-1]))


def _is_desk(name: Name, before: Name) -> bool:
    """``dpa/mv``, ``ANTARA FOTO/Name/hp``: a desk's initials at the end, in small letters."""
    return bool(before.text) and re.fullmatch(r"[a-z]{1,3}", name.text) is not None


def _is_journalist(name: Name) -> bool:
    return folded(name.text).endswith(credit_words().journalist)


def _stands_alone(name: Name) -> bool:
    if name.role == "agency":
        return name.told or folded(name.text) not in credit_words().needs_company
    short = is_unspaced(name.text) and (len(name.text) <= 4 or _is_journalist(name))
    return name.role == "photographed" and (short or is_organisation(name.text))


# --- who is who -------------------------------------------------------------------------------------------------------------------


def _assign(names: tuple[Name, ...], labels: Labels, via: str) -> CreditParts:
    """Every name to its field: by its own role, then by the label, then by what the words say."""
    fields: dict[str, list[str]] = {"photographer": [], "agency": [], "courtesy_of": [], "dropped": []}
    names = _lent_together(_nickname_first(_house_first(names)))
    for before, name in pairwise((None, *names)):
        assert name is not None
        alone = len(names) == 1 and not via
        field = _field(name, labels, alone=alone, before=before, second=bool(fields["photographer"]))
        fields.get(field, []).append(name.text)
    dated = tuple(
        f"{name.role} '{name.text}' among the names left out" for name in names if name.role in {"date", "number"}
    )
    flags = [*labels.flags, *(name.role for name in names if name.role in {"file", "handout"})]
    dropped = tuple(f"desk initials '{word}' left out" for word in fields.pop("dropped"))
    credit = Credit(**{field: " / ".join(dict.fromkeys(listed)) for field, listed in fields.items() if listed})
    return CreditParts(credit, tuple(dict.fromkeys(flags)), (*dropped, *dated))


def _house_first(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """``Ecomare/First Last``: of names that say nothing, a single word before the one of a person is a house."""
    people = [at for at, name in enumerate(names) if not name.role and looks_like_person(name.text)]
    if len(people) != 1:
        return names
    return tuple(
        replace(name, role="agency") if at < people[0] and not name.role and name.text.isalpha() else name
        for at, name in enumerate(names)
    )


def _nickname_first(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """``joakimbkk/Getty Images``: in front of a site of many contributors one word is the name of one."""
    if len(names) < 2 or names[0].role or folded(names[1].text) not in credit_words().platform:
        return names
    return (replace(names[0], role="person"), *names[1:]) if is_nickname(names[0].text) else names


def _lent_together(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """``JAXA/NASA提供``: two known houses with one word for lent behind them are two lenders."""
    if len(names) < 2 or names[-1].role != "courtesy" or not all(canonical_agency(name.text) for name in names):
        return names
    return tuple(replace(name, role="courtesy") for name in names)


def _is_institution(name: str) -> bool:
    """A house that is no agency: ``Nationaal Archief``; one word behind it is another house, behind an agency a surname."""
    return name.replace(" ", "").isalpha() and not canonical_agency(name) and is_house(name)


def _field(name: Name, labels: Labels, *, alone: bool, before: Name | None, second: bool) -> str:
    """The field of a credit a name belongs to; ``dropped`` for a desk's initials; empty for a remark."""
    if name.role in {"date", "number"}:
        return ""
    if name.role in {"file", "handout"}:
        return "agency" if alone else ""
    if name.role == "agency":
        return "courtesy_of" if alone and labels.kind == "courtesy" else "agency"
    if before is not None and (second or before.role == "agency") and _is_desk(name, before):
        return "dropped"
    if second and re.fullmatch("[A-Z][a-z]", name.text):
        return "dropped"
    if "courtesy" in (name.role, labels.kind):
        return "courtesy_of"
    if name.role == "person" or (name.role == "photographed" and not is_organisation(name.text)):
        return "photographer"
    beside = before is not None and _is_institution(before.text)
    house = (
        is_house(name.text)
        or (beside and is_one_word(name.text))
        or (alone and (labels.kind == "source" or is_one_word(name.text)))
    )
    return "agency" if house or second or name.text[0].islower() else "photographer"
