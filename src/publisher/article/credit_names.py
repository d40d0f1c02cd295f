"""The names of one credit go in ("Name/Getty Images, File"); each name with the role its own words give it comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from publisher.article.credit_words import canonical_agency, credit_words, folded


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a credit, without the words around it."""

    text: str
    role: str = ""
    """agency; photographed (a name before "photo" or 摄); courtesy; file or handout (no name, a remark); empty: not said."""

    @property
    def is_certain(self) -> bool:
        """Whether the word is in the tables and needs no further proof."""
        return self.role in {"agency", "file", "handout"}


_SEPARATOR = re.compile(r"\s*[/／|;]\s*|\s+[-–—]\s*|\s*[–—]\s+|\s*[=＝]\s*")
_TRAILING_BRACKET = re.compile(r"(?<![.。!?])\s*[(（]([^()（）]+)[)）]$")


def read_names(words: str, *, of_photo: bool) -> tuple[Name, ...]:
    """The names in the order written; ``of_photo``: behind a photo label, where "Name for ORG" is two names."""
    words = _TRAILING_BRACKET.sub(r" / \1", words)
    if not re.search(r"[(（\[【]", words):
        words = words.strip(" )]）】")
    pieces = (part.strip(" ,") for piece in _SEPARATOR.split(words) for part in _split_softly(piece.strip(), of_photo))
    return tuple(name for piece in pieces if piece for name in _read_name(piece))


def _split_softly(piece: str, of_photo: bool) -> list[str]:
    """Split at a comma, hyphen or "for" only where one side is known: ``Name, Reuters``, ``Name-TTXVN``, ``Name for ORG``."""
    if canonical_agency(piece):
        return [piece]
    for separator in (",", "、", "-"):
        parts = [part.strip() for part in piece.split(separator)]
        if len(parts) > 1 and any(_is_known(part) for part in parts) and not _is_service(parts):
            return parts
    person, found, platform = piece.rpartition(" on ")
    if found and canonical_agency(platform):
        return [person, platform]
    before, found, after = piece.partition(" for ")
    if found and of_photo and not is_organisation(before) and after[:1].isupper():
        return [before, after]
    return [piece]


def _is_service(parts: list[str]) -> bool:
    """``dpa-tmn``: the service of an agency that a photo came over."""
    return len(parts) == 2 and canonical_agency(parts[0]) is not None and parts[1].islower() and len(parts[1]) <= 8


def _is_known(name: str) -> bool:
    words = credit_words()
    return bool(canonical_agency(name)) or folded(name) in words.file | words.handout


_QUOTES = '«»“”„"‘’'

# --- one name, without the words around it ---------------------------------------------------------------------------------


def _read_name(name: str) -> tuple[Name, ...]:
    """The first reader that knows what to do with the name; else it stands as it is."""
    return next((names for reader in _READERS if (names := reader(name))), (Name(name),))


def _whole(name: str) -> tuple[Name, ...]:
    """``AFP``, ``File``, ``Handout``."""
    words, low = credit_words(), folded(name)
    agency = canonical_agency(name.strip(_QUOTES)) or _is_service(name.split("-"))
    roles = {"agency": bool(agency), "file": low in words.file, "handout": low in words.handout}
    return tuple(Name(name, role) for role, fits in roles.items() if fits)[:1]


def _lent(name: str) -> tuple[Name, ...]:
    """``Công an cung cấp``, ``博物馆供图``: a lender and the word that says so."""
    ending = _ending(name, credit_words().suffix_courtesy)
    return (Name(name[: -len(ending)].strip(), "courtesy"),) if ending else ()


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
    match = re.fullmatch(rf"(.*?)\s*(?:{'|'.join(credit_words().reporter)})\s*(.+)", name)
    return (*(_read_name(match[1]) if match[1] else ()), *_read_name(match[2])) if match else ()


def _before_photo(name: str) -> tuple[Name, ...]:
    """``AP Photo``, ``U.S. Navy photo``, ``某某 摄``; a date before the word is the day the photo was taken, not a name."""
    ending = _ending(name, credit_words().suffix)
    before = name[: -len(ending)].strip() if ending else ""
    if not before or re.search(r"[\d日年月]$", before) or (ending.isascii() and not name[-len(ending) - 1].isspace()):
        return ()
    return tuple(Name(part.text, part.role or "photographed") for part in _read_name(before))


