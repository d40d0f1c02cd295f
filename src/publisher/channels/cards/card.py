"""One card: an edition, its photos and a look go in; the page, the photos as used and the file's label come out, or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from publisher.channels.base import PhotoUse
from publisher.channels.cards.arrange import Places
from publisher.channels.cards.compose import Speech, foot, head, page_of
from publisher.channels.cards.editor import enlarged, shortened, torn, words_too_long
from publisher.channels.cards.fit import Fit, Showing, fit, from_right, too_long
from publisher.channels.cards.overlay import (
    Ground,
    WordsOn,
    between,
    ground_of,
    overlay_crop,
    overlay_showing,
    panel_of,
)
from publisher.channels.cards.pair import PairFit, fit_pair, pair_elements
from publisher.channels.cards.picture import Shown, Sitter, frame_of, show_photo, showing, shown_at
from publisher.channels.cards.setting import Look, set_words
from publisher.channels.cards.targets import Target
from publisher.channels.cards.words import Words, with_photo, wordings
from publisher.edition import Edition
from publisher.notices import Notice
from publisher.page.items import Colour, Element, Page
from publisher.photos.label import label_for
from publisher.photos.model import Label


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its page, the photos on it, and what is written into the file."""

    name: str
    """Of the file, without its ending."""
    target: Target
    page: Page
    uses: tuple[PhotoUse, ...]
    label: Label
    layout: str
    ground: Colour
    """Of its panel."""
    words_on: WordsOn = "panel"
    spare: Page | None = None
    """The same card with a panel behind its words; for one whose photo should turn out other than it was when it was planned."""

    @property
    def alt(self) -> str:
        """What the card shows, for those who do not see it: the photos' alternative texts, else the words on it."""
        said = [element.alt for element in self.page.walk() if element.alt]
        words = (element.text for element in self.page.walk() if element.text and element.photo is None)
        return " ".join(said) if said or self.uses else " ".join(words)


AnyFit = TypeVar("AnyFit", Fit, PairFit)
STAMP = 0.5
"""A photo that covers less than the square of this share of the card is a stamp: a short title, if there is one, gives it more."""
Planned: TypeAlias = tuple[Card | None, tuple[Notice, ...]]


def plan_card(edition: Edition, full: Words, photos: tuple[Sitter, ...], look: Look, layout: str) -> Planned:
    """The card of a design, named after its target; None, with the error, when its words find no room."""
    if len(photos) == 2:
        return _pair_card(edition, full, (photos[0], photos[1]), look, layout)
    sitter = photos[0] if photos else None
    fitted = _first_fit(edition, full, look, sitter)
    if fitted is None:
        return None, (_refusal(edition, full, look, photos),)
    if sitter and fitted.places.on_photo:
        card, shown = _on_photo(edition, fitted, sitter, look, layout)
    else:
        elements, shown = _elements(fitted, sitter, look, edition.article.url)
        card = _card(edition, fitted, photos, shown, look, layout, page_of(look, elements))
    notices = shortened(edition.article, photos, full, fitted.words, look) + torn(edition.article, fitted.blocks, look)
    return card, notices + _too_small(edition, photos, shown, look)


def _first_fit(edition: Edition, full: Words, look: Look, sitter: Sitter | None) -> Fit | None:
    def shows(boxes: Places) -> Showing | None:
        return overlay_showing(sitter, look, boxes) if boxes.on_photo else showing(sitter, look, frame_of(boxes, look))

    tried = (
        fit(words, look, sitter.aspect if sitter else None, shows)
        for words in wordings(full, edition.article, look.layout)
    )
    return _best(tried, STAMP)


def _best(tried: Iterable[AnyFit | None], stamp: float) -> AnyFit | None:
    """The first fit whose photo is more than a stamp, as long as only the title differs; else of those the largest photo.

    A headline is divided only where no other finds room beside more than a stamp.
    """
    fits: list[AnyFit] = []
    for found in filter(None, tried):
        if fits and _said(found) != _said(fits[0]):
            break
        if found.photo >= stamp:
            return found
        fits += [] if fits and _words(found)[0].divided else [found]
    return max(fits, key=lambda found: found.photo, default=None)


def _said(found: Fit | PairFit) -> list[tuple[str, str]]:
    """What no larger photo makes up for."""
    return [(words.quote, words.caption) for words in _words(found)]


def _words(found: Fit | PairFit) -> tuple[Words, ...]:
    return found.words if isinstance(found, PairFit) else (found.words,)


def _elements(
    fitted: Fit, sitter: Sitter | None, look: Look, url: str | None
) -> tuple[tuple[Element, ...], tuple[Shown, ...]]:
    words = fitted.words
    photo = sitter.photo.id if sitter else None
    speech = Speech(look, fitted.places.words, words.lang, from_right(words), photo, url)
    shown = (show_photo(sitter, frame_of(fitted.places, look), look, words.lang),) if sitter else ()
    figures = tuple(figure.element for figure in shown)
    return (*figures, *head(fitted.blocks, speech), *foot(fitted.blocks, speech)), shown


