"""Two photos on one card: both with their words and a look go in; the boxes of each photo over its own caption come out.

The head stands at the top; below it the photos, side by side ("columns") or one under the other ("rows"), from edge to edge.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.channels.cards.arrange import common
from publisher.channels.cards.compose import Speech, foot, head
from publisher.channels.cards.fit import SMALLER_TYPE, STEPS, from_right
from publisher.channels.cards.picture import Frame, Shown, Sitter, show_photo, showing
from publisher.channels.cards.schema import Arrangement
from publisher.channels.cards.setting import Blocks, Look, set_words, stack_height
from publisher.channels.cards.words import Words
from publisher.page.geometry import Rect
from publisher.page.items import Element
from publisher.units import Length, Px

UNEQUAL = 2.0
"""What it costs to show one photo whole, like a print, beside one that fills its box."""


TALLEST = 0.95
"""Photos side by side are at most nearly square: most are landscapes, and higher boxes would cut away too much of them."""


@dataclass(frozen=True, slots=True)
class PairFit:
    """The head, and for each photo its frame, its words and their box."""

    words: tuple[Words, Words]
    head: Blocks
    head_box: Rect
    frames: tuple[Frame, Frame]
    feet: tuple[Blocks, Blocks]
    foot_boxes: tuple[Rect, Rect]
    cost: float
    photo: float
    """The root of the share of the card that the smaller photo covers."""


def fit_pair(words: tuple[Words, Words], look: Look, sitters: tuple[Sitter, Sitter]) -> PairFit | None:
    """The fit of least cost; None when no type that can be read leaves the photos their share."""
    fits = (
        found
        for arrangement in look.layout.arrangements(look.target.aspect, 1.0)
        for step in range(0, STEPS + 1, 2)
        if (found := _fitted(words, look, sitters, arrangement, step / STEPS))
    )
    return min(fits, key=lambda fit: fit.cost, default=None)


def pair_elements(
    fit: PairFit, sitters: tuple[Sitter, Sitter], look: Look
) -> tuple[tuple[Element, ...], tuple[Shown, Shown]]:
    """The elements in reading order, and how each photo shows."""
    lang, mirrored = fit.words[0].lang, from_right(fit.words[0])
    shown = tuple(show_photo(sitter, frame, look, lang) for sitter, frame in zip(sitters, fit.frames, strict=True))
    elements = [*head(fit.head, Speech(look, fit.head_box, lang, mirrored))]
    for sitter, figure, blocks, box in zip(sitters, shown, fit.feet, fit.foot_boxes, strict=True):
        elements += [figure.element, *foot(blocks, Speech(look, box, lang, mirrored, sitter.photo.id))]
    return tuple(elements), (shown[0], shown[1])


@dataclass(frozen=True, slots=True)
class _Ground:
    """The parts of a card that do not depend on the type: what may carry words, and for each photo its cell and the words' box in it."""

    look: Look
    area: Rect
    cells: tuple[tuple[Rect, Rect], tuple[Rect, Rect]]
    side_by_side: bool

    @property
    def gap(self) -> Length:
        return self.look.u(self.look.layout.space.between)

    def photo_height(self, start: float, heights: tuple[float, float]) -> Length:
        """What is left for each photo when the words below it are so high."""
        rest = self.area.bottom - start
        if not self.side_by_side:
            return Px(int(Length((rest - sum(heights) - 3 * self.gap) / 2).px))
        widest = max(float(cell.width) for cell, _ in self.cells)
        return Px(int(Length(min(rest - max(heights) - self.gap, widest * TALLEST)).px))


def _fitted(
    words: tuple[Words, Words], look: Look, sitters: tuple[Sitter, Sitter], row: Arrangement, shrunk: float
) -> PairFit | None:
    ground = _ground(look, row, from_right(words[0]))
    top = set_words(words[0], look, ground.area.width, shrunk)
    over = Blocks(top.head, (), top.sign)
    feet = tuple(
        Blocks((), set_words(one, look, box.width, shrunk).foot)
        for one, (_, box) in zip(words, ground.cells, strict=True)
    )
    height = look.target.size.height
    sound = over.fit(look, ground.area.width, height) and all(
        blocks.fit(look, box.width, height) for blocks, (_, box) in zip(feet, ground.cells, strict=True)
    )
    start = ground.area.y + over.head_height(look) + ground.gap
    heights = (stack_height(feet[0].foot), stack_height(feet[1].foot))
    high = ground.photo_height(start, heights)
    if not sound or high < row.give * height:
        return None
    frames, boxes = _cells(ground, start, high, heights)
    seen = [showing(sitter, look, frame) for sitter, frame in zip(sitters, frames, strict=True)]
    lost = sum(one.cost for one in seen) / 2 + (UNEQUAL if (seen[0].bare > 0) != (seen[1].bare > 0) else 0.0)
    return PairFit(
        words,
        over,
        ground.area,
        frames,
        (feet[0], feet[1]),
        boxes,
        lost + shrunk**2 * SMALLER_TYPE,
        min(one.size for one in seen),
    )


def _cells(
    ground: _Ground, start: float, high: Length, heights: tuple[float, float]
) -> tuple[tuple[Frame, Frame], tuple[Rect, Rect]]:
    """For each photo its frame and the box of the words below it."""
    frames, boxes = [], []
    y = Px(round(Length(start).px))
    for (cell, words), height in zip(ground.cells, heights, strict=True):
        box = Rect(cell.x, y, cell.width, high)
        frames.append(Frame(box, Rect(words.x, y, words.width, high), at_foot=True))
        boxes.append(Rect(words.x, box.bottom + ground.gap, words.width, Length(height)))
        y = y if ground.side_by_side else Px(round((boxes[-1].bottom + ground.gap).px))
    return (frames[0], frames[1]), (boxes[0], boxes[1])


def _ground(look: Look, row: Arrangement, mirrored: bool) -> _Ground:
    margin = look.u(look.layout.space.margin)
    card = Rect(Length(0), Length(0), look.target.size.width, look.target.size.height)
    area = common(card.inset(margin), look.target.safe_box)
    if row.photo != "columns":
        return _Ground(look, area, ((card, area), (card, area)), side_by_side=False)
    one, other = _columns(card, area, margin)
    return _Ground(look, area, (other, one) if mirrored else (one, other), side_by_side=True)


def _columns(card: Rect, area: Rect, margin: Length) -> tuple[tuple[Rect, Rect], tuple[Rect, Rect]]:
    """Each half of the card and the box for words in it; a hair of the ground stands between the photos."""
    half = Px(int((card.width.px - 8) / 2))
    left = Rect(card.x, card.y, half, card.height)
    right = Rect(card.right - half, card.y, half, card.height)
    inner = margin / 2
    return (
        (left, common(left.inset(0, 0, inner, 0), area)),
        (right, common(right.inset(inner, 0, 0, 0), area)),
    )
