"""Channels: each plans and makes one kind of output; a row of CHANNELS is the whole registration."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from publisher.notices import PublisherError, did_you_mean, error

if TYPE_CHECKING:
    from publisher.channels.base import Channel

CHANNELS: dict[str, str] = {
    "booklet": "publisher.channels.booklet:BookletChannel",
    "feed": "publisher.channels.feed:FeedChannel",
    "cards": "publisher.channels.cards:CardsChannel",
}
"""Name -> where its class stands; imported when it is used."""


def channel(name: str) -> Channel:
    """The channel of that name; PublisherError P820 with the nearest name when there is none."""
    if name not in CHANNELS:
        raise PublisherError(error("P820", f"there is no channel '{name}'", None, did_you_mean(name, CHANNELS)))
    module, _, attribute = CHANNELS[name].partition(":")
    made: Channel = getattr(import_module(module), attribute)()
    return made
