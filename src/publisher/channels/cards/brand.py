"""A publication's own look: a card layout, targets and settings go in; the layout on each target in its colours and fonts comes out."""

from __future__ import annotations

from publisher.channels.cards.contrast import LEGIBLE, legible
from publisher.channels.cards.editor import CHANNEL_NAME
from publisher.channels.cards.logo import brand_logo, stands_out
from publisher.channels.cards.schema import CardLayout, illegible
from publisher.channels.cards.setting import Look
from publisher.channels.cards.targets import Target
from publisher.layout.schema import parse_colour, parse_colours
from publisher.notices import Notice, PublisherError, error
from publisher.page.items import Colour
from publisher.settings import Settings
from publisher.typeset.fonts import fonts_of


def brand_looks(layout: CardLayout, targets: tuple[Target, ...], settings: Settings) -> tuple[Look, ...]:
    """The layout on each target, in the publication's own colours and fonts and with its logo.

    Its name stands in letters where the logo would be lost on the layout's ground.
    """
    colours, book, logo = card_colours(layout, settings), fonts_of(settings), brand_logo(settings)
    if logo and settings.publication.name and not stands_out(logo, colours["panel"]):
        logo = None
    return tuple(Look(layout, target, colours, book, logo) for target in targets)


def card_colours(layout: CardLayout, settings: Settings) -> dict[str, Colour]:
    """The layout's colours with the publication's own in their place; an accent is lightened or darkened until it can be read.

    PublisherError P802 when the publication's other colours cannot be read on each other.
    """
    brand = settings.brand
    named = layout.colours | {name: colour for name, colour in brand.colours.items() if name in layout.colours}
    colours = parse_colours(named)
    if brand.accent and "accent" not in brand.colours:
        colours["accent"] = legible(parse_colour(brand.accent), colours["panel"], colours["ink"])
    checked = named | {"accent": str(colours["accent"])}
    faults = tuple(illegible(layout, checked)) if brand.colours else ()
    if faults:
        hint = f"choose colours with at least {LEGIBLE}:1 in [brand.colours] of publisher.toml"
        raise PublisherError(*(_unreadable(voice, ground, ratio, hint) for voice, ground, ratio in faults))
    return colours


def _unreadable(voice: str, ground: str, ratio: float, hint: str) -> Notice:
    message = f"in the publication's colours the {voice} of a card has a contrast of {ratio:.1f}:1 on its {ground}"
    return error("P802", message, None, hint, CHANNEL_NAME)
