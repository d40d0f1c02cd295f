"""Where two photos, their captions and the head stand on one card: an arrangement, the photos' shapes and a way to set words go in,
the boxes that may be tried come out.

Side by side ("columns") the photos share one height and divide the width by their shapes, so that both are cut alike; the head stands
above them or beside them. One under the other ("rows") each stands over its own caption. At both "ends" of a tall card they reach its
edges, and all words stand between them, where no platform covers anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publisher.channels.cards.arrange import common
from publisher.channels.cards.picture import PLATE_ASPECT, Frame
from publisher.channels.cards.schema import Arrangement
from publisher.channels.cards.setting import Blocks, Look, stack_height
from publisher.page.geometry import Rect
from publisher.units import Length, Px

HAIR = 8
"""Pixels of the ground between two photos side by side."""
LEAST_SHARE = 0.38
"""Of the width, for the narrower of two photos side by side: its caption must read."""
HEIGHTS = 6
"""How many heights between the least and the greatest are tried for photos side by side."""


@dataclass(frozen=True, slots=True)
class Setter:
    """How the words are set: the head for a width, the words below each photo for a width."""

    head: Callable[[Length], Blocks]
    foot: Callable[[int, Length], Blocks]


@dataclass(frozen=True, slots=True)
class Couple:
    """The boxes of one card with two photos, and the words set for them."""

    head: Blocks
    head_box: Rect
    frames: tuple[Frame, ...]
    feet: tuple[Blocks, ...]
    foot_boxes: tuple[Rect, ...]
    empty: float = 0.0
    """The share of the card's height that stays without photo or words."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a card offers two photos: the card, the box for words, the gaps, and the photos' shapes (of a plate, the usual one)."""

    look: Look
    row: Arrangement
    aspects: tuple[float, float]
    mirrored: bool

    @property
    def card(self) -> Rect:
        return Rect(Length(0), Length(0), self.look.target.size.width, self.look.target.size.height)

    @property
    def margin(self) -> Length:
        return self.look.u(self.look.layout.space.margin)

    @property
    def area(self) -> Rect:
        """What may carry words."""
        return common(self.card.inset(self.margin), self.look.target.safe_box)

    @property
    def gap(self) -> Length:
        return self.look.u(self.look.layout.space.between)

    @property
    def least(self) -> float:
        """The least height of a photo."""
        return self.row.give * self.card.height


def ground(look: Look, row: Arrangement, aspects: tuple[float | None, float | None], *, mirrored: bool) -> Ground:
    """What a card offers; ``mirrored`` for text that runs from right to left."""
    one, other = aspects
    return Ground(look, row, (one or PLATE_ASPECT, other or PLATE_ASPECT), mirrored)


def couples(place: Ground, setter: Setter) -> Iterator[Couple]:
    """Every way to place them that leaves the words their room and the photos their least height."""
    yield from (couple for couple in _PLACERS[place.row.photo](place, setter) if _holds(couple, place))


def _holds(couple: Couple, place: Ground) -> bool:
    look, boxes = place.look, (couple.head_box, *couple.foot_boxes)
    return all(
        blocks.fit(look, box.width, place.card.height) and _within(box, blocks.height(look), place.area)
        for blocks, box in zip((couple.head, *couple.feet), boxes, strict=True)
    )


def _within(box: Rect, height: float, area: Rect) -> bool:
    """Whether words so high stand inside the box for words."""
    return box.y >= area.y - 0.01 and box.y + height <= area.bottom + 0.01


def _columns(place: Ground, setter: Setter) -> Iterator[Couple]:
    """Side by side, below the head or beside it."""
    beside = place.row.head == "beside"
    band, head_box = _beside(place) if beside else (place.card, place.area)
    head = setter.head(head_box.width)
    top = 0.0 if beside else place.area.y + head.head_height(place.look) + (place.gap if head.head else 0.0)
    cells = _cells(band, place)
    words = _below(cells[0], band, place), _below(cells[1], band, place)
    feet = (setter.foot(0, words[0].width), setter.foot(1, words[1].width))
    under = place.gap + max(stack_height(foot.foot) for foot in feet)
    room = place.area.bottom - top - under
    y = Px(round(Length(top).px))
    rows = [[Rect(cell.x, y, cell.width, high) for cell in cells] for high in _heights(room, place, band)]
    for boxes in (*rows, *_prints(rows[:1], words, place)):
        frames = (
            Frame(box, Rect(text.x, y, text.width, box.height), at_foot=True)
            for box, text in zip(boxes, words, strict=True)
        )
        places = (
            Rect(text.x, box.bottom + place.gap, text.width, Length(stack_height(foot.foot)))
            for text, box, foot in zip(words, boxes, feet, strict=True)
        )
        empty = (room - boxes[0].height) / place.card.height
        yield Couple(head, head_box, tuple(frames), feet, tuple(places), empty)


def _beside(place: Ground) -> tuple[Rect, Rect]:
    """The band of the photos and the head's box beside it."""
    card, width = place.card, Px(round(Length(place.card.width * place.row.share).px))
    rest = card.width - width
    panel = Rect(card.right - rest if place.mirrored else card.x, card.y, Length(rest), card.height)
    band = Rect(card.x if place.mirrored else panel.right, card.y, width, card.height)
    return band, common(panel.inset(place.margin), place.area)


