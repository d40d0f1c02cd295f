"""A name goes in; whether a person's or a house's comes out: by words, by known names and by how such names are written.

Two questions are told apart. ``is_organisation`` asks for words, and may decide whether a stretch of text is a credit at
all. ``is_house`` also trusts the mere shape of a name; it is asked only about names of a credit that is already certain.
"""

from __future__ import annotations

import re
from itertools import pairwise

from publisher.article.credit_words import canonical_agency, credit_words, folded

QUOTES = '«»“”„"‘’'
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def is_unspaced(text: str) -> bool:
    """Mostly letters without capitals: Han, kana, Hangul, Thai, Lao, Khmer, Arabic, Hebrew ..."""
    if text.isascii():
        return False
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and 2 * sum(char.lower() == char.upper() for char in letters) > len(letters)


# --- by words --------------------------------------------------------------------------------------------------------------------


def is_organisation(name: str) -> bool:
    """An organisation rather than a person: a known name, a word that says so, an acronym or initials."""
    words, low = credit_words(), folded(name)
    if canonical_agency(name) or low in words.house or low in words.paper:
        return True
    if _is_told_as_person(name, low):
        return False
    told = (
        (low.endswith(words.organisation_end) and len(low) >= 4)
        or words.organisation_part.search(low)
        or not words.organisation.isdisjoint(_words_of(low))
        or _begins_like_a_house(name)
        or _is_written_like_one(name)
    )
    return bool(told) and not _is_known_person(name)


def _words_of(low: str) -> set[str]:
    """Every word of a name in small letters, whole and in the parts of a hyphen or apostrophe, and every two in a row."""
    pieces = low.replace("'", "' ").replace("-", " ").split()
    return {*pieces, *low.split(), *map(" ".join, pairwise(pieces))}


def _is_told_as_person(name: str, low: str) -> bool:
    words = credit_words()
    return low in words.person or low.endswith(words.journalist) or name.startswith("@")


def _is_known_person(name: str) -> bool:
    """``Nguyễn Văn Trường``, ``Tom Bank``: a family name or a given name in front of a word that houses have too."""
    words, pieces = credit_words(), name.split()
    if not 2 <= len(pieces) <= 4 or not all(piece[0].isupper() for piece in pieces):
        return False
    first, last = folded(pieces[0]), folded(pieces[-1])
    if first in words.family_name:
        return VIETNAMESE.search(last) is not None or last not in words.organisation
    return first in words.given_name and last in words.surname


def _begins_like_a_house(name: str) -> bool:
    """``Sở Văn hóa``, ``Sở VHTT``: Vietnamese nouns that persons are called too count in front of more words."""
    first, space, rest = name.partition(" ")
    return (
        bool(space)
        and not name.isascii()
        and folded(first) in credit_words().organisation_first
        and (" " in rest or rest.isupper())
    )


_INITIALS = re.compile(r"(?:[A-Z]\.){3,}|(?:U\.S|U\.K|U\.N|E\.U|D\.C|L\.A|N\.Y|S\.A|P\.T)\.")
_ADDRESS = re.compile(
    r"[^\s@]+\.(?:[a-z]{2,4}|news|media|online|info|photo|photography|studio|agency|museum|press|today|world|sport|live)"
)
_A_YEAR = re.compile(r"(?:1[89]|2[05])\d\d(?!\d)")
_WITH_ARTICLE = re.compile(r"(?:The|THE)(?: [A-Z]\w*){1,3}")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZБ-ДЖЗЙ-НП-ТФ-Щ]{3,6}(?= |$)")
_CAPITAL_INSIDE = re.compile(
    r"(?!(?:Ma?c|D[aeiu]|Dell?|L[aeio]|O'|V[ao]n|Vander|Fitz|St|Al|El|Abu|Jo|Mary|San|Ter|Ten|Ker)[A-Z])"
    r"\w*[a-zà-ÿа-яіїєґ][A-ZА-ЯІЇЄҐ]\w*"
)


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


def is_address(text: str) -> bool:
    """``vnexpress.net``."""
    return _ADDRESS.fullmatch(text) is not None


def is_press(name: str) -> bool:
    """A newspaper, an agency, a broadcaster: a known one, or by a word only those have in their names."""
    words, low = credit_words(), folded(name)
    pieces = low.replace("'", "' ").replace("-", " ").split()
    if low in words.paper or canonical_agency(name.strip(QUOTES + " ")):
        return True
    return not words.press.isdisjoint(pieces) or is_address(name)


