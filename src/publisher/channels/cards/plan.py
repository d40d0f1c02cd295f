"""Plan the cards of an edition: an edition and options go in; every card, its slides and the posts around them come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from publisher.article.model import Photo
from publisher.channels.base import PhotoUse
from publisher.channels.cards.brand import brand_looks
from publisher.channels.cards.budget import ENDINGS
from publisher.channels.cards.card import Card, Planned, plan_card
from publisher.channels.cards.carousel import plan_carousel
from publisher.channels.cards.choose import chosen_sets, sitters
from publisher.channels.cards.editor import boxed, refusal, to_come, unsaid
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.posts import Kit, plan_posts
from publisher.channels.cards.schema import load_card_layout
from publisher.channels.cards.setting import Look
from publisher.channels.cards.targets import ALL, chosen_targets, own_platforms
from publisher.channels.cards.words import card_words
from publisher.edition import Edition, SharePicture
from publisher.notices import Notice, Severity
from publisher.page.dump import dump_pages
from publisher.workers import spread

SHARED = "og"
"""The target made for link previews."""


@dataclass(frozen=True, slots=True)
class CardsPlan:
    """All cards of one article."""

    layout: str
    cards: tuple[Card, ...] = ()
    notices: tuple[Notice, ...] = ()
    slides: tuple[Card, ...] = ()
    kit: Kit | None = None
    debug: bool = False
    focus: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Of each photo for which the article names one, by id; for debugging."""

    @property
    def uses(self) -> tuple[PhotoUse, ...]:
        """The photos of each card."""
        return tuple(use for card in self.cards + self.slides for use in card.uses)

    @property
    def share(self) -> SharePicture | None:
        """The card for link previews, when it is made and no plate stands on it."""
        for card in self.cards:
            if card.target.name == SHARED and not any(use.to_come for use in card.uses):
                kind, size = card.target.formats[0], (card.target.width, card.target.height)
                return SharePicture(f"cards/{card.name}.{ENDINGS[kind]}", f"image/{kind}", *size, card.alt)
        return None

    def as_text(self) -> str:
        """The pages, in pixels, then the posts."""
        pages = dump_pages((card.page for card in self.cards + self.slides), pixels=True)
        return pages + (self.kit.as_text() if self.kit else "")


MANY = 16
"""Cards from which several processes pay, each with the sets of some photos."""


def plan_cards(edition: Edition, options: CardOptions) -> CardsPlan:
    """One card for each target, all of one design, with its post; a set of them for each photo asked for; slides when asked for.

    PublisherError for a layout, target, font or logo that does not exist; what is wrong with the article becomes error notices.
    """
    article, settings = edition.article, edition.settings
    targets = chosen_targets(options.targets, own_platforms(settings))
    layout, name = load_card_layout(options.layout, targets), Path(options.layout).stem
    looks = brand_looks(layout, targets, settings)
    sets = chosen_sets(edition, layout.photos, options.photos)
    apart = len(sets) * len(targets) >= MANY
    found = tuple((spread if apart else map)(partial(_plan_set, edition, looks, name), sets))
    if any(one.refused for one in found):
        return CardsPlan(name, notices=tuple(dict.fromkeys(notice for one in found for notice in one.refused)))
    planned = list(found[0].planned)
    planned += [
        _of_photos(pair, photos) for photos, one in zip(sets[1:], found[1:], strict=True) for pair in one.planned
    ]
    if ALL in options.targets:
        planned = [_left_out(card, said) for card, said in planned]
    cards = tuple(card for card, _ in planned if card)
    tofu = tuple(notice for one in found for notice in one.tofu)
    slides, said = plan_carousel(edition, options, layout, targets) if options.carousel and not tofu else ((), ())
    kit, posted = plan_posts(edition, cards)
    focus = {photo.id: photo.focus for photo in article.photos if photo.focus}
    notices = [notice for photos in sets for photo in photos for notice in to_come(edition, photo)]
    notices += [*tofu, *(notice for _, told in planned for notice in told), *said, *posted]
    return CardsPlan(name, cards, tuple(dict.fromkeys(notices)), slides, kit, options.debug, focus)


@dataclass(frozen=True, slots=True)
class _Set:
    """The cards of one photo, or of one pair."""

    planned: tuple[Planned, ...] = ()
    refused: tuple[Notice, ...] = ()
    """What stops them all."""
    tofu: tuple[Notice, ...] = ()
    """Letters without a font, which stop these."""


def _plan_set(edition: Edition, looks: tuple[Look, ...], layout: str, photos: tuple[Photo, ...]) -> _Set:
    if not looks:
        return _Set()
    article, settings, design = edition.article, edition.settings, looks[0].layout
    full = card_words(article, photos[0] if photos else None, settings)
    refused = refusal(article, photos, design.photos) or unsaid(article, full, design.slots, layout)
    if refused:
        return _Set(refused=refused)
    tofu = boxed(article, full, looks[0], photos[0].id if photos else None)
    if tofu:
        return _Set(tofu=tofu)
    seated = sitters(edition, photos)
    return _Set(tuple(plan_card(edition, full, seated, look, layout) for look in looks))


def _of_photos(planned: Planned, photos: tuple[Photo, ...]) -> Planned:
    """A card of a further set, which goes by its photos too."""
    card, told = planned
    if card is None:
        return planned
    name = "-".join((card.name, *(photo.id for photo in photos)))
    return replace(card, name=name, page=replace(card.page, name=name)), told


def _left_out(card: Card | None, found: tuple[Notice, ...]) -> Planned:
    """Of cards that nobody asked for by name, one that cannot be made is left out with a warning."""
    if card is not None:
        return card, found
    return None, tuple(replace(notice, severity=Severity.WARNING) for notice in found)
