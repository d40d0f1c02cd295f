"""How long lines would be: spans go in, every possible break of them with the widths before it comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from publisher.typeset.breaks import HYPHENS, Break, Kind, breaks, letter_boundaries
from publisher.typeset.fonts import FontBook, hb_font
from publisher.typeset.hyphens import hyphen_places
from publisher.typeset.passage import SPACES, Passage, Stretch, prepare
from publisher.typeset.shape import HYPHEN, advances
from publisher.typeset.style import StyledSpan, TextStyle


@dataclass(frozen=True, slots=True)
class Measured:
    """A passage with its breaks; the lists have an entry for each break, in points.

    A line after break i that ends at break j is ``ends[j] - starts[i]`` long, and ``end_spaces[j] - start_spaces[i]`` of
    that are spaces which justification may change; ``added[j]`` is what the break adds, a hyphen say. Break -1, the last
    entry of ``starts``, is the start of the text.
    """

    passage: Passage
    breaks: tuple[Break, ...]
    ends: tuple[float, ...]
    starts: tuple[float, ...]
    end_spaces: tuple[float, ...]
    start_spaces: tuple[float, ...]
    added: tuple[float, ...]

    def line_width(self, after: int, until: int) -> float:
        """The natural width of the line between two breaks."""
        return self.ends[until] - self.starts[after]


@lru_cache(maxsize=256)
def measure(spans: tuple[StyledSpan, ...], lang: str, hyphenate: bool, book: FontBook) -> Measured:
    """Shape the spans once and note the widths at every break."""
    passage = prepare(spans, lang, book)
    places = breaks(passage, hyphenate=hyphenate)
    if raised := _raised(passage):
        places = tuple(place for place in places if place.next > place.end or place.next not in raised)
    return _measured(passage, places, advances(passage))


def _raised(passage: Passage) -> frozenset[int]:
    """Where raised and lowered letters begin, which never begin a line: the call of a note stays with its word."""
    starts = accumulate((len(span.text) for span in passage.spans), initial=0)
    return frozenset(start for start, span in zip(starts, passage.spans, strict=False) if span.style.rise)


def with_whole_phrases(measured: Measured, width: float) -> Measured:
    """The same without the breaks inside phrases, but for phrases that are longer than a line."""
    if not any(place.kind is Kind.PHRASE for place in measured.breaks):
        return measured
    ends = [i for i, place in enumerate(measured.breaks) if place.kind is not Kind.PHRASE]
    kept: list[Break] = []
    for before, end in pairwise((-1, *ends)):
        long = measured.line_width(before, end) > width
        kept += measured.breaks[before + 1 : end + 1] if long else measured.breaks[end : end + 1]
    return _measured(measured.passage, tuple(kept), advances(measured.passage))


def with_last_resorts(measured: Measured, width: float) -> Measured:
    """The same with more breaks inside everything longer than a line: at held spaces, else at hyphens, else between letters."""
    for kind in (Kind.SPACE, Kind.HYPHEN, Kind.LETTER):
        measured = with_more_breaks(measured, width, kind)
    return measured


def with_more_breaks(measured: Measured, width: float, kind: Kind) -> Measured:
    """The same with breaks of one kind, at held spaces, hyphens or between letters, inside everything longer than a line."""
    places = tuple(_divided(measured, width, kind))
    if len(places) == len(measured.breaks):
        return measured
    return _measured(measured.passage, places, advances(measured.passage))


def _divided(measured: Measured, width: float, kind: Kind) -> Iterator[Break]:
    for i, place in enumerate(measured.breaks):
        if measured.line_width(i - 1, i) > width:
            start = measured.breaks[i - 1].next if i else 0
            yield from _inside(measured.passage.text[start : place.end], start, measured.passage.lang, kind)
        yield place


def _inside(piece: str, start: int, lang: str, kind: Kind) -> Iterator[Break]:
    """The breaks of one kind inside a piece that starts there."""
    if kind is Kind.SPACE:
        yield from (Break(start + at, start + at + 1, kind) for at, char in enumerate(piece) if char == " ")
    else:
        places = hyphen_places(piece, lang) if kind is Kind.HYPHEN else letter_boundaries(piece)
        yield from (Break(start + at, start + at, kind) for at in places)


def _measured(passage: Passage, places: tuple[Break, ...], widths: list[float]) -> Measured:
    spaces = [width if char in SPACES else 0.0 for char, width in zip(passage.text, widths, strict=True)]
    x = list(accumulate(widths, initial=0.0))
    space = list(accumulate(spaces, initial=0.0))
    added = _added(passage, places)
    return Measured(
        passage,
        places,
        tuple(x[place.end] + more for place, more in zip(places, added, strict=True)),
        (*(x[place.next] for place in places), 0.0),
        tuple(space[place.end] for place in places),
        (*(space[place.next] for place in places), 0.0),
        tuple(added),
    )


def _added(passage: Passage, places: tuple[Break, ...]) -> list[float]:
    """What each break adds to its line: the width of a hyphen in the style that stands there, or nothing."""
    added: list[float] = []
    stretches = iter(passage.stretches)
    stretch = next(stretches, None)
    for place in places:
        while stretch is not None and stretch.end < place.end:
            stretch = next(stretches, None)
        if stretch is not None and place.kind in HYPHENS:
            added.append(_hyphen_width(stretch, passage.spans[stretch.span].style))
        else:
            added.append(0.0)
    return added


def _hyphen_width(stretch: Stretch, style: TextStyle) -> float:
    font = hb_font(stretch.font)
    glyph = font.get_nominal_glyph(ord(HYPHEN))
    tracking = style.tracking * float(style.size)
    width = font.get_glyph_h_advance(glyph) / font.face.upem if glyph else 0.5
    return float(width * style.size) + tracking
