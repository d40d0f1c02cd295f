"""Reading a feed that is there already."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publisher.channels.feed.earlier import LARGEST, DamagedFeedError, moment, read_atom, read_json, read_rss

ITEM = "<item ><guid>a</guid><title>Huế &#233; <![CDATA[x]]></title>\n<pubDate>Fri, 02 Jan 2026 09:00:00 +0700</pubDate></item>"


def rss(inside: str, root: str = 'version="2.0"') -> bytes:
    return f"<rss {root}><channel><title>T</title>{inside}</channel></rss>".encode()


def test_an_item_is_the_bytes_it_was() -> None:
    (one,) = read_rss(rss(f"<link>x</link>{ITEM}"))
    assert one.item.decode() == ITEM
    assert one.guid == "a"
    assert one.published == datetime(2026, 1, 2, 2, tzinfo=UTC)
    assert one.changed is None


def test_prefixes_of_the_old_document_go_with_the_items_that_use_them() -> None:
    root = 'xmlns:x="urn:x?a&amp;b" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="urn:not-dublin-core"'
    using, not_using = read_rss(rss("<item><guid>1</guid><x:y/><dc:z/></item><item><guid>2</guid></item>", root))
    assert using.item.decode() == (
        '<item xmlns:dc="urn:not-dublin-core" xmlns:x="urn:x?a&amp;b"><guid>1</guid><x:y/><dc:z/></item>'
    )
    assert not_using.item == b"<item><guid>2</guid></item>"


def test_an_item_without_an_id_is_known_by_its_link_or_its_bytes() -> None:
    link, nothing, same = read_rss(
        rss("<item><link>l</link></item><item><title>t</title></item><item><title>t</title></item>")
    )
    assert link.guid == "l"
    assert nothing.guid == same.guid
    assert len(nothing.guid) == 64


def test_elements_inside_other_elements_do_not_name_an_item() -> None:
    (one,) = read_rss(rss("<item><source><guid>no</guid></source><guid>yes</guid></item>"))
    assert one.guid == "yes"


def test_another_encoding_is_read_too() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?>" + rss("<item><guid>é</guid></item>").decode()
    (one,) = read_rss(text.encode("iso-8859-1"))
    assert (one.guid, one.item.decode()) == ("é", "<item><guid>é</guid></item>")


def test_atom_entries_are_known_by_id_and_dates() -> None:
    entry = "<a:entry><a:id>i</a:id><a:published>2026-01-02T09:00:00Z</a:published><a:updated>2026-01-03T09:00:00Z</a:updated></a:entry>"
    (one,) = read_atom(f'<a:feed xmlns:a="http://www.w3.org/2005/Atom">{entry}</a:feed>'.encode())
    assert one.item.decode() == entry.replace("<a:entry>", '<a:entry xmlns:a="http://www.w3.org/2005/Atom">')
    assert (one.published, one.changed) == (datetime(2026, 1, 2, 9, tzinfo=UTC), datetime(2026, 1, 3, 9, tzinfo=UTC))


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not well-formed"),
        (b"not a feed", "not well-formed"),
        (rss(ITEM)[:-9], "not well-formed"),
        (rss("<item><x:y/></item>"), "not well-formed"),
        (BOMB.encode() + rss("&b;"), "DOCTYPE"),
        (b'<!DOCTYPE rss SYSTEM "file:///etc/passwd">' + rss(ITEM), "DOCTYPE"),
        (b"<html><item/></html>", "begins with html"),
        (b" " * (LARGEST + 1), "larger than 20 MB"),
        (b"<?xml version='1.0' encoding='klingon'?><rss/>", "encoding cannot be read"),
    ],
)
def test_what_is_no_sound_feed_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(DamagedFeedError, match=words):
        read_rss(data)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"items": 3}', b'{"items": [{}]}', b'{"items": ["x"]}', b"[" * 100_000]
)
def test_what_is_no_json_feed_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFeedError):
        read_json(data)


@pytest.mark.parametrize("text", ["Fri, 02 Jan 2026 09:00:00 GMT", "2026-01-02T09:00:00Z", "2026-01-02T09:00:00"])
def test_dates_are_read_as_feeds_write_them(text: str) -> None:
    assert moment(text) == datetime(2026, 1, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01"])
def test_a_date_that_cannot_be_read_is_none(text: str) -> None:
    assert moment(text) is None
