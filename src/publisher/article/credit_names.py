"""The names of one credit go in ("Name/Getty Images, File"); each name with the role its own words give it comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.article.credit_kinds import (
    QUOTES,
    VIETNAMESE,
    is_organisation,
    is_press,
    is_unspaced,
    looks_like_person,
)
from publisher.article.credit_labels import inner_label, part_labels
from publisher.article.credit_looks import agency_stop, is_plain_house
from publisher.article.credit_words import canonical_agency, credit_words, folded


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a credit, without the words around it."""

    text: str
    role: str = ""
    """agency; person; photographed (a name before "photo" or 摄, perhaps a house's); courtesy; empty: not said.

    file, handout, date and number are no names but remarks.
    """

    told: bool = False
    """A word beside the name says what it is: ``VNS Photo``."""

    @property
    def is_certain(self) -> bool:
        """Whether the word is in the tables and needs no further proof."""
        return self.role in {"agency", "file", "handout", "date", "number"}


_SEPARATOR = re.compile(r"\s*[/／|;]\s*|\s+[-–—]\s*|\s*[–—]\s+|\s*[=＝]\s*")
_TWO_PEOPLE = re.compile(r"([^/|,]+?) [-–] ([^/|,]+?)(?:\s*/\s*|$)")
_DESK_NUMBER = re.compile(r"(?<=/[a-z]{2})/\d\d$")
_BEFORE_TAKEN = re.compile("\\s*[/／]\\s*(?=[摄攝撮]影?$)")
_EXPLAINED = re.compile(r"([^/(),]+?) \(([^()]+)\)")
_PHOTO_BY = re.compile(r"(.+?) (?:photo|image|photograph)s?(?: by |: )(.+)", re.IGNORECASE)
"""``U.S. Navy photo by First Last``."""
_OPENER = re.compile(r"[(（\[【]")
_DAY_AT_END = re.compile(r"[\d日年月拍]$")
_DATE = re.compile(r"\d{1,2}[./-]\w{1,9}[./-]\d{2,4}")
_NUMBER = re.compile(r"[A-Z]{1,4}\d{5,}")
"""``UN0123456``: the number of a picture at its agency."""
_YEAR_BEHIND = re.compile(r"(?<=\w) \d{4}$")
_TRAILING_BRACKET = re.compile(r"(?<![.。!?])\s*[(（]([^()（）]+)[)）]$")


def read_names(words: str, *, of_photo: bool, bracket: bool = True) -> tuple[Name, ...]:
    """The names in the order written.

    ``of_photo``: behind a photo label, where "Name for ORG" is two names; ``bracket``: one at the end holds a name too.
    """
    words = _slashed(words, bracket=bracket)
    if together := _two_people(words):
        rest = read_names(words[together.end() :], of_photo=of_photo, bracket=False)
        return (Name(together[1], "photographed"), Name(together[2], "photographed"), *rest)
    if not _OPENER.search(words):
        words = words.strip(" )]）】")
    pieces = (part.strip(" ,") for piece in _SEPARATOR.split(words) for part in _split_softly(piece.strip(), of_photo))
    return tuple(name for piece in pieces if piece for name in _read_name(piece))


def _slashed(words: str, *, bracket: bool) -> str:
    """The words with a slash wherever another way of writing parts two names."""
    words = _BEFORE_TAKEN.sub(" ", _DESK_NUMBER.sub("", part_labels(words)))
    words = credit_words().licensed.sub(" / ", _EXPLAINED.sub(_explained, words))
    if (by := _PHOTO_BY.match(words)) and is_plain_house(by[1]):
        words = f"{by[1]} photo / {by[2]}"
    words = _without_bracket(words) if bracket else words
    stop = agency_stop(words)
    return f"{stop[1]} / {words[stop.end() :]}" if stop else words


def _explained(match: re.Match[str]) -> str:
    """``VNA (Vietnam News Agency)`` -> ``VNA``: one agency by two of its names."""
    agency = canonical_agency(match[1].strip())
    return match[1] if agency and agency == canonical_agency(match[2]) else match[0]


def _without_bracket(words: str) -> str:
    """``Name (EFE)`` -> ``Name / EFE``, where the bracket holds something that is told apart from a remark about the picture."""
    match = _TRAILING_BRACKET.search(words)
    inside = match[1].split("/") if match else []
    if match is None or not all(
        is_organisation(name) or any(one.role for one in _read_name(name.strip())) for name in inside
    ):
        return words
    return f"{words[: match.start()]} / {match[1]}"


