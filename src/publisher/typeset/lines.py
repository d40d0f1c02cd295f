"""Set text in lines: spans and a width go in, justified, ragged or balanced lines come out.

How lines join again (``joined``): a line that ``joins_next`` loses its added hyphen, a line that ``runs_on`` is followed
directly, any other by one space. What comes out is the text in NFC with white space as single spaces and without
soft hyphens, letter for letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.typeset.balance import balanced, fewest_lines
from publisher.typeset.breaks import HYPHENS, RUN_ON, Kind
from publisher.typeset.fonts import FontBook, shipped_fonts
from publisher.typeset.measure import Measured, measure, with_last_resorts, with_whole_phrases
from publisher.typeset.passage import SOFT_HYPHEN
from publisher.typeset.shape import LineShape, cut_line
from publisher.typeset.style import SetLine, StyledSpan, TextStyle
from publisher.typeset.totalfit import JUSTIFIED, RAGGED, total_fit
from publisher.units import Length

SLACK = 0.01
"""Points by which a line may be longer than its width: rounding, never seen."""


def set_paragraph(
    spans: Sequence[StyledSpan],
    width: Length,
    lang: str,
    *,
    justify: bool = False,
    hyphenate: bool = False,
    indent: Length = Length(0),
    book: FontBook | None = None,
) -> tuple[SetLine, ...]:
    """A paragraph whose line ends are chosen all at once, justified or ragged right; no text, no lines.

    The first line is ``indent`` shorter than ``width``: whoever places it moves it right by that much. A line break in
    the text is kept. A word longer than the line is hyphenated, else cut between letters: nothing is lost, nothing sticks out.
    """
    measured = measure(tuple(spans), lang, hyphenate, book or shipped_fonts())
    if not measured.passage.text:
        return ()
    first = width - indent
    measured = with_last_resorts(measured, min(first, width))
    chosen = total_fit(measured, first, width, JUSTIFIED if justify else RAGGED)
    return _cut(measured, chosen, first, width, justify)


def set_headline(
    text: str, style: TextStyle, width: Length, lang: str, *, book: FontBook | None = None
) -> tuple[SetLine, ...]:
    """A headline in as few lines as the width allows, of lengths as even as can be; no word that fits a line is divided.

    A line break in the text is kept. A word longer than the line is hyphenated, else cut between letters: nothing is lost, nothing
    sticks out.
    """
    book = book or shipped_fonts()
    measured = measure((StyledSpan(text.replace(SOFT_HYPHEN, ""), style),), lang, False, book)
    if not measured.passage.text:
        return ()
    measured = with_last_resorts(with_whole_phrases(measured, width), width)
    count = fewest_lines(measured, width + SLACK)
    if count is None:  # one letter is wider than the line: one letter a line
        return _cut(measured, range(len(measured.breaks)), width, width)
    return _cut(measured, balanced(measured, width + SLACK, count), width, width)


def count_lines(text: str, style: TextStyle, width: Length, lang: str, *, book: FontBook | None = None) -> int:
    """How many lines ``set_headline`` would set, without setting them."""
    measured = measure((StyledSpan(text.replace(SOFT_HYPHEN, ""), style),), lang, False, book or shipped_fonts())
    if not measured.passage.text:
        return 0
    measured = with_whole_phrases(measured, width)
    count = fewest_lines(measured, width + SLACK)
    if count is None:  # something is longer than the line
        measured = with_last_resorts(measured, width)
        count = fewest_lines(measured, width + SLACK)
    return len(measured.breaks) if count is None else count


def _cut(
    measured: Measured, chosen: Iterable[int], first: float, width: float, justify: bool = False
) -> tuple[SetLine, ...]:
    """The lines between the chosen breaks; the last line and those before a line break in the text are not stretched."""
    lines: list[SetLine] = []
    start = 0
    for number in chosen:
        place = measured.breaks[number]
        shape = LineShape(float(width if lines else first), justify and place.kind is not Kind.HARD)
        hyphen, runs_on = place.kind in HYPHENS, place.kind in RUN_ON
        lines.append(cut_line(measured.passage, start, place.end, shape, hyphen=hyphen, runs_on=runs_on))
        start = place.next
    return tuple(lines)


def joined(lines: Iterable[SetLine]) -> str:
    """The text of lines as it reads, by the rule above."""
    parts: list[str] = []
    for line in lines:
        parts += [line.text[:-1], ""] if line.joins_next else [line.text, "" if line.runs_on else " "]
    return "".join(parts[:-1])
