"""Photos that are spoken of, and things that may be them, go in; which belongs to which, why and how surely, comes out.

Each way of telling is asked in turn, the surest first, about what the ones before left open. A match must be the only one on
both sides; what could be several stays open with its candidates, for a person to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from publisher.article.kinds import slug
from publisher.importers.base import Confidence
from publisher.photos.compare import bare
from publisher.photos.naming import natural


@dataclass(frozen=True, slots=True)
class Side:
    """One thing to be matched, by what is known of it; empty where nothing is."""

    name: str
    """How a person calls it: ``photo 'ngo-mon'``, ``IMG_3.jpg``, ``captions.csv row 4``."""
    files: tuple[str, ...] = ()
    """File names it goes by, or ids."""
    number: int | None = None
    is_counted: bool = False
    """Whether the number only says which in the order it is, and was written by nobody."""
    caption: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Two that belong together, by their places in the two lists."""

    left: int
    right: int
    why: str
    sure: Confidence


@dataclass(frozen=True, slots=True)
class Matching:
    """What was matched, and what is left on either side."""

    matches: tuple[Match, ...]
    open_left: tuple[int, ...]
    open_right: tuple[int, ...]
    candidates: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Open place on the left -> the places on the right it could be."""


def match(left: Sequence[Side], right: Sequence[Side]) -> Matching:
    """Match two lists: by file name, number, caption, date, and last by order where both sides are counted."""
    matches: list[Match] = []
    candidates: dict[int, tuple[int, ...]] = {}
    for way in _WAYS:
        here = [place for place in range(len(left)) if place not in {found.left for found in matches}]
        there = [place for place in range(len(right)) if place not in {found.right for found in matches}]
        pairs = list(way.pairs(left, right, here, there))
        matches += [Match(one, other, way.why, sure) for one, other, sure in _only(pairs)]
        shared = Counter(other for _, other, _ in pairs)
        for one in here:
            several = tuple(sorted({other for place, other, _ in pairs if place == one}))
            if len(several) > 1 or (several and shared[several[0]] > 1):
                candidates.setdefault(one, several)
    taken_left, taken_right = {found.left for found in matches}, {found.right for found in matches}
    still_open = [place for place in range(len(left)) if place not in taken_left]
    rest = tuple(place for place in range(len(right)) if place not in taken_right)
    possible = {
        place: tuple(other for other in candidates.get(place, rest) if other in rest) or rest for place in still_open
    }
    return Matching(tuple(sorted(matches, key=lambda found: found.left)), tuple(still_open), rest, possible)


Pair = tuple[int, int, Confidence]
Places = Sequence[int]


def _only(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs that are the only one on both sides."""
    lefts, rights = Counter(one for one, _, _ in pairs), Counter(other for _, other, _ in pairs)
    yield from (pair for pair in pairs if lefts[pair[0]] == rights[pair[1]] == 1)


@dataclass(frozen=True, slots=True)
class _Way:
    why: str
    pairs: Callable[[Sequence[Side], Sequence[Side], Places, Places], Iterable[Pair]]


def _by_exact_name(left: Sequence[Side], right: Sequence[Side], here: Places, there: Places) -> Iterator[Pair]:
    return _by_keys(left, right, here, there, _whole_names)


def _by_name(left: Sequence[Side], right: Sequence[Side], here: Places, there: Places) -> Iterator[Pair]:
    return _by_keys(left, right, here, there, _stems)


def _by_keys(
    left: Sequence[Side], right: Sequence[Side], here: Places, there: Places, keys: Callable[[Side], set[str]]
) -> Iterator[Pair]:
    for one in here:
        for other in there:
            if keys(left[one]) & keys(right[other]):
                yield one, other, Confidence.CERTAIN


def _whole_names(side: Side) -> set[str]:
    return {name.replace("\\", "/").casefold() for name in side.files if name}


def _stems(side: Side) -> set[str]:
    """Names without folders and endings, as ids: ``Ảnh/Ngọ Môn.JPG`` is ``ngo-mon``."""
    names = (re.sub(r"\.[A-Za-z0-9]{2,5}$", "", name.replace("\\", "/").rpartition("/")[2]) for name in side.files)
    return {key for name in names if (key := slug(name) or name.casefold())}


