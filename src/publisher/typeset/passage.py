"""Text made ready for shaping: styled spans go in, a Passage cut into stretches of one style, font, script and direction comes out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from fontTools import unicodedata as scripts

from publisher.page.items import FontFile
from publisher.typeset.bidi import base_level, levels
from publisher.typeset.capitals import in_capitals
from publisher.typeset.fonts import FontBook, coverage, covers, is_invisible
from publisher.typeset.style import StyledSpan

SOFT_HYPHEN = "\u00ad"
SPACES = " \u00a0"
"""The spaces that justification widens; thin and fixed spaces stay as they are."""
WHITE = dict.fromkeys(" \t\f\v", " ") | dict.fromkeys("\r\n\u0085\u2028\u2029", "\n")
"""White space, and what a run of it becomes: a space, or a line break if there is one in it."""
_PLAIN = re.compile("[\u0020-\u036f\u1e00-\u1eff\u2010-\u2027\u202f-\u205f\u20a0-\u20bf]*")
"""Latin letters and the marks and signs that go with them: one script, one direction."""
JOINERS = "\u200d"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of a passage that are shaped together; ``level`` is odd where they read from the right."""

    start: int
    end: int
    span: int
    font: FontFile
    script: str
    level: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or line: its text, the spans it is made of, and the stretches it is shaped in.

    The text is normalised (NFC), runs of white space are one space or one line break, and soft hyphens are
    taken out; ``soft`` says before which characters they stood.
    """

    text: str
    spans: tuple[StyledSpan, ...]
    stretches: tuple[Stretch, ...]
    lang: str
    base: int
    soft: frozenset[int] = frozenset()

    def part(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches between two places, cut to fit."""
        for stretch in self.stretches:
            if stretch.end > start and stretch.start < end:
                yield replace(stretch, start=max(start, stretch.start), end=min(end, stretch.end))


def prepare(spans: Sequence[StyledSpan], lang: str, book: FontBook) -> Passage:
    """Clean the spans' text and cut it into stretches."""
    clean, soft = _clean(spans)
    text = "".join(span.text for span in clean)
    base = base_level(text, lang)
    return Passage(text, clean, tuple(_stretches(text, clean, lang, base, book)), lang, base, soft)


def _clean(spans: Sequence[StyledSpan]) -> tuple[tuple[StyledSpan, ...], frozenset[int]]:
    """The spans in NFC, with white space single across their borders and none at the ends; and the places of soft hyphens."""
    letters: list[str] = []
    owners: list[int] = []
    soft: set[int] = set()
    for number, span in enumerate(spans):
        for char in unicodedata.normalize("NFC", span.text):
            if char == SOFT_HYPHEN:
                soft.add(len(letters))
            elif char not in WHITE:
                letters.append(char)
                owners.append(number)
            elif letters and letters[-1] not in WHITE:
                letters.append(WHITE[char])
                owners.append(number)
            elif letters and WHITE[char] == "\n":
                letters[-1] = "\n"
    if letters and letters[-1] in WHITE:
        del letters[-1], owners[-1]
    inside = (
        place for place in soft if 0 < place < len(letters) and not {*letters[place - 1 : place + 1]} & WHITE.keys()
    )
    places = groupby(range(len(letters)), key=owners.__getitem__)
    texts = ((number, "".join(letters[place] for place in group)) for number, group in places)
    return tuple(replace(spans[number], text=text) for number, text in texts), frozenset(inside)


def _stretches(text: str, spans: Sequence[StyledSpan], lang: str, base: int, book: FontBook) -> Iterator[Stretch]:
    plain = base == 0 and _PLAIN.fullmatch(text) is not None
    text_levels = [] if plain else levels(text, base)
    text_scripts = [] if plain else _scripts(text)
    start = 0
    for number, span in enumerate(spans):
        end = start + len(span.text)
        for first, last, font in _fonts(span, lang, book, start):
            if plain:
                yield Stretch(first, last, number, font, "Latn", 0)
                continue
            places = groupby(range(first, last), key=lambda i: (text_scripts[i], text_levels[i]))
            for (script, level), group in places:
                run = list(group)
                yield Stretch(run[0], run[-1] + 1, number, font, script, level)
        start = end


def _scripts(text: str) -> list[str]:
    """The script of each character; signs that all scripts share take that of the letters before them, else after them."""
    own = [_script(char) for char in text]
    current = next((script for script in own if script), "Latn")
    return [current := script or current for script in own]


@cache
def _script(char: str) -> str:
    script = str(scripts.script(char))
    return "" if script in {"Zyyy", "Zinh", "Zzzz"} else script


def _fonts(span: StyledSpan, lang: str, book: FontBook, offset: int) -> Iterator[tuple[int, int, FontFile]]:
    """Neighbouring characters of one font: start, end and the font."""
    style = span.style
    chain = book.chain(style.family, style.weight, style.italic)
    shown = in_capitals(span.text, lang)[0] if style.capitals else span.text
    if set(shown) <= coverage(chain[0]):
        yield offset, offset + len(span.text), chain[0]
        return
    home = _home(span.text, chain)
    signs = (home, *(font for font in chain if font != home))
    place = offset

    def font_of(cluster: str) -> FontFile:
        capital = in_capitals(cluster, lang)[0] if style.capitals else cluster
        asked = chain if cluster[0].isalpha() else signs
        return next((font for font in asked if covers(font, capital)), chain[0])

    for font, group in groupby(_clusters(span.text), key=font_of):
        end = place + sum(len(cluster) for cluster in group)
        yield place, end, font
        place = end


def _home(text: str, chain: Sequence[FontFile]) -> FontFile:
    """The font that shows most of a text's letters: figures and points come from it, so that they match what is around them."""
    shown = Counter(
        next((font for font in chain if char in coverage(font)), chain[0]) for char in text if char.isalpha()
    )
    return max(chain, key=lambda font: shown[font])


def _clusters(text: str) -> Iterator[str]:
    """Letters with the marks that belong to them; they never part, so a simple rule serves for choosing fonts."""
    cluster = ""
    for char in text:
        joined = unicodedata.category(char).startswith("M") or is_invisible(char) or cluster.endswith(tuple(JOINERS))
        if cluster and not joined:
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster
