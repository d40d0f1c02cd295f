"""The story as slides: an edition and options go in; a cover, one slide for each photo and a closing slide come out, all of one size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.channels.cards.brand import brand_looks
from publisher.channels.cards.card import Card, plan_card
from publisher.channels.cards.choose import allowed_photos, chosen_photos, sitters
from publisher.channels.cards.editor import boxed, heavy, refusal, to_come
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.picture import Sitter
from publisher.channels.cards.schema import CardLayout, load_card_layout
from publisher.channels.cards.setting import Look
from publisher.channels.cards.targets import Target, known_targets
from publisher.channels.cards.words import Words, card_words, with_photo
from publisher.edition import Edition
from publisher.notices import Notice

DEFAULT_TARGET = "portrait"
SLIDE, CLOSING = "band", "words"
"""The designs of the slides between cover and end, and of the last one."""


def plan_carousel(
    edition: Edition, options: CardOptions, cover: CardLayout, targets: tuple[Target, ...]
) -> tuple[tuple[Card, ...], tuple[Notice, ...]]:
    """The slides, named carousel-01 and so on, and what an editor should know of them.

    They have the size of the portrait card, or of the first target where that is not among the targets.
    """
    names = {target.name: target for target in targets}
    target = names.get(DEFAULT_TARGET) or (targets[0] if targets else known_targets()[DEFAULT_TARGET])
    photos = allowed_photos(edition)
    refused = refusal(edition.article, photos, 1)
    if refused:
        return (), refused
    slides = tuple(_slides(edition, options, cover, target))
    cards, notices = [], [notice for photo in photos for notice in to_come(edition, photo)]
    for number, (words, seated, look, layout) in enumerate(slides, 1):
        numbered = replace(words, counter=f"{number}/{len(slides)}")
        tofu = boxed(edition.article, words, look, seated[0].photo.id if seated else None)
        card, found = (None, tofu) if tofu else plan_card(edition, numbered, seated, look, layout)
        notices += found
        cards += [replace(card, name=f"carousel-{number:02d}")] if card else []
    notices += heavy(edition, photos)
    return tuple(cards), tuple(dict.fromkeys(notices))


def _slides(
    edition: Edition, options: CardOptions, cover: CardLayout, target: Target
) -> Iterator[tuple[Words, tuple[Sitter, ...], Look, str]]:
    """What each slide says, its photos, its look and the name of its design."""
    article, settings = edition.article, edition.settings

    def look(layout: CardLayout) -> Look:
        return brand_looks(layout, (target,), settings)[0]

    first = sitters(edition, chosen_photos(edition, cover.photos, options.photos))
    full = card_words(article, first[0].photo if first else None, settings)
    yield full, first, look(cover), options.layout
    slide = look(load_card_layout(SLIDE, (target,)))
    for sitter in sitters(edition, allowed_photos(edition)):
        yield with_photo(full, article, sitter.photo, settings), (sitter,), slide, SLIDE
    yield with_photo(full, article, None, settings), (), look(load_card_layout(CLOSING, (target,))), CLOSING