def _by_number(left: Sequence[Side], right: Sequence[Side], here: Places, there: Places) -> Iterator[Pair]:
    """The number of a photo is the number in a file's name; where it is only counted, no file may go beyond the last."""
    numbers = {left[one].number for one in here}
    fits = all(right[other].number in {None, *numbers} for other in there)
    for one in here:
        for other in there:
            same = left[one].number is not None and left[one].number == right[other].number
            if same and (fits or not left[one].is_counted) and not _contradict(left[one], right[other]):
                yield one, other, Confidence.LIKELY


_ALIKE, _CLEARLY = 0.6, 0.9
_BETTER_BY = 0.15
"""Shares of two captions that are the same words in the same order; the best must lead by so much."""


def _by_caption(left: Sequence[Side], right: Sequence[Side], here: Places, there: Places) -> Iterator[Pair]:
    words = {
        (side, place): _words(sides[place])
        for side, sides, places in (("left", left, here), ("right", right, there))
        for place in places
    }
    scores = {(one, other): _likeness(words["left", one], words["right", other]) for one in here for other in there}
    best: dict[tuple[str, int], list[float]] = {}
    for (one, other), score in scores.items():
        for key in (("left", one), ("right", other)):
            best[key] = sorted([score, *best.get(key, [])], reverse=True)[:2]
    for (one, other), score in scores.items():
        lead = min(score - _rival(best["left", one], score), score - _rival(best["right", other], score))
        if score >= _ALIKE and lead >= _BETTER_BY:
            yield one, other, Confidence.CERTAIN if score >= _CLEARLY else Confidence.LIKELY


def _rival(best: Sequence[float], score: float) -> float:
    """The best likeness beside this one."""
    return 0.0 if len(best) < 2 else best[1] if best[0] == score else best[0]


def _words(side: Side) -> list[str]:
    return bare(side.caption).split()[:120]


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """How much two captions have in common, 0 to 1; one that goes on after the other counts as the same."""
    short, long = sorted((a, b), key=len)
    if len(short) < 3 or len({*a} & {*b}) < 0.3 * len({*short}):
        return 0.0
    if len(short) >= 6 and long[: len(short)] == short:
        return 1.0
    compared = SequenceMatcher(None, a, b, autojunk=False)
    return compared.ratio() if compared.quick_ratio() >= _ALIKE else 0.0


def _by_date(left: Sequence[Side], right: Sequence[Side], here: Places, there: Places) -> Iterator[Pair]:
    """The same full day, unless the captions tell of different things."""
    for one in here:
        for other in there:
            same = len(left[one].taken) == 10 and left[one].taken == right[other].taken
            if same and not _contradict(left[one], right[other]):
                yield one, other, Confidence.LIKELY


def _by_order(left: Sequence[Side], right: Sequence[Side], here: Places, there: Places) -> Iterator[Pair]:
    """As many here as there, and numbered there: the first is the first. Not when a caption says otherwise."""
    if not here or len(here) != len(there):
        return
    ordered = sorted(there, key=lambda other: natural(right[other].files[0] if right[other].files else ""))
    numbers = [right[other].number for other in ordered]
    numbered = None not in numbers and len(set(numbers)) == len(numbers)
    if numbered and not any(_contradict(left[one], right[other]) for one, other in zip(here, ordered, strict=True)):
        yield from ((one, other, Confidence.LIKELY) for one, other in zip(here, ordered, strict=True))


def _contradict(one: Side, other: Side) -> bool:
    """Whether both have a caption, and hardly a word of the one is in the other."""
    a, b = set(bare(one.caption).split()), set(bare(other.caption).split())
    return min(len(a), len(b)) >= 3 and len(a & b) / min(len(a), len(b)) < 0.3


_WAYS = (
    _Way("the name of the file", _by_exact_name),
    _Way("the name of the file, but for folders, ending and case", _by_name),
    _Way("its number", _by_number),
    _Way("the captions are alike", _by_caption),
    _Way("the same day", _by_date),
    _Way("their order: as many on both sides, and numbered", _by_order),
)
"""In the order they are asked."""


def number_in(name: str) -> int | None:
    """The number a file is counted by: in front of its name or behind it; a year is none."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", name.replace("\\", "/").rpartition("/")[2])
    match = re.match(r"(\d{1,4})(?!\d)", stem) or re.search(r"(?<!\d)(\d{1,6})$", stem)
    found = int(match[1]) if match else None
    return None if found is None or 1800 <= found <= 2100 else found
