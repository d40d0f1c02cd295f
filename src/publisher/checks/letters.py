"""Checks of the letters: an edition in, letters that cannot be set out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publisher.article.model import Article
from publisher.checks.places import Passage, passages
from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.notices import PublisherError

if TYPE_CHECKING:
    from publisher.typeset.fonts import FontBook

FAMILIES = ("Newsreader Text", "Be Vietnam Pro")
"""The two voices of the house: reading text, and captions and cards. Both must be able to say what the article says."""


def letter_without_font(edition: Edition) -> Iterator[Remark]:
    """P209: no font at hand has a letter of the article, so print and cards would show an empty box in its place.

    Every text is tried in both voices of the house with their fallback fonts; each letter is told once, at its first place, and
    many are told together.
    """
    from publisher.typeset.fonts import missing_letters

    book = _fonts(edition)
    chains = [book.chain(family) for family in FAMILIES]
    texts = tuple(passages(edition.article))
    letters = "".join(sorted(set("".join(passage.text for passage in texts))))
    if not any(missing_letters(letters, chain) for chain in chains):
        return
    first: dict[str, Passage] = {}
    for passage in texts:
        for letter in dict.fromkeys(letter for chain in chains for letter in missing_letters(passage.text, chain)):
            first.setdefault(letter, passage)
    groups = [list(first)] if len(first) > FEW else [[letter] for letter in first]
    yield from (_missing(edition.article, group, first[group[0]]) for group in groups)


def _fonts(edition: Edition) -> FontBook:
    """The fonts of the publication; where its own cannot be read, which the channels tell, those of the program."""
    from publisher.typeset.fonts import fonts_of, shipped_fonts

    try:
        return fonts_of(edition.settings)
    except PublisherError:
        return shipped_fonts()


FEW = 3
"""Letters that are told each by itself; more are told together: an article in a script without fonts would tell of nothing else."""
SHOWN = 6


def _missing(article: Article, letters: list[str], passage: Passage) -> Remark:
    hint = "add a font that has it, or write it another way"
    message = f"no font has the letter '{letters[0]}' ({_name(letters[0])})"
    if len(letters) > 1:
        shown = " ".join(letters[:SHOWN]) + (" ..." if len(letters) > SHOWN else "")
        message = f"no font has {len(letters)} letters of the article: {shown}"
        hint = "add a font that has them"
    return Remark(message, passage.place(article, letters[0]), hint)


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'without a name').lower()}"
