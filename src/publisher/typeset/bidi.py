"""Which way text reads: characters go in, an embedding level for each comes out (even: left to right, odd: right to left).

After the Unicode Bidirectional Algorithm, UAX #9 (revision 50); rule names in the comments are those of the standard.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")

RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)
MAX_DEPTH = 125
STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""How a type counts beside a neutral (N0-N2): numbers as right to left."""
ISOLATES = {"LRI", "RLI", "FSI"}
REMOVED = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}
NEUTRAL = {"B", "S", "WS", "ON", "PDI"} | ISOLATES
CLOSING = dict(
    zip(
        "([{\u2045\u207d\u208d\u2329\u27e8\u27e6\u3008\u300a\u300c\u300e\u3010\uff08",
        ")]}\u2046\u207e\u208e\u232a\u27e9\u27e7\u3009\u300b\u300d\u300f\u3011\uff09",
        strict=True,
    )
)


def base_level(text: str, lang: str) -> int:
    """1 when the paragraph reads from the right: its language does, or all its letters do; else 0."""
    if lang.lower().split("-")[0] in RIGHT_TO_LEFT_LANGUAGES:
        return 1
    strong = {unicodedata.bidirectional(char) for char in text} & {"L", "R", "AL"}
    return 1 if strong and "L" not in strong else 0


