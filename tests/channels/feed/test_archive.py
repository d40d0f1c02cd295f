"""Which entries stand in the current feed, and which in an archive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from publisher.channels.feed.archive import shelve
from publisher.channels.feed.spool import Slip

DAY = datetime(2026, 1, 1, tzinfo=UTC)
NUMBERS = st.sets(st.integers(0, 60))


def slips(numbers: set[int]) -> list[Slip]:
    return [Slip(str(number), DAY + timedelta(days=number), None, 0, 0) for number in numbers]


def names(entries: tuple[Slip, ...]) -> list[int]:
    return [int(slip.guid) for slip in entries]


def test_what_fits_needs_no_archive() -> None:
    shelved = shelve(slips({1, 2, 3}), [], 3)
    assert (shelved.archives, names(shelved.current)) == ((), [3, 2, 1])


def test_entries_without_a_date_are_the_oldest() -> None:
    undated = Slip("0", None, None, 0, 0)
    assert names(shelve([undated, *slips({1})], [], 3).current) == [1, 0]


@given(st.lists(NUMBERS, max_size=6), st.integers(1, 7))
def test_every_entry_can_be_read_somewhere_and_a_full_archive_keeps_its_entries(
    runs: list[set[int]], size: int
) -> None:
    known: set[int] = set()
    archived: list[list[str]] = []
    for new in runs:
        known |= new
        shelved = shelve(slips(known), archived, size)
        told = {*names(shelved.current), *(n for archive in shelved.archives for n in names(archive))}
        assert told == known
        assert len(shelved.current) == min(size, len(known))
        assert names(shelved.current) == sorted(names(shelved.current), reverse=True)
        assert all(len(archive) == size for archive in shelved.archives)
        kept = [[slip.guid for slip in archive] for archive in shelved.archives]
        assert kept[: len(archived)] == archived
        archived = kept
