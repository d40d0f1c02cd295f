"""Where a line may end: a text and its language go in, its line break opportunities come out.

After the Unicode Line Breaking Algorithm, UAX #14, through uniseg, with the habits of good composition on top: no break
before a dash, after "https://" or inside a date. Thai breaks between its words and Japanese and Chinese best between their
phrases (``phrases``); Lao, Khmer and Burmese, whose words nothing here knows, where a space stands, and between letters only as a
last resort.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from uniseg.graphemecluster import grapheme_cluster_boundaries
from uniseg.linebreak import LineBreak, line_break, line_break_boundaries

from publisher.typeset.glue import glue
from publisher.typeset.hyphens import hyphen_places, is_name
from publisher.typeset.passage import Passage
from publisher.typeset.phrases import model_for, phrase_places


class Kind(Enum):
    """What happens at the end of a line that ends here."""

    SPACE = "a space is dropped"
    TIGHT = "nothing: the text runs on without a space"
    PHRASE = "nothing, in the midst of a Japanese or Chinese phrase or a Korean word"
    HYPHEN = "a hyphen is added"
    NAME = "a hyphen is added to a word with a capital, which may be a name"
    LETTER = "a word is cut between letters, because it is longer than the line"
    HARD = "the line must end here"


HYPHENS = frozenset({Kind.HYPHEN, Kind.NAME})
RUN_ON = frozenset({Kind.TIGHT, Kind.PHRASE, Kind.LETTER})
"""After these the text goes on without a space."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place a line may end: where its text stops, and where the next line starts."""

    end: int
    next: int
    kind: Kind


_TOKEN = re.compile(r"[^ \n]+")
_PLAIN_WORD = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+[,.;]?")
NO_BREAK = frozenset("\u00a0\u202f\u2060\u2011\ufeff")
"""Signs that hold a line together; UAX #14 would allow a break between a hyphen or space and the first of them."""
VIRAMA = 9
"""The combining class of the signs that bind two consonants, the Khmer coeng among them."""
LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
"""Thai and Lao vowels that stand before the consonant they follow in speech."""
FOLLOWING_VOWELS = frozenset("ะาๅๆฯະາຳໆຯ")
"""Thai and Lao vowels and signs that stand after the consonant they belong to, and never begin a line."""
_LEAST_AT_HYPHEN = 2
"""Letters on either side of a hyphen at which a compound may be divided: "e-" never ends a line."""


def breaks(passage: Passage, *, hyphenate: bool) -> tuple[Break, ...]:
    """All places a line may end, in order; the last is the end of the text."""
    text = passage.text
    held = glue(text, passage.lang)
    found: list[Break] = []
    previous = ""
    end = 0
    for match in _TOKEN.finditer(text):
        token, start = match[0], match.start()
        if previous and start > end:
            found += _gap(text, end, previous, token, held)
        found += _inside(token, start, passage, hyphenate)
        previous, end = token, match.end()
    return (*found, Break(end, end, Kind.HARD))


def _gap(text: str, place: int, before: str, after: str, held: frozenset[int]) -> Iterator[Break]:
    """The break at the white space between two tokens, if there may be one."""
    if text[place] == "\n":
        yield Break(place, place + 1, Kind.HARD)
    elif place not in held and _parts(before, after):
        yield Break(place, place + 1, Kind.SPACE)


def _parts(before: str, after: str) -> bool:
    """Whether a line may end at the space between two tokens."""
    if before[-1].isalnum() and after[0].isalnum():
        return True
    if {before[-1], after[0]} & NO_BREAK:
        return False
    left, right = before[-2:].translate(_SHAPE), after[:2].translate(_SHAPE)
    return len(left) + 1 in _boundaries(f"{left} {right}")


def _inside(token: str, start: int, passage: Passage, hyphenate: bool) -> Iterator[Break]:
    """The breaks inside a token: after its hyphens, slashes and dashes, between ideographs and Thai words, at soft and added hyphens."""
    divided = set(hyphen_places(token, passage.lang)) if hyphenate else set()
    divided |= (
        {place - start for place in passage.soft if start < place < start + len(token)} if passage.soft else set()
    )
    tight = {} if _PLAIN_WORD.fullmatch(token) else _tight_kinds(token, passage.lang)
    added = Kind.NAME if is_name(token, passage.lang) else Kind.HYPHEN
    for place in sorted(divided.union(tight)):
        yield Break(start + place, start + place, tight.get(place, added))


@lru_cache(maxsize=8192)
def _tight_kinds(token: str, lang: str) -> dict[int, Kind]:
    """Place -> kind, of the breaks that add and drop nothing."""
    model = model_for(token, lang)
    places, phrases = _tight_places(token), phrase_places(token, lang)
    if model is None and lang.lower()[:2] != "ko":  # Korean has spaces between its words, and lines should end there
        return dict.fromkeys(places, Kind.TIGHT)
    if model == "th":
        return dict.fromkeys({*places, *phrases.intersection(letter_boundaries(token))}, Kind.TIGHT)
    ends = (place in phrases or not token[place - 1].isalnum() for place in places)
    return {place: Kind.TIGHT if end else Kind.PHRASE for place, end in zip(places, ends, strict=True)}


def _tight_places(token: str) -> tuple[int, ...]:
    places = _boundaries(token.translate(_SHAPE))
    return tuple(place for place in places if 0 < place < len(token) and _is_good(token, place))


def _is_good(token: str, place: int) -> bool:
    before, after = token[:place], token[place]
    if after in "—–" or {before[-1], after} & NO_BREAK or before.endswith("://"):
        return False
    if before[-1] == "–" and len(before) > 1 and before[-2].isdigit() and after.isdigit():
        return False
    if before[-1] in "-\u2010":
        if "://" in token:  # nobody could tell whose hyphen it is
            return False
        head, tail = re.split(r"[-\u2010]", before[:-1])[-1], re.split(r"[-\u2010]", token[place:])[0]
        return min(len(head), len(tail)) >= _LEAST_AT_HYPHEN
    return True


class _Shape(dict[int, str]):
    """Letters become "a" and figures "1", so that words of one shape share one answer."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = line_break(char)
        folded = "a" if kind is LineBreak.AL and char.isalpha() else "1" if kind is LineBreak.NU else char
        self[code] = folded
        return folded


_SHAPE = _Shape()


@lru_cache(maxsize=32768)
def _boundaries(shape: str) -> tuple[int, ...]:
    return tuple(line_break_boundaries(shape))


@lru_cache(maxsize=1024)
def letter_boundaries(token: str) -> tuple[int, ...]:
    """The places between the graphemes of a token, for a word longer than its line; never inside a stack of consonants."""
    return tuple(
        place
        for place in grapheme_cluster_boundaries(token)
        if 0 < place < len(token) and _ends(token[place - 1]) and token[place] not in FOLLOWING_VOWELS
    )


def _ends(char: str) -> bool:
    """Whether a cut may follow: not after a sign that stacks consonants, nor after a vowel written before its consonant."""
    return unicodedata.combining(char) != VIRAMA and char not in LEADING_VOWELS
