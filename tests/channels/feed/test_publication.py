"""A publication's feed on disk: many articles, what was there before, and what a second run leaves alone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from publisher.article.model import (
    Article,
    ArticleStatus,
    Correction,
    Credit,
    Paragraph,
    Photo,
    PhotoRef,
    Source,
    Span,
)
from publisher.channels.feed import intake
from publisher.channels.feed.publication import PublishedFeed, publish_feed
from publisher.channels.feed.submitted import Submitted
from publisher.edition import Edition
from publisher.notices import PublisherError, Severity, error
from publisher.photos.model import PictureFile
from publisher.settings import Feed, Publication, Settings

DAY = datetime(2026, 1, 1, 8, tzinfo=UTC)
SETTINGS = Settings(Publication("River News", "https://news.example.org", "en"), feed=Feed(items=3, webp=False))
FOREIGN = """<item><title>From  elsewhere</title><guid>tag:other,1</guid><pubDate>Fri, 02 Jan 2026 09:00:00 GMT</pubDate>
  <x:odd   a='1'>kept <x:b>word</x:b> <x:i>for</x:i> word &#169;</x:odd><description><![CDATA[a ]]&gt;]]></description></item>"""


def article(number: int, **fields: object) -> Article:
    """A story published on the day of its number."""
    stated = {
        "id": f"a{number}",
        "lang": "en",
        "title": f"Story {number}",
        "source": Source(Path("article.en.md")),
        "published": DAY + timedelta(days=number),
        "url": f"https://news.example.org/a{number}",
        "lead": f"What happened on day {number}.",
        "body": (Paragraph((Span("It rained."),)),),
    }
    return Article(**{**stated, **fields})  # type: ignore[arg-type]


def with_photo(number: int, **fields: object) -> Article:
    """The same with a photo of the quay."""
    photo = Photo("quay", caption="Boats leave the quay.", credit=Credit(agency="VNA"), alt="Six boats.")
    return article(number, **{"photos": (photo,), "body": (PhotoRef("quay"),), **fields})


@pytest.fixture
def publish(tmp_path: Path, pictures: dict[str, PictureFile]) -> Callable[..., PublishedFeed]:
    """Publish some articles into the folder."""

    def run(
        *articles: Article | Submitted, settings: Settings = SETTINGS, as_of: datetime | None = None
    ) -> PublishedFeed:
        known = {"quay": pictures["quay"]}
        sent = (
            one if isinstance(one, Submitted) else Submitted(one.id, Edition(one, known, settings, as_of=as_of), ())
            for one in articles
        )
        return publish_feed(sent, settings, tmp_path)

    return run


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def titles(path: Path) -> list[str]:
    return [entry.title for entry in feedparser.parse(path.read_bytes()).entries]


def items(path: Path) -> dict[str, str]:
    """The bytes of each item of a feed, by title."""
    found = re.findall(r"<item.*?</item>", path.read_text(encoding="utf-8"), re.DOTALL)
    return {re.search(r"<title>(.*?)</title>", item)[1]: item for item in found}  # type: ignore[index]


def numbers(count: int) -> Iterable[Article]:
    return (article(number) for number in range(1, count + 1))