def looks_like_person(name: str) -> bool:
    """Two to four words in capitals, none of which an organisation has."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not is_organisation(name)


# --- by shape --------------------------------------------------------------------------------------------------------------------


def is_house(name: str) -> bool:
    """An organisation by its words, by any word that houses have, or written as no person's name is."""
    if is_organisation(name):
        return True
    words, low = credit_words(), folded(name)
    if _is_told_as_person(name, low):
        return False
    given, _, rest = low.partition(" ")
    if (
        given in words.given_name and rest
    ):  # ``Karl Kasse``, ``Max Weber``: only a whole word behind a given name makes a house
        told = not words.institution.isdisjoint(_words_of(rest))
    else:
        told = bool(words.institution_part.search(low)) or not words.institution.isdisjoint(_words_of(low))
    return (told or _is_shaped_like_one(name)) and not _is_known_person(name)


_HAN = re.compile("[\u3400-\u9fff々]{6,}")
_KATAKANA = re.compile("[ァ-ヺー]{3,}")
_HANGUL = re.compile("[가-힣]{5,}")
_THAI = re.compile("[ก-๛]{16,}|[ก-ฮ]{2,6}\\..*")
_ARABIC = re.compile("ال\\w{3,}(?: \\w+)+")
_ACRONYM_FIRST = re.compile(r"(?:[A-Z]{3,6}|[А-ЯІЇЄҐ]{2,6})[ -]\w*[a-zа-яіїєґà-ÿ].*")
_ACRONYM_PAIR = re.compile(r"[A-ZА-Я]{2,5}[-&.][A-ZА-Я]{1,5}")
_ARTICLE_FIRST = re.compile(
    r"(?:(?:El|Los|Las|La|Les|Il|Gli|Die|Der|Das|Het) [A-ZÀ-Ý]\w{3,}|Le \w*(?:\w{7}|[à-ÿ])\w*|L['’][A-ZÀ-Ý]\w{3,})(?: \w+)?"
)
_OWNED = re.compile(r".*\w['’]s(?: .*)?")
_NUMBERED = re.compile(r"\D+ \d{1,3}|\d{1,3} \D+")


def _is_shaped_like_one(name: str) -> bool:
    """``任天堂美術資料室``, ``UNHCR Ukraine``, ``El Correo``, ``Christie's``, ``Studio 7``, ``OpenAI Lab``."""
    if is_unspaced(name):
        if first := _ARABIC.fullmatch(name):
            return first[0].split()[0] not in credit_words().given_name
        return any(shape.fullmatch(name) for shape in (_HAN, _KATAKANA, _HANGUL, _THAI))
    if any(shape.fullmatch(name) for shape in (_ACRONYM_FIRST, _ACRONYM_PAIR, _ARTICLE_FIRST, _OWNED, _NUMBERED)):
        return True
    words = name.split()
    if not credit_words().house_joint.isdisjoint(words[1:-1]) or any(map(_CAPITAL_INSIDE.fullmatch, words)):
        return True
    return (
        len(words) > 1
        and words[-2][0].isupper()
        and _is_of_a_place(folded(words[0]), folded(words[-1]), folded(" ".join(words[-2:])))
    )


def _is_of_a_place(first: str, last: str, last_two: str) -> bool:
    """``Ifema Madrid``, ``Us Lecce``: but a given name before it makes the place a surname."""
    place = credit_words().place
    return (last in place or last_two in place) and first not in credit_words().given_name


def is_nickname(name: str) -> bool:
    """``joakimbkk``, ``DoctorEgg``: one word with small letters that is no known house; contributors sign so at photo sites."""
    words = credit_words()
    known = canonical_agency(name) or folded(name) in words.house or folded(name) in words.paper
    return " " not in name and not known and not name.isupper() and not is_unspaced(name)


def is_one_word(name: str) -> bool:
    """``Populous``: where words are parted, one that is no given name; of persons both names are printed, or initials."""
    bare = name.strip(QUOTES)
    return (
        len(bare) > 2
        and bare.replace("-", "").isalpha()
        and not is_unspaced(bare)
        and not VIETNAMESE.search(bare)
        and folded(bare) not in credit_words().given_name
        and folded(bare) not in credit_words().person
    )
