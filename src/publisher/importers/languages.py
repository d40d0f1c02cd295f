"""A text goes in; the language it is most likely written in, and how sure that is, come out."""

from __future__ import annotations

import re
from collections import Counter

from publisher.importers.base import Confidence

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


def guess_language(text: str) -> tuple[str, Confidence, str]:
    """Language tag, confidence and reason: by letters that only one language uses, else by its small words."""
    low = text.lower()
    letters = max(1, sum(map(str.isalpha, low)))
    for lang, of_it, share in _LETTERS:
        if len(re.findall(f"[{of_it}]", low)) > share * letters:
            return lang, Confidence.CERTAIN, "its letters"
    words = re.findall(r"[^\W\d_]+", low)
    scores = Counter({lang: sum(word in row for word in words) for lang, row in _SMALL_WORDS.items()})
    (best, hits), (_, second) = scores.most_common(2)
    if hits < 2:
        return "en", Confidence.GUESS, "too little text to tell; say it with --lang"
    sure = Confidence.CERTAIN if hits >= 2 * second and hits >= 8 else Confidence.LIKELY
    return best, sure, f"{hits} of its {len(words)} words are everyday words of this language"


_SMALL_WORDS = {lang: frozenset(row.split()) for lang, row in _COMMON.items()}
SMALL_WORDS = frozenset[str]().union(*_SMALL_WORDS.values())
"""The small words of all languages."""
