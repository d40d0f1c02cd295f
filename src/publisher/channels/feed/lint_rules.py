"""A feed goes in; what each partner asks of it that it does not give comes out. A row of RULES is a whole rule, with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from publisher.channels.feed.seen import SeenFeed, SeenItem, host_of, text_of

Fault: TypeAlias = tuple[int, str]
"""A line of the feed, and what is wrong there."""
Check: TypeAlias = Callable[[SeenFeed, datetime | None], Iterator[Fault]]
"""The feed and the moment of the check, if one is given; no clock is asked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a partner asks."""

    name: str
    asks: str
    source: str
    check: Check


def _each(fault: Callable[[SeenItem], str]) -> Check:
    """A check of every item by itself; the function says what is wrong, or nothing."""

    def check(feed: SeenFeed, _moment: datetime | None) -> Iterator[Fault]:
        for item in feed.items:
            if said := fault(item):
                yield item.line, f"'{item.title or item.guid}': {said}"

    return check


def _whole(fault: Callable[[SeenFeed], str]) -> Check:
    """A check of the feed as a whole."""

    def check(feed: SeenFeed, _moment: datetime | None) -> Iterator[Fault]:
        if said := fault(feed):
            yield feed.line, said

    return check


def _has(*names: str) -> Check:
    """The channel states these elements."""

    def fault(feed: SeenFeed) -> str:
        missing = [name for name in names if not feed.text(name)]
        return f"the channel lacks {', '.join(missing)}" if missing else ""

    return _whole(fault)


def _no_body(item: SeenItem) -> str:
    return "" if text_of(item.body) else "it has no full text"


def _no_byline(item: SeenItem) -> str:
    return "" if any(item.creators) else "it names no author"


def _no_photo(item: SeenItem) -> str:
    return "" if item.photos else "it has no photo"


def _uncredited(item: SeenItem) -> str:
    bad = [photo.url for photo in item.photos if not photo.credited]
    return f"no credit for {', '.join(bad)}" if bad else ""


def _undescribed(item: SeenItem) -> str:
    bad = [photo.url for photo in item.photos if not photo.described]
    return f"no caption for {', '.join(bad)}" if bad else ""


def _no_large_photo(item: SeenItem) -> str:
    shortest = max((min(photo.width, photo.height) for photo in item.photos), default=0)
    return "" if shortest >= 400 else f"no photo of 400 pixels on its shorter side; the best has {shortest}"


def _short_description(item: SeenItem) -> str:
    length = len(item.description)
    return "" if length >= 300 else f"its description has {length} characters of 300"


def _other_domain(feed: SeenFeed, _moment: datetime | None) -> Iterator[Fault]:
    for item in feed.items:
        if feed.host and host_of(item.link) != feed.host:
            yield item.line, f"'{item.title}': {item.link} is not on {feed.host}"


def _few_items(feed: SeenFeed) -> str:
    return "" if len(feed.items) >= 20 else f"it holds {len(feed.items)} items of 20"


def _msn_title(item: SeenItem) -> str:
    length = len(item.title)
    return "" if 20 < length <= 150 else f"its title has {length} characters; wanted are more than 20 and at most 150"


def _html_in_title(item: SeenItem) -> str:
    return "its title holds HTML" if "</" in item.title else ""


def _not_https(item: SeenItem) -> str:
    bad = [address for address in item.addresses() if not address.startswith("https://")]
    return f"not https: {', '.join(dict.fromkeys(bad))}" if bad else ""


def _no_identity(item: SeenItem) -> str:
    missing = [name for name, value in (("guid", item.guid), ("title", item.title), ("link", item.link)) if not value]
    missing += [] if item.published else ["pubDate"]
    return f"it lacks {', '.join(missing)}" if missing else ""


def _msn_age(feed: SeenFeed, moment: datetime | None) -> Iterator[Fault]:
    for item in feed.items:
        if moment is None or item.published is None:
            continue
        if item.published > moment:
            yield item.line, f"'{item.title}': its date lies ahead"
        elif moment - item.published >= timedelta(days=365):
            yield (
                item.line,
                f"'{item.title}': it is {(moment - item.published).days} days old; wanted are fewer than 365",
            )


def _msn_pixels(item: SeenItem) -> str:
    bad = [
        f"{photo.url} ({photo.width} x {photo.height})" for photo in item.photos if max(photo.width, photo.height) < 720
    ]
    return f"smaller than 720 pixels: {', '.join(bad)}" if bad else ""


def _msn_shape(item: SeenItem) -> str:
    shapes = ((photo.url, photo.width / photo.height) for photo in item.photos if photo.height)
    bad = [f"{url} ({shape:.2f})" for url, shape in shapes if not 0.5 <= shape <= 1.89]
    return f"width by height is not between 0.5 and 1.89: {', '.join(bad)}" if bad else ""


def _msn_bytes(item: SeenItem) -> str:
    bad = [photo.url for photo in item.photos if photo.bytes > 15_000_000]
    return f"larger than 15 MB: {', '.join(bad)}" if bad else ""


def _google_article(item: SeenItem) -> str:
    return "" if item.size <= 1_000_000 else f"it has {item.size / 1_000_000:.1f} MB of 1 MB"


def _google_feed(feed: SeenFeed) -> str:
    return "" if feed.size <= 2_000_000 else f"it has {feed.size / 1_000_000:.1f} MB of 2 MB"


def _google_count(feed: SeenFeed) -> str:
    return "" if len(feed.items) <= 60 else f"it holds {len(feed.items)} items; at most 60 new ones are taken at a time"


def _google_lead(item: SeenItem) -> str:
    width = item.photos[0].width if item.photos else 0
    return "" if width >= 1200 else f"its first photo is {width} pixels wide; large previews want 1200"


def _no_hub(feed: SeenFeed) -> str:
    return "" if feed.hub else "it names no WebSub hub, so changes are found only when it is next fetched"


def _smartnews_description(feed: SeenFeed) -> str:
    length = len(feed.text("description"))
    return "" if length <= 30 else f"the channel's description has {length} characters; at most 30 are wanted"


def _smartnews_prefixes(feed: SeenFeed) -> str:
    wanted = {"content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/"}
    wanted |= {"media": "http://search.yahoo.com/mrss/", "snf": "http://www.smartnews.be/snf"}
    missing = [name for name, address in wanted.items() if address not in feed.namespaces]
    return f"the namespaces {', '.join(missing)} are not declared" if missing else ""


def _smartnews_encoding(feed: SeenFeed) -> str:
    return "" if feed.encoding.upper() == "UTF-8" else f"it is written in {feed.encoding}, not in UTF-8"


_FLIPBOARD = "https://about.flipboard.com/rss-spec/"
_FLIPBOARD_HELP = "https://flipboard.helpshift.com/hc/en/1-flipboard/faq/1023-resubmit-an-rss-feed/"
_GOOGLE = "https://support.google.com/news/publisher-center/answer/9545420"
_DISCOVER = "https://developers.google.com/search/docs/appearance/google-discover"
_MSN = "https://helpcenter.microsoftstart.com/kb/feed-specifications"
_MSN_ITEM = (
    "https://support.microsoft.com/topic/msn-feed-item-metadata-requirements-0114c19c-36bb-4fef-8322-4a1ed6888329"
)
_NEWSBREAK = "https://support.newsbreak.com/publisher-faq"
_SMARTNEWS = "https://publishers.smartnews.com/hc/en-us/articles/56500436151065"

RULES: dict[str, tuple[Rule, ...]] = {
    "flipboard": (
        Rule("channel", "title, link, description and language of the feed", _FLIPBOARD, _has("title", "link", "description", "language")),
        Rule("full text", "the whole article", _FLIPBOARD, _each(_no_body)),
        Rule("photo", "a photo of at least 400 pixels on its shorter side", _FLIPBOARD, _each(_no_large_photo)),
        Rule("items", "the 20 newest items", _FLIPBOARD_HELP, _whole(_few_items)),
        Rule("description", "300 characters or more", _FLIPBOARD_HELP, _each(_short_description)),
        Rule("domain", "links on the feed's own domain", _FLIPBOARD_HELP, _other_domain),
    ),
    "google": (
        Rule("article size", "at most 1 MB", _GOOGLE, _each(_google_article)),
        Rule("feed size", "at most 2 MB", _GOOGLE, _whole(_google_feed)),
        Rule("items", "at most 60 new items", _GOOGLE, _whole(_google_count)),
        Rule("hub", "a WebSub hub", _GOOGLE, _whole(_no_hub)),
        Rule("lead photo", "at least 1200 pixels wide", _DISCOVER, _each(_google_lead)),
    ),
    "msn": (
        Rule("identity", "id, title, link and date", _MSN_ITEM, _each(_no_identity)),
        Rule("title", "more than 20 and at most 150 characters", _MSN_ITEM, _each(_msn_title)),
        Rule("title", "no HTML", _MSN_ITEM, _each(_html_in_title)),
        Rule("full text", "a body", _MSN_ITEM, _each(_no_body)),
        Rule("age", "a date in the past and less than 365 days old", _MSN_ITEM, _msn_age),
        Rule("https", "https only", _MSN, _each(_not_https)),
        Rule("photo size", "720 pixels or more in height or width", _MSN, _each(_msn_pixels)),
        Rule("photo shape", "width by height between 0.5 and 1.89", _MSN, _each(_msn_shape)),
        Rule("photo bytes", "at most 15 MB", _MSN, _each(_msn_bytes)),
    ),
    "newsbreak": (
        Rule("full text", "the whole article", _NEWSBREAK, _each(_no_body)),
        Rule("photo", "a photo in each article", _NEWSBREAK, _each(_no_photo)),
        Rule("byline", "the author of each article", _NEWSBREAK, _each(_no_byline)),
        Rule("credit", "a credit for each photo", _NEWSBREAK, _each(_uncredited)),
    ),
    "smartnews": (
        Rule("encoding", "UTF-8", _SMARTNEWS, _whole(_smartnews_encoding)),
        Rule("namespaces", "content, dc, media and snf declared", _SMARTNEWS, _whole(_smartnews_prefixes)),
        Rule("channel", "title, link, description, pubDate and language of the feed", _SMARTNEWS,
             _has("title", "link", "description", "pubDate", "language")),
        Rule("description", "at most 30 characters", _SMARTNEWS, _whole(_smartnews_description)),
        Rule("full text", "the whole article", _SMARTNEWS, _each(_no_body)),
    ),
}  # fmt: skip
"""Partner -> its rules, as its public pages stated them in 2025 and 2026."""
