"""The words of a card: an article and a photo go in; every wording that may be tried comes out, the fullest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.article.credit import caption_text, credit_line
from publisher.article.model import Article, Photo
from publisher.settings import Settings


@dataclass(frozen=True, slots=True)
class Words:
    """What one card says."""

    lang: str
    title: str
    caption: str
    credit: str
    """Empty only where the article waives it."""
    kicker: str = ""
    name: str = ""
    """Of the publication; left out where it finds no room beside the kicker."""


def card_words(article: Article, photo: Photo, settings: Settings) -> Words:
    """The full wording: the article's title, the photo's caption without its context, and its credit."""
    return Words(
        lang=article.lang,
        title=_clean(article.title),
        caption=_clean(caption_text(photo, context=False)),
        credit=_clean(credit_line(photo.credit, article.lang, settings.credit.labels)),
        kicker=_clean(article.kicker or article.section or ""),
        name=_clean(settings.publication.name or ""),
    )


def wordings(words: Words, short_title: str | None) -> Iterator[Words]:
    """The wordings to try, in this order: full, short title, then both again with one sentence of the caption less each time."""
    titles = dict.fromkeys((words.title, _clean(short_title or words.title)))
    found = sentences(words.caption)
    for count in range(len(found), 0, -1):
        caption = " ".join(found[:count]) if count < len(found) else words.caption
        for title in titles:
            yield replace(words, title=title, caption=caption)


_STOP = re.compile(r"[.!?…。！？।។؟۔][\"'”’»›)\]]*(?:\s+|(?<=[。！？]))")
_ABBREVIATIONS = frozenset({
    "adm", "al", "approx", "bd", "brig", "bzw", "ca", "capt", "cf", "cmdr", "col", "comm", "corp", "dept", "ed", "evtl", "fig",
    "gen", "ggf", "gov", "hon", "inc", "inkl", "lt", "maj", "mlle", "mme", "mrs", "no", "nr", "op", "prof", "rep", "rev", "sen",
    "sept", "sgt", "sog", "tel", "ths", "tp", "ts", "vol", "vs",
})  # fmt: skip
"""Words before a point that does not end a sentence; single letters and capitalised words of two or three plain letters (Dr., Gen.,
TP.) are taken for such too."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a caption; where an end is not certain the text stays together, so that no half sentence can come out."""
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _is_end(text, stop):
            found.append(text[start : stop.end()].strip())
            start = stop.end()
    rest = text[start:].strip()
    return tuple(found + ([rest] if rest else []))


def _is_end(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 1]
    if not following or following.islower():
        return False
    if stop[0][0] != ".":
        return True
    word = text[: stop.start()].rpartition(" ")[2].lstrip("\"'“‘«‹([")
    return not (_is_ordinal(word) or _is_abbreviation(word))


def _is_ordinal(word: str) -> bool:
    """As in "26. März": a number of one or two figures before a point."""
    return word.isdigit() and len(word) <= 2


def _is_abbreviation(word: str) -> bool:
    if len(word) < 2 or "." in word or word.lower() in _ABBREVIATIONS:
        return True
    return len(word) <= 3 and word.isascii() and word[0].isupper()


def _clean(text: str) -> str:
    """One line in NFC, with single spaces (no-break spaces stay)."""
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip()
