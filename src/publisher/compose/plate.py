"""A plate "photo to come" (FPO, for position only): the box of a missing photo becomes a ground, a cross and the photo's id."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.page.geometry import Rect
from publisher.page.items import Colour, Fill, Item, Rule
from publisher.typeset.fonts import FontBook
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, TextStyle
from publisher.units import Length, Pt


@dataclass(frozen=True, slots=True)
class PlateLook:
    """How plates look in one layout."""

    ground: Colour
    line: Colour
    text: TextStyle
    """For the words in the middle; the id is set in the same style."""


def plate_items(rect: Rect, photo_id: str, words: str, look: PlateLook, lang: str, book: FontBook) -> tuple[Item, ...]:
    """The plate of one photo: ``words`` ("Photo to come") and the photo's id in the middle of a crossed box."""
    hair = Pt(0.5)
    cross = (
        Rule(rect.x, rect.y, rect.right, rect.bottom, hair, look.line),
        Rule(rect.x, rect.bottom, rect.right, rect.y, hair, look.line),
    )
    lines = [set_line(words, look.text, lang, book), set_line(photo_id, look.text, lang, book)]
    return (Fill(rect, look.ground), *cross, *_sign(rect, lines, look))


def _sign(rect: Rect, lines: list[SetLine], look: PlateLook) -> tuple[Item, ...]:
    leading = look.text.leading
    width = max(line.width for line in lines) + leading * 2
    height = leading * (len(lines) + 1)
    if width > rect.width or height > rect.height:
        return ()
    middle_x, middle_y = rect.x + rect.width / 2, rect.y + rect.height / 2
    box = Rect(middle_x - width / 2, middle_y - height / 2, Length(width), height)
    first = box.y + leading * 0.5 + look.text.size * 0.95
    texts = (line.at(middle_x - line.width / 2, first + leading * n) for n, line in enumerate(lines))
    return (Fill(box, look.ground), *texts)
