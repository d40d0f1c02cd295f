"""Which photos stand on the cards: an edition and the editor's wish go in, the photos with their files come out in the order shown."""

from __future__ import annotations

from publisher.article.model import Group, Photo, PhotoStatus
from publisher.channels.cards.editor import CHANNEL_NAME
from publisher.channels.cards.picture import Sitter
from publisher.edition import Edition
from publisher.notices import PublisherError, did_you_mean, error


def allowed_photos(edition: Edition) -> tuple[Photo, ...]:
    """The photos that may stand on a card, in the order of the story."""
    return tuple(
        photo
        for photo in edition.article.photo_order()
        if photo.status is PhotoStatus.OK and photo.rights.social is not False
    )


def lead_photo(edition: Edition) -> Photo | None:
    """The first photo of the story that has its file, else the first that is to come; of those that may stand on a card."""
    allowed = allowed_photos(edition)
    here = (photo for photo in allowed if not edition.is_to_come(photo.id))
    return next(here, allowed[0] if allowed else None)


def chosen_photos(edition: Edition, count: int, wished: tuple[str, ...]) -> tuple[Photo, ...]:
    """So many photos: the first of those wished for, else the lead, or for two the first group of two; fewer when there are no more.

    Raises PublisherError P321 for a wish the article cannot fulfil.
    """
    return chosen_sets(edition, count, wished)[0]


def chosen_sets(edition: Edition, count: int, wished: tuple[str, ...]) -> tuple[tuple[Photo, ...], ...]:
    """So many photos for each set of cards: a set for every so many of those wished for, else the one set of ``chosen_photos``.

    Raises PublisherError P321 as that does, and for a photo that is left over.
    """
    allowed = {photo.id: photo for photo in allowed_photos(edition)}
    missing = [
        error(
            "P321",
            f"there is no photo '{name}' that may stand on a card",
            None,
            did_you_mean(name, allowed),
            CHANNEL_NAME,
        )
        for name in wished
        if name not in allowed
    ]
    if missing:
        raise PublisherError(*missing)
    if count and len(wished) >= count:
        if len(wished) % count:
            message = f"there is no second photo beside '{wished[-1]}' on its cards"
            hint = "name the photos of such cards two by two"
            raise PublisherError(error("P321", message, None, hint, CHANNEL_NAME))
        sets = (tuple(allowed[name] for name in wished[at : at + count]) for at in range(0, len(wished), count))
        return tuple(dict.fromkeys(sets))
    if count == 2:
        return (_pair(edition, allowed),)
    lead = lead_photo(edition)
    return ((lead,) if lead and count else (),)


def sitters(edition: Edition, photos: tuple[Photo, ...]) -> tuple[Sitter, ...]:
    """The photos with their files."""
    return tuple(Sitter(photo, edition.pictures.get(photo.id)) for photo in photos)


def _pair(edition: Edition, allowed: dict[str, Photo]) -> tuple[Photo, ...]:
    """The first group of two, else the first two photos of the story that have their files."""
    groups = (block.photos for block in edition.article.body if isinstance(block, Group))
    pair = next((ids for ids in groups if len(ids) == 2 and all(name in allowed for name in ids)), None)
    if pair:
        return tuple(allowed[name] for name in pair)
    here = sorted(allowed.values(), key=lambda photo: edition.is_to_come(photo.id))
    return tuple(here[:2])
