"""A booklet's plan and a spine's width go in, its wrap cover comes out: back cover, spine and front cover as one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.article.language import is_right_to_left
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.make import make_booklet
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.plan import BookletPlan, plan_booklet, uses_on
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.contrast import contrast
from publisher.layout.load import load_layout
from publisher.page.dump import dump_pages
from publisher.page.geometry import Rect, Size
from publisher.page.items import Colour, Element, Fill, Page, Role, TextLine, Turn
from publisher.page.moving import clipped, moved
from publisher.press.cover import LETTERED_SPINE, SPINE_MARGIN, mark_cover, spine_notices
from publisher.typeset.fonts import fonts_of, metrics
from publisher.typeset.shape import set_line
from publisher.typeset.style import SetLine, TextStyle
from publisher.units import Length, Pt

SMALLEST = Pt(6)
"""Letters smaller than this are no title."""

TITLE_SHARE = 0.72
"""How much of the spine's height a title may take; the rest is for the publication's name and for air."""


@dataclass(frozen=True, slots=True)
class WrapPlan:
    """A wrap cover: its one page, the width of its spine, and the booklet's plan with that page alone."""

    page: Page
    spine: Length
    booklet: BookletPlan

    @property
    def folds(self) -> tuple[Length, Length]:
        """Where the cover is folded, from its trim's left edge."""
        back = (self.page.size.width - self.spine) / 2
        return back, back + self.spine

    def as_text(self) -> str:
        """The page with its elements, in millimetres, below its measures."""
        folds = " and ".join(f"{fold.mm:.2f}" for fold in self.folds)
        return f"spine {self.spine.mm:.2f} mm, folded at {folds} mm\n{dump_pages((self.page,))}"


def plan_wrap(edition: Edition, options: BookletOptions, spine: Length) -> WrapPlan:
    """The wrap cover around a booklet's own first and last page; PublisherError as for a booklet."""
    booklet = plan_booklet(edition, options)
    layout = load_layout(options.layout, "booklets", BookletLayout)
    desk = Desk(edition, layout, fonts_of(edition.settings), is_right_to_left(edition.article.lang))
    front, back = booklet.pages[0], booklet.pages[-1]
    page = wrap_page(desk, front, back, spine)
    notices = (*booklet.notices, *spine_notices(spine))
    printing = replace(booklet.printing, sheets=(page,))
    planned = replace(booklet, pages=(page,), printing=printing, uses=uses_on((page,)), notices=notices, preview=False)
    return WrapPlan(page, spine, planned)


def wrap_page(desk: Desk, front: Page, back: Page, spine: Length) -> Page:
    """Back cover, spine and front cover side by side, as the book is read; each bleeds outwards and ends at its fold."""
    panel = front.size
    size = Size(panel.width * 2 + spine, panel.height)
    page = Page("wrap cover", size, front.bleed)
    bleed, start = page.bleed_box, panel.width + spine
    left = Rect(bleed.x, bleed.y, panel.width - bleed.x, bleed.height)
    right = Rect(start, bleed.y, bleed.right - start, bleed.height)
    before, after = (front, back) if desk.from_right else (back, front)
    elements = (
        *(clipped(element, left) for element in before.elements),
        *_spine(desk, Rect(panel.width, bleed.y, spine, bleed.height), _ground(back) or desk.palette["paper"]),
        *(clipped(moved(element, start), right) for element in after.elements),
    )
    return replace(page, elements=elements)


def _ground(page: Page) -> Colour | None:
    """The colour that covers a page, if one does."""
    grounds = (item for item in page.items() if isinstance(item, Fill) and item.rect.contains(page.trim))
    return next((ground.colour for ground in grounds), None)


def _spine(desk: Desk, strip: Rect, ground: Colour) -> Iterator[Element]:
    """The spine in the colour of the back cover; the title on it where it is wide enough, read from the top down."""
    yield Element(Role.ARTIFACT, (Fill(strip, ground),))
    if strip.width >= LETTERED_SPINE:
        ink = max((desk.palette["ink"], desk.palette["paper"]), key=lambda colour: contrast(colour, ground))
        yield from _lettering(desk, strip, ink)


def _lettering(desk: Desk, strip: Rect, ink: Colour) -> Iterator[Element]:
    """The title from the head of the spine, and the publication's name at its foot where there is room for both."""
    margins, height = desk.layout.margins, desk.sheet.size.height
    article, publication = desk.edition.article, desk.edition.settings.publication.name
    heading = replace(desk.palette.style(desk.layout.voices.heading), colour=ink)
    length = height - margins.top - margins.bottom
    texts = dict.fromkeys((article.title, article.running_title))
    title = next(
        filter(None, (_fitted(desk, text, heading, strip.width, length * TITLE_SHARE) for text in texts)), None
    )
    if title is not None:
        yield Element(Role.PARAGRAPH, (_down(title, strip, margins.top),), lang=desk.lang)
    taken = title.width + heading.size * 2 if title else Length(0)
    small = replace(desk.palette.style(desk.layout.voices.small), colour=ink)
    name = _fitted(desk, publication, small, strip.width, length - taken) if publication else None
    if name is not None:
        foot = height - margins.bottom - name.width
        yield Element(Role.PARAGRAPH, (_down(name, strip, foot),), lang=desk.lang)


def _fitted(desk: Desk, text: str, style: TextStyle, width: Length, length: float) -> SetLine | None:
    """The text as large as its style says or as the spine allows; None when it would have to be too small."""
    line = set_line(text, style, desk.lang, desk.book)
    room = (width - SPINE_MARGIN * 2) / (line.ascent + line.descent)
    size = min(float(style.size), float(style.size * room), float(style.size) * length / max(float(line.width), 1.0))
    if size < SMALLEST:
        return None
    return set_line(text, replace(style, size=Length(size)), desk.lang, desk.book)


def _down(line: SetLine, strip: Rect, y: Length) -> TextLine:
    """The line with its capitals in the middle of the spine."""
    run = line.runs[0]
    middle = strip.x + strip.width / 2
    return line.at(middle - metrics(run.font).cap_height * run.size / 2, y, Turn.DOWN)


def make_wrap(plan: WrapPlan, out: Path) -> None:
    """Paint and finish the cover as the booklet is, with marks for cutting and folding around it."""
    with TemporaryDirectory() as folder:
        make_booklet(plan.booklet, Path(folder))
        mark_cover(Path(folder) / "booklet.pdf", out, plan.folds)
