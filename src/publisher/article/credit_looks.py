"""A stretch of words goes in; whether it can be a name at all comes out: by its marks, its capitals and its length."""

from __future__ import annotations

import re

from publisher.article.credit_kinds import (
    QUOTES,
    VIETNAMESE,
    is_address,
    is_organisation,
    is_press,
    is_unspaced,
    looks_like_person,
)
from publisher.article.credit_words import canonical_agency, credit_words, folded

_CYRILLIC = frozenset(map(chr, range(0x400, 0x500)))
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTED = re.compile("""(.+?) [«„“"]([^«»„“”"]+)[»“”"]?""")

# --- can it be a name? -----------------------------------------------------------------------------------------------------------

_NOT_AN_END = "".join(
    rf"(?<!\b(?:{titles}))"
    for titles in ("St|Dr|Mr|Co|Jr|Sr|Lt", "Mrs|Ltd|Inc|Sgt|Cpl|Maj|Col|Gen|Pvt|Spc|Pfc", "Capt|Prof|Cmdr|Corp")
)
_LETTER = "[A-Za-zÀ-ɏΑ-Ωа-яА-ЯЁІЇЄҐ]"
_SENTENCE_END = re.compile(
    rf"(?<![.\s/(,@]{_LETTER})(?<!^{_LETTER})(?<![ก-ฮ]){_NOT_AN_END}[.!?](?:\s(?![a-zß-ÿа-яёіїєґ])|$)|(?<=[가-힣])[.!?]\s|[。！？]"
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


_NO_NAME = re.compile(r"[\"“”„«»:：!?()（）]")


def looks_like_name(name: str, *, in_bracket: bool, labelled: bool = True, marked: bool = False) -> bool:
    """Whether a stretch can be a name: short, without a sentence's marks, and not mostly in small letters.

    Where words are not told apart by capitals, a long name without a label must be one of an organisation. Behind a label
    that cannot be mistaken (``marked``) the names of authorities may be in small letters but for the first.
    """
    text = _without_quotes(name.strip(QUOTES))
    if folded(text) in credit_words().position:
        return False
    if _SENTENCE_END.search(text) or _NO_NAME.search(text) or not any(map(str.isalpha, text)):
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


_HAN = re.compile("[\u3400-\u9fff]")
_TELLS = re.compile("[在里了着並并们們把被让讓]|して|する|した|いる|れる|하는|하고|있다|했다")
"""Letters of what happens: ``北京市民在国家博物馆里参观`` is a caption, long as the names of houses are."""


def is_plain_name(name: str) -> bool:
    """Whether it can be nothing but a name, where no caption stands before it."""
    text = name.strip(QUOTES)
    if canonical_agency(text):
        return True
    if is_unspaced(text):
        if _HAN.search(text) and " " in text:
            return all(len(piece) <= 4 or is_organisation(piece) for piece in text.split()) and not _TELLS.search(text)
        return len(text) <= 12 or " " in text or (is_organisation(text) and not _TELLS.search(text))
    return text.startswith("@") or len(text.split()) == 1 or looks_like_person(text) or is_plain_house(text)


def is_plain_house(text: str) -> bool:
    """An organisation all in capitals but for small words, or a web address: ``Musée de Capodimonte``, ``vnexpress.net``."""
    small = credit_words().particle
    words = text.split()
    capitals = all(word[0].isupper() or word[0].isdigit() or folded(word) in small for word in words)
    named = capitals or (words[0][0] in _CYRILLIC and is_organisation(words[0]))
    return is_address(text) or (named and len(words) <= 8 and not is_unspaced(text) and is_organisation(text))


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
