"""Checks of the letters: an edition in, letters that cannot be set out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from publisher.checks.places import passages
from publisher.checks.rule import Remark
from publisher.edition import Edition

FAMILIES = ("Newsreader Text", "Be Vietnam Pro")
"""The two voices of the house: reading text, and captions and cards. Both must be able to say what the article says."""


def letter_without_font(edition: Edition) -> Iterator[Remark]:
    """P209: no font at hand has a letter of the article, so print and cards would show an empty box in its place.

    Every text is tried in both voices of the house with their fallback fonts; each letter is told once, at its first place.
    """
    from publisher.typeset.fonts import missing_letters, shipped_fonts

    book = shipped_fonts()
    chains = [book.chain(family) for family in FAMILIES]
    letters = "".join(sorted(set().union(*(passage.text for passage in passages(edition.article)))))
    if not any(missing_letters(letters, chain) for chain in chains):
        return
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
