"""Checks of what may be published: an edition in, notices about embargoes, cleared uses and withdrawn photos out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from publisher.article.model import PhotoStatus
from publisher.checks.rule import Remark
from publisher.edition import Edition

CHANNEL_OF_RIGHT: Mapping[str, str] = MappingProxyType({"print": "booklet", "web": "feed", "social": "cards"})
"""Which channel needs which right of a photo."""


def embargoed(edition: Edition) -> Iterator[Remark]:
    """P401: the article is under embargo at the moment it is published for, if that moment is given; no clock is asked."""
    embargo = edition.article.embargo
    if edition.as_of is not None and embargo is not None and edition.as_of < embargo:
        place = edition.article.source.at("embargo")
        hint = "wait, or publish for a later moment"
        yield Remark(f"under embargo until {embargo.isoformat()}", place, hint)


def not_cleared(edition: Edition) -> Iterator[Remark]:
    """P402: a photo is not cleared for a channel: ``print: no`` stops the booklet, ``web: no`` the feed, ``social: no`` the cards."""
    for photo in edition.article.photos:
        for right, channel in CHANNEL_OF_RIGHT.items():
            if getattr(photo.rights, right) is False:
                place = edition.article.source.at(f"photos.{photo.id}.rights.{right}")
                hint = "take the photo out, use another one, or clear it and change its rights"
                yield Remark(f"photo '{photo.id}' is not cleared for {right}", place, hint, channels=(channel,))


def expired(edition: Edition) -> Iterator[Remark]:
    """P403: the right to show a photo has ended at the moment of publication, if that moment is given; no clock is asked.

    ``until`` is the last day on which it may be shown, in the time zone of the moment of publication.
    """
    for photo in edition.article.photos:
        until = photo.rights.until
        if edition.as_of is not None and until is not None and edition.as_of.date() > until:
            place = edition.article.source.at(f"photos.{photo.id}.rights.until")
            message = f"photo '{photo.id}' might be shown until {until.isoformat()} only"
            yield Remark(message, place, "take the photo out, or renew the right")


def withdrawn(edition: Edition) -> Iterator[Remark]:
    """P405: a photo that was killed or is withheld stands in the article; no channel publishes it."""
    for photo in edition.article.photos:
        if photo.status is not PhotoStatus.OK:
            place = edition.article.source.at(f"photos.{photo.id}.status")
            hint = "take it out of photos: and out of the body"
            yield Remark(f"photo '{photo.id}' is {photo.status} and may not be published", place, hint)


def taken_back(edition: Edition) -> Iterator[Remark]:
    """P406: the article is withdrawn. The feed tells its readers so; a booklet or a card of it is made no more."""
    if edition.article.is_withdrawn:
        place = edition.article.source.at("status")
        yield Remark("the article is withdrawn", place, "only its feed is made, with a notice")
