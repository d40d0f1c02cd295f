"""Put a card together: set blocks, boxes and photos go in, the elements of one Page come out.

From the top of the panel hang the bar, the kicker with the publication's name, and the rest of the head; the foot stands on its bottom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.channels.cards.setting import Block, Blocks, Look, Sign, stack_height
from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Item, Link, Page, Picture, Role, TextLine
from publisher.typeset.style import SetLine
from publisher.units import Length

ROLES = {
    "kicker": Role.KICKER,
    "mark": Role.ARTIFACT,
    "title": Role.TITLE,
    "quote": Role.QUOTE,
    "cite": Role.BYLINE,
    "date": Role.HEADING,
    "lead": Role.LEAD,
    "caption": Role.CAPTION,
    "credit": Role.CREDIT,
    "link": Role.LINK,
}
"""Slot -> what its element is."""
OF_A_PHOTO = frozenset({"caption", "credit"})
LOGO = "(logo)"
"""Stands in place of a photo's id on the picture of the logo."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How words are placed in a box: their language, their side, and what they belong to."""

    look: Look
    box: Rect
    lang: str
    from_right: bool = False
    photo: str | None = None
    url: str | None = None


def page_of(look: Look, elements: Iterable[Element]) -> Page:
    """The page of one card on its ground; in reading order and painted in that order."""
    page = Page(look.target.name, look.target.size)
    ground = Element(Role.ARTIFACT, (Fill(page.trim, look.colours["panel"]),))
    return Page(page.name, page.size, elements=(ground, *elements))


def head(blocks: Blocks, speech: Speech) -> Iterator[Element]:
    """Bar, kicker, name and the rest of the head, downwards from the top of the box."""
    look, space, y = speech.look, speech.look.layout.space, speech.box.y
    if space.bar[1] and (blocks.head or blocks.sign):
        length, thickness = (look.u(value) for value in space.bar)
        bar = Rect(_x(speech, length), y, length, thickness)
        yield Element(Role.ARTIFACT, (Fill(bar, look.colours["accent"]),))
        y = bar.bottom + look.u(space.bar_gap)
    rest = blocks.head
    if blocks.sign:
        kicker = blocks.kicker
        yield from _row(kicker, blocks.sign, speech, y)
        rest = blocks.head[1:] if kicker else blocks.head
        y = speech.box.y + blocks.head_height(look) - stack_height(rest)
    yield from stack(rest, speech, y)


def foot(blocks: Blocks, speech: Speech) -> Iterator[Element]:
    """The foot; its last line ends on the bottom of the box."""
    yield from stack(blocks.foot, speech, speech.box.bottom - stack_height(blocks.foot))


def stack(blocks: Iterable[Block], speech: Speech, y: float) -> Iterator[Element]:
    """Blocks under each other from y downwards."""
    for block in blocks:
        yield _element(block, speech, y + block.rise)
        y = y + block.height + block.below


def _row(kicker: Block | None, sign: Sign, speech: Speech, y: float) -> Iterator[Element]:
    """The kicker and, at the other end of its line, the publication's name or logo."""
    baseline = y + max(sign.ascent, kicker.rise if kicker else 0.0)
    if kicker:
        yield _element(kicker, speech, baseline)
    at_right = bool(kicker) != speech.from_right
    x = speech.box.right - sign.width if at_right else speech.box.x
    item: Item
    if sign.name:
        item = sign.name.at(x, baseline)
    else:
        assert sign.logo
        height = Length(sign.ascent + sign.descent)
        item = Picture(Rect(Length(x), Length(baseline - sign.ascent), sign.width, height), LOGO, sign.logo.path)
    yield Element(Role.ARTIFACT, (item,), lang=speech.lang)


def _element(block: Block, speech: Speech, baseline: float) -> Element:
    lines = tuple(_placed(line, speech, baseline + block.leading * n) for n, line in enumerate(block.lines))
    links = tuple(Link(line.box, speech.url) for line in lines if block.slot == "link" and speech.url)
    photo = speech.photo if block.slot in OF_A_PHOTO else None
    level = 2 if block.slot == "date" else None
    return Element(ROLES[block.slot], lines + links, lang=speech.lang, photo=photo, level=level)


def _placed(line: SetLine, speech: Speech, baseline: float) -> TextLine:
    return line.at(_x(speech, line.width), baseline)


def _x(speech: Speech, width: Length) -> Length:
    return speech.box.right - width if speech.from_right else speech.box.x
