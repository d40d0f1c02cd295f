"""Text with a photo: photo at the head or the foot of an upright page, beside the text on a wide one or one of columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.frames import columns
from publisher.channels.booklet.kinds.band import legend_x
from publisher.channels.booklet.kinds.columns import Flow, below, flow, hung, lines_needed, of_height, place
from publisher.channels.booklet.kinds.framed import fit
from publisher.channels.booklet.offer import Offer, against, costs, cut_cost, loss, resolution_cost, turned_cost, unseen
from publisher.channels.booklet.story import Position, Shot, Story
from publisher.compose.galley import Galley
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page
from publisher.units import Length

SHARE = (0.26, 0.68)
"""The photo takes from a quarter to two thirds of the page's height."""

LARGEST_LOSS = 0.28

ABOVE_LEGEND = 0.9
"""The share of the page's height that a whole upright photo beside text takes; the rest is for its legend."""

ORDER = 0.15
"""What a photo costs at the head of a right page or at the foot of a left one: facing pages answer each other."""

FEWEST_LINES = 3
"""Less text than that does not stand with a photo."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where photo, legend and text stand."""

    photo: Rect
    legend: Legend
    legend_at: tuple[Length, Length]
    frames: tuple[Rect, ...]
    foot: bool = True
    """Whether the page has room for its running foot."""
    against_order: bool = False
    narrow: float = 0.0
    """By how much the photo is narrower than its place."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page shows: a photo, and the text from a line on."""

    desk: Desk
    shot: Shot
    galley: Galley
    start: int
    side: Side
    text_first: bool
    """Whether the text leads up to the photo; then the page holds all the rest of it."""

    @property
    def photo(self) -> Photo:
        """The photo."""
        return self.shot.photo

    def flow(self, a: Arrangement) -> Flow:
        """The text in an arrangement."""
        return flow(self.desk, self.galley, self.start, a.frames)