def _card(
    edition: Edition,
    fitted: Fit,
    photos: tuple[Sitter, ...],
    shown: tuple[Shown, ...],
    look: Look,
    layout: str,
    page: Page,
) -> Card:
    uses = tuple(_use(photo, fitted.words, figure) for photo, figure in zip(photos, shown, strict=True))
    label = (
        label_for(photos[0].photo, edition.article, edition.settings, edition.editions)
        if photos
        else _plain_label(edition, fitted.words)
    )
    return Card(look.target.name, look.target, page, uses, label, layout, look.colours["panel"])


def _on_photo(edition: Edition, fitted: Fit, sitter: Sitter, look: Look, layout: str) -> tuple[Card, tuple[Shown, ...]]:
    """The card whose words stand on its photo, and how the photo shows."""
    boxes, words = fitted.places, fitted.words
    crop = overlay_crop(sitter, boxes)
    assert crop
    figure = shown_at(sitter, boxes.photo, crop, words.lang)

    def page(ground: Ground) -> tuple[Page, tuple[Element, ...]]:
        inked = look.on_photo(ground.ink)
        speech = Speech(inked, boxes.words, words.lang, from_right(words), sitter.photo.id, edition.article.url)
        blocks = set_words(words, inked, boxes.words.width, fitted.shrunk)
        said = (*head(blocks, speech), *foot(blocks, speech))
        return page_of(look, (figure.element, *between(ground), *said)), said

    spare, said = page(panel_of(boxes, look))
    ground = ground_of(sitter, crop, said, boxes, look)
    card = _card(edition, fitted, (sitter,), (figure,), look, layout, page(ground)[0])
    return replace(card, words_on=ground.on, spare=None if ground.on == "panel" else spare), (figure,)


def _pair_card(edition: Edition, full: Words, photos: tuple[Sitter, Sitter], look: Look, layout: str) -> Planned:
    article, settings = edition.article, edition.settings
    second = with_photo(full, article, photos[1].photo, settings)
    tried = _together(*(tuple(wordings(words, article, look.layout)) for words in (full, second)))
    fitted = _best((fit_pair(words, look, photos) for words in tried), STAMP / 2)
    if fitted is None:
        return None, (_refusal(edition, max(full, second, key=lambda words: len(words.caption)), look, photos),)
    elements, shown = pair_elements(fitted, photos, look)
    uses = tuple(_use(*one) for one in zip(photos, fitted.words, shown, strict=True))
    labels = [label_for(sitter.photo, article, settings, edition.editions) for sitter in photos]
    card = Card(
        look.target.name, look.target, page_of(look, elements), uses, _joined(labels), layout, look.colours["panel"]
    )
    notices = shortened(article, photos[:1], full, fitted.words[0], look)
    notices += shortened(article, photos[1:], second, replace(fitted.words[1], title=second.title), look)
    return card, notices + _too_small(edition, photos, shown, look)


def _together(one: tuple[Words, ...], other: tuple[Words, ...]) -> Iterator[tuple[Words, Words]]:
    """Two rows of wordings tried side by side; the shorter row stays at its last."""
    for step in range(max(len(one), len(other))):
        yield one[min(step, len(one) - 1)], other[min(step, len(other) - 1)]


def _refusal(edition: Edition, full: Words, look: Look, photos: tuple[Sitter, ...]) -> Notice:
    *_, least = wordings(full, edition.article, look.layout)
    return words_too_long(edition.article, photos, look.target, too_long(least, look))


def _use(sitter: Sitter, words: Words, shown: Shown) -> PhotoUse:
    return PhotoUse(sitter.photo.id, words.caption, words.credit, shown.crop, to_come=sitter.picture is None)


def _too_small(
    edition: Edition, photos: tuple[Sitter, ...], shown: tuple[Shown, ...], look: Look
) -> tuple[Notice, ...]:
    pairs = zip(photos, shown, strict=True)
    return tuple(
        notice
        for sitter, figure in pairs
        for notice in enlarged(edition.article, sitter.photo, figure.enlarged, look.target)
    )


def _plain_label(edition: Edition, words: Words) -> Label:
    """For a card without a photo: its own words, and who publishes it."""
    publication = edition.settings.publication
    said = words.quote or words.title
    return Label(said, publication.name or "", words.lang, headline=words.title, copyright=publication.copyright)


def _joined(labels: list[Label]) -> Label:
    """For a card with several photos: all captions, all credits."""
    first = labels[0]

    def every(field: str, between: str) -> str:
        return between.join(dict.fromkeys(text for label in labels if (text := getattr(label, field))))

    return replace(
        first,
        caption=every("caption", " "),
        credit=every("credit", "; "),
        creator=every("creator", "; ") or None,
        copyright=every("copyright", "; ") or None,
        alt=every("alt", " ") or None,
        source=every("source", "; ") or None,
        usage_terms=every("usage_terms", "; ") or None,
        taken=None,
        city=None,
        country=None,
    )