def _two_people(words: str) -> re.Match[str] | None:
    """``Name - Name/AGENCY``: two names with a dash before the slash are two people; in Vietnamese without a slash too."""
    two = _TWO_PEOPLE.match(words)
    if two is None or not (looks_like_person(two[1]) and looks_like_person(two[2])):
        return None
    vietnamese = VIETNAMESE.search(two[1]) and VIETNAMESE.search(two[2])
    return two if two.end() < len(words) or vietnamese else None


def _split_softly(piece: str, of_photo: bool) -> list[str]:
    """Split at a comma, hyphen or "for" only where one side is known: ``Name, Reuters``, ``Name-TTXVN``, ``Name for ORG``."""
    if canonical_agency(piece):
        return [piece]
    for separator in (",", "，", "、", "-"):
        parts = [part.strip() for part in piece.split(separator)]
        if len(parts) > 1 and any(_is_known(part) for part in parts) and not _is_service(parts):
            return parts
    person, found, house = piece.partition(", ")
    if found and looks_like_person(person) and is_organisation(house) and not _is_service([person, house]):
        return [person, house]
    if found and of_photo and is_organisation(person) and looks_like_person(house):
        return [person, house]
    before, found, after = _commission(piece)
    if found and of_photo and not is_organisation(before) and after[:1].isupper():
        return [before, after]
    return [piece]


def _is_service(parts: list[str]) -> bool:
    """``dpa-tmn``: the service of an agency that a photo came over."""
    return len(parts) == 2 and canonical_agency(parts[0]) is not None and parts[1].islower() and len(parts[1]) <= 8


def _is_known(name: str) -> bool:
    words = credit_words()
    return bool(canonical_agency(name)) or folded(name) in words.remarks or bool(_beside_flag(name))


# --- one name, without the words around it ---------------------------------------------------------------------------------


def _read_name(name: str) -> tuple[Name, ...]:
    """The first reader that knows what to do with the name; else it stands as it is."""
    return next((names for reader in _READERS if (names := reader(name))), (Name(name),))


def _whole(name: str) -> tuple[Name, ...]:
    """``AFP``, ``AFP 2024``, ``Getty Images for ORG``, ``File``, ``Handout``."""
    bare = _YEAR_BEHIND.sub("", name)
    name = bare if canonical_agency(bare) else name
    words, low = credit_words(), folded(name)
    agency = canonical_agency(name.strip(QUOTES).partition(" for ")[0]) or _is_service(name.split("-"))
    if name[-1].isdigit():
        if _DATE.fullmatch(name):
            return (Name(name, "date"),)
        if _NUMBER.fullmatch(name):
            return (Name(name, "number"),)
    roles = {"agency": bool(agency), "file": low in words.file, "handout": low in words.handout}
    return tuple(Name(name, role) for role, fits in roles.items() if fits)[:1]


def _lent(name: str) -> tuple[Name, ...]:
    """``Công an cung cấp``, ``博物馆供图``: a lender and the word that says so."""
    ending = _ending(name, credit_words().suffix_courtesy)
    lender = name[: -len(ending)].strip()
    if not ending or credit_words().labels.get(folded(lender)) == "photo":
        return ()
    if sent := _SENT_BY.fullmatch(lender):
        return (Name(sent[1], "agency"), Name(sent[2], "courtesy"))
    return (Name(lender, "courtesy"),)


_SENT_BY = re.compile(r"(\S{2,8})[发發] (.+)")
"""``央广网发 南京消防``: who sent it out, who lent it."""


def _on_platform(name: str) -> tuple[Name, ...]:
    """``Name on Unsplash``, ``Name auf Pixabay``, ``Name da Pexels``."""
    low = folded(name)
    if " " not in name or not low.endswith(credit_words().platform):
        return ()
    platform = next(site for site in credit_words().platform if low.endswith(site))
    joint = next((word for word in credit_words().platform_joint if low[: -len(platform)].endswith(word)), "")
    person = name[: -len(platform + joint)] if joint else ""
    if not person or person.count(" ") > 3 or (" " in person and not looks_like_person(person)):
        return ()
    return (Name(person, "person"), Name(name[-len(platform) :], "agency"))


def _labelled(name: str) -> tuple[Name, ...]:
    """``Courtesy U.S. Navy``, ``Copyright 2022 AP`` behind another name: a label of its own."""
    kind, rest = inner_label(name)
    if not rest:
        return ()
    roles = {"courtesy": "courtesy", "photo": "photographed", "source": "agency"}
    return (Name(rest, roles[kind]),) if kind in roles else _read_name(rest)


