"""Line ends chosen all at once: better than line by line, within the width, hyphens where they help."""

from __future__ import annotations

import pytest

from publisher.typeset.breaks import HYPHENS, Kind
from publisher.typeset.fonts import shipped_fonts
from publisher.typeset.measure import Measured, measure
from publisher.typeset.shape import LETTER_SHRINK, LETTER_STRETCH, SHRINK, STRETCH
from publisher.typeset.style import StyledSpan
from publisher.typeset.totalfit import JUSTIFIED, RAG, RAGGED, total_fit
from typeset.voices import SAMPLE, TEXT

WIDTHS = (170.0, 190.0, 220.0, 260.0, 300.0, 340.0)


def measured(text: str = SAMPLE, *, hyphenate: bool = True) -> Measured:
    return measure((StyledSpan(text, TEXT),), "en", hyphenate, shipped_fonts())


def greedy(found: Measured, width: float) -> list[int]:
    """The breaks of the longest lines that fit, one after the other, without shrinking."""
    chosen: list[int] = []
    start = last = -1
    for i in range(len(found.breaks)):
        if found.line_width(start, i) > width and last > start:
            chosen.append(last)
            start = last
        last = i
    return [*chosen, len(found.breaks) - 1]


def demerits(found: Measured, chosen: list[int], width: float, *, ragged: bool = False) -> float:
    """The sum of (10 + 100 |r|^3)^2 over all lines but the last."""
    total = 0.0
    for start, end in zip([-1, *chosen[:-2]], chosen[:-1], strict=True):
        length = found.line_width(start, end)
        spaces = found.end_spaces[end] - found.start_spaces[start]
        missing = width - length
        by_space, by_letter = (STRETCH, LETTER_STRETCH) if missing > 0 else (SHRINK, LETTER_SHRINK)
        room = width * RAG if ragged else spaces * by_space + (length - spaces) * by_letter
        total += (10 + 100 * abs(missing / room) ** 3) ** 2
    return total


@pytest.mark.parametrize("width", WIDTHS)
def test_a_justified_paragraph_is_never_worse_than_line_by_line(width: float) -> None:
    found = measured(hyphenate=False)
    best = demerits(found, total_fit(found, width, width, JUSTIFIED), width)
    assert best <= demerits(found, greedy(found, width), width)


def test_over_several_columns_it_is_much_better() -> None:
    found = measured(hyphenate=False)
    best = sum(demerits(found, total_fit(found, width, width, JUSTIFIED), width) for width in WIDTHS)
    assert best < 0.5 * sum(demerits(found, greedy(found, width), width) for width in WIDTHS)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_ragged_paragraph_is_as_even_as_line_by_line_or_more(width: float) -> None:
    found = measured(hyphenate=False)
    chosen = total_fit(found, width, width, RAGGED)
    assert len(chosen) == len(greedy(found, width))
    assert demerits(found, chosen, width, ragged=True) <= demerits(found, greedy(found, width), width, ragged=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_hyphens_do_not_pile_up_nor_stand_before_the_last_line(width: float) -> None:
    found = measured()
    kinds = [found.breaks[i].kind in HYPHENS for i in total_fit(found, width, width, JUSTIFIED)]
    assert not any(kinds[i] and kinds[i + 1] and kinds[i + 2] for i in range(len(kinds) - 2))
    assert not kinds[-2]


def test_a_wide_column_needs_no_hyphens() -> None:
    found = measured()
    assert not any(found.breaks[i].kind in HYPHENS for i in total_fit(found, 480.0, 480.0, JUSTIFIED))


def test_names_are_divided_only_if_nothing_else_helps() -> None:
    found = measured("Warm afternoons in Copenhagen are what everybody here remembers, and the long light evenings.")
    for width in WIDTHS:
        assert all(found.breaks[i].kind is not Kind.NAME for i in total_fit(found, width, width, JUSTIFIED))


@pytest.mark.parametrize("width", [200.0, 220.0, 240.0, 260.0])
def test_the_last_line_is_no_stub(width: float) -> None:
    found = measured()
    chosen = total_fit(found, width, width, JUSTIFIED)
    assert found.line_width(chosen[-2], chosen[-1]) >= width / 5


def test_the_first_line_may_have_its_own_width() -> None:
    found = measured()
    chosen = total_fit(found, 100.0, 250.0, JUSTIFIED)
    assert found.line_width(-1, chosen[0]) < 105
    assert found.line_width(chosen[0], chosen[1]) > 200


def test_mean_word_spacing_at_a_booklet_column_stays_near_natural() -> None:
    found = measured()
    chosen = total_fit(found, 220.0, 220.0, JUSTIFIED)
    shares = []
    for start, end in zip([-1, *chosen[:-2]], chosen[:-1], strict=True):
        spaces = found.end_spaces[end] - found.start_spaces[start]
        shares.append(abs(220 - found.line_width(start, end)) / spaces)
    assert sum(shares) / len(shares) < 0.5
