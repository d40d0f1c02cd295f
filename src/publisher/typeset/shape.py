"""Shape text with HarfBuzz: text or styled spans go in, a SetLine of glyphs in points comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import uharfbuzz as hb

from publisher.page.items import FontFile, Glyph, GlyphRun, Glyphs
from publisher.typeset.bidi import visual_order
from publisher.typeset.capitals import in_capitals
from publisher.typeset.fonts import FontBook, hb_font, metrics, shipped_fonts
from publisher.typeset.passage import Passage, Stretch, prepare
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.units import Length

JOINED_SCRIPTS = frozenset({"Adlm", "Arab", "Mand", "Mong", "Nkoo", "Phag", "Rohg", "Syrc"})
"""Scripts whose letters hold hands: tracking would tear them apart, so they are never tracked."""
HYPHEN = "-"
STRETCH, SHRINK = 0.5, 0.25
"""How much of itself a word space may gain or lose before a justified line counts as fully stretched or shrunk."""
LETTER_STRETCH, LETTER_SHRINK = 0.02, 0.01
"""The same for the letters, whose spacing takes up a part: under a hundredth of an em between two of them, which no eye sees."""
NARROWEST_SPACE, WIDEST_SPACE = 0.5, 5.0
"""Limits of a word space, as shares of its own width. A line that wants more stays short: a hole reads worse than a short line."""
TIGHTEST_WORD = 0.95
"""How far a word alone on its line may be squeezed: where it was cut, kerning with what followed is gone."""


def set_line(text: str | Sequence[StyledSpan], style: TextStyle, lang: str, book: FontBook | None = None) -> SetLine:
    """Text on one line, however long: a string in the style, or spans in their own styles.

    White space is brought to single spaces, a line break counts as a space, soft hyphens are dropped. ``style`` gives an
    empty line its height.
    """
    book = book or shipped_fonts()
    spans = (StyledSpan(text, style),) if isinstance(text, str) else tuple(text)
    passage = prepare([replace(span, text=span.text.replace("\n", " ")) for span in spans], lang, book)
    if not passage.text:
        return empty_line(style, book)
    return cut_line(passage, 0, len(passage.text))


def empty_line(style: TextStyle, book: FontBook) -> SetLine:
    """A line without text, as high as its style."""
    font = book.chain(style.family, style.weight, style.italic)[0]
    measures = metrics(font)
    return SetLine((), "", Length(0), style.size * measures.ascent, style.size * measures.descent)


@dataclass(frozen=True, slots=True)
class LineShape:
    """The width a line must keep to, in points, and whether it has to fill it."""

    width: float
    justify: bool = False

    def factors(self, fixed: float, letters: float, spaces: float) -> tuple[float, float]:
        """By how much letters and spaces of these natural widths grow: less than 1 in a line that is too long."""
        missing = self.width - fixed - letters - spaces
        if missing > 0 and not (self.justify and spaces):
            return 1.0, 1.0
        if not spaces:
            return (max(1 + missing / letters, TIGHTEST_WORD) if letters else 1.0), 1.0
        stretch, letter_stretch = (STRETCH, LETTER_STRETCH) if missing > 0 else (-SHRINK, -LETTER_SHRINK)
        ratio = min(1.0, missing / (spaces * stretch + letters * letter_stretch))
        letter_factor = 1 + ratio * letter_stretch
        space_factor = (self.width - fixed - letters * letter_factor) / spaces
        return (letter_factor, max(space_factor, NARROWEST_SPACE)) if space_factor <= WIDEST_SPACE else (1.0, 1.0)


def cut_line(
    passage: Passage,
    start: int,
    end: int,
    shape: LineShape | None = None,
    *,
    hyphen: bool = False,
    runs_on: bool = False,
) -> SetLine:
    """The line a passage shows between two places, shaped anew, with a hyphen if asked; spaces take up what the shape wants."""
    pieces = _shaped(passage, start, end, hyphen)
    if shape is not None:
        factors = shape.factors(*_widths(pieces))
        pieces = [_spaced(piece, *factors) for piece in pieces] if factors != (1, 1) else pieces
    text = passage.text[start:end] + (HYPHEN if hyphen else "")
    ascent, descent = _extents(pieces)
    links = _links(pieces) if any(piece.href for piece in pieces) else ()
    return SetLine(_runs(pieces), text, Length(sum(_widths(pieces))), ascent, descent, hyphen, links, runs_on)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A shaped stretch: its glyphs from left to right, and how they look."""

    glyphs: list[Glyph]
    font: FontFile
    style: TextStyle
    href: str | None
    level: int
    joined: bool
    """Whether its letters hold hands, so that nothing may come between them."""

    @property
    def track(self) -> float:
        """What tracking adds to each cluster."""
        return 0.0 if self.joined else _track(self.style)


def advances(passage: Passage) -> list[float]:
    """The advance of each character of the passage, in points, tracking included; the letters of a ligature share its width."""
    widths = [0.0] * len(passage.text)
    for stretch in passage.stretches:
        glyphs, places = shape_stretch(passage.text, stretch, passage.spans[stretch.span].style, passage.lang)
        for glyph, (start, end) in zip(glyphs, places, strict=True):
            share = glyph.advance / max(1, end - start)
            for place in range(start, max(start + 1, end)):
                widths[place] += share
    return widths


