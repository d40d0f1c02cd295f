"""Rendered entries go in, as many as there are; each comes out again when a document needs it. They wait on disk, not in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import TemporaryFile
from types import TracebackType

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a document must know of an entry to put it in its place, and where its bytes wait."""

    guid: str
    published: datetime | None
    changed: datetime | None
    start: int
    length: int

    @property
    def order(self) -> tuple[float, str]:
        """Newest first, without a date last; of the same moment by id."""
        moment = self.published or _LONG_AGO
        return -(moment - _LONG_AGO).total_seconds(), self.guid


class Spool:
    """Entries waiting to be written into documents; a context manager, which ends with the file."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - the spool is its context
        self._end = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def put(self, guid: str, published: datetime | None, changed: datetime | None, item: bytes) -> Slip:
        """Keep an entry's bytes."""
        slip = Slip(guid, published, changed, self._end, len(item))
        self._file.seek(self._end)
        self._file.write(item)
        self._end += len(item)
        return slip

    def items(self, slips: Iterable[Slip]) -> Iterator[bytes]:
        """The bytes of these entries, in their order, one at a time."""
        for slip in slips:
            self._file.seek(slip.start)
            yield self._file.read(slip.length)


def newest_first(slips: Iterable[Slip]) -> list[Slip]:
    """The entries as a feed shows them, each id once: the first of an id counts."""
    known: dict[str, Slip] = {}
    for slip in slips:
        known.setdefault(slip.guid, slip)
    return sorted(known.values(), key=lambda slip: slip.order)


def last_change(slips: Iterable[Slip]) -> datetime | None:
    """When the latest of the entries changed; None when none has a date."""
    moments = [moment for slip in slips for moment in (slip.published, slip.changed) if moment]
    return max(moments, default=None)
