"""The names of one credit go in ("Name/Getty Images, File"); each name with the role its own words give it comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from publisher.article.credit_labels import inner_label, part_labels
from publisher.article.credit_words import canonical_agency, credit_words, folded


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a credit, without the words around it."""

    text: str
    role: str = ""
    """agency; photographed (a name before "photo" or 摄); courtesy; file, handout or date (no name, a remark); empty: not said."""

    told: bool = False
    """A word beside the name says what it is: ``VNS Photo``."""

    @property
    def is_certain(self) -> bool:
        """Whether the word is in the tables and needs no further proof."""
        return self.role in {"agency", "file", "handout", "date"}


_SEPARATOR = re.compile(r"\s*[/／|;]\s*|\s+[-–—]\s*|\s*[–—]\s+|\s*[=＝]\s*")
_FIRST_STOP = re.compile(r"([^.:]{2,40}?)\s?[.:]\s+(?=\S)")
_TWO_PEOPLE = re.compile(r"([^/|,]+?) [-–] ([^/|,]+?)(?:\s*/\s*|$)")
_DESK_NUMBER = re.compile(r"(?<=/[a-z]{2})/\d\d$")
_BEFORE_TAKEN = re.compile("\\s*[/／]\\s*(?=[摄攝撮]影?$)")
_EXPLAINED = re.compile(r"([^/(),]+?) \(([^()]+)\)")
_PHOTO_BY = re.compile(r"(.+?) (?:photo|image|photograph)s?(?: by |: )(.+)", re.IGNORECASE)
"""``U.S. Navy photo by First Last``."""
_DATE = re.compile(r"\d{1,2}[./-]\w{1,9}[./-]\d{2,4}")
_YEAR_BEHIND = re.compile(r"(?<=\w) \d{4}$")
_TRAILING_BRACKET = re.compile(r"(?<![.。!?])\s*[(（]([^()（）]+)[)）]$")


def read_names(words: str, *, of_photo: bool, bracket: bool = True) -> tuple[Name, ...]:
    """The names in the order written.

    ``of_photo``: behind a photo label, where "Name for ORG" is two names; ``bracket``: one at the end holds a name too.
    """
    words = part_labels(words)
    words = _EXPLAINED.sub(_explained, _BEFORE_TAKEN.sub(" ", _DESK_NUMBER.sub("", words)))
    if (by := _PHOTO_BY.match(words)) and is_plain_house(by[1]):
        words = f"{by[1]} photo / {by[2]}"
    words = _without_bracket(words) if bracket else words
    together = _TWO_PEOPLE.match(words)
    if (
        together
        and looks_like_person(together[1])
        and looks_like_person(together[2])
        and _are_together(words, together)
    ):
        rest = read_names(words[together.end() :], of_photo=of_photo, bracket=False)
        return (Name(together[1], "photographed"), Name(together[2], "photographed"), *rest)
    if stop := _agency_stop(words):
        words = f"{stop[1]} / {words[stop.end() :]}"
    if not re.search(r"[(（\[【]", words):
        words = words.strip(" )]）】")
    pieces = (part.strip(" ,") for piece in _SEPARATOR.split(words) for part in _split_softly(piece.strip(), of_photo))
    return tuple(name for piece in pieces if piece for name in _read_name(piece))


def _explained(match: re.Match[str]) -> str:
    """``VNA (Vietnam News Agency)`` -> ``VNA``: one agency by two of its names."""
    agency = canonical_agency(match[1].strip())
    return match[1] if agency and agency == canonical_agency(match[2]) else match[0]


def _without_bracket(words: str) -> str:
    """``Name (EFE)`` -> ``Name / EFE``, where the bracket holds something that is told apart from a remark about the picture."""
    match = _TRAILING_BRACKET.search(words)
    if match is None or not (is_organisation(match[1]) or any(name.role for name in _read_name(match[1].strip()))):
        return words
    return f"{words[: match.start()]} / {match[1]}"


def _are_together(words: str, two: re.Match[str]) -> bool:
    """``Name - Name/AGENCY``: two names with a dash before the slash are two people; in Vietnamese without a slash too."""
    return two.end() < len(words) or bool(_VIETNAMESE.search(two[1]) and _VIETNAMESE.search(two[2]))


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
    person, found, platform = piece.rpartition(" on ")
    if found and canonical_agency(platform):
        return [person, platform]
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


_QUOTES = '«»“”„"‘’'

# --- one name, without the words around it ---------------------------------------------------------------------------------


def _read_name(name: str) -> tuple[Name, ...]:
    """The first reader that knows what to do with the name; else it stands as it is."""
    return next((names for reader in _READERS if (names := reader(name))), (Name(name),))


