"""The news page: text flows through narrow columns, photos of the story are set into them over two or more, and captions stand below."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.article.model import Photo
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.kinds.filling import FEWEST_LINES, Filled, fill
from publisher.channels.booklet.offer import Offer, against, costs, resolution_cost
from publisher.channels.booklet.openers import head, head_height
from publisher.channels.booklet.story import Ensemble, Opening, Position, Shot, Story, Text
from publisher.compose.galley import Galley
from publisher.compose.legend import Legend
from publisher.compose.sheet import Side
from publisher.layout.booklet import OFF
from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Role, Rule
from publisher.units import Length, Pt

MOST = 3
"""Photos on one page."""

LARGEST = 0.56
"""A photo takes no more than this share of the height of the type area."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the story: whether it begins with the headline, its texts with the line each begins at, and its photos."""

    opens: bool
    texts: tuple[tuple[int, int], ...]
    photos: tuple[Photo, ...]
    wishes: tuple[str | None, ...]
    before: int
    """How many of the texts stand before the last photo, and so must stand on the page with it."""
    end: int
    """The atom after it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One photo in the columns: its box, its legend, and the columns it stands over."""

    photo: Photo
    box: Rect
    legend: Legend
    columns: range


@dataclass(frozen=True, slots=True)
class Form:
    """A page's form: its photos, and what they leave of each column."""

    cuts: tuple[Cut, ...]
    frames: tuple[Rect, ...]


def news(story: Story, at: Position, folio: int) -> Iterator[Offer]:
    """The story as far as a page takes it, with none to three of its next photos, in each form that holds them."""
    desk = story.desk
    if desk.layout.kinds.news >= OFF and not isinstance(story.atom(at.atom), Opening):
        return
    for stretch in _stretches(story, at):
        galleys = _galleys(story, stretch)
        for form in _forms(desk, stretch, Side.of(folio)):
            filled = fill(desk, galleys, form.frames)
            if filled.told < stretch.before or not (filled.runs or stretch.photos or stretch.opens):
                continue
            yield _offer(story, stretch, form, filled)


def _stretches(story: Story, at: Position) -> Iterator[Stretch]:
    """The parts of the story from a position that hold none, one, two and three photos."""
    index, opens = at.atom, isinstance(story.atom(at.atom), Opening)
    index += opens
    texts: list[tuple[int, int]] = []
    shots: list[Shot] = []
    before = 0
    while True:
        atom = story.atom(index)
        if isinstance(atom, Text):
            texts.append((index, at.line if index == at.atom else 0))
            index += 1
            continue
        if texts or shots or opens:
            photos = tuple(shot.photo for shot in shots)
            yield Stretch(opens, tuple(texts), photos, tuple(shot.wish for shot in shots), before, index)
        new = [atom] if isinstance(atom, Shot) else [Shot(p) for p in atom.photos] if isinstance(atom, Ensemble) else []
        if not new or len(shots) + len(new) > MOST:
            return
        shots += new
        before, index = len(texts), index + 1


def _columns(desk: Desk, side: Side, opens: bool) -> tuple[Rect, ...]:
    area, reading = desk.sheet.area(side), desk.layout.reading
    narrowest = desk.layout.voices.text.size * reading.narrowest
    count = max(1, min(reading.columns, int((area.width + reading.gap) / (narrowest + reading.gap))))
    width = (area.width - reading.gap * (count - 1)) / count
    top = area.y + (head_height(desk) if opens else 0.0)
    lines = desk.sheet.lines(area.bottom - top)
    height = desk.layout.grid.baseline * lines
    return tuple(Rect(area.x + (width + reading.gap) * n, top, width, height) for n in range(count))


def _galleys(story: Story, stretch: Stretch) -> list[tuple[Galley, int]]:
    measure = _columns(story.desk, Side.LEFT, stretch.opens)[0].width
    found = ((story.galley(index, measure), start) for index, start in stretch.texts)
    return [(galley, start) for galley, start in found if galley is not None]


