"""Count a post as its platform counts it: a text and a way of counting go in, its length comes out.

"weighted" follows version 3 of X's published configuration (https://docs.x.com/fundamentals/counting-characters): the text in NFC,
Latin and most other alphabets 1, everything else 2, an emoji 2 however many code points it has, a link 23. Vietnamese letters with
two marks (U+1EA0 to U+1EF9) lie outside the ranges that count 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from publisher.channels.cards.targets import Counting, TextRule
from publisher.typeset.graphemes import graphemes

LINK = 23
"""What a link counts on X and on Mastodon, whatever its length."""
LONGEST_LABEL, LONGEST_LINK = 63, 4096
"""What a link may be at most, in twitter-text as in the domain name system: a part of the host, and the whole."""
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""Code points that weigh 1 on X; all others weigh 2."""
_PICTOGRAPHS = ((0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0xE0020, 0xE007F))
_MAKERS = frozenset("\ufe0f\u20e3\u200d")
"""Signs that make an emoji of the letter before them: emoji style, keycap, joiner."""
_ADDRESS = re.compile(
    r"https?://[^\s<>\"\u200e\u200f\u202a-\u202e\u2066-\u2069]+[^\s<>\".,;:!?'’”)\]}\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    r"|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|edu|gov|info|news|int|eu)(?:/[^\s<>\"]*[\w/])?(?![\w.-]*\w)",
    re.IGNORECASE,
)
"""Addresses that platforms make a link of: with their protocol, or a plain domain of a common kind."""


def count(text: str, rule: TextRule) -> int:
    """The length of a text under a platform's rule."""
    return _COUNTERS[rule.counts](unicodedata.normalize("NFC", text))


def fits(text: str, rule: TextRule) -> bool:
    """Whether the platform takes the text."""
    return count(text, rule) <= rule.limit and (rule.max_bytes is None or len(text.encode()) <= rule.max_bytes)


def _weighted(text: str) -> int:
    rest, links = _without_links(text)
    return links * LINK + sum(2 if is_emoji(cluster) else _weight(cluster) for cluster in graphemes(rest))


def _links_shortened(text: str) -> int:
    rest, links = _without_links(text)
    return links * LINK + _graphemes(rest)


def _graphemes(text: str) -> int:
    return len(graphemes(text))


def _emoji_bytes(text: str) -> int:
    return sum(len(part.encode()) if is_emoji(part) else len(part) for part in graphemes(text))


_COUNTERS: dict[Counting, Callable[[str], int]] = {
    "characters": len,
    "weighted": _weighted,
    "graphemes": _graphemes,
    "links-23": _links_shortened,
    "emoji-bytes": _emoji_bytes,
}


def is_emoji(cluster: str) -> bool:
    """Whether a grapheme is drawn as an emoji: a pictograph, a flag, a keycap, or anything followed by the sign for emoji style."""
    return any(_inside(ord(char), _PICTOGRAPHS) for char in cluster) or (
        len(cluster) > 1 and bool(_MAKERS & set(cluster))
    )


def _without_links(text: str) -> tuple[str, int]:
    """The text without its links, and how many they were; what only looks like an address stays."""
    links = [found for found in _ADDRESS.finditer(text) if _is_address(found[0])]
    kept, end = [], 0
    for link in links:
        kept.append(text[end : link.start()])
        end = link.end()
    return "".join((*kept, text[end:])), len(links)


def _is_address(text: str) -> bool:
    """Whether an address can be one: no part of its host above 63 letters in punycode (RFC 1035), nor the whole above 4,096."""
    host = re.split(r"[/?#]", text.split("://", 1)[-1], maxsplit=1)[0]
    if len(text) > LONGEST_LINK or len(host) > LONGEST_LINK:
        return False
    return all(_ascii_length(label) <= LONGEST_LABEL for label in host.split("."))


def _ascii_length(label: str) -> int:
    return len(label) if label.isascii() else len("xn--") + len(label.encode("punycode"))


def _weight(cluster: str) -> int:
    return sum(1 if _inside(ord(char), _LIGHT) else 2 for char in cluster)


def _inside(code: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)
