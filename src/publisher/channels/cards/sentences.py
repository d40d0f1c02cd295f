"""Part a text into its sentences, cautiously: where an end is not certain the text stays together, so that no half sentence comes out."""

from __future__ import annotations

import re
import unicodedata

_STOP = re.compile(r"[.!?…。！？।។؟۔][\"'”’»›)\]]*(?:\s+|(?<=[。！？]))")
_ABBREVIATIONS = frozenset({
    "adm", "al", "approx", "bd", "brig", "bzw", "ca", "capt", "cf", "cmdr", "col", "comm", "corp", "dept", "ed", "evtl", "fig",
    "gen", "ggf", "gov", "hon", "inc", "inkl", "lt", "maj", "mlle", "mme", "mrs", "no", "nr", "op", "prof", "rep", "rev", "sen",
    "sept", "sgt", "sog", "tel", "ths", "tp", "ts", "vol", "vs",
})  # fmt: skip
"""Words before a point that does not end a sentence; single letters and capitalised words of two or three plain letters (Dr., Gen.,
TP.) are taken for such too."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences in order; none of an empty text."""
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


def clean(text: str) -> str:
    """One line in NFC, with single spaces (no-break spaces stay)."""
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip()


def shortenings(text: str) -> tuple[str, ...]:
    """The text, then with one sentence less from its end each time; at least its first sentence stays."""
    found = sentences(text)
    return tuple(dict.fromkeys((text, *(" ".join(found[:count]) for count in range(len(found) - 1, 0, -1)))))
