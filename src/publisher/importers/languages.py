"""A text goes in; the language it is most likely written in, and how sure that is, come out."""

from __future__ import annotations

from publisher.article.guess import SMALL_WORDS as SMALL_WORDS
from publisher.article.guess import by_letters, by_small_words
from publisher.importers.base import Confidence


def guess_language(text: str) -> tuple[str, Confidence, str]:
    """Language tag, confidence and reason: by letters that only one language uses, else by its small words."""
    if lang := by_letters(text):
        return lang, Confidence.CERTAIN, "its letters"
    (best, hits), (_, second), words = by_small_words(text)
    if hits < 2:
        return "en", Confidence.GUESS, "too little text to tell; say it with --lang"
    sure = Confidence.CERTAIN if hits >= 2 * second and hits >= 8 else Confidence.LIKELY
    return best, sure, f"{hits} of its {words} words are everyday words of this language"
