"""All entries of a feed and what its archives hold go in; the archives and the current feed come out (RFC 5005, section 4).

An archive is full from the day it is made and holds its entries for good: new ones go to the next. Only their words follow,
when an article is corrected or withdrawn. So a reader that has an archive never needs it again to know what was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.channels.feed.spool import Slip, newest_first


@dataclass(frozen=True, slots=True)
class Shelved:
    """What stands where: each list newest first, the oldest archive first."""

    archives: tuple[tuple[Slip, ...], ...]
    current: tuple[Slip, ...]


def shelve(entries: Iterable[Slip], archived: Iterable[Sequence[str]], size: int) -> Shelved:
    """Put every entry into an archive or the current feed, or both; ``archived`` names the ids in each archive there is.

    The current feed holds all entries no archive has, at most ``size``, and is filled up with the newest of the others.
    """
    ordered = newest_first(entries)
    by_guid = {slip.guid: slip for slip in ordered}
    archives = [tuple(newest_first(by_guid[guid] for guid in guids if guid in by_guid)) for guids in archived]
    held = {slip.guid for archive in archives for slip in archive}
    loose = [slip for slip in ordered if slip.guid not in held]
    while len(loose) > size:
        archives.append(tuple(loose[-size:]))
        loose = loose[:-size]
    new = {slip.guid for slip in loose}
    others = [slip for slip in ordered if slip.guid not in new]
    return Shelved(tuple(archives), tuple(newest_first([*loose, *others[: size - len(loose)]])))