def _forms(desk: Desk, stretch: Stretch, side: Side) -> Iterator[Form]:
    """The photos over two, three or all columns; the first at the head, the others at the foot."""
    columns = _columns(desk, side, stretch.opens)
    count, photos = len(columns), stretch.photos
    if not photos:
        yield Form((), _as_read(desk, columns))
        return
    for span in sorted({min(count, span) for span in (1, 2, 3, count)}):
        if not _suits(desk, photos[0], columns, span):
            continue
        cuts = [_at_head(desk, photos[0], columns, range(count - span, count))]
        shares = _shares(count, len(photos) - 1)
        cuts += [_at_foot(desk, photo, columns, share) for photo, share in zip(photos[1:], shares, strict=True)]
        frames = _free(desk, columns, cuts)
        if frames is not None:
            yield Form(tuple(cuts), frames)


def _suits(desk: Desk, photo: Photo, columns: Sequence[Rect], span: int) -> bool:
    """Whether a photo fills so many columns without growing too high; a wide one is not squeezed into a single column."""
    aspect, (_, width) = desk.figures.aspect(photo), _across(columns, range(span))
    if span == 1:
        return len(columns) == 1 or aspect <= 1.1
    return span == 2 or width / aspect <= columns[0].height * LARGEST


def _shares(count: int, photos: int) -> list[range]:
    """The columns of the photos at the foot: one stands over the first half, two stand side by side."""
    if photos == 0:
        return []
    half = max(1, math.ceil(count / 2))
    return [range(half)] if photos == 1 else [range(half), range(min(half, count - 1), count)]


def _across(columns: Sequence[Rect], over: range) -> tuple[Length, Length]:
    """The left edge and the width of some columns with the gaps between them."""
    first, last = columns[over[0]], columns[over[-1]]
    return first.x, last.right - first.x


def _at_head(desk: Desk, photo: Photo, columns: Sequence[Rect], over: range) -> Cut:
    x, width = _across(columns, over)
    box, legend = _sized(desk, photo, x, columns[0].y, width, columns[0].height)
    return Cut(photo, box, legend, over)


def _at_foot(desk: Desk, photo: Photo, columns: Sequence[Rect], over: range) -> Cut:
    x, width = _across(columns, over)
    box, legend = _sized(desk, photo, x, columns[0].y, width, columns[0].height)
    foot = columns[0].bottom - legend.height - desk.layout.captions.gap
    return Cut(photo, box.moved(dy=float(foot - box.bottom)), legend, over)


def _sized(desk: Desk, photo: Photo, x: Length, y: Length, width: Length, height: Length) -> tuple[Rect, Legend]:
    """The whole photo as wide as its columns, or narrower where it would be too high."""
    aspect = desk.figures.aspect(photo)
    fitting = Length(min(float(width), float(height) * LARGEST * aspect))
    return Rect(x, y, fitting, fitting / aspect), desk.figures.legend(photo, width)


def _free(desk: Desk, columns: Sequence[Rect], cuts: Sequence[Cut]) -> tuple[Rect, ...] | None:
    """What the photos leave of the columns, on the grid; None where a rest is too short to read."""
    baseline, frames = desk.layout.grid.baseline, []
    for number, column in enumerate(columns):
        top, foot = column.y, column.bottom
        for cut in cuts:
            if number not in cut.columns:
                continue
            if cut is cuts[0]:
                used = cut.box.bottom + desk.layout.captions.gap + cut.legend.height + baseline * 0.8 - column.y
                top = column.y + desk.sheet.snap_up(used)
            else:
                foot = column.y + baseline * desk.sheet.lines(cut.box.y - column.y - baseline * 0.5)
        lines = desk.sheet.lines(foot - top)
        if lines < FEWEST_LINES and (lines < 0 or len(cuts) > 1):
            return None
        if lines >= FEWEST_LINES:
            frames.append(Rect(column.x, top, column.width, baseline * lines))
    return _as_read(desk, frames)


def _as_read(desk: Desk, frames: Sequence[Rect]) -> tuple[Rect, ...]:
    """Columns from the left, or from the right where the language is written so."""
    return tuple(frames[::-1] if desk.reads_against() else frames)


