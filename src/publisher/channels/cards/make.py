"""Paint planned cards: a plan and a folder go in; cards/<target>.jpg, each with its caption and credit inside, come out."""

from __future__ import annotations

from pathlib import Path

from publisher.channels.base import Artifact
from publisher.channels.cards.budget import jpeg_within
from publisher.channels.cards.plan import Card, CardsPlan
from publisher.notices import PublisherError, errors
from publisher.paint.image import paint_image
from publisher.photos.embed import embed
from publisher.units import POINTS_PER_PX

FOLDER = "cards"


def make_cards(plan: CardsPlan, folder: Path) -> tuple[Artifact, ...]:
    """Write every card of a plan; PublisherError when the plan has errors, with nothing written."""
    stopped = errors(plan.notices)
    if stopped:
        raise PublisherError(*stopped)
    (folder / FOLDER).mkdir(exist_ok=True)
    return tuple(_write(card, plan.layout, folder) for card in plan.cards)


def card_bytes(card: Card) -> bytes:
    """The card as a JPEG file."""
    image = paint_image(card.page, scale=1 / POINTS_PER_PX)
    return jpeg_within(image, card.target.max_bytes, lambda data: embed(data, card.label))


def _write(card: Card, layout: str, folder: Path) -> Artifact:
    path = f"{FOLDER}/{card.target.name}.jpg"
    partial = folder / f"{path}.partial"
    partial.write_bytes(card_bytes(card))
    partial.replace(folder / path)
    return Artifact(path, "image/jpeg", (card.use,), layout, (card.target.width, card.target.height))