def text_photo(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """The text up to a photo with that photo, or a photo with the text that follows it."""
    shot, text_at, text_first = _parts(story, at)
    if shot is None:
        return
    side = Side.of(folio)
    galley = story.galley(text_at.atom, columns(story.desk, side)[0].width)
    if galley is None:
        return
    subject = Subject(story.desk, shot, galley, text_at.line, side, text_first)
    for a in _arrangements(subject):
        flowed = subject.flow(a)
        whole = flowed.end >= len(galley.lines)
        if flowed.end == text_at.line or (text_first and not whole) or not flowed.breaks_well(galley):
            continue  # nor may the photo overtake text that leads up to it
        after = Position(at.atom + 2) if whole else Position(text_at.atom, flowed.end)
        yield _offer(subject, a, flowed, after)


def _parts(story: Story, at: Position) -> tuple[Shot | None, Position, bool]:
    """The photo, where its text starts, and whether the photo follows the text in the story."""
    first, second = story.shot(at.atom), story.shot(at.atom + 1)
    if first is not None:
        return first, Position(at.atom + 1), False
    return second, at, True


def _offer(subject: Subject, a: Arrangement, flowed: Flow, after: Position) -> Offer:
    desk, photo = subject.desk, subject.photo

    def build(folio: int, why: str) -> tuple[Page, ...]:
        figure = desk.figures.figure(photo, a.photo, a.legend, a.legend_at, Side.of(folio))
        elements: tuple[Element, ...] = (figure, *place(desk, subject.galley, flowed))
        return (desk.page("text with photo", folio, elements, foot=a.foot, why=why),)

    aspect = desk.figures.aspect(photo)
    height = float(sum(frame.height for frame in a.frames)) / len(a.frames)
    blank = flowed.white * height / float(desk.sheet.trim.height)
    weights = costs(
        narrow=2.0 * a.narrow,
        text_photo=desk.layout.kinds.text_photo,
        white=4.0 * blank**2,
        crop=cut_cost(desk, photo, a.photo.aspect),
        turned=turned_cost(aspect, a.photo.aspect),
        resolution=resolution_cost(desk.figures.ppi(photo, a.photo.width)),
        order=ORDER if a.against_order else 0.0,
        wish=against(subject.shot.wish, "text_photo"),
    )
    return Offer("text with photo", 1, after, weights, build, unseen(desk, photo, a.photo.aspect))


def _arrangements(subject: Subject) -> Iterator[Arrangement]:
    desk = subject.desk
    is_upright, in_columns = desk.figures.aspect(subject.photo) < 1.0, len(columns(desk, subject.side)) > 1
    if desk.sheet.is_wide or (is_upright and in_columns):
        yield from _beside(subject)
    if desk.sheet.is_wide:
        return
    yield from _head_bleed(subject)
    yield from _head_framed(subject)
    if subject.text_first:
        yield from _foot_bleed(subject)
        yield from _foot_framed(subject)


def _may_stand(subject: Subject, box: Rect) -> bool:
    """Whether a bleed box is of a height and shape that do the photo justice."""
    return SHARE[0] < float(box.height / subject.desk.sheet.size.height) < SHARE[1] and _cut_is_fair(subject, box)


def _cut_is_fair(subject: Subject, box: Rect) -> bool:
    """Whether the box takes no more of the photo away than may go."""
    cut = loss(subject.desk.figures.aspect(subject.photo), box.aspect)
    return cut <= LARGEST_LOSS and (cut <= 0.01 or subject.photo.rights.crop)


def _lines(subject: Subject, natural: Length) -> set[int]:
    """How many lines of text to try: what a whole photo leaves, and what the text needs."""
    desk, frames = subject.desk, columns(subject.desk, subject.side)
    needed = lines_needed(desk, subject.galley, subject.start, frames)
    return {n for n in (desk.sheet.lines(natural), needed) if n >= FEWEST_LINES}


def _head_bleed(subject: Subject) -> Iterator[Arrangement]:
    """Upright pages: the photo to the bleed at the head, whole, or cut a little so that text and photo fill the page."""
    desk, photo = subject.desk, subject.photo
    area, bleed, gap = desk.sheet.area(subject.side), desk.sheet.full_bleed(), desk.layout.captions.gap
    legend = desk.figures.legend(photo, area.width)
    between = gap + legend.height + desk.layout.grid.baseline
    whole = bleed.width / desk.figures.aspect(photo) + bleed.y
    for lines in sorted(_lines(subject, area.bottom - whole - between)):
        top = area.y + desk.layout.grid.baseline * (desk.sheet.lines(area.height) - lines)
        box = Rect(bleed.x, bleed.y, bleed.width, top - between - bleed.y)
        if _may_stand(subject, box):
            frames = below(columns(desk, subject.side), top)
            at = (legend_x(desk, legend, area), box.bottom + gap)
            yield Arrangement(box, legend, at, frames, against_order=subject.side is Side.RIGHT)


def _foot_bleed(subject: Subject) -> Iterator[Arrangement]:
    """Upright pages: the text that leads up to a photo, and the photo to the bleed below it; the legend stands between."""
    desk, photo = subject.desk, subject.photo
    area, bleed, gap = desk.sheet.area(subject.side), desk.sheet.full_bleed(), desk.layout.captions.gap
    legend = desk.figures.legend(photo, area.width)
    between = desk.layout.grid.baseline + legend.height + gap
    whole = bleed.bottom - bleed.width / desk.figures.aspect(photo)
    for lines in sorted(_lines(subject, whole - between - area.y)):
        foot = area.y + desk.layout.grid.baseline * lines
        box = Rect(bleed.x, foot + between, bleed.width, bleed.bottom - foot - between)
        if _may_stand(subject, box):
            frames = of_height(columns(desk, subject.side), foot - area.y)
            at = (legend_x(desk, legend, area), box.y - gap - legend.height)
            yield Arrangement(box, legend, at, frames, foot=False, against_order=subject.side is Side.LEFT)


def _framed_box(subject: Subject) -> tuple[Rect, Legend] | None:
    """Upright pages: the whole photo within the margins, as large as the text that is left allows, at the head, flush left."""
    desk, area = subject.desk, subject.desk.sheet.area(subject.side)
    lines = lines_needed(desk, subject.galley, subject.start, columns(desk, subject.side))
    room = Rect(area.x, area.y, area.width, area.height - desk.layout.grid.baseline * (lines + 1))
    if room.height < area.height * SHARE[0] or lines < 2:
        return None
    box, legend = fit(desk, subject.photo, room)
    if box.width < area.width * 0.5:
        return None
    return replace(box, x=area.x, y=area.y), legend


def _head_framed(subject: Subject) -> Iterator[Arrangement]:
    desk, found = subject.desk, _framed_box(subject)
    if found is None:
        return
    box, legend = found
    area, baseline = desk.sheet.area(subject.side), desk.layout.grid.baseline
    legend_y = box.bottom + desk.layout.captions.gap
    top = desk.sheet.snap_up(legend_y + legend.height + baseline * 0.6 - area.y) + area.y
    frames = below(columns(desk, subject.side), top)
    yield Arrangement(
        box,
        legend,
        (box.x, legend_y),
        frames,
        against_order=subject.side is Side.RIGHT,
        narrow=1.0 - box.width / area.width,
    )


def _foot_framed(subject: Subject) -> Iterator[Arrangement]:
    """The photo below the text, its legend on the last lines of the page."""
    desk, found = subject.desk, _framed_box(subject)
    if found is None:
        return
    box, legend = found
    area = desk.sheet.area(subject.side)
    legend_y = area.bottom - legend.height
    box = replace(box, y=legend_y - desk.layout.captions.gap - box.height)
    height = desk.layout.grid.baseline * desk.sheet.lines(box.y - desk.layout.grid.baseline * 0.6 - area.y)
    frames = of_height(columns(desk, subject.side), height)
    if len(frames) == 1:  # a short text stands right above its photo, the white above both
        frames = (hung(desk, subject.galley, subject.start, frames[0]),)
    yield Arrangement(
        box,
        legend,
        (box.x, legend_y),
        frames,
        against_order=subject.side is Side.LEFT,
        narrow=1.0 - box.width / area.width,
    )


def _beside(subject: Subject) -> Iterator[Arrangement]:
    """Wide pages, and upright photos on pages of columns: text in the inner column, the photo beside it.

    The photo runs to the bleed at the head and the outer side, its legend below it; a short text stands level with its foot.
    """
    desk, photo, side = subject.desk, subject.photo, subject.side
    text, area, bleed = _inner(columns(desk, side), side), desk.sheet.area(side), desk.sheet.full_bleed()
    widest = (bleed.right - text.right if side is Side.RIGHT else text.x - bleed.x) - desk.layout.grid.gutter * 2
    whole = (area.bottom - bleed.y) * ABOVE_LEGEND * desk.figures.aspect(photo)
    for width in sorted({widest, min(widest, whole)}):
        x = bleed.x if side is Side.LEFT else bleed.right - width
        room = Rect(area.x, area.y, x + width - area.x, area.height)
        if side is Side.RIGHT:
            room = Rect(x, area.y, area.right - x, area.height)
        legend = desk.figures.legend(photo, room.width)
        lowest = area.bottom - desk.layout.captions.gap - legend.height
        box = Rect(x, bleed.y, width, Length(min(width / desk.figures.aspect(photo), lowest - bleed.y)))
        if _cut_is_fair(subject, box):
            at = (legend_x(desk, legend, room), box.bottom + desk.layout.captions.gap)
            yield Arrangement(box, legend, at, (_level(subject, text, box),), narrow=1.0 - width / widest)


def _level(subject: Subject, text: Rect, box: Rect) -> Rect:
    """The column beside a photo; of a short text so much of it that its last line is level with the photo's foot."""
    beside = of_height([text], box.bottom - text.y)[0]
    low = hung(subject.desk, subject.galley, subject.start, beside)
    return text if low is beside else low


def _inner(frames: tuple[Rect, ...], side: Side) -> Rect:
    """The column next to the fold."""
    return min(frames, key=lambda frame: frame.x if side is Side.RIGHT else -frame.x)