def _offer(story: Story, stretch: Stretch, form: Form, filled: Filled) -> Offer:
    desk = story.desk
    goes_on = filled.told < len(stretch.texts)
    after = Position(stretch.texts[filled.told][0], filled.line) if goes_on else Position(stretch.end)

    def build(folio: int, why: str) -> tuple[Page, ...]:
        side = Side.of(folio)
        form_here = _same_form(desk, stretch, side, form)
        filled = fill(desk, _galleys(story, stretch), form_here.frames)
        opening = head(desk, folio) if stretch.opens else ()
        rise = _rise(desk, form_here, filled) if filled.told == len(stretch.texts) else Length(0)
        elements = (*opening, *_figures(desk, form_here, side, rise), *_texts(desk, filled), *_rules(desk, filled))
        return (desk.page("news", folio, elements, why=why),)

    area = desk.sheet.area(Side.LEFT)
    shares = [float(cut.box.width * cut.box.height) / float(area.width * area.height) for cut in form.cuts]
    weights = costs(
        news=desk.layout.kinds.news,
        white=6.0 * filled.white**2,
        small=sum(3.0 * max(0.0, 0.2 - share) for share in shares),
        crowd=0.25 * max(0, len(form.cuts) - 2),
        resolution=max((resolution_cost(desk.figures.ppi(c.photo, c.box.width)) for c in form.cuts), default=0.0),
        wish=sum(against(wish, "news") for wish in stretch.wishes),
    )
    return Offer("news", 1, after, weights, build)


def _same_form(desk: Desk, stretch: Stretch, side: Side, form: Form) -> Form:
    """The same form on a page of that side: both sides mirror the margins and nothing else."""
    if not form.cuts:
        return next(_forms(desk, stretch, side))
    return next(other for other in _forms(desk, stretch, side) if other.cuts[0].columns == form.cuts[0].columns)


def _rise(desk: Desk, form: Form, filled: Filled) -> Length:
    """How far the photos at the foot may rise to meet text that ends above them; the white then stands below them all."""
    feet = form.cuts[1:]
    over = [frame for frame in form.frames if any(_stands_over(frame, cut) for cut in feet)]
    columns = sum(len(cut.columns) for cut in feet)
    if len(over) < columns:
        return Length(0)
    used = dict.fromkeys(over, 0.0)
    for run in filled.runs:
        frame = next((f for f in over if abs(f.x - run.frame.x) < 1), None)
        if frame is not None:
            foot = run.frame.y + desk.layout.grid.baseline * run.galley.height(run.start, run.end)
            used[frame] = max(used[frame], float(foot - frame.y))
    return Length(min((float(frame.height) - height for frame, height in used.items()), default=0.0))


def _stands_over(frame: Rect, cut: Cut) -> bool:
    return cut.box.x - 1 <= frame.x < cut.box.x + max(cut.box.width, cut.legend.width)


def _figures(desk: Desk, form: Form, side: Side, rise: Length) -> Iterator[Element]:
    for number, cut in enumerate(form.cuts):
        box = cut.box.moved(dy=-float(rise) if number else 0.0)
        at = (box.x, box.bottom + desk.layout.captions.gap)
        yield desk.figures.figure(cut.photo, box, cut.legend, at, side)


def _texts(desk: Desk, filled: Filled) -> Iterator[Element]:
    for run in filled.runs:
        yield from run.galley.place(run.start, run.end, run.frame, desk.layout.grid.baseline, desk.lang)


def _rules(desk: Desk, filled: Filled) -> Iterator[Element]:
    """Hairlines between neighbouring columns of text, as long as both run beside each other."""
    if not desk.layout.reading.rules:
        return
    spans: dict[Rect, tuple[Length, Length]] = {}
    baseline = desk.layout.grid.baseline
    for run in filled.runs:
        column = Rect(run.frame.x, Length(0), run.frame.width, Length(1))
        foot = run.frame.y + baseline * run.galley.height(run.start, run.end)
        spans[column] = (spans[column][0] if column in spans else run.frame.y, foot)
    for left, right in pairwise(sorted(spans, key=lambda rect: rect.x)):
        top, foot = max(spans[left][0], spans[right][0]), min(spans[left][1], spans[right][1])
        x = left.right + (right.x - left.right) / 2
        if foot > top and right.x - left.right < desk.layout.reading.gap * 1.5:
            yield Element(Role.ARTIFACT, (Rule(x, top, x, foot, Pt(0.4), desk.palette["line"]),))