def _cells(band: Rect, place: Ground) -> tuple[Rect, Rect]:
    """The width divided by the photos' shapes; the first photo at the side where reading starts."""
    one, other = place.aspects
    share = min(max(one / (one + other), LEAST_SHARE), 1 - LEAST_SHARE)
    whole = round(band.width.px) - HAIR
    first = round(whole * share)
    left, right = (whole - first, first) if place.mirrored else (first, whole - first)
    cells = (
        Rect(band.x, band.y, Px(left), band.height),
        Rect(band.right - Px(right), band.y, Px(right), band.height),
    )
    return (cells[1], cells[0]) if place.mirrored else cells


def _below(cell: Rect, band: Rect, place: Ground) -> Rect:
    """The box of the words below a photo: its own width, less white towards its neighbours."""
    inner = place.margin / 2
    at_left, at_right = cell.x <= band.x + 0.01, cell.right >= band.right - 0.01
    left = 0.0 if at_left else inner
    right = 0.0 if at_right else inner
    return common(cell.inset(left, 0, right, 0), place.area)


def _heights(room: float, place: Ground, band: Rect) -> Iterator[Length]:
    """Heights to try in whole pixels, from all there is to the least; and the one at which nothing is cut. None below the least."""
    least, uncut = place.least, band.width / sum(place.aspects)
    steps = {room - (room - least) * step / (HEIGHTS - 1) for step in range(HEIGHTS)}
    heights = (steps | ({uncut} if least <= uncut <= room else set())) if room >= least else set()
    yield from (Px(int(Length(height).px)) for height in sorted(heights, reverse=True))


def _prints(rows: list[list[Rect]], words: tuple[Rect, Rect], place: Ground) -> Iterator[list[Rect]]:
    """Both photos whole and of one height, each above its words, where their row is too low to be filled."""
    for row in rows:
        high = row[0].height
        high = min(high, *(text.width / aspect for text, aspect in zip(words, place.aspects, strict=True)))
        yield [
            _at_start(text, row[0].y, Length(high * aspect), Length(high), mirrored=place.mirrored)
            for text, aspect in zip(words, place.aspects, strict=True)
        ]


def _at_start(text: Rect, y: Length, width: Length, height: Length, *, mirrored: bool) -> Rect:
    """A box on whole pixels at the side of its words where reading starts."""
    size = Px(round(width.px))
    return Rect(text.right - size if mirrored else text.x, y, size, Px(round(height.px)))


def _rows(place: Ground, setter: Setter) -> Iterator[Couple]:
    """One under the other, each over its own words; the higher shape gets more height."""
    area, card = place.area, place.card
    head = setter.head(area.width)
    feet = (setter.foot(0, area.width), setter.foot(1, area.width))
    heights = [stack_height(foot.foot) for foot in feet]
    start = area.y + head.head_height(place.look) + (place.gap if head.head else 0.0)
    room = area.bottom - start - sum(heights) - 3 * place.gap
    shares = _upright(place.aspects)
    if room * min(shares) < place.least:
        return
    y, frames, boxes = Px(round(Length(start).px)), [], []
    for share, height in zip(shares, heights, strict=True):
        box = Rect(card.x, y, card.width, Px(int(Length(room * share).px)))
        frames.append(Frame(box, Rect(area.x, y, area.width, box.height), at_foot=True))
        boxes.append(Rect(area.x, box.bottom + place.gap, area.width, Length(height)))
        y = Px(round((boxes[-1].bottom + place.gap).px))
    yield Couple(head, area, tuple(frames), feet, tuple(boxes))


def _ends(place: Ground, setter: Setter) -> Iterator[Couple]:
    """At the top and at the foot of a tall card, all words between them: each photo's by the photo, the head in the middle."""
    area, card = place.area, place.card
    head = setter.head(area.width)
    feet = (setter.foot(0, area.width), setter.foot(1, area.width))
    heights = (stack_height(feet[0].foot), head.head_height(place.look), stack_height(feet[1].foot))
    between = 2 * place.gap
    words = sum(heights) + 2 * place.gap + (2 if heights[1] else 1) * between
    rest = card.height - words
    first = min(max(rest * _upright(place.aspects)[0], area.y - place.gap), area.bottom + place.gap - words)
    top = Px(round(Length(first).px))
    foot = Px(round(Length(top + words).px))
    if min(top, card.bottom - foot) < place.least:
        return
    upper, lower = Rect(card.x, card.y, card.width, top), Rect(card.x, foot, card.width, card.bottom - foot)
    frames = (
        Frame(upper, Rect(area.x, upper.y, area.width, upper.height), at_foot=True),
        Frame(lower, Rect(area.x, lower.y, area.width, lower.height)),
    )
    y = top + place.gap
    one = Rect(area.x, Length(y), area.width, Length(heights[0]))
    middle = Rect(area.x, Length(one.bottom + between), area.width, Length(heights[1]))
    other = Rect(area.x, Length(foot - place.gap - heights[2]), area.width, Length(heights[2]))
    yield Couple(head, middle, frames, feet, (one, other))


def _upright(aspects: tuple[float, float]) -> tuple[float, float]:
    """How two photos of one width divide a height: by their shapes, neither much less than the other."""
    one, other = aspects
    share = min(max(other / (one + other), LEAST_SHARE), 1 - LEAST_SHARE)
    return share, 1 - share


_PLACERS: dict[str, Callable[[Ground, Setter], Iterator[Couple]]] = {"columns": _columns, "rows": _rows, "ends": _ends}