def _agency_first(name: str) -> tuple[Name, ...]:
    """``新华社发``, ``VNS Photo First Last``: an agency, perhaps the word photo, then a name."""
    if name[-1] in "发發" and canonical_agency(name[:-1]):
        return (Name(name[:-1], "agency"),)
    agency, _, rest = name.partition(" ")
    agency = agency[:-1] if agency[-1] in "发發" else agency
    if not rest or canonical_agency(agency) is None or not (agency.isupper() or is_unspaced(agency)):
        return ()
    first, _, others = rest.partition(" ")
    person = others if folded(first).rstrip(":") in credit_words().suffix else rest
    return (Name(agency, "agency"), *_read_name(person)) if person[:1].isupper() or is_unspaced(person) else ()


def _stuck_together(name: str) -> tuple[Name, ...]:
    """``EPA연합뉴스``: two agencies without a mark between their scripts."""
    agencies = re.fullmatch(r"([!-~ ]+?) ?([^!-~ ]+)", name)
    both = agencies and canonical_agency(agencies[1]) and canonical_agency(agencies[2])
    return (Name(agencies[1], "agency"), Name(agencies[2], "agency")) if agencies and both else ()


def _commissioned(name: str) -> tuple[Name, ...]:
    """``First Last for The Daily Herald``, without a label: the paper must be known, or be called The something."""
    person, found, paper = name.partition(" for ")
    known = canonical_agency(paper) or (paper.startswith("The ") and is_organisation(paper))
    if (
        not found
        or not known
        or not 2 <= len(person.split()) <= 3
        or not all(word[0].isupper() for word in person.split())
    ):
        return ()
    return (Name(person), Name(paper, "agency"))


_READERS = (_whole, _stuck_together, _commissioned, _lent, _beside_flag, _reported, _before_photo, _agency_first)


def _ending(name: str, endings: tuple[str, ...]) -> str:
    low = folded(name)
    return next((end for end in endings if low.endswith(end) and len(low) > len(end)), "")


# --- can it be a name? ------------------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(
    r"(?<![.\s][A-Za-zÀ-ɏΑ-Ωа-яА-ЯЁІЇЄҐ])(?<!^[A-Za-zÀ-ɏΑ-Ωа-яА-ЯЁІЇЄҐ])(?<!\b(?:St|Dr|Mr|Co|Jr|Sr))(?<!\b(?:Mrs|Ltd|Inc))[.!?](?:\s|$)|[。！？]"
)
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def looks_like_name(name: Name, *, in_bracket: bool) -> bool:
    """Whether a stretch can be a name: short, without a sentence's marks, and not mostly in small letters."""
    text = name.text.strip(_QUOTES)
    if name.is_certain:
        return True
    if folded(text) in credit_words().position:
        return False
    if _SENTENCE_END.search(text) or re.search(r"[\"“”„«»:：!?()（）]", text) or not any(map(str.isalpha, text)):
        return False
    if is_unspaced(text):
        return len(text) <= 24 and not re.search(r"[，,\d]", text)
    words = text.replace("’", "'").replace("'", " ").split()
    return (in_bracket and len(words) <= 3) or (len(words) <= 10 and _mostly_capitals(text, words))


def _mostly_capitals(text: str, words: list[str]) -> bool:
    """As names are written: half the words that are not particles; two in Vietnamese, where organisations use few."""
    weighty = [word for word in words if folded(word) not in credit_words().particle and any(map(str.isalpha, word))]
    capitals = sum(not word[0].islower() for word in weighty)
    if _VIETNAMESE.search(text):
        return capitals >= 2 or (capitals == 1 and (len(words) <= 4 or is_organisation(words[0])))
    if len(words) == 1 or (len(weighty) <= 2 and is_organisation(text)):
        return True
    return capitals > 0 and 2 * capitals >= len(weighty)


def is_unspaced(text: str) -> bool:
    """Mostly letters without capitals: Han, kana, Hangul, Thai, Lao, Khmer, Arabic, Hebrew ..."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and 2 * sum(char.lower() == char.upper() for char in letters) > len(letters)


def is_organisation(name: str) -> bool:
    """An organisation rather than a person: a word that says so, an acronym or initials."""
    words, low = credit_words(), folded(name)
    if canonical_agency(name) or any(part in low for part in words.organisation_part):
        return True
    if low in words.person:
        return False
    pieces = low.split()
    if words.organisation & {*pieces, *map(" ".join, pairwise(pieces))}:
        return True
    acronym = name.isupper() and name.isalpha() and 2 <= len(name) <= 6
    return acronym or bool(re.match(r"(?:[A-Z]\.){2,}", name))
