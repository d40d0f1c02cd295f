"""A stretch of words goes in; whether it can be a name, a person's or a house's, comes out: by words and by how it is written."""

from __future__ import annotations

import re
from itertools import pairwise

from publisher.article.credit_words import canonical_agency, credit_words, folded

QUOTES = '«»“”„"‘’'
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_CYRILLIC = frozenset(map(chr, range(0x400, 0x500)))
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTED = re.compile("""(.+?) [«„“"]([^«»„“”"]+)[»“”"]?""")

# --- kinds of names ---------------------------------------------------------------------------------------------------------------


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
    known = canonical_agency(name.strip(QUOTES + " "))
    return not credit_words().press.isdisjoint(pieces) or bool(known) or _ADDRESS.fullmatch(name) is not None


def looks_like_person(name: str) -> bool:
    """Two to four words in capitals, none of which an organisation has."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not is_organisation(name)


# --- can it be a name? -----------------------------------------------------------------------------------------------------------

_NOT_AN_END = "".join(
    rf"(?<!\b(?:{titles}))"
    for titles in ("St|Dr|Mr|Co|Jr|Sr|Lt", "Mrs|Ltd|Inc|Sgt|Cpl|Maj|Col|Gen|Pvt|Spc|Pfc", "Capt|Prof|Cmdr|Corp")
)
_LETTER = "[A-Za-zÀ-ɏΑ-Ωа-яА-ЯЁІЇЄҐ]"
_SENTENCE_END = re.compile(
    rf"(?<![.\s/(,@]{_LETTER})(?<!^{_LETTER}){_NOT_AN_END}[.!?](?:\s(?![a-zß-ÿа-яёіїєґ])|$)|[。！？]"
)
"""A stop, but not behind an initial or a title, nor before a small letter."""
_FIRST_STOP = re.compile(r"([^.:]{2,40}?)\s?[.:]\s+(?=\S)")


def agency_stop(words: str) -> re.Match[str] | None:
    """``РИА Новости. Name``, ``AAP: Name``: a stop or a colon between an agency and a person."""
    stop = _FIRST_STOP.match(words)
    if stop is None or not (canonical_agency(stop[1]) or (":" in stop[0] and is_press(stop[1]))):
        return None
    return stop if ":" not in stop[0] or looks_like_person(words[stop.end() :]) else None


def is_sentence(words: str) -> bool:
    """Whether a sentence ends inside the words: no credit without a label goes on behind one, but ``AGENCY. Name``."""
    return _SENTENCE_END.search(words) is not None and not agency_stop(words)


def looks_like_name(name: str, *, in_bracket: bool, labelled: bool = True, marked: bool = False) -> bool:
    """Whether a stretch can be a name: short, without a sentence's marks, and not mostly in small letters.

    Where words are not told apart by capitals, a long name without a label must be one of an organisation. Behind a label
    that cannot be mistaken (``marked``) the names of authorities may be in small letters but for the first.
    """
    text = _without_quotes(name.strip(QUOTES))
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


def is_plain_name(name: str) -> bool:
    """Whether it can be nothing but a name, where no caption stands before it."""
    text = name.strip(QUOTES)
    if canonical_agency(text):
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
    if VIETNAMESE.search(text):
        return capitals >= 2 or (capitals == 1 and (len(words) <= 4 or is_organisation(words[0])))
    if len(words) == 1 or (len(weighty) <= 2 and is_organisation(text)):
        return True
    return capitals > 0 and 2 * capitals >= len(weighty)
