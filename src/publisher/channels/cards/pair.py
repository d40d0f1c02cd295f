"""Two photos on one card: both with their words and a look go in; the boxes of each photo with its own caption come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.channels.cards.compose import Speech, foot, head
from publisher.channels.cards.fit import EMPTY, SMALLER_TYPE, STEPS, from_right
from publisher.channels.cards.picture import Shown, Sitter, show_photo, showing
from publisher.channels.cards.schema import Arrangement
from publisher.channels.cards.setting import Blocks, Look, set_words
from publisher.channels.cards.two import Couple, Setter, couples, ground
from publisher.channels.cards.words import Words
from publisher.page.items import Element
from publisher.units import Length

UNEQUAL = 2.0
"""What it costs to show one photo whole, like a print, beside one that fills its box."""


@dataclass(frozen=True, slots=True)
class PairFit:
    """The words of a card with two photos and the boxes they fit."""

    words: tuple[Words, Words]
    couple: Couple
    cost: float
    photo: float
    """The root of the share of the card that the smaller photo covers."""


def fit_pair(words: tuple[Words, Words], look: Look, sitters: tuple[Sitter, Sitter]) -> PairFit | None:
    """The fit of least cost; None when no type that can be read leaves the photos their share."""
    fits = (
        found
        for row in look.layout.arrangements(look.target.aspect, 1.0)
        for step in range(0, STEPS + 1, 2)
        for found in _fits(words, look, sitters, row, step / STEPS)
    )
    return min(fits, key=lambda fit: fit.cost, default=None)


def _fits(
    words: tuple[Words, Words], look: Look, sitters: tuple[Sitter, Sitter], row: Arrangement, shrunk: float
) -> Iterator[PairFit]:
    place = ground(look, row, (sitters[0].aspect, sitters[1].aspect), mirrored=from_right(words[0]))
    for couple in couples(place, _setter(words, look, shrunk)):
        seen = [showing(sitter, look, frame) for sitter, frame in zip(sitters, couple.frames, strict=True)]
        if row.photo == "columns" and any(one.bare > 0 for one in seen):
            continue  # photos shown whole side by side are of one height: a couple of prints
        lost = sum(one.cost for one in seen) / 2 + (UNEQUAL if (seen[0].bare > 0) != (seen[1].bare > 0) else 0.0)
        cost = lost + couple.empty * EMPTY + shrunk**2 * SMALLER_TYPE
        yield PairFit(words, couple, cost, min(one.size for one in seen))


def _setter(words: tuple[Words, Words], look: Look, shrunk: float) -> Setter:
    def over(width: Length) -> Blocks:
        blocks = set_words(words[0], look, width, shrunk)
        return Blocks(blocks.head, (), blocks.sign)

    def under(which: int, width: Length) -> Blocks:
        return Blocks((), set_words(words[which], look, width, shrunk).foot)

    return Setter(over, under)


def pair_elements(
    fit: PairFit, sitters: tuple[Sitter, Sitter], look: Look
) -> tuple[tuple[Element, ...], tuple[Shown, Shown]]:
    """The elements in reading order, and how each photo shows."""
    couple, lang, mirrored = fit.couple, fit.words[0].lang, from_right(fit.words[0])
    shown = tuple(show_photo(sitter, frame, look, lang) for sitter, frame in zip(sitters, couple.frames, strict=True))
    elements = [*head(couple.head, Speech(look, couple.head_box, lang, mirrored))]
    for sitter, figure, blocks, box in zip(sitters, shown, couple.feet, couple.foot_boxes, strict=True):
        elements += [figure.element, *foot(blocks, Speech(look, box, lang, mirrored, sitter.photo.id))]
    return tuple(elements), (shown[0], shown[1])