def test_the_feed_is_written_in_every_format_newest_first(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    made = publish(article(1), article(3), article(2))
    assert set(snapshot(tmp_path)) == set(made.files) == {
        "feed.xml", "atom.xml", "feed.json", "feeds.opml", "feed-state.json", "feed.html",
        "a1/article.html", "a2/article.html", "a3/article.html",
    }  # fmt: skip
    assert titles(tmp_path / "feed.xml") == titles(tmp_path / "atom.xml") == ["Story 3", "Story 2", "Story 1"]
    told = json.loads((tmp_path / "feed.json").read_bytes())
    assert [item["title"] for item in told["items"]] == ["Story 3", "Story 2", "Story 1"]
    assert feedparser.parse((tmp_path / "feed.xml").read_bytes()).feed.updated == "Sun, 04 Jan 2026 08:00:00 +0000"


def test_a_run_that_changes_nothing_touches_no_file(publish: Callable[..., PublishedFeed], tmp_path: Path) -> None:
    stories = [with_photo(1, section="Work"), article(2, lang="vi", section="Sea"), *numbers(0), article(4), article(5)]
    publish(*stories)
    before = snapshot(tmp_path)
    for name in before:
        os.utime(tmp_path / name, (1, 1))
    assert publish(*reversed(stories)).changed == ()
    assert snapshot(tmp_path) == before
    assert {(tmp_path / name).stat().st_mtime for name in before} == {1}


def test_adding_and_correcting_leaves_every_other_item_byte_for_byte(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(*numbers(2))
    before = items(tmp_path / "feed.xml")
    publish(
        article(1, title="Story 1, corrected", corrections=(Correction(date(2026, 1, 9), "It snowed."),)), article(3)
    )
    after = items(tmp_path / "feed.xml")
    assert list(after) == ["Story 3", "Story 2", "Story 1, corrected"]
    assert after["Story 2"] == before["Story 2"]
    assert "<dcterms:modified>2026-01-09T00:00:00+00:00</dcterms:modified>" in after["Story 1, corrected"]
    assert feedparser.parse((tmp_path / "feed.xml").read_bytes()).feed.updated.startswith("Fri, 09 Jan 2026")


def test_items_of_others_are_carried_on_word_for_word(publish: Callable[..., PublishedFeed], tmp_path: Path) -> None:
    old = f'<rss version="2.0" xmlns:x="urn:x"><channel><title>Old</title>{FOREIGN}</channel></rss>'
    (tmp_path / "feed.xml").write_text(old, encoding="utf-8")
    publish(*numbers(2))
    text = (tmp_path / "feed.xml").read_text(encoding="utf-8")
    assert titles(tmp_path / "feed.xml") == ["Story 2", "From  elsewhere", "Story 1"]
    assert FOREIGN.replace("<item>", '<item xmlns:x="urn:x">') in text
    publish(*numbers(2))
    assert (tmp_path / "feed.xml").read_text(encoding="utf-8") == text


def test_an_article_that_is_gone_stays_in_the_feed_with_its_photos(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(with_photo(1), article(2))
    before = snapshot(tmp_path)
    publish(article(2))
    assert snapshot(tmp_path) == before
    publish(with_photo(1))
    assert snapshot(tmp_path) == before, "nor does it matter which of them the run holds"


def test_a_withdrawn_article_becomes_a_notice_under_the_same_id(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(with_photo(1), with_photo(2))
    taken_back = {
        "status": ArticleStatus.WITHDRAWN,
        "status_reason": "A source was wrong & is sorry.",
        "modified": DAY + timedelta(9),
    }
    made = publish(with_photo(1, **taken_back), with_photo(2))
    entry = feedparser.parse((tmp_path / "feed.xml").read_bytes()).entries[1]
    assert (entry.id, entry.title) == ("https://news.example.org/a1", "This article has been withdrawn.")
    assert entry.summary == "This article has been withdrawn. A source was wrong &amp; is sorry."
    assert "Story" not in entry.content[0].value
    assert "media_content" not in entry
    assert entry.enclosures == []
    assert "2026-01-10" in entry.updated
    assert not list((tmp_path / "a1").rglob("*.jpg")), "its photos are taken from the web too"
    assert list((tmp_path / "a2").rglob("*.jpg"))
    assert made.notices == ()


def test_a_withdrawn_articles_photos_go_even_when_the_folder_has_lost_its_memory(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(with_photo(1))
    (tmp_path / "feed-state.json").unlink()
    publish(with_photo(1, status=ArticleStatus.WITHDRAWN, modified=DAY + timedelta(9)))
    assert not list(tmp_path.rglob("*.jpg"))


def test_a_withdrawal_goes_out_even_when_the_article_has_errors(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(article(1))
    edition = Edition(article(1, status=ArticleStatus.WITHDRAWN), {}, SETTINGS)
    made = publish(Submitted("a1", edition, (error("P405", "a photo was killed"),)))
    assert titles(tmp_path / "feed.xml") == ["This article has been withdrawn."]
    assert [(notice.code, notice.severity) for notice in made.notices] == [("P612", Severity.WARNING)]


def test_an_article_with_errors_is_kept_out_and_its_earlier_entry_stays(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(*numbers(2))
    before = items(tmp_path / "feed.xml")
    bad = Submitted(
        "deep/a1",
        Edition(article(1, title="Changed"), {}, SETTINGS),
        (error("P301", "no credit", Source(Path("article.en.md")).at("")),),
    )
    unreadable = Submitted("deep/x", None, (error("P104", "not YAML"),))
    made = publish(bad, unreadable, article(2))
    assert items(tmp_path / "feed.xml") == before
    assert (made.published, made.refused) == (1, 2)
    assert [notice.code for notice in made.notices] == ["P301", "P611", "P104", "P611"]
    assert str(made.notices[0].place) == "deep/a1/article.en.md", "in a publication the folder belongs to the place"


def test_nothing_is_written_when_no_article_can_be_published(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    made = publish(article(1, published=None))
    assert (made.files, made.changed, made.published, made.refused) == ((), (), 0, 1)
    assert list(tmp_path.iterdir()) == []


def test_an_embargo_holds_an_article_back_until_its_moment(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    secret = article(2, embargo=DAY + timedelta(days=5))
    without = publish(article(1), secret)
    assert titles(tmp_path / "feed.xml") == ["Story 1"]
    assert [(notice.code, "--as-of" in (notice.hint or "")) for notice in without.notices] == [("P401", True)]
    assert publish(article(1), secret, as_of=DAY + timedelta(days=4)).published == 1
    assert publish(article(1), secret, as_of=DAY + timedelta(days=5)).published == 2
    assert titles(tmp_path / "feed.xml") == ["Story 2", "Story 1"]


def test_an_article_dated_ahead_waits_for_its_date(publish: Callable[..., PublishedFeed], tmp_path: Path) -> None:
    made = publish(article(1), article(9), as_of=DAY + timedelta(days=2))
    assert titles(tmp_path / "feed.xml") == ["Story 1"]
    assert [notice.code for notice in made.notices] == ["P603"]


def test_older_articles_move_to_archives_that_stay_as_they_are(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(*numbers(8))
    archives = {name: data for name, data in snapshot(tmp_path).items() if name.startswith("archive-")}
    assert titles(tmp_path / "archive-1.xml") == ["Story 3", "Story 2", "Story 1"]
    assert titles(tmp_path / "archive-2.xml") == ["Story 6", "Story 5", "Story 4"]
    assert titles(tmp_path / "feed.xml") == ["Story 8", "Story 7", "Story 6"]
    publish(*numbers(9))
    assert {name: data for name, data in snapshot(tmp_path).items() if name.startswith("archive-")} == archives
    publish(*numbers(10))
    assert {name: (tmp_path / name).read_bytes() for name in archives} == archives
    assert titles(tmp_path / "archive-3.xml") == ["Story 9", "Story 8", "Story 7"]


def test_feed_and_archives_name_one_another(publish: Callable[..., PublishedFeed], tmp_path: Path) -> None:
    publish(*numbers(8), settings=replace(SETTINGS, feed=replace(SETTINGS.feed, hub="https://hub.example.org/")))

    def links(name: str) -> dict[str, str]:
        return {link.rel: link.href for link in feedparser.parse((tmp_path / name).read_bytes()).feed.links}

    base = "https://news.example.org/"
    assert links("feed.xml")["prev-archive"] == base + "archive-2.xml"
    assert links("feed.xml")["hub"] == "https://hub.example.org/"
    second = links("archive-2.xml")
    assert (second["self"], second["current"], second["prev-archive"]) == (
        base + "archive-2.xml",
        base + "feed.xml",
        base + "archive-1.xml",
    )
    assert "prev-archive" not in links("archive-1.xml")
    assert "hub" not in second
    assert "<fh:archive/>" in (tmp_path / "archive-1.xml").read_text(encoding="utf-8")
    assert "<fh:archive/>" not in (tmp_path / "feed.xml").read_text(encoding="utf-8")


def test_a_withdrawal_reaches_the_archive(publish: Callable[..., PublishedFeed], tmp_path: Path) -> None:
    publish(*numbers(8))
    publish(article(2, status=ArticleStatus.WITHDRAWN, modified=DAY + timedelta(days=20)))
    assert titles(tmp_path / "archive-1.xml") == ["Story 3", "This article has been withdrawn.", "Story 1"]
    assert titles(tmp_path / "feed.xml") == ["Story 8", "Story 7", "Story 6"]


def test_an_article_found_late_is_told_in_the_current_feed(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(*(article(number) for number in range(2, 9)))
    publish(article(1))
    assert "Story 1" in titles(tmp_path / "feed.xml")


def test_each_section_and_each_of_several_languages_has_a_feed(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(article(1, section="Đời sống"), article(2, lang="vi", section="Đời sống"), article(3, section="EN"))
    assert titles(tmp_path / "feed-doi-song.xml") == ["Story 2", "Story 1"]
    assert titles(tmp_path / "feed-en.xml") == ["Story 3", "Story 1"], "the language, not the section of that name"
    assert titles(tmp_path / "feed-section-en.xml") == ["Story 3"]
    vietnamese = feedparser.parse((tmp_path / "feed-vi.xml").read_bytes())
    assert vietnamese.feed.language == "vi"
    assert feedparser.parse((tmp_path / "feed-doi-song.xml").read_bytes()).feed.title == "River News – Đời sống"
    listed = re.findall(r'xmlUrl="([^"]+)"', (tmp_path / "feeds.opml").read_text(encoding="utf-8"))
    names = ["feed.xml", "feed-doi-song.xml", "feed-en.xml", "feed-section-en.xml", "feed-vi.xml"]
    assert listed == [f"https://news.example.org/{name}" for name in names]


def test_an_article_that_changes_its_section_leaves_the_old_ones_feed(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(article(1, section="Sea"), article(2, section="Sea"))
    publish(article(1, section="Work"))
    assert titles(tmp_path / "feed-sea.xml") == ["Story 2"]
    assert titles(tmp_path / "feed-work.xml") == ["Story 1"]
    publish(article(2, section="Work"))
    assert titles(tmp_path / "feed-sea.xml") == []
    assert b"lastBuildDate" not in (tmp_path / "feed-sea.xml").read_bytes(), "no clock stands in for a missing date"


def test_photos_of_several_articles_never_meet(publish: Callable[..., PublishedFeed], tmp_path: Path) -> None:
    publish(with_photo(1), with_photo(2), with_photo(1, id="a1", lang="vi", url="https://news.example.org/vi/a1"))
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*-1600.jpg"))
    assert found == ["a1/photos/quay-1600.jpg", "a1/vi/photos/quay-1600.jpg", "a2/photos/quay-1600.jpg"]
    media = [entry.media_content[0]["url"] for entry in feedparser.parse((tmp_path / "feed.xml").read_bytes()).entries]
    assert sorted(media) == [f"https://news.example.org/{path}" for path in found]


def test_a_photo_is_made_again_only_when_something_about_it_changed(
    publish: Callable[..., PublishedFeed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    original = intake.rendition_bytes
    monkeypatch.setattr(intake, "rendition_bytes", lambda order: made.append(order.target.path) or original(order))
    paths = ["a1/photos/quay-1600.jpg", "a1/photos/quay-320.jpg"]
    publish(with_photo(1))
    assert made == paths
    publish(with_photo(1, lead="Other words."))
    assert made == paths
    (tmp_path / paths[1]).write_bytes(b"broken")
    publish(with_photo(1))
    assert made == [*paths, paths[1]]
    other = Photo("quay", caption="Another caption.", credit=Credit(agency="VNA"), alt="Six boats.")
    publish(with_photo(1, photos=(other,)))
    assert made == [*paths, paths[1], *paths], "the caption stands inside the file"
    (tmp_path / "feed-state.json").write_text("{", encoding="utf-8")
    publish(with_photo(1))
    assert made[-2:] == paths, "without its memory every photo is made anew"


def test_two_articles_with_one_address_are_not_both_published(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    made = publish(
        article(1), article(2, url="https://news.example.org/a1"), article(1, url="https://news.example.org/b")
    )
    assert titles(tmp_path / "feed.xml") == ["Story 1"]
    assert [notice.message for notice in made.notices if notice.code == "P604"] == [
        "'a2' has the address https://news.example.org/a1, which 'another article' has already",
        "'a1' has the id 'a1', which 'a1' has already",
    ]


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "feed.json"])
@pytest.mark.parametrize("damage", ["cut off", "doctype", "oversize"])
def test_a_feed_that_cannot_be_read_is_refused_and_left_as_it_was(
    publish: Callable[..., PublishedFeed], tmp_path: Path, name: str, damage: str
) -> None:
    publish(*numbers(2))
    good = (tmp_path / name).read_bytes()
    doctype = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>&x;</channel></rss>'
    bad = {"cut off": good[:-20], "doctype": doctype, "oversize": good + b" " * 20_000_001}[damage]
    (tmp_path / name).write_bytes(bad)
    before = snapshot(tmp_path)
    with pytest.raises(
        PublisherError, match=f"'{re.escape(name)}' is there already and cannot be carried on"
    ) as problem:
        publish(*numbers(3))
    assert [notice.code for notice in problem.value.notices] == ["P610"]
    assert snapshot(tmp_path) == before


def test_a_damaged_archive_leaves_every_feed_as_it_was(publish: Callable[..., PublishedFeed], tmp_path: Path) -> None:
    publish(*numbers(8))
    (tmp_path / "archive-2.xml").write_bytes(b"<rss")
    before = snapshot(tmp_path)
    with pytest.raises(PublisherError, match="archive-2"):
        publish(*numbers(9))
    assert snapshot(tmp_path) == before


def test_a_feed_no_later_run_could_read_is_not_written(
    publish: Callable[..., PublishedFeed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(*numbers(1))
    before = snapshot(tmp_path)
    monkeypatch.setattr("publisher.channels.feed.publication.LARGEST", 4000)
    with pytest.raises(PublisherError, match="no later run could carry on"):
        publish(article(2, lead="long " * 2000))
    assert snapshot(tmp_path) == before


def test_a_large_feed_is_worth_a_warning(
    publish: Callable[..., PublishedFeed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.channels.feed.publication.COMFORTABLE", 1000)
    assert "P613" in {notice.code for notice in publish(*numbers(1)).notices}


def test_an_article_keeps_its_own_copyright_inside_the_publications_feed(
    publish: Callable[..., PublishedFeed], tmp_path: Path, pictures: dict[str, PictureFile]
) -> None:
    own = replace(SETTINGS, publication=Publication("Other", "https://other.example.org", copyright="© Museum"))
    edition = Edition(with_photo(1, url=None), {"quay": pictures["quay"]}, own)
    publish(Submitted("a1", edition, ()))
    text = (tmp_path / "feed.xml").read_text(encoding="utf-8")
    assert "<media:copyright>© Museum</media:copyright>" in text
    assert "<link>https://news.example.org/a1</link>" in text
    assert "other.example.org" not in text


def test_an_article_that_moves_keeps_its_guid_in_every_format(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(article(1), article(2))
    old, new = "https://news.example.org/a1", "https://news.example.org/2026/a1"
    moved = publish(article(1, url=new))
    assert [notice.code for notice in moved.notices if notice.severity is Severity.WARNING] == ["P602"]
    for name in ("feed.xml", "atom.xml"):
        entries = feedparser.parse((tmp_path / name).read_bytes()).entries
        assert [(entry.id, entry.link) for entry in entries if entry.title == "Story 1"] == [(old, new)]
    assert 'isPermaLink="false">' + old in items(tmp_path / "feed.xml")["Story 1"]
    told = json.loads((tmp_path / "feed.json").read_bytes())["items"]
    assert [(item["id"], item["url"]) for item in told if item["title"] == "Story 1"] == [(old, new)]


def test_the_guid_of_an_article_that_was_not_in_the_last_run_is_remembered(
    publish: Callable[..., PublishedFeed], tmp_path: Path
) -> None:
    publish(article(1))
    publish(article(2))
    publish(article(1, url="https://news.example.org/moved"))
    assert [entry.id for entry in feedparser.parse((tmp_path / "feed.xml").read_bytes()).entries] == [
        "https://news.example.org/a2",
        "https://news.example.org/a1",
    ]