def _whole(name: str) -> tuple[Name, ...]:
    """``AFP``, ``AFP 2024``, ``Getty Images for ORG``, ``File``, ``Handout``."""
    bare = _YEAR_BEHIND.sub("", name)
    name = bare if canonical_agency(bare) else name
    words, low = credit_words(), folded(name)
    agency = canonical_agency(name.strip(_QUOTES).partition(" for ")[0]) or _is_service(name.split("-"))
    if _DATE.fullmatch(name):
        return (Name(name, "date"),)
    roles = {"agency": bool(agency), "file": low in words.file, "handout": low in words.handout}
    return tuple(Name(name, role) for role, fits in roles.items() if fits)[:1]


def _lent(name: str) -> tuple[Name, ...]:
    """``Công an cung cấp``, ``博物馆供图``: a lender and the word that says so."""
    ending = _ending(name, credit_words().suffix_courtesy)
    return (Name(name[: -len(ending)].strip(), "courtesy"),) if ending else ()


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
    match = re.fullmatch(rf"(.*?)\s*(?:{'|'.join(credit_words().reporter)})\s*(.+)", name)
    return (*(_read_name(match[1]) if match[1] else ()), *_read_name(match[2])) if match else ()


def _before_photo(name: str) -> tuple[Name, ...]:
    """``AP Photo``, ``U.S. Navy photo``, ``某某 摄``, ``이름 기자``; a date before the word is the day the photo was taken, not a name."""
    if _ending(name, credit_words().journalist) and not canonical_agency(name.split(" ")[0]):
        return (Name(name, "photographed"),)
    ending = _ending(name, credit_words().suffix)
    before = name[: -len(ending)].strip() if ending else ""
    if not before or re.search(r"[\d日年月拍]$", before) or (ending.isascii() and not name[-len(ending) - 1].isspace()):
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


def _stuck_together(name: str) -> tuple[Name, ...]:
    """``EPA연합뉴스``, ``美聯社資料照``: two agencies, or one and a remark, without a mark between."""
    ending = _ending(name, credit_words().remark_stuck)
    house = name[: -len(ending)].rstrip() if ending else ""
    if house and (canonical_agency(house) or is_organisation(house)):
        return (Name(ending, credit_words().remarks[ending]), *_read_name(house))
    agencies = re.fullmatch(r"([!-~ ]+?) ?([^!-~ ]+)", name)
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
    return next((end for end in endings if low.endswith(end) and len(low) > len(end)), "")


# --- can it be a name? ------------------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(
    r"(?<![.\s/(,@][A-Za-zÀ-ɏΑ-Ωа-яА-ЯЁІЇЄҐ])(?<!^[A-Za-zÀ-ɏΑ-Ωа-яА-ЯЁІЇЄҐ])(?<!\b(?:St|Dr|Mr|Co|Jr|Sr|Lt))(?<!\b(?:Mrs|Ltd|Inc|Sgt|Cpl|Maj|Col|Gen|Pvt|Spc|Pfc))(?<!\b(?:Capt|Prof|Cmdr|Corp))[.!?](?:\s(?![a-zß-ÿа-яёіїєґ])|$)|[。！？]"
)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _agency_stop(words: str) -> re.Match[str] | None:
    """``РИА Новости. Name``, ``AAP: Name``: a stop or a colon between an agency and a person."""
    stop = _FIRST_STOP.match(words)
    if stop is None or not (canonical_agency(stop[1]) or (":" in stop[0] and is_press(stop[1]))):
        return None
    return stop if ":" not in stop[0] or looks_like_person(words[stop.end() :]) else None


def is_sentence(words: str) -> bool:
    """Whether a sentence ends inside the words: no credit without a label goes on behind one, but ``AGENCY. Name``."""
    return _SENTENCE_END.search(words) is not None and not _agency_stop(words)


_QUOTED = re.compile("""(.+?) [«„“"]([^«»„“”"]+)[»“”"]?""")
_CYRILLIC = frozenset(map(chr, range(0x400, 0x500)))
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def looks_like_name(name: Name, *, in_bracket: bool, labelled: bool = True, marked: bool = False) -> bool:
    """Whether a stretch can be a name: short, without a sentence's marks, and not mostly in small letters.

    Where words are not told apart by capitals, a long name without a label must be one of an organisation. Behind a label
    that cannot be mistaken (``marked``) the names of authorities may be in small letters but for the first.
    """
    text = _without_quotes(name.text.strip(_QUOTES))
    if name.is_certain:
        return True
    if folded(text) in credit_words().position:
        return False
    if _SENTENCE_END.search(text) or re.search(r"[\"“”„«»:：!?()（）]", text) or not any(map(str.isalpha, text)):
        return False
    if is_unspaced(text):
        strict = not labelled and _EAST_ASIAN.search(text) and not is_organisation(text)
        return (
            len(text) <= (9 if strict else 36 if labelled and is_organisation(text) else 24)
            and text.count(" ") <= (1 if strict else 4)
            and not re.search(r"[，,]" if labelled and is_organisation(text) else r"[，,\d]", text)
        )
    words = text.replace("’", "'").replace("'", " ").split()
    if is_plain_house(text):
        return True
    if (
        len(words) > 3
        and text[0].islower()
        and not (folded(words[0]) in credit_words().particle or is_organisation(words[0]))
    ):
        return False
    if marked and len(words) <= 10 and _is_authority(text, words):
        return True
    return (in_bracket and len(words) <= 3) or (len(words) <= 10 and _mostly_capitals(text, words))


