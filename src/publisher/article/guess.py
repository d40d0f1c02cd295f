"""A text goes in; the language it shows itself to be in comes out - by its letters, else by its small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from publisher.article.language import primary

_COMMON = {
    "en": "the of and to in was is on for with by from that his which were are at during after their has have",
    "fr": "le la les des et est dans pour une sur avec par qui plus du au aux ont été cette son ses lors pendant",
    "de": "der die das und den von mit ist des im dem nicht ein eine für auf nach werden wurde bei sich zum zur",
    "es": "el la los las y en que una por con del para se su más como fue durante este esta han sido al",
    "pt": "o os as e em que uma por com não para se do da dos das no na ao foi durante este esta são mais",
    "it": "il lo gli le di che una per con non del della dei delle nel nella è sono alla più durante questo stato",
    "nl": "de het een van en in is op te dat voor met zijn door naar niet aan bij ook worden werd tijdens deze",
    "sv": "och att det som en på är av för med den till inte om har ett i vid från under efter var denna",
    "no": "og det som en på er av for med den til ikke om har et i ved fra under etter var denne",
    "da": "og det som en på er af for med den til ikke om har et i ved fra under efter var denne blev",
    "fi": "ja on oli että ei se hän myös mutta kun sekä ovat joka mukaan jälkeen kanssa tämä sen",
    "pl": "i w na z do się nie jest że to przez dla od po jak przy został oraz który podczas były",
    "cs": "a v na se je že s z do o pro od po při jako byl který které během také není",
    "hu": "a az és hogy nem is egy volt meg csak mint ez de van után szerint alatt",
    "ro": "și în de la cu pe din pentru este care nu mai că au fost sau prin după această",
    "tr": "ve bir bu için ile de da olarak daha olan sonra kadar çok gibi en ise",
    "id": "yang dan di dari untuk dengan pada dalam ini itu adalah tidak oleh akan ke telah sebagai",
    "ms": "yang dan di dari untuk dengan pada dalam ini itu adalah tidak oleh akan ke telah bagi ialah",
}
"""Language -> the small words its pages are full of."""
_LETTERS = (
    ("vi", "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", 0.06),
    ("ja", "ぁ-んァ-ヶ", 0.1), ("ko", "가-힣", 0.2), ("zh", "一-鿿", 0.2), ("th", "ก-๛", 0.2), ("lo", "ກ-ໝ", 0.2),
    ("km", "ក-៹", 0.2), ("my", "က-႟", 0.2), ("uk", "їєґі", 0.03),
    ("bg", "ъ", 0.01), ("sr", "ђћџњљј", 0.02), ("ru", "а-яё", 0.2), ("el", "α-ωά-ώ", 0.2),
    ("he", "א-ת", 0.2), ("ar", "ء-ي", 0.2), ("hi", "अ-ह", 0.2),
)  # fmt: skip
"""Language -> letters only it uses among the rows below it, and the share of all letters that proves it."""


_SMALL_WORDS = {lang: frozenset(row.split()) for lang, row in _COMMON.items()}
SMALL_WORDS = frozenset[str]().union(*_SMALL_WORDS.values())
"""The small words of all languages."""
ENOUGH = 25
"""Small words that prove a language."""
_SCRIPTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*_COMMON, "vi"), ("LATIN",)),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk"), ("CYRILLIC",)),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), ("ARABIC",)),
    **dict.fromkeys(("hi", "mr", "ne"), ("DEVANAGARI",)),
    "el": ("GREEK",), "he": ("HEBREW",), "th": ("THAI",), "lo": ("LAO",), "km": ("KHMER",), "my": ("MYANMAR",),
    "zh": ("CJK",), "ja": ("CJK", "HIRAGANA", "KATAKANA"), "ko": ("HANGUL", "CJK"),
}  # fmt: skip
"""Language -> its scripts, as Unicode names their letters."""
_FEW_LETTERS = 20
"""Fewer may be a name, which keeps its own letters in many languages."""
_OWN_SHARE = 0.3
"""Of the letters of a text that names of elsewhere leave at least."""


def guess(text: str) -> str | None:
    """The language of a text when letters or many small words prove it; None when they do not."""
    if lang := by_letters(text):
        return lang
    (best, hits), (_, second), _ = by_small_words(text)
    return best if hits >= ENOUGH and hits >= 2 * second else None


def by_letters(text: str) -> str | None:
    """The language whose own letters a text is full of."""
    small = text.lower()
    odd = "".join(letter for letter in set(small) if not letter.isascii())
    found = {lang: re.findall(f"[{own}]", odd) for lang, own, _ in _LETTERS} if odd else {}
    letters = max(1, sum(map(str.isalpha, small))) if any(found.values()) else 1
    for lang, _, share in _LETTERS if odd else ():
        if sum(map(small.count, found[lang])) > share * letters:
            return lang
    return None


def by_small_words(text: str) -> tuple[tuple[str, int], tuple[str, int], int]:
    """The two languages whose small words a text has most of, with how many, and how many words it has."""
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    small = words.keys() & SMALL_WORDS
    scores = Counter({lang: sum(map(words.__getitem__, small & row)) for lang, row in _SMALL_WORDS.items()})
    best, second = scores.most_common(2)
    return best, second, words.total()


def is_written_in(text: str, lang: str) -> bool:
    """Whether the letters of a text are those of a language.

    True too when it has few letters, when the tag names a script of its own (``uz-Latn``), or the language is not known here.
    """
    scripts = _SCRIPTS.get(primary(lang))
    odd = [letter for letter in set(text) if letter.isalpha() and not letter.isascii()] if not text.isascii() else []
    if scripts is None or ("LATIN" in scripts and not odd):
        return True
    letters = Counter(letter for letter in text if letter.isalpha())
    if letters.total() < _FEW_LETTERS or re.search("-[A-Z][a-z]{3}(-|$)", lang.replace("-Han", "")):
        return True
    return sum(count for letter, count in letters.items() if _script(letter) in scripts) >= _OWN_SHARE * letters.total()


@cache
def _script(letter: str) -> str:
    """The script of a letter, as Unicode names it: LATIN, CJK ..."""
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]
