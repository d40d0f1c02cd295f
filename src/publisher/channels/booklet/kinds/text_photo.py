"""Text with a photo: on upright pages the photo bleeds at the head with the text below it, on wide pages it bleeds at the outer side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.kinds.framed import fit
from publisher.channels.booklet.kinds.text import columns, flow, place
from publisher.channels.booklet.offer import Offer, against, costs, crop_cost, loss, resolution_cost
from publisher.channels.booklet.story import Position, Shot, Story
from publisher.compose.figure import Legend
from publisher.compose.galley import Galley
from publisher.compose.sheet import Side
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page
from publisher.units import Length

SHARE = (0.26, 0.68)
"""The photo takes from a quarter to two thirds of the page's height."""

LARGEST_LOSS = 0.28


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where photo, legend and text stand."""

    photo: Rect
    legend: Legend
    legend_at: tuple[Length, Length]
    frames: tuple[Rect, ...]


def text_photo(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """The text up to a photo with that photo, or a photo with the text that follows it."""
    shot, text_at, after_photo = _parts(story, at)
    if shot is None:
        return
    desk, side = story.desk, Side.of(folio)
    galley = story.galley(text_at.atom, _measure(desk, side))
    if galley is None:
        return
    for a in _arrangements(desk, shot.photo, galley, text_at.line, side):
        end, white = flow(desk, galley, text_at.line, a.frames)
        whole = end >= len(galley.lines)
        if end == text_at.line or (after_photo and not whole):
            continue  # the photo may not overtake text that leads up to it
        after = Position(at.atom + 2) if whole else Position(text_at.atom, end)
        blank = white * float(sum(frame.height for frame in a.frames)) / len(a.frames) / float(desk.sheet.trim.height)
        yield _offer(desk, shot, galley, text_at.line, a, blank, after)


def _parts(story: Story, at: Position) -> tuple[Shot | None, Position, bool]:
    """The photo, where its text starts, and whether the photo follows the text in the story."""
    first, second = story.shot(at.atom), story.shot(at.atom + 1)
    if first is not None:
        return first, Position(at.atom + 1), False
    return second, at, True


def _offer(desk: Desk, shot: Shot, galley: Galley, start: int, a: Arrangement, white: float, after: Position) -> Offer:
    photo = shot.photo
    cut = loss(desk.figures.aspect(photo), a.photo.aspect)

    def build(folio: int, why: str) -> tuple[Page, ...]:
        side = Side.of(folio)
        figure = desk.figures.figure(photo, a.photo, a.legend, a.legend_at, side)
        elements: tuple[Element, ...] = (figure, *place(desk, galley, start, a.frames))
        return (desk.page("text with photo", folio, elements, why=why),)

    narrow = 1.0 - min(1.0, float(a.photo.width / desk.sheet.area(Side.RIGHT).width))
    weights = costs(
        narrow=2.0 * narrow,
        text_photo=desk.layout.kinds.text_photo,
        white=4.0 * white**2,
        crop=crop_cost(cut),
        resolution=resolution_cost(desk.figures.ppi(photo, a.photo.width)),
        wish=against(shot.wish, "text_photo"),
    )
    return Offer("text with photo", 1, after, weights, build)


def _measure(desk: Desk, side: Side) -> Length:
    """The column width the text of such a page is set to."""
    area = _text_area(desk, side) if desk.sheet.is_wide else desk.sheet.area(side)
    return columns(desk, area)[0].width


def _arrangements(desk: Desk, photo: Photo, galley: Galley, start: int, side: Side) -> Iterator[Arrangement]:
    if desk.sheet.is_wide:
        yield from _beside(desk, photo, side)
    else:
        yield from _above(desk, photo, galley, start, side)


def _above(desk: Desk, photo: Photo, galley: Galley, start: int, side: Side) -> Iterator[Arrangement]:
    """Upright pages: the photo keeps its shape, or is cut a little so that text and photo fill the page together."""
    area, bleed = desk.sheet.area(side), desk.sheet.full_bleed()
    legend = desk.figures.legend(photo, area.width)
    gap, baseline = desk.layout.captions.gap, desk.layout.grid.baseline
    between = gap + legend.height + baseline
    frames = columns(desk, area)
    rest = galley.height(start, len(galley.lines)) / len(frames)
    yield from _framed_above(desk, photo, area, frames, _ceil(rest))
    natural = bleed.width / desk.figures.aspect(photo) + bleed.y
    for lines in {desk.sheet.lines(area.bottom - natural - between), _ceil(rest)}:
        top = area.bottom - baseline * lines
        photo_box = Rect(bleed.x, bleed.y, bleed.width, top - between - bleed.y)
        if lines < 3 or not SHARE[0] < float(photo_box.height / desk.sheet.size.height) < SHARE[1]:
            continue
        cut = loss(desk.figures.aspect(photo), photo_box.aspect)
        if cut > LARGEST_LOSS or (cut > 0.01 and not photo.rights.crop):
            continue
        legend_at = (area.x, photo_box.bottom + gap)
        yield Arrangement(photo_box, legend, legend_at, tuple(_from(frame, top) for frame in frames))


def _framed_above(desk: Desk, photo: Photo, area: Rect, frames: tuple[Rect, ...], lines: int) -> Iterator[Arrangement]:
    """Upright pages: the whole photo within the margins, as large as the text that is left below it allows."""
    text_height = desk.layout.grid.baseline * (lines + 2)
    room = Rect(area.x, area.y, area.width, area.height - text_height)
    if room.height < area.height * SHARE[0] or lines < 2:
        return
    box, legend = fit(desk, photo, room)
    if box.width < area.width * 0.5:
        return
    box = Rect(area.x, area.y, box.width, box.height)
    legend_at = (box.x, box.bottom + desk.layout.captions.gap)
    top = desk.sheet.snap_up(legend_at[1] + legend.height + desk.layout.grid.baseline - area.y) + area.y
    yield Arrangement(box, legend, legend_at, tuple(_from(frame, top) for frame in frames))


def _ceil(lines: float) -> int:
    return int(lines) + (1 if lines % 1 > 1e-6 else 0)


def _from(frame: Rect, top: Length) -> Rect:
    return Rect(frame.x, top, frame.width, frame.bottom - top)


def _text_area(desk: Desk, side: Side) -> Rect:
    """On a wide page: the inner five of twelve columns, for reading."""
    count = desk.layout.grid.columns
    return desk.sheet.span(side, 0, max(1, round(count * 5 / 12)))


def _beside(desk: Desk, photo: Photo, side: Side) -> Iterator[Arrangement]:
    """Wide pages: the photo to the bleed at the outer side, whole if it can be, its legend below it."""
    text, bleed, trim = _text_area(desk, side), desk.sheet.full_bleed(), desk.sheet.trim
    gutter = desk.layout.grid.gutter * 2
    aspect = desk.figures.aspect(photo)
    left = bleed.x if side is Side.LEFT else text.right + gutter
    right = text.x - gutter if side is Side.LEFT else bleed.right
    width = right - left
    legend_x = desk.sheet.area(side).x if side is Side.LEFT else left
    legend = desk.figures.legend(photo, width - desk.layout.margins.outside)
    foot = trim.bottom - desk.layout.margins.bottom
    lowest = foot - legend.height - desk.layout.captions.gap
    height = Length(min(width / aspect, lowest - bleed.y))
    box = Rect(left, bleed.y, width, height)
    if loss(aspect, box.aspect) > LARGEST_LOSS or (loss(aspect, box.aspect) > 0.01 and not photo.rights.crop):
        return
    yield Arrangement(box, legend, (legend_x, box.bottom + desk.layout.captions.gap), columns(desk, text))
