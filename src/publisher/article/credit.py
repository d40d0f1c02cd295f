"""A photo's words as every channel prints them: credit and caption go in, one credit line and one caption text come out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from publisher.article.credit_split import CreditSplit, split_credit
from publisher.article.credit_words import credit_words, folded, own_label, wording
from publisher.article.model import Credit, Photo

__all__ = ["CreditSplit", "caption_text", "credit_line", "credit_names", "split_credit"]

_NO_LABELS: Mapping[str, str] = MappingProxyType({})


def credit_line(credit: Credit | None, lang: str, labels: Mapping[str, str] = _NO_LABELS) -> str:
    """The credit as printed: ``Photo: Name / VNA``; empty when there is none or the article waives it.

    ``labels`` maps languages to a publication's own word (``Settings.credit_labels``); an empty word prints no label.
    """
    names = credit_names(credit, lang)
    if not names:
        return ""
    words = wording(lang)
    own = own_label(lang, labels)
    label = words.label if own is None else own
    if not label:
        return names
    colon = " " if label.endswith(".") else words.colon if not label.endswith((":", "：", "៖")) else " "
    return f"{label}{colon}{names}"


def credit_names(credit: Credit | None, lang: str = "en") -> str:
    """Who is named, without a label: ``Name / VNA``, ``AP via VNA``, ``courtesy of ORG``, ``Name (CC BY 4.0)``."""
    if credit is None or credit.is_waived:
        return ""
    lender = _without_label(credit.courtesy_of)
    parts = [_without_label(credit.photographer), _without_label(credit.agency)]
    if lender:
        parts.append(wording(lang).courtesy.format(lender))
    names = " / ".join(dict.fromkeys(part for part in parts if part))
    if credit.via:
        names = f"{names} via {credit.via.strip()}" if names else credit.via.strip()
    if credit.licence:
        names = f"{names} ({credit.licence.strip()})" if names else credit.licence.strip()
    return names


def caption_text(photo: Photo, *, context: bool) -> str:
    """The caption as a sentence, after the context when asked; only a missing full stop is added, in the text's own script."""
    parts = [photo.context if context else None, photo.caption]
    sentences = [_as_sentence(part) for part in parts if part and part.strip()]
    if len(sentences) == 2 and sentences[0][-1] in _WIDE_ENDS:
        return "".join(sentences)
    return " ".join(sentences)


def _without_label(name: str | None) -> str:
    """The name alone, where a label was typed into the field: ``Photo: VNA`` -> ``VNA``."""
    name = (name or "").strip()
    if not name:
        return ""
    label = credit_words().label_pattern.match(folded(name))
    colon = label and re.match(r"\s*[:：៖=]\s*(?=\S)", name[label.end() :])
    return name[label.end() + colon.end() :] if label and colon else name


# --- sentences ----------------------------------------------------------------------------------------------------------------

_WIDE_ENDS = "。！？"
_CLOSERS = "\"'”’»›)）]】」』"
_SIGNS = "%‰@#&*/\\†‡§"
"""Signs Unicode counts as punctuation but that end no sentence."""
_SCRIPT_STOP = {
    "CJK": "。", "HIRAGANA": "。", "KATAKANA": "。", "KHMER": "។", "DEVANAGARI": "।", "BENGALI": "।",
    "MYANMAR": "။", "ARMENIAN": "։", "ETHIOPIC": "።", "THAI": "", "LAO": "",
}  # fmt: skip
"""Script, as Unicode names its letters -> its full stop; Thai and Lao end a sentence with a space. Others use a point."""


def _as_sentence(text: str) -> str:
    """The text with a full stop if it ends in none; a mark inside a closing quote or bracket counts as an ending."""
    text = text.strip()
    bare = text.rstrip(_CLOSERS)
    if not bare or (unicodedata.category(bare[-1]) == "Po" and bare[-1] not in _SIGNS):
        return text
    return text + _SCRIPT_STOP.get(_main_script(text), ".")


def _main_script(text: str) -> str:
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in text if letter.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""