def _shaped(passage: Passage, start: int, end: int, hyphen: bool) -> list[_Piece]:
    """The pieces of a line from left to right."""
    stretches = list(passage.part(start, end))
    text = passage.text
    if hyphen:
        stretches[-1] = replace(stretches[-1], end=end + 1)
        text = text[:end] + HYPHEN
    pieces = []
    for stretch in stretches:
        span = passage.spans[stretch.span]
        glyphs, _ = shape_stretch(text, stretch, span.style, passage.lang)
        pieces.append(
            _Piece(glyphs, stretch.font, span.style, span.href, stretch.level, stretch.script in JOINED_SCRIPTS)
        )
    pieces = visual_order(pieces, [piece.level for piece in pieces])
    if pieces and pieces[-1].track:
        last = pieces[-1].glyphs[-1]
        pieces[-1].glyphs[-1] = replace(last, advance=last.advance - pieces[-1].track)
    return pieces


def shape_stretch(
    text: str, stretch: Stretch, style: TextStyle, lang: str
) -> tuple[list[Glyph], list[tuple[int, int]]]:
    """The glyphs of one stretch from left to right, and for each where its cluster starts and ends in the text."""
    buffer, origins = _buffer(text, stretch, style, lang)
    font = hb_font(stretch.font)
    track = 0.0 if stretch.script in JOINED_SCRIPTS else _track(style)
    hb.shape(font, buffer, _features(style, bool(track)))
    scale, rise = float(style.size) / font.face.upem, float(style.rise)
    clusters = [info.cluster for info in buffer.glyph_infos]
    borders = _borders(clusters, origins, stretch)
    glyphs: list[Glyph] = []
    for i, (info, at) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
        first = i == 0 or clusters[i - 1] != clusters[i]
        last = i + 1 == len(clusters) or clusters[i + 1] != clusters[i]
        start, end = borders[clusters[i]]
        advance = at.x_advance * scale + (track if last else 0.0)
        letters = text[start:end] if first else ""
        glyphs.append(Glyph(info.codepoint, advance, at.x_offset * scale, at.y_offset * scale + rise, letters))
    return glyphs, [borders[cluster] for cluster in clusters]


def _buffer(text: str, stretch: Stretch, style: TextStyle, lang: str) -> tuple[hb.Buffer, tuple[int, ...] | None]:
    """The characters to shape, with those around them as context; for capitals also where each comes from."""
    buffer = hb.Buffer()
    origins = None
    if style.capitals:
        shown, origins = in_capitals(text[stretch.start : stretch.end], lang)
        buffer.add_str(shown)
    else:
        buffer.add_str(text, stretch.start, stretch.end - stretch.start)
    buffer.direction = "rtl" if stretch.level % 2 else "ltr"
    buffer.script = stretch.script
    buffer.language = lang
    return buffer, origins


def _borders(clusters: list[int], origins: tuple[int, ...] | None, stretch: Stretch) -> dict[int, tuple[int, int]]:
    """Cluster -> the characters of the text it stands for, as start and end."""
    order = sorted(set(clusters))
    places = order if origins is None else [stretch.start + origins[cluster] for cluster in order]
    return dict(zip(order, zip(places, [*places[1:], stretch.end], strict=True), strict=True))


def _features(style: TextStyle, tracked: bool) -> dict[str, bool]:
    features = {"kern": True, "liga": not tracked, "clig": not tracked}
    return features | dict.fromkeys(style.features, True)


def _track(style: TextStyle) -> float:
    return style.tracking * float(style.size)


def _widths(pieces: list[_Piece]) -> tuple[float, float, float]:
    """The width of what stays as it is, of the letters and of the spaces that may change."""
    spaces = sum(glyph.advance for piece in pieces for glyph in piece.glyphs if _is_space(glyph))
    fixed = sum(glyph.advance for piece in pieces if piece.joined for glyph in piece.glyphs if not _is_space(glyph))
    return fixed, sum(glyph.advance for piece in pieces for glyph in piece.glyphs) - spaces - fixed, spaces


def _spaced(piece: _Piece, letter_factor: float, space_factor: float) -> _Piece:
    """Advances changed, glyphs not: the letters stand a hair further apart or nearer, except where they are joined."""
    letter_factor = 1.0 if piece.joined else letter_factor
    glyphs = [
        Glyph(g.id, g.advance * (space_factor if _is_space(g) else letter_factor), g.dx, g.dy, g.text)
        for g in piece.glyphs
    ]
    return replace(piece, glyphs=glyphs)


def _is_space(glyph: Glyph) -> bool:
    return glyph.text in (" ", "\u00a0")


def _runs(pieces: list[_Piece]) -> tuple[GlyphRun, ...]:
    looks = groupby(pieces, key=lambda piece: (piece.font, piece.style.size, piece.style.colour))
    return tuple(
        GlyphRun(font, float(size), colour, Glyphs(glyph for piece in group for glyph in piece.glyphs))
        for (font, size, colour), group in looks
    )


def _extents(pieces: list[_Piece]) -> tuple[Length, Length]:
    measures = [(metrics(piece.font), piece.style.size) for piece in pieces]
    return max(size * m.ascent for m, size in measures), max(size * m.descent for m, size in measures)


def _links(pieces: list[_Piece]) -> tuple[tuple[float, float, str], ...]:
    """Where each link's pieces lie, neighbours of one address as one stretch."""
    links: list[tuple[float, float, str]] = []
    x = 0.0
    for href, group in groupby(pieces, key=lambda piece: piece.href):
        start, x = x, x + sum(glyph.advance for piece in group for glyph in piece.glyphs)
        if href is not None:
            links.append((start, x, href))
    return tuple(links)
