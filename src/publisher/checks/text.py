"""Checks of the words: an edition in, notices about spacing and letters out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publisher.article.language import primary
from publisher.checks.places import Passage, caption_passages, passages
from publisher.checks.rule import Remark
from publisher.edition import Edition

FAMILIES = ("Newsreader Text", "Be Vietnam Pro")
"""The two voices of the house: reading text, and captions and cards. Both must be able to say what the article says."""

# French sets a narrow space before these, so there it is no fault (Imprimerie nationale, Lexique des règles typographiques).
_FRENCH_SPACED = ":;!?"
_BEFORE_STOP = re.compile(r"(?<=[^\s.])[ \u00a0\u202f]+([.,:;!?])(?=[\s\"'”’»)\](\[]|$)")


def space_before_stop(edition: Edition) -> Iterator[Remark]:
    """P205: a space stands before a full stop, comma, colon, semicolon, question or exclamation mark in a lead or caption.

    It usually remains when a credit or a word was cut off the end of a sentence. French spaces before ``: ; ! ?`` are right.
    """
    article = edition.article
    lead = [Passage(article.lead, "lead")] if article.lead else []
    allowed = _FRENCH_SPACED if primary(article.lang) == "fr" else ""
    for passage in [*lead, *caption_passages(article)]:
        for match in _BEFORE_STOP.finditer(passage.text):
            if match[1] not in allowed:
                word = passage.text[: match.start()].rpartition(" ")[2]
                piece = word + match[0]
                edits = passage.edit(article, piece, len(word), len(piece) - 1, "")
                place = passage.place(article, piece)
                yield Remark(f"a space before '{match[1]}'", place, f"write {word}{match[1]}", edits)


def letter_without_font(edition: Edition) -> Iterator[Remark]:
    """P209: no font at hand has a letter of the article, so print and cards would show an empty box in its place.

    Every text is tried in both voices of the house with their fallback fonts; each letter is told once, at its first place.
    """
    from publisher.typeset.fonts import missing_letters, shipped_fonts

    book = shipped_fonts()
    chains = [book.chain(family) for family in FAMILIES]
    told: set[str] = set()
    for passage in passages(edition.article):
        missing = dict.fromkeys(letter for chain in chains for letter in missing_letters(passage.text, chain))
        for letter in missing:
            if letter not in told:
                told.add(letter)
                message = f"no font has the letter '{letter}' ({_name(letter)})"
                hint = "add a font that has it, or write it another way"
                yield Remark(message, passage.place(edition.article, letter), hint)


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'without a name').lower()}"
