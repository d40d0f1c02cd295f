"""Language tags: a tag as an editor writes it in, the same tag in its canonical form out (BCP 47)."""

from __future__ import annotations

import re

from publisher.notices import did_you_mean

# ISO 639-1, the two-letter codes; BCP 47 wants the two-letter code wherever there is one.
_TWO_LETTER = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
TWO_LETTER = frozenset(_TWO_LETTER.split())

# What is written instead: countries, English names, and the three-letter codes of languages that have two letters.
MISTAKEN = {
    "vn": "vi", "vie": "vi", "vietnamese": "vi", "eng": "en", "english": "en", "uk-en": "en-GB", "jp": "ja", "jpn": "ja",
    "japanese": "ja", "cn": "zh", "chn": "zh", "zho": "zh", "chinese": "zh", "kor": "ko", "korean": "ko", "fra": "fr",
    "fre": "fr", "french": "fr", "deu": "de", "ger": "de", "german": "de", "spa": "es", "sp": "es", "spanish": "es",
    "rus": "ru", "russian": "ru", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "lao": "lo", "kh": "km", "khmer": "km",
    "tha": "th", "thai": "th", "ara": "ar", "arabic": "ar", "por": "pt", "ita": "it", "italian": "it", "portuguese": "pt",
}  # fmt: skip

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?P<rest>(?:-[a-z0-9]{2,8})*)",
    re.IGNORECASE,
)
_RIGHT_TO_LEFT = frozenset(["ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"])


def canonical_tag(tag: str) -> str:
    """The tag in canonical letters ("vi", "zh-Hant", "pt-BR"); ValueError with a hint when it is not a language tag."""
    match = _TAG.fullmatch(tag)
    if match is None or tag.lower() in MISTAKEN or not _is_language(match["language"].lower()):
        raise ValueError(_hint(tag))
    language, script, region = match["language"].lower(), match["script"], match["region"]
    parts = [language, script and script.title(), region and region.upper(), match["rest"].lower().strip("-")]
    return "-".join(part for part in parts if part)


def primary(tag: str) -> str:
    """The language alone, without script and region."""
    return tag.partition("-")[0].lower()


_WRITTEN_LIKE = {"zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "nb": "no", "nn": "no"}


def relatives(tag: str) -> tuple[str, ...]:
    """A tag in small letters, then ever shorter ones: "zh-TW" -> zh-hant, zh; "de-AT" -> de-at, de."""
    parts = tag.lower().replace("_", "-").split("-")
    tags = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return tuple(_WRITTEN_LIKE.get(one, one) for one in tags)


def is_right_to_left(tag: str) -> bool:
    """Whether the language is written from right to left."""
    return primary(tag) in _RIGHT_TO_LEFT


def _is_language(code: str) -> bool:
    return len(code) == 3 or code in TWO_LETTER


def _hint(tag: str) -> str:
    instead = MISTAKEN.get(tag.lower())
    if instead:
        return f"did you mean '{instead}'?"
    near = did_you_mean(tag.lower(), MISTAKEN)
    if near and near.startswith("did"):
        return f"did you mean '{MISTAKEN[near.split(chr(39))[1]]}'?"
    return "write a language tag such as vi, en, zh-Hant or pt-BR"