def reads_against(text: str, lang: str, from_right: bool) -> bool:
    """Whether a paragraph reads against its page: from the right on one that is read from the left, or the other way round."""
    return (base_level(text, lang) == 1) is not from_right


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character in a paragraph whose base level is 0 or 1."""
    types = [unicodedata.bidirectional(char) or "L" for char in text]
    found, resolved = _explicit(types, base)
    for sequence in list(_sequences(types, found, base)):  # all of them before any level changes
        _resolve(text, resolved, found, sequence)
    for i, kind in enumerate(types):  # removed characters follow the one before them
        if kind in REMOVED:
            found[i] = found[i - 1] if i else base
    return found


def visual_order(pieces: Sequence[T], piece_levels: Sequence[int]) -> list[T]:
    """Pieces of a line from left to right (L2): from the highest level down, neighbours at or above it are turned round."""
    order = list(range(len(pieces)))
    for level in range(max(piece_levels, default=0), 0, -1):
        order = _turned(order, [piece_levels[i] >= level for i in order])
    return [pieces[i] for i in order]


def _turned(order: list[int], high: list[bool]) -> list[int]:
    """The order with every stretch of high neighbours turned round."""
    turned: list[int] = []
    for is_high, group in groupby(zip(high, order, strict=True), key=lambda entry: entry[0]):
        places = [place for _, place in group]
        turned += places[::-1] if is_high else places
    return turned


@dataclass(slots=True)
class _Embedding:
    level: int
    override: str | None = None
    isolate: bool = False


def _explicit(types: list[str], base: int) -> tuple[list[int], list[str]]:
    """X1-X8: levels from embeddings, overrides and isolates, and the types with overrides applied."""
    stack = [_Embedding(base)]
    found: list[int] = []
    resolved: list[str] = []
    for i, kind in enumerate(types):
        if kind == "PDI" and any(entry.isolate for entry in stack):
            while not stack.pop().isolate:
                pass
        elif kind == "PDF" and len(stack) > 1 and not stack[-1].isolate:
            stack.pop()
        found.append(base if kind == "B" else stack[-1].level)
        resolved.append(stack[-1].override or kind)
        if kind in ISOLATES or kind in REMOVED - {"PDF", "BN"}:
            _open(stack, _first_strong(types, i) if kind == "FSI" else kind, kind in ISOLATES)
    return found, resolved


def _open(stack: list[_Embedding], kind: str, isolate: bool) -> None:
    right = kind.startswith("R")
    level = stack[-1].level + 1
    level += level % 2 != right
    if level <= MAX_DEPTH:
        stack.append(_Embedding(level, {"LRO": "L", "RLO": "R"}.get(kind), isolate))


def _first_strong(types: list[str], start: int) -> str:
    depth = 0
    for kind in types[start + 1 :]:
        depth += (kind in ISOLATES) - (kind == "PDI")
        if depth < 0:
            break
        if depth == 0 and kind in {"L", "R", "AL"}:
            return "LRI" if kind == "L" else "RLI"
    return "LRI"


@dataclass(frozen=True, slots=True)
class _Sequence:
    """An isolating run sequence (X10): the places of its characters, and the types before and after it."""

    places: list[int]
    before: str
    after: str


def _sequences(types: list[str], found: list[int], base: int) -> Iterator[_Sequence]:
    kept = [i for i, kind in enumerate(types) if kind not in REMOVED]
    runs = [list(group) for _, group in groupby(kept, key=lambda i: found[i])]
    open_at: dict[int, list[list[int]]] = {}
    chains: list[list[int]] = []
    for run in runs:
        waiting = open_at.get(found[run[0]], [])
        chain = waiting.pop() if types[run[0]] == "PDI" and waiting else []
        if not chain:
            chains.append(chain)
        chain += run
        if types[run[-1]] in ISOLATES:
            open_at.setdefault(found[run[0]], []).append(chain)
    for chain in chains:
        level = found[chain[0]]
        start, end = kept.index(chain[0]), kept.index(chain[-1])
        left = found[kept[start - 1]] if start else base
        right = found[kept[end + 1]] if end + 1 < len(kept) and types[chain[-1]] not in ISOLATES else base
        yield _Sequence(chain, _direction(max(level, left)), _direction(max(level, right)))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _resolve(text: str, types: list[str], found: list[int], sequence: _Sequence) -> None:
    """W1-W7, N0-N2 and I1-I2 on one sequence; writes the levels."""
    kinds = [types[i] for i in sequence.places]
    embedding = _direction(found[sequence.places[0]])
    letters = "".join(text[i] for i in sequence.places)
    _weak(kinds, sequence.before)
    _brackets(letters, kinds, embedding, sequence.before)
    _neutral(kinds, embedding, sequence)
    for i, kind in zip(sequence.places, kinds, strict=True):
        if found[i] % 2:
            found[i] += kind != "R"
        else:
            found[i] += {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], before: str) -> None:
    last = strong = before
    for i, kind in enumerate(kinds):  # W1-W3
        if kind == "NSM":
            kind = "ON" if last in ISOLATES or last == "PDI" else last
        if kind in {"L", "R", "AL"}:
            strong = kind
        kinds[i] = "AN" if kind == "EN" and strong == "AL" else kind
        last = kind
    for i in range(1, len(kinds) - 1):  # W4
        sides = {kinds[i - 1], kinds[i + 1]}
        if (kinds[i] == "ES" and sides == {"EN"}) or (kinds[i] == "CS" and sides in ({"EN"}, {"AN"})):
            kinds[i] = kinds[i - 1]
    _terminators(kinds)
    strong = before
    for i, kind in enumerate(kinds):  # W3, W7
        if kind in {"L", "R", "AL"}:
            strong = kind
        kinds[i] = "R" if kind == "AL" else "L" if kind == "EN" and strong == "L" else kind


def _terminators(kinds: list[str]) -> None:
    """W5 and W6: signs beside European numbers join them, other separators are neutral."""
    start = 0
    for kind, group in groupby(list(kinds)):
        end = start + len(list(group))
        if kind == "ET" and "EN" in kinds[max(0, start - 1) : start] + kinds[end : end + 1]:
            kinds[start:end] = ["EN"] * (end - start)
        start = end
    kinds[:] = ["ON" if kind in {"ET", "ES", "CS"} else kind for kind in kinds]


def _brackets(letters: str, kinds: list[str], embedding: str, before: str) -> None:
    """N0: a pair of brackets takes the direction of what it holds, or of what stands before it."""
    for start, end in sorted(_pairs(letters, kinds)):
        inside = {STRONG[kind] for kind in kinds[start + 1 : end] if kind in STRONG}
        if not inside:
            continue
        context = next((STRONG[kind] for kind in reversed(kinds[:start]) if kind in STRONG), before)
        kinds[start] = kinds[end] = embedding if embedding in inside or context == embedding else context


def _pairs(letters: str, kinds: list[str]) -> Iterator[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    for i, (char, kind) in enumerate(zip(letters, kinds, strict=True)):
        if kind != "ON":
            continue
        if char in CLOSING:
            stack.append((CLOSING[char], i))
        elif any(char == closing for closing, _ in stack):
            while stack[-1][0] != char:
                stack.pop()
            yield stack.pop()[1], i


def _neutral(kinds: list[str], embedding: str, sequence: _Sequence) -> None:
    """N1 and N2: neutrals between like directions follow them, others the embedding."""
    start = 0
    for neutral, group in groupby(list(kinds), key=lambda kind: kind in NEUTRAL):
        end = start + len(list(group))
        if neutral:
            left = STRONG[kinds[start - 1]] if start else sequence.before
            right = STRONG[kinds[end]] if end < len(kinds) else sequence.after
            kinds[start:end] = [left if left == right else embedding] * (end - start)
        start = end
