"""Put a card together: the fit of its words and its photo go in, one Page comes out.

From the top of the panel hang the bar, the kicker with the publication's name, and the title; caption and credit stand on its foot.
"""

from __future__ import annotations

from collections.abc import Iterable

from publisher.channels.cards.fit import Fit
from publisher.channels.cards.picture import Shown
from publisher.channels.cards.setting import Block, Blocks, Look
from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, Page, Role, TextLine
from publisher.typeset.bidi import base_level
from publisher.typeset.style import SetLine
from publisher.units import Length


def compose_card(fit: Fit, shown: Shown, look: Look) -> Page:
    """The page of one card: ground, photo, words; in reading order and painted in that order."""
    photo = shown.element.photo
    page = Page(look.target.name, look.target.size)
    ground = Element(Role.ARTIFACT, (Fill(page.trim, look.colours["panel"]),))
    words = _Words(fit, look)
    elements = (ground, shown.element, *words.head(), *words.foot(photo))
    return Page(page.name, page.size, elements=elements)


class _Words:
    """The words of one card on their way down the panel."""

    def __init__(self, fit: Fit, look: Look) -> None:
        self.box: Rect = fit.places.words
        self.blocks: Blocks = fit.blocks
        self.look = look
        self.lang = fit.words.lang
        self.from_right = base_level(fit.words.title, self.lang) == 1

    def head(self) -> Iterable[Element]:
        """Bar, kicker, name and title, downwards from the top."""
        look, space, blocks = self.look, self.look.layout.space, self.blocks
        length, thickness = (look.u(value) for value in space.bar)
        bar_x = self.box.right - length if self.from_right else self.box.x
        bar = Rect(Length(bar_x), self.box.y, length, thickness)
        yield Element(Role.ARTIFACT, (Fill(bar, look.colours["accent"]),))
        y = bar.bottom + look.u(space.bar_gap)
        if blocks.kicker.lines:
            yield self._element(Role.KICKER, blocks.kicker, self._row_top(y))
        if blocks.name:
            yield Element(Role.ARTIFACT, (self._name(blocks.name, y),), lang=self.lang)
        if blocks.kicker.lines or blocks.name:
            y = y + blocks.head_height + look.u(space.kicker)
        yield self._element(Role.TITLE, blocks.title, y)

    def foot(self, photo: str | None) -> Iterable[Element]:
        """Caption and credit; the credit's last line ends on the foot of the box."""
        blocks = self.blocks
        credit_top = self.box.bottom - blocks.credit.height
        gap = self.look.u(self.look.layout.space.caption) if blocks.credit.lines else 0.0
        yield self._element(Role.CAPTION, blocks.caption, credit_top - gap - blocks.caption.height, photo)
        if blocks.credit.lines:
            yield self._element(Role.CREDIT, blocks.credit, credit_top, photo)

    def _row_top(self, y: Length) -> Length:
        """Where the kicker starts so that it shares its baseline with the name."""
        name = self.blocks.name
        return y + max(0.0, name.ascent - self.blocks.kicker.lines[0].ascent) if name else y

    def _name(self, name: SetLine, y: Length) -> TextLine:
        kicker = self.blocks.kicker.lines
        baseline = y + max(name.ascent, kicker[0].ascent if kicker else 0.0)
        at_right = bool(kicker) != self.from_right
        return name.at(self.box.right - name.width if at_right else self.box.x, baseline)

    def _element(self, role: Role, block: Block, top: float, photo: str | None = None) -> Element:
        baseline = top + block.lines[0].ascent
        lines = tuple(
            line.at(self.box.right - line.width if self.from_right else self.box.x, baseline + block.leading * number)
            for number, line in enumerate(block.lines)
        )
        return Element(role, lines, lang=self.lang, photo=photo)
