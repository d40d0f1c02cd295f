"""Plan the cards of an edition: an edition and options go in; one Card for each target, with its page and its photo, comes out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from publisher.article.model import Photo, PhotoStatus
from publisher.channels.base import PhotoUse
from publisher.channels.cards.compose import compose_card
from publisher.channels.cards.contrast import legible
from publisher.channels.cards.editor import enlarged, refusal, shortened, to_come, words_too_long
from publisher.channels.cards.fit import Fit, fit, too_long
from publisher.channels.cards.options import CardOptions
from publisher.channels.cards.picture import show_photo, showing
from publisher.channels.cards.schema import CardLayout, load_card_layout
from publisher.channels.cards.setting import Look
from publisher.channels.cards.targets import Target, chosen_targets
from publisher.channels.cards.words import Words, card_words, wordings
from publisher.edition import Edition
from publisher.layout.schema import parse_colour, parse_colours
from publisher.notices import Notice
from publisher.page.dump import dump_pages
from publisher.page.items import Colour, Page
from publisher.photos.label import label_for
from publisher.photos.model import Label, PictureFile
from publisher.settings import Settings
from publisher.typeset.fonts import FontBook, shipped_fonts


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its page, the photo on it, and what is written into the file."""

    target: Target
    page: Page
    use: PhotoUse
    label: Label


@dataclass(frozen=True, slots=True)
class CardsPlan:
    """All cards of one article."""

    layout: str
    cards: tuple[Card, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def uses(self) -> tuple[PhotoUse, ...]:
        """The photo of each card."""
        return tuple(card.use for card in self.cards)

    def as_text(self) -> str:
        """The pages, in pixels."""
        return dump_pages((card.page for card in self.cards), pixels=True)


def plan_cards(edition: Edition, options: CardOptions) -> CardsPlan:
    """One card for each target, all from the lead photo.

    PublisherError for a layout or target that does not exist; what is wrong with the article becomes error notices of the plan.
    """
    layout, targets = load_card_layout(options.layout), chosen_targets(options.targets)
    name = Path(options.layout).stem
    photo = lead_photo(edition)
    refused = refusal(edition.article, photo)
    if photo is None or refused:
        return CardsPlan(name, notices=refused)
    book = _fonts(edition.settings)
    looks = [Look(layout, target, card_colours(layout, edition.settings.brand.accent), book) for target in targets]
    planned = [_card(edition, photo, look) for look in looks]
    notices = to_come(edition, photo) + tuple(notice for _, found in planned for notice in found)
    return CardsPlan(name, tuple(card for card, _ in planned if card), tuple(dict.fromkeys(notices)))


def lead_photo(edition: Edition) -> Photo | None:
    """The first photo of the story that has its file, else the first that is to come; of those that may stand on a card."""
    allowed = [
        photo
        for photo in edition.article.photo_order()
        if photo.status is PhotoStatus.OK and photo.rights.social is not False
    ]
    here = (photo for photo in allowed if not edition.is_to_come(photo.id))
    return next(here, allowed[0] if allowed else None)


def card_colours(layout: CardLayout, accent: str | None) -> dict[str, Colour]:
    """The layout's colours; the brand's accent, when given, stands in for the layout's, lightened or darkened until it can be read."""
    colours = parse_colours(layout.colours)
    if accent:
        colours["accent"] = legible(parse_colour(accent), colours["panel"], colours["ink"])
    return colours


def _card(edition: Edition, photo: Photo, look: Look) -> tuple[Card | None, tuple[Notice, ...]]:
    article, picture = edition.article, edition.pictures.get(photo.id)
    full = card_words(article, photo, edition.settings)
    fitted = _first_fit(full, article.short_title, look, photo, picture)
    if fitted is None:
        *_, least = wordings(full, article.short_title)
        return None, (words_too_long(article, photo, look.target, too_long(least, look)),)
    shown = show_photo(photo, picture, fitted.places, look, article.lang)
    words = fitted.words
    use = PhotoUse(photo.id, words.caption, words.credit, shown.crop, to_come=picture is None)
    card = Card(look.target, compose_card(fitted, shown, look), use, label_for(photo, article, edition.settings))
    return card, (
        *shortened(article, photo, full, words, look.target),
        *enlarged(article, photo, shown.enlarged, look.target),
    )


def _first_fit(
    full: Words, short_title: str | None, look: Look, photo: Photo, picture: PictureFile | None
) -> Fit | None:
    aspect = picture.aspect if picture else None
    tried = (fit(words, look, aspect, partial(showing, photo, picture, look)) for words in wordings(full, short_title))
    return next((found for found in tried if found), None)


def _fonts(settings: Settings) -> FontBook:
    """The shipped fonts, with the brand's own folder before them."""
    book = shipped_fonts()
    if settings.brand.fonts is None:
        return book
    beside = settings.path.parent if settings.path else Path()
    return book.with_folder(beside / settings.brand.fonts)
