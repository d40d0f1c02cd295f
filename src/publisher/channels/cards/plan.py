"""Plan the cards of an edition: an edition and options go in; every card, its slides and the posts around them come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher.channels.base import PhotoUse
from publisher.channels.cards.brand import brand_looks
from publisher.channels.cards.budget import ENDINGS
from publisher.channels.cards.card import Card, Planned, plan_card
from publisher.channels.cards.carousel import plan_carousel
from publisher.channels.cards.choose import chosen_photos, sitters
from publisher.channels.cards.editor import boxed, refusal, to_come, unsaid
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.posts import Kit, plan_posts
from publisher.channels.cards.schema import load_card_layout
from publisher.channels.cards.targets import ALL, chosen_targets, own_platforms
from publisher.channels.cards.words import card_words
from publisher.edition import Edition, SharePicture
from publisher.notices import Notice, Severity
from publisher.page.dump import dump_pages

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


def plan_cards(edition: Edition, options: CardOptions) -> CardsPlan:
    """One card for each target, all of one design, with its post; and the slides when they are asked for.

    PublisherError for a layout, target, font or logo that does not exist; what is wrong with the article becomes error notices.
    """
    article, settings = edition.article, edition.settings
    targets = chosen_targets(options.targets, own_platforms(settings))
    layout, name = load_card_layout(options.layout, targets), Path(options.layout).stem
    photos = chosen_photos(edition, layout.photos, options.photos)
    full = card_words(article, photos[0] if photos else None, settings)
    refused = refusal(article, photos, layout.photos) or unsaid(article, full, layout.slots, name)
    if refused:
        return CardsPlan(name, notices=refused)
    looks = brand_looks(layout, targets, settings)
    seated = sitters(edition, photos)
    tofu = boxed(article, full, looks[0], photos[0].id if photos else None) if looks else ()
    planned = [] if tofu else [plan_card(edition, full, seated, look, name) for look in looks]
    if ALL in options.targets:
        planned = [_left_out(card, found) for card, found in planned]
    cards = tuple(card for card, _ in planned if card)
    slides, said = plan_carousel(edition, options, layout, targets) if options.carousel and not tofu else ((), ())
    kit, posted = plan_posts(edition, cards)
    focus = {photo.id: photo.focus for photo in article.photos if photo.focus}
    notices = [notice for photo in photos for notice in to_come(edition, photo)]
    notices += [*tofu, *(notice for _, found in planned for notice in found), *said, *posted]
    return CardsPlan(name, cards, tuple(dict.fromkeys(notices)), slides, kit, options.debug, focus)


def _left_out(card: Card | None, found: tuple[Notice, ...]) -> Planned:
    """Of cards that nobody asked for by name, one that cannot be made is left out with a warning."""
    if card is not None:
        return card, found
    return None, tuple(replace(notice, severity=Severity.WARNING) for notice in found)
