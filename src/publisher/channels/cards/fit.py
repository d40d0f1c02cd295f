"""Make the words fit: a wording, a look and the photo's shape go in; the photo's share and the type size come out, or what is too long.

Three things can give: the type (down to what can be read on a phone), the photo's share (down to the layout's ``give``) and the
photo's own edges (a box of another shape crops it). Each has its price; the fit that costs least is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publisher.channels.cards.arrange import Places, mirrored, places, shares
from publisher.channels.cards.schema import HEADLINES, Arrangement
from publisher.channels.cards.setting import Block, Blocks, Look, set_words
from publisher.channels.cards.words import Words
from publisher.typeset.bidi import base_level

SMALLER_TYPE = 1.1
"""What it costs to shrink the type all the way; half the way costs a quarter of it."""
LOST_PHOTO = 0.8
"""What it would cost to cut away all that matters in the photo."""
LESS_PHOTO = 3.2
"""What it costs to give the photo nothing of the card, instead of all of it."""
BARE = 1.2
"""What it would cost to leave the whole card empty around a photo."""
EMPTY = 0.6
"""What a panel as high as the card would cost, were it empty."""
LONELY_LINE = 0.3
"""What it costs when a headline has a lonely line above its last."""
LONELY_SHARE = 0.4
"""A line is lonely when it is shorter than this share of the longest."""
STEPS = 16
"""Steps between the largest and the least type size."""


@dataclass(frozen=True, slots=True)
class Showing:
    """How well a photo shows."""

    size: float
    """The root of the share of the card it covers: 0.5 for a quarter."""
    kept: float
    """The share of what matters in it that is not cut off."""
    bare: float = 0.0
    """The share of the card that stays empty around a photo shown whole."""
    veiled: float = 0.0
    """What it costs to veil it behind words that stand on it."""

    @property
    def cost(self) -> float:
        """What is lost of the photo."""
        return (1 - self.kept) * LOST_PHOTO + (1 - self.size) * LESS_PHOTO + self.bare * BARE + self.veiled


@dataclass(frozen=True, slots=True)
class Fit:
    """The words of a card and the boxes they fit."""

    words: Words
    places: Places
    blocks: Blocks
    cost: float
    photo: float = 1.0
    """The root of the share of the card that the photo covers."""
    shrunk: float = 0.0
    """How far its type is from its largest to its least size."""


def fit(words: Words, look: Look, aspect: float | None, showing: Callable[[Places], Showing | None]) -> Fit | None:
    """The best fit of a wording beside a photo; None when nothing fits.

    ``aspect`` is the photo's, None for a plate; ``showing`` tells how well the photo shows in its box, None where it may not.
    A design that prints on the photo does so wherever that can be; only else it stands beside a panel.
    """
    rows = look.layout.arrangements(look.target.aspect, aspect or 1.0)
    on_photo = tuple(row for row in rows if row.photo == "full")
    beside = tuple(row for row in rows if row.photo != "full")
    return _cheapest(words, look, aspect, showing, on_photo) or _cheapest(words, look, aspect, showing, beside)


def _cheapest(
    words: Words,
    look: Look,
    aspect: float | None,
    showing: Callable[[Places], Showing | None],
    rows: tuple[Arrangement, ...],
) -> Fit | None:
    found: Fit | None = None
    offers = _offers(words, look, aspect, showing, rows)
    for shown, boxes in sorted(offers, key=lambda offer: offer[0].cost):
        found = _cheaper(words, look, boxes, shown, found.cost if found else math.inf) or found
    return found


def from_right(words: Words) -> bool:
    """Whether the words run from right to left: then the card is the mirror image of the others."""
    return base_level(words.title or words.caption, words.lang) == 1


def _offers(
    words: Words,
    look: Look,
    aspect: float | None,
    showing: Callable[[Places], Showing | None],
    rows: tuple[Arrangement, ...],
) -> Iterator[tuple[Showing, Places]]:
    """The boxes to try and how the photo shows in them; none where even the most room is not enough."""
    for row in rows:
        arrangement = mirrored(row) if from_right(words) else row
        if _set(words, look, _least_photo(arrangement, look), 1.0) is None:
            continue
        for share in shares(look.target, arrangement, aspect):
            boxes = places(look.target, arrangement, share, look.u(look.layout.space.margin))
            if shown := showing(boxes):
                yield shown, boxes


def holds(words: Words, look: Look, row: Arrangement) -> bool:
    """Whether an arrangement has room for a wording, when the photo gives all it can and the type is at its smallest."""
    return _set(words, look, _least_photo(row, look), 1.0) is not None


def _least_photo(arrangement: Arrangement, look: Look) -> Places:
    """The boxes with the most room for words."""
    give = 0.0 if arrangement.photo == "none" else arrangement.give
    return places(look.target, arrangement, give, look.u(look.layout.space.margin))


def _cheaper(words: Words, look: Look, boxes: Places, shown: Showing, limit: float) -> Fit | None:
    """The largest type that fits those boxes, or a smaller one whose headline reads better; None where the whole costs ``limit`` or
    more.
    """
    affordable = (limit - shown.cost) / SMALLER_TYPE
    if affordable <= 0:
        return None
    smallest = STEPS if affordable >= 1 else int(math.sqrt(affordable) * STEPS)
    found = _set(words, look, boxes, smallest / STEPS)
    if found is None:
        return None
    low, high = 0, smallest
    while low < high:
        middle = (low + high) // 2
        tried = _set(words, look, boxes, middle / STEPS)
        found, low, high = (tried, low, middle) if tried else (found, middle + 1, high)
    fits = [_fit(words, look, boxes, shown, found, high)]
    if has_lonely_line(found):
        smaller = ((_set(words, look, boxes, step / STEPS), step) for step in range(high + 1, smallest + 1))
        better = next(((blocks, step) for blocks, step in smaller if blocks and not has_lonely_line(blocks)), None)
        fits += [_fit(words, look, boxes, shown, *better)] if better else []
    best = min(fits, key=lambda each: each.cost)
    return best if best.cost < limit else None


def _fit(words: Words, look: Look, boxes: Places, shown: Showing, blocks: Blocks, step: int) -> Fit:
    """The words in those boxes at a size, and what that costs."""
    empty = 0.0 if boxes.on_photo else (boxes.words.height - blocks.height(look)) / look.target.size.height
    cost = shown.cost + (step / STEPS) ** 2 * SMALLER_TYPE + empty * EMPTY + has_lonely_line(blocks) * LONELY_LINE
    return Fit(words, boxes, blocks, cost, shown.size, step / STEPS)


def has_lonely_line(blocks: Blocks) -> bool:
    """Whether a headline has a line far shorter than its longest before the last: Từ / Buôn Ma Thuột / đến Sài Gòn."""
    return any(
        line.width < LONELY_SHARE * max(line.width for line in block.lines)
        for block in blocks.all
        if block.slot in HEADLINES
        for line in block.lines[:-1]
    )


def _set(words: Words, look: Look, boxes: Places, shrunk: float) -> Blocks | None:
    if not (boxes.words.width and boxes.words.height):
        return None
    look = look.on_photo(look.colours["ink"]) if boxes.on_photo else look
    blocks = set_words(words, look, boxes.words.width, shrunk)
    return blocks if blocks.fit(look, boxes.words.width, boxes.words.height) else None


@dataclass(frozen=True, slots=True)
class TooLong:
    """Which words do not fit, and by how much."""

    part: str
    """A slot: "title", "caption", "credit", "kicker" ..."""
    lines: int
    """How many lines it takes at its least size in the largest panel."""
    room: int
    """How many lines have room there."""
    word: str = ""
    """Its widest word, where that alone is wider than the panel."""


def too_long(words: Words, look: Look) -> TooLong:
    """What keeps a wording off a card: a part with a word too wide or with too many lines, else the tallest part."""
    *_, arrangement = (row for row in look.layout.arrange if row.suits(look.target.aspect) and row.takes_any_photo)
    box = _least_photo(arrangement, look).words
    blocks = set_words(words, look, box.width, 1.0)
    block = max(blocks.all, key=lambda block: _weight(block, box.width))
    over = blocks.height(look) - box.height
    room = len(block.lines) - max(0, math.ceil(over / block.leading))
    word = max(words.said(block.slot).split(), key=len) if block.width > box.width else ""
    return TooLong(block.slot, len(block.lines), max(0, min(room, block.max_lines or room)), word)


def _weight(block: Block, width: float) -> tuple[bool, bool, float]:
    return block.width > width + 0.01, block.has_too_many_lines, block.height
