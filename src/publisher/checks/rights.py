"""Checks of what may be published: an edition in, notices about embargoes, cleared uses and withdrawn photos out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from publisher.article.model import PhotoStatus, Rights
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


def rights_of_some(edition: Edition) -> Iterator[Remark]:
    """P404: some photos of the article state their rights and others do not, which then go everywhere.

    Where no photo states any, the publication does without, and nothing is told.
    """
    silent = [photo for photo in edition.article.photos if not _is_stated(photo.rights)]
    if silent and len(silent) < len(edition.article.photos):
        for photo in silent:
            place = edition.article.source.at(f"photos.{photo.id}")
            hint = "add rights: {web: yes, social: yes, print: yes}"
            yield Remark(f"photo '{photo.id}' states no rights, though others do", place, hint)


def _is_stated(rights: Rights) -> bool:
    return any(getattr(rights, name) is not None for name in (*CHANNEL_OF_RIGHT, "until", "terms"))


def embargo_after_publication(edition: Edition) -> Iterator[Remark]:
    """P413: the article is dated before its own embargo ends."""
    article = edition.article
    if article.embargo is not None and article.published is not None and article.published < article.embargo:
        place = article.source.at("published")
        message = f"published before the embargo ends, at {article.embargo.isoformat()}"
        yield Remark(message, place, "correct one of the two")


def ended_before_publication(edition: Edition) -> Iterator[Remark]:
    """P414: the right to show a photo had ended on the day the article was published."""
    published = edition.article.published
    for photo in edition.article.photos:
        until = photo.rights.until
        if published is not None and until is not None and until < published.date():
            place = edition.article.source.at(f"photos.{photo.id}.rights.until")
            message = f"photo '{photo.id}' might be shown until {until.isoformat()}, before the article is published"
            yield Remark(message, place, "take the photo out, or renew the right")


def withdrawn_without_reason(edition: Edition) -> Iterator[Remark]:
    """P415: the article is withdrawn and does not say why; readers of the feed are told the reason that is given."""
    article = edition.article
    if article.is_withdrawn and not article.status_reason:
        yield Remark("the article is withdrawn without a reason", article.source.at("status"), "add status_reason: ...")


def no_derivatives(edition: Edition) -> Iterator[Remark]:
    """P409: a licence forbids derivatives, and the photo may be cropped here (CC BY-ND 4.0, section 2.a.1)."""
    for photo in edition.article.photos:
        licence = (photo.credit.licence if photo.credit else None) or ""
        if "ND" in re.split(r"[^A-Za-z]+", licence.upper()) and photo.rights.crop:
            place = edition.article.source.at(f"photos.{photo.id}.credit.licence")
            message = f"the licence of photo '{photo.id}' forbids changes, and it may be cropped"
            yield Remark(message, place, "add rights: {crop: no}")


def no_copyright_line(edition: Edition) -> Iterator[Remark]:
    """P410: a photo has no copyright line, from itself or from the publication, for its place in print."""
    if edition.settings.publication.copyright:
        return
    for photo in edition.article.photos:
        if not photo.rights.copyright:
            place = edition.article.source.at(f"photos.{photo.id}")
            yield Remark(f"photo '{photo.id}' has no copyright line", place, "add rights: {copyright: © ...}")


def old_handout(edition: Edition) -> Iterator[Remark]:
    """P408: a photo that was lent is older than the lender usually allows: 30 days, or ``handout_days`` under [checks].

    Counted from ``taken`` to the moment of publication; without such a moment, to the date of publication.
    """
    moment = edition.as_of or edition.article.published
    days = edition.settings.checks.handout_days
    for photo in edition.article.photos:
        lent = photo.credit is not None and photo.credit.courtesy_of
        if lent and moment and photo.taken and len(photo.taken) == 10:
            age = (moment.date() - date.fromisoformat(photo.taken)).days
            if age > days:
                place = edition.article.source.at(f"photos.{photo.id}.credit.courtesy_of")
                yield Remark(
                    f"photo '{photo.id}' was lent and is {age} days old", place, "ask whether it may still be shown"
                )
