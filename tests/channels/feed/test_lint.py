"""What partners would refuse, said offline."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from publisher.channels.feed.lint import Finding, human_report, json_report, lint_feed
from publisher.channels.feed.lint_rules import RULES
from publisher.channels.feed.model import Entry, EntryPhoto, Head, Named, Target
from publisher.channels.feed.rss import rss_bytes
from publisher.notices import PublisherError

SITE = "https://news.example.org"
HEAD = Head("News", SITE, f"{SITE}/feed.xml", "Stories", "en", hub="https://hub.example.org/")
NOW = datetime(2026, 2, 1, tzinfo=UTC)
LARGE = Target("l.jpg", f"{SITE}/l.jpg", 1600, 1067)
SMALL = Target("s.jpg", f"{SITE}/s.jpg", 320, 213)
PHOTO = EntryPhoto("p", "Boats.", "Photo: VNA", LARGE, SMALL, "en", (Named("VNA"),))
STORY = Entry(
    guid=f"{SITE}/1",
    guid_is_link=True,
    title="A title of more than twenty characters",
    link=f"{SITE}/1",
    summary="word " * 70,
    html="<p>The whole story.</p>",
    lang="en",
    published=NOW - timedelta(days=1),
    creators=("A. Reporter",),
    photos=(PHOTO,),
)


@pytest.fixture
def lint(tmp_path: Path):
    """The names of the rules a feed of some stories offends."""

    def run(profile: str, *stories: Entry, head: Head = HEAD, size: int = 400_000) -> list[str]:
        path = tmp_path / "feed.xml"
        path.write_bytes(rss_bytes(head, stories, {"l.jpg": size, "s.jpg": 9000}))
        return [finding.rule for finding in lint_feed(path, profile, NOW)]

    return run


def twenty() -> list[Entry]:
    return [replace(STORY, guid=f"{SITE}/{n}") for n in range(20)]


@pytest.mark.parametrize("profile", [name for name in RULES if name != "smartnews"])
def test_a_good_feed_passes(lint, profile: str) -> None:
    assert lint(profile, *twenty()) == []


def test_every_rule_names_its_public_source() -> None:
    assert all(rule.source.startswith("https://") for rules in RULES.values() for rule in rules)


@pytest.mark.parametrize(
    ("profile", "changes", "rule"),
    [
        ("flipboard", {"html": "<p></p>"}, "full text"),
        ("flipboard", {"photos": ()}, "photo"),
        ("flipboard", {"summary": "Short."}, "description"),
        ("flipboard", {"link": "https://elsewhere.example.net/1"}, "domain"),
        ("google", {"html": f"<p>{'x' * 1_100_000}</p>"}, "article size"),
        ("google", {"photos": (replace(PHOTO, full=SMALL),)}, "lead photo"),
        ("msn", {"title": "Too short"}, "title"),
        ("msn", {"title": "long " * 40}, "title"),
        ("msn", {"published": NOW + timedelta(days=1)}, "age"),
        ("msn", {"published": NOW - timedelta(days=365)}, "age"),
        ("msn", {"link": "http://news.example.org/1"}, "https"),
        ("msn", {"photos": (replace(PHOTO, full=SMALL),)}, "photo size"),
        ("msn", {"photos": (replace(PHOTO, full=replace(LARGE, height=600)),)}, "photo shape"),
        ("newsbreak", {"creators": ()}, "byline"),
        ("newsbreak", {"photos": ()}, "photo"),
        ("newsbreak", {"photos": (replace(PHOTO, named=()),)}, "credit"),
    ],
)
def test_each_offence_is_told_by_its_rule(lint, profile: str, changes: dict[str, object], rule: str) -> None:
    bad = replace(STORY, guid=f"{SITE}/bad", **changes)  # type: ignore[arg-type]
    assert lint(profile, *twenty(), bad) == [rule]


def test_a_feed_of_few_items_a_large_one_and_one_without_a_hub(lint) -> None:
    assert lint("flipboard", STORY) == ["items"]
    assert lint("google", STORY, head=replace(HEAD, hub="")) == ["hub"]
    many = [replace(STORY, guid=f"{SITE}/{n}", html=f"<p>{'x' * 40_000}</p>") for n in range(61)]
    assert lint("google", *many) == ["feed size", "items"]
    assert lint("msn", STORY, size=16_000_000) == ["photo bytes"]


def test_smartnews_asks_for_what_a_general_feed_does_not_have(lint) -> None:
    assert lint("smartnews", STORY) == ["namespaces", "channel"]
    assert lint("smartnews", STORY, head=replace(HEAD, description="x" * 31)) == [
        "namespaces",
        "channel",
        "description",
    ]


def test_rules_about_age_wait_for_a_moment(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss_bytes(HEAD, [replace(STORY, published=NOW - timedelta(days=900))], {"l.jpg": 1}))
    assert lint_feed(path, "msn") == ()


def test_a_finding_names_the_line_the_story_and_the_source(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss_bytes(HEAD, [replace(STORY, creators=())], {"l.jpg": 1}))
    (finding,) = lint_feed(path, "newsbreak")
    assert path.read_text().splitlines()[finding.line - 1].strip().startswith("<item")
    assert human_report("newsbreak", (finding,)) == (
        f"{finding.line}: byline: 'A title of more than twenty characters': it names no author\n"
        "    wanted: the author of each article (https://support.newsbreak.com/publisher-faq)\n"
        "newsbreak: 1 objection"
    )
    told = json.loads(json_report("feed.xml", "newsbreak", (finding,)))
    assert (told["profile"], told["findings"][0]["rule"]) == ("newsbreak", "byline")
    assert human_report("msn", ()) == "msn: nothing to object"
    assert Finding(**told["findings"][0]) == finding


@pytest.mark.parametrize("data", [None, b"", b"<rss/>", b'<!DOCTYPE rss []><rss version="2.0"><channel/></rss>'])
def test_what_is_no_feed_is_one_clear_message(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "feed.xml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PublisherError, match=r"'feed\.xml' cannot be read"):
        lint_feed(path, "msn")