def _without_quotes(text: str) -> str:
    """``ХК «Авангард»`` -> ``ХК Авангард``: the quotes around the name of a house."""
    quoted = _QUOTED.fullmatch(text)
    return f"{quoted[1]} {quoted[2]}" if quoted and is_organisation(quoted[1]) else text


def is_plain_name(name: Name) -> bool:
    """Whether it can be nothing but a name, where no caption stands before it."""
    text = name.text.strip(_QUOTES)
    if name.role or canonical_agency(text):
        return True
    if is_unspaced(text):
        return len(text) <= 12 or " " in text or is_organisation(text)
    return text.startswith("@") or len(text.split()) == 1 or looks_like_person(text) or is_plain_house(text)


def is_plain_house(text: str) -> bool:
    """An organisation all in capitals but for small words, or a web address: ``Musée de Capodimonte``, ``vnexpress.net``."""
    small = credit_words().particle
    words = text.split()
    capitals = all(word[0].isupper() or word[0].isdigit() or folded(word) in small for word in words)
    named = capitals or (words[0][0] in _CYRILLIC and is_organisation(words[0]))
    return bool(_ADDRESS.fullmatch(text)) or (
        named and len(words) <= 8 and not is_unspaced(text) and is_organisation(text)
    )


def _is_authority(text: str, words: list[str]) -> bool:
    """``Державна служба України з надзвичайних ситуацій``: but not "University students march", which says no "of"."""
    first = " ".join(words[:3]) if text[0] in _CYRILLIC else " ".join(words[:2]) if not text.isascii() else words[0]
    telling = not text.isascii() or not credit_words().joint_words.isdisjoint(map(str.lower, words))
    return words[0][0].isupper() and telling and is_organisation(first)


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
    if canonical_agency(name):
        return True
    if low in words.person or low.endswith(words.journalist) or name.startswith("@"):
        return False
    if low.endswith(words.organisation_end) and len(low) >= 4:
        return True
    if words.organisation_part.search(low):
        return True
    pieces = low.replace("'", "' ").replace("-", " ").split()
    if words.organisation & {*pieces, *low.split(), *map(" ".join, pairwise(pieces))}:
        return True
    return _is_written_like_one(name)


_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_ADDRESS = re.compile(r"[^\s@]+\.[a-z]{2,4}")
_A_YEAR = re.compile(r"(?:1[89]|2[05])\d\d(?!\d)")
_WITH_ARTICLE = re.compile(r"(?:The|THE)(?: [A-Z]\w*){1,3}")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZБ-ДЖЗЙ-НП-ТФ-Щ]{3,6}(?= |$)")
_CAPITAL_INSIDE = re.compile(r"(?!Ma?c|D[aei]|L[aei]|O'|V[ao]n)\w*[^\W\d_A-Z][A-Z]\w*")


def _is_written_like_one(name: str) -> bool:
    """``NTB``, ``U.S. Navy``, ``ДСНС Полтавщини``, ``NurPhoto``, ``detik.com``, ``TV2``, ``«Известия»``: no person is."""
    if name.isupper() and name.isalpha() and 2 <= len(name) <= 6:
        return True
    if (
        name[:1] in "«„“"
        or _WITH_ARTICLE.fullmatch(name)
        or " + " in name
        or "&" in name
        or (name.count(" ") < 2 and any(map(str.isdigit, name)) and not _A_YEAR.match(name))
    ):
        return True
    return bool(
        _INITIALS.match(name) or _ADDRESS.fullmatch(name) or _NO_VOWEL.match(name) or _CAPITAL_INSIDE.fullmatch(name)
    )


def is_press(name: str) -> bool:
    """A newspaper, an agency, a broadcaster, by a word only those have in their names."""
    low = folded(name)
    pieces = low.replace("'", "' ").replace("-", " ").split()
    known = canonical_agency(name.strip(_QUOTES + " "))
    return not credit_words().press.isdisjoint(pieces) or bool(known) or _ADDRESS.fullmatch(name) is not None


def looks_like_person(name: str) -> bool:
    """Two to four words in capitals, none of which an organisation has."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not is_organisation(name)
