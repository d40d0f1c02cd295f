"""Documents written piece by piece are the documents feedgen would write at once, and come back as they went."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from publisher.channels.feed import atom, rss
from publisher.channels.feed.formats import FORMATS, Format
from publisher.channels.feed.model import Entry, Head
from publisher.channels.feed.options import FeedOptions
from publisher.channels.feed.plan import plan_feed
from publisher.edition import Edition

HEAD = Head(
    "News", "https://n.example.org", "https://n.example.org/feed.xml", "Stories", "en", "© N", "https://h.example.org"
)
CHANGED = datetime(2025, 5, 2, tzinfo=UTC)


class Sizes(dict[str, int]):
    """The same size for every file."""

    def __missing__(self, path: str) -> int:
        return 1000


@pytest.fixture
def entries(edition: Edition) -> list[Entry]:
    """Stories without the signs that are written as references."""
    (entry,) = plan_feed(edition, FeedOptions()).entries
    plain = replace(
        entry, title="A river at work", photos=tuple(photo for photo in entry.photos if "<" not in photo.caption)
    )
    return [replace(plain, guid=f"urn:{n}", published=plain.published + timedelta(days=n)) for n in range(3)]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_a_document_read_back_and_written_again_changes_no_byte(form: Format, entries: list[Entry]) -> None:
    document = b"".join(form.document(HEAD, CHANGED, (form.item(entry, Sizes()) for entry in entries)))
    earlier = form.read(document)
    assert [one.guid for one in earlier] == [entry.guid for entry in entries]
    assert [one.published for one in earlier] == [entry.published for entry in entries]
    assert b"".join(form.document(HEAD, CHANGED, (one.item for one in earlier))) == document


def test_rss_in_pieces_is_what_feedgen_writes_at_once(entries: list[Entry]) -> None:
    feed = rss.feed_head(HEAD, CHANGED)
    for entry in entries:
        feed.add_entry(rss.feed_entry(entry, Sizes()), order="append")
    in_pieces = rss.rss_document(HEAD, CHANGED, (rss.rss_item(entry, Sizes()) for entry in entries))
    assert b"".join(in_pieces) == feed.rss_str(pretty=True)


def test_atom_in_pieces_is_what_feedgen_writes_at_once(entries: list[Entry]) -> None:
    feed = atom.feed_head(HEAD, CHANGED)
    for entry in entries:
        feed.add_entry(atom.feed_entry(entry, Sizes()), order="append")
    in_pieces = atom.atom_document(HEAD, CHANGED, (atom.atom_entry(entry, Sizes()) for entry in entries))
    assert b"".join(in_pieces) == feed.atom_str(pretty=True)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_memory_does_not_grow_with_the_number_of_items(form: Format, entries: list[Entry]) -> None:
    def peak(count: int) -> int:
        def items() -> Iterator[bytes]:
            for _ in range(count):
                yield form.item(entries[0], Sizes())

        tracemalloc.start()
        written = sum(len(piece) for piece in form.document(HEAD, CHANGED, items()))
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert written > count * 1000
        return highest

    peak(2)
    assert peak(200) < 2 * peak(20)


def test_a_feed_without_entries_names_no_date() -> None:
    def head(form: Format) -> Any:
        return b"".join(form.document(HEAD, None, ()))

    assert b"lastBuildDate" not in head(FORMATS[0])
    assert b"1970-01-01" in head(FORMATS[1]), "Atom must have one"