def _beside_flag(name: str) -> tuple[Name, ...]:
    """``Archivo EFE``, ``TTXVN phát``, ``Name phát``: a name with a remark that is no part of it."""
    words, low = credit_words(), folded(name)
    first, last = words.remark_beside.match(low), words.remark_beside.search(low)
    if first and first["first"] and canonical_agency(name[first.end() :].strip()):
        flag = first["first"]
        return (Name(flag, words.remarks[flag]), Name(name[first.end() :].strip(), "agency"))
    if last and last["last"]:
        flag, before = last["last"], name[: last.start()].strip()
        if canonical_agency(before) or flag in {"phát", "handout"}:
            return (Name(flag, words.remarks[flag]), *_read_name(before))
    return ()


def _reported(name: str) -> tuple[Name, ...]:
    """``新华社记者 某某``: an agency, the word reporter, a name."""
    match = credit_words().reporter.fullmatch(name)
    return (*(_read_name(match[1]) if match[1] else ()), *_read_name(match[2])) if match else ()


def _before_photo(name: str) -> tuple[Name, ...]:
    """``AP Photo``, ``U.S. Navy photo``, ``某某 摄``, ``이름 기자``; a date before the word is the day the photo was taken, not a name."""
    if _ending(name, credit_words().journalist) and not canonical_agency(name.split(" ")[0]):
        return (Name(name, "photographed"),)
    ending = _ending(name, credit_words().suffix)
    before = name[: -len(ending)].strip() if ending else ""
    if ending in (" 图", " 圖") and len(before) > 4:
        return ()
    if not before or _DAY_AT_END.search(before) or (ending.isascii() and not name[-len(ending) - 1].isspace()):
        return ()
    return tuple(Name(part.text, part.role or "photographed", told=True) for part in _read_name(before))


def _agency_first(name: str) -> tuple[Name, ...]:
    """``新华社发``, ``VNS Photo First Last``: an agency, perhaps the word photo, then a name."""
    if name[-1] in "发發" and canonical_agency(name[:-1]):
        return (Name(name[:-1], "agency"),)
    agency, _, rest = name.partition(" ")
    agency = agency[:-1] if agency[-1] in "发發" else agency
    if not rest or canonical_agency(agency) is None or not (agency.isupper() or is_unspaced(agency)):
        return ()
    if is_organisation(rest) and not canonical_agency(rest):
        return (Name(name, "agency"),)
    first, _, others = rest.partition(" ")
    person = others if folded(first).rstrip(":") in credit_words().suffix else rest
    return (Name(agency, "agency"), *_read_name(person)) if person[:1].isupper() or is_unspaced(person) else ()


_LATIN_THEN_OTHER = re.compile(r"([!-~ ]+?) ?([^!-~ ]+)")


def _stuck_together(name: str) -> tuple[Name, ...]:
    """``EPA연합뉴스``, ``美聯社資料照``: two agencies, or one and a remark, without a mark between."""
    ending = _ending(name, credit_words().remark_stuck)
    house = name[: -len(ending)].rstrip() if ending else ""
    if house and (canonical_agency(house) or is_organisation(house)):
        return (Name(ending, credit_words().remarks[ending]), *_read_name(house))
    agencies = None if name.isascii() else _LATIN_THEN_OTHER.fullmatch(name)
    both = agencies and canonical_agency(agencies[1]) and canonical_agency(agencies[2])
    return (Name(agencies[1], "agency"), Name(agencies[2], "agency")) if agencies and both else ()


def _commission(name: str) -> tuple[str, str, str]:
    match = credit_words().commission.search(name)
    return (name[: match.start()], match[0], name[match.end() :]) if match else (name, "", "")


def _commissioned(name: str) -> tuple[Name, ...]:
    """``First Last for The Daily Herald``, without a label: the paper must be known, or be called The something."""
    person, found, paper = _commission(name)
    known = is_press(paper) or (paper.startswith("The ") and is_organisation(paper))
    if (
        not found
        or not known
        or not 2 <= len(person.split()) <= 3
        or not all(word[0].isupper() for word in person.split())
    ):
        return ()
    return (Name(person), Name(paper, "agency"))


_READERS = (
    _whole,
    _on_platform,
    _labelled,
    _stuck_together,
    _commissioned,
    _lent,
    _beside_flag,
    _reported,
    _before_photo,
    _agency_first,
)


def _ending(name: str, endings: tuple[str, ...]) -> str:
    low = folded(name)
    if not low.endswith(endings):
        return ""
    return next((end for end in endings if low.endswith(end) and len(low) > len(end)), "")
