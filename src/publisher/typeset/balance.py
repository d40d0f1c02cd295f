"""Balance a headline: a measured text and a width go in, the breaks that give the fewest and most even lines come out."""

from __future__ import annotations

from functools import cache

from publisher.typeset.breaks import Kind
from publisher.typeset.compounds import is_compound
from publisher.typeset.measure import Measured

INFINITE = float("inf")
LONELY_WORD = 0.5
"""Cost, in squared widths, of one short word alone on the last line; avoided whenever the words allow it."""
LONELY_SHARE = 0.4
"""A last word is short when it fills less than this share of the width."""
LEANING_WORD = 0.015
"""Cost of a line that ends in an article or preposition, which leans on the word after it."""
TORN_NAME = 0.05
"""Cost of a line end between two words with capitals, most likely parts of one name: Dien Bien / Phu."""
TORN_COMPOUND = 0.16
"""Cost of a line end inside a word of several parts: đột / phá."""
COST = {
    Kind.SPACE: 0.0,
    Kind.HARD: 0.0,
    Kind.TIGHT: 0.1,
    Kind.PHRASE: 0.6,
    Kind.HYPHEN: 4.0,
    Kind.NAME: 4.0,
    Kind.LETTER: 4.0,
}
LEANING = {
    "en": "a an and as at by for from in into of on or the to with",
    "vi": "các cho của những và về với tại trong từ một ở bởi là",
    "de": "am an auf aus bei das dem den der des die ein eine im in mit und vom von zu zum zur",
    "fr": "à au aux de des du en et la le les un une",
    "es": "a al de del el en la las los por un una y",
    "it": "a al con da dei del della di e i il in la le lo per un una",
    "pt": "a ao as com da das de do dos e em na no o os um uma",
    "nl": "aan de een en het in met op te van voor",
}
"""Language -> words that should not end a headline's line."""


def fewest_lines(measured: Measured, width: float) -> int | None:
    """How many lines of this width the text needs; None when a word is longer than the line."""
    lines, start = 1, -1
    for i, place in enumerate(measured.breaks):
        if measured.line_width(start, i) > width:
            if i - 1 <= start or measured.line_width(i - 1, i) > width:
                return None
            start, lines = i - 1, lines + 1
        if place.kind is Kind.HARD and i + 1 < len(measured.breaks):
            start, lines = i, lines + 1
    return lines


def balanced(measured: Measured, width: float, count: int) -> list[int]:
    """The breaks (as places in ``measured.breaks``) of ``count`` lines of the most even length."""
    size = len(measured.breaks)
    best = [[INFINITE] * (size + 1) for _ in range(count + 1)]
    back = [[-1] * size for _ in range(count + 1)]
    best[0][-1] = 0.0
    for line in range(1, count + 1):
        for j in range(size):
            for i in range(j - 1, -2, -1):
                length = measured.line_width(i, j)
                if length > width and i < j - 1:
                    break
                cost = best[line - 1][i] + (length / width) ** 2 + _penalty(measured, i, j, width)
                if cost < best[line][j]:
                    best[line][j], back[line][j] = cost, i
                if i >= 0 and measured.breaks[i].kind is Kind.HARD:
                    break
    return _trace(back, count, size - 1)


def _trace(back: list[list[int]], count: int, last: int) -> list[int]:
    chosen = [last]
    for line in range(count, 1, -1):
        chosen.append(back[line][chosen[-1]])
    return chosen[::-1]


def _penalty(measured: Measured, start: int, end: int, width: float) -> float:
    """What is wrong with a line, beyond its length."""
    place = measured.breaks[end]
    cost = COST[place.kind]
    if end + 1 == len(measured.breaks):
        alone = start >= 0 and " " not in _text(measured, start, end)
        short = measured.line_width(start, end) < LONELY_SHARE * width
        return cost + (LONELY_WORD if alone and short and place.kind is Kind.HARD else 0.0)
    if place.kind is not Kind.SPACE:
        return cost
    last = _text(measured, start, end).rpartition(" ")[2]
    cost += TORN_COMPOUND if is_compound(last, _next_word(measured, end), measured.passage.lang) else 0.0
    cost += LEANING_WORD if last.lower() in _leaning(measured) else 0.0
    return cost + (TORN_NAME if last[0].isupper() and measured.passage.text[place.next].isupper() else 0.0)


def _text(measured: Measured, start: int, end: int) -> str:
    return measured.passage.text[measured.breaks[start].next if start >= 0 else 0 : measured.breaks[end].end]


def _next_word(measured: Measured, end: int) -> str:
    rest = measured.passage.text[measured.breaks[end].next :]
    return rest.partition(" ")[0]


def _leaning(measured: Measured) -> frozenset[str]:
    return _leaning_words(measured.passage.lang)


@cache
def _leaning_words(lang: str) -> frozenset[str]:
    return frozenset(LEANING.get(lang.lower().split("-")[0], "").split())
