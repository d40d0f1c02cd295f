"""The text of a pasted page goes in; title, paragraphs, photos, related headlines and what was left out come out, each with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest

from publisher.article.caption_repairs import right_vietnamese_d
from publisher.article.credit_words import canonical_agency, folded
from publisher.importers.base import Confidence
from publisher.importers.furniture import (
    byline_name,
    furniture,
    image_number,
    is_breadcrumb,
    is_section_path,
    label,
    without_links,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, or several joined; spaces plain, ends bare."""

    number: int
    text: str
    indent: int = 0
    """How far it is set in, in spaces."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Reading text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Picture:
    """A caption, and how it was told from reading text."""

    line: Line
    why: str
    marker: Line | None = None
    """The line that stood where the image was."""
    credit_line: Line | None = None
    """A credit on a line of its own."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is in no field of the article, and why."""

    line: Line
    why: str
    code: str = "P704"


@dataclass(frozen=True, slots=True)
class Author:
    """A line that names who wrote the story."""

    line: Line
    sure: Confidence
    why: str


@dataclass(slots=True)
class Page:
    """A pasted page, sorted."""

    title: Line
    title_why: str
    title_sure: Confidence
    repeats: tuple[int, ...] = ()
    blocks: list[Paragraph | Picture] = field(default_factory=list)
    related: list[Line] = field(default_factory=list)
    addresses: dict[int, Line] = field(default_factory=dict)
    """Line of a related headline -> the line with its address."""
    furniture_lang: str | None = None
    section: Line | None = None
    byline: list[Author] = field(default_factory=list)
    keywords: list[Line] = field(default_factory=list)
    stamps: list[Line] = field(default_factory=list)
    """Times that can be the story's: above the title, or below it before the text goes on."""
    left_out: list[LeftOut] = field(default_factory=list)
    site: frozenset[int] = frozenset()
    """Lines with the name of the site, as its rights say it."""
    repairs: list[tuple[Line, str]] = field(default_factory=list)
    """Lines with something put right before they were read, and what."""


def read_lines(text: str) -> tuple[list[Line], list[tuple[Line, str]]]:
    """The lines of a page that hold something, tidied, paragraphs broken at a column made whole; and the repairs made."""
    repairs: list[tuple[Line, str]] = []
    spoken = "vi" if _is_vietnamese(text) else "en"
    numbered = [_tidy(number, line, spoken, repairs) for number, line in enumerate(text.split("\n"), start=1)]
    return _joined_if_wrapped(numbered), repairs


def _is_vietnamese(text: str) -> bool:
    return "Ð" in text and right_vietnamese_d(text, None)[0] != text


_SPACES = re.compile(r"[\s\u00a0\u200b\u2060]+")


def _tidy(number: int, line: str, spoken: str, repairs: list[tuple[Line, str]]) -> Line:
    plain = _SPACES.sub(" ", line).strip()
    bare = without_links(plain)
    right, letters = right_vietnamese_d(bare, spoken)
    tidied = Line(number, right, _indent(line))
    if bare != plain:
        repairs.append((tidied, "words that a link left behind taken out"))
    repairs.extend((tidied, repair) for repair in letters)
    return tidied


def _indent(line: str) -> int:
    """Columns before the first letter; a tab counts as four."""
    expanded = line[:_WIDEST].expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


_WIDEST = 200
"""Letters of a line among which its first word is looked for."""


# --- paragraphs broken at a column ------------------------------------------------------------------------------------------------


def _joined_if_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Text broken at a column, with blank lines between paragraphs, as e-mail is: its paragraphs made whole."""
    groups = _groups(lines)
    if not _is_wrapped(groups):
        return [line for line in lines if line.text]
    return [replace(group[0], text=" ".join(line.text for line in group)) for group in groups]


def _is_wrapped(groups: Sequence[Sequence[Line]]) -> bool:
    """Several groups of lines, all but the last of a group about as long as a column is wide and mostly mid-sentence."""
    inner = [line.text for group in groups for line in group[:-1]]
    if sum(len(group) > 1 for group in groups) < 2 or max(map(len, inner)) > 100:
        return False
    long = sum(len(text) >= 50 for text in inner)
    ended = sum(text.endswith((".", "!", "?", ")", "”")) for text in inner)
    return long >= 0.8 * len(inner) and ended < 0.5 * len(inner)


_ENTRY = re.compile(r"(?:[-*+•‣▪◦]|\d{1,3}[.)])\s+\S")
"""How an entry of a list begins."""


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if groups[-1] and (not line.text or _ENTRY.match(line.text)):
            groups.append([])
        if line.text:
            groups[-1].append(line)
    return [group for group in groups if group]


# --- the title ------------------------------------------------------------------------------------------------------------------

_SURE_TITLE = 15
"""Letters a line must have before its return can mean that it is the title; shorter lines come back by chance."""
_HEAD = 8
"""The title is among the first lines of the story."""


def page_of(lines: Sequence[Line]) -> Page:
    """A page with its title found, nothing else sorted yet: the line that others repeat or begin with, else the first."""
    site = _names_of_site(lines)
    own = (
        line
        for line, below in zip_longest(lines, lines[1:])
        if line.number not in site and not _is_above_title(line.text, below)
    )
    head = list(islice(own, _HEAD)) or [lines[0]]
    returns = [_returns(line, lines) for line in head]
    best = max(range(len(head)), key=lambda index: (len(returns[index]), -index))
    if returns[best]:
        why, sure = f"comes back {len(returns[best])} times, as the text of lost photos", Confidence.CERTAIN
    else:
        why, sure = "the first line of the story", Confidence.LIKELY
    return Page(head[best], why, sure, returns[best], site=site)


_RIGHTS = re.compile(r"(?:copyright|©|\(c\))+[\s:]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,.]*(?:by\s)?(.+)")
_SHORTEST_SITE = 3


def _names_of_site(lines: Sequence[Line]) -> frozenset[int]:
    """The lines among the first that say only what a line of rights below says: ``The Paper``, ``© 2025 The Paper``."""
    stated = [
        match[1].replace("copyright", "").lstrip(" ©") for line in lines if (match := _RIGHTS.match(folded(line.text)))
    ]
    head = lines[:_HEAD]
    return frozenset(
        line.number
        for line in head
        if len(line.text) >= _SHORTEST_SITE and any(words.startswith(key(line.text)) for words in stated)
    )


def _is_above_title(text: str, below: Line | None) -> bool:
    """Part of the site, a path of sections, or the name of an agency: it may stand above a title and is none.

    Bare words may be a title as well; they are a path when what stands below them reads like a headline.
    """
    if below is not None and is_breadcrumb(text) and _is_headline(below.text):
        return True
    if furniture(text) is not None or label(text) is not None:
        return True
    return canonical_agency(text) is not None or is_section_path(text)


def _is_headline(text: str) -> bool:
    """Several words without a stop, which are no part of the site and no name of an author."""
    bare = furniture(text) is None and label(text) is None and byline_name(text) is None
    return bare and 25 <= len(text) <= 150 and len(text.split()) >= 4 and re.search(r"[.:;,。：]$", text) is None


def _returns(title: Line, lines: Sequence[Line]) -> tuple[int, ...]:
    """The lines after it that are the title again, alone, with an image's number or stuck to a caption."""
    if len(title.text) < _SURE_TITLE:
        return ()
    start = key(title.text)
    after = (line for line in lines if line.number > title.number)
    return tuple(
        line.number for line in after if key(line.text).startswith(start) and _is_again(line.text[len(start) :])
    )


def _is_again(rest: str) -> bool:
    """Not the beginning of a longer sentence: a caption may begin as the text of its image does."""
    return not rest.strip(" .") or rest[0] not in " ,;:" or image_number(rest) is not None


def key(text: str) -> str:
    """A text for comparing, capitals and a last stop aside."""
    return folded(text).rstrip(" .")


def is_sure_title(text: str) -> bool:
    """Whether a text is long enough to come back for no other reason than that it is the title."""
    return len(text) >= _SURE_TITLE


def with_text(line: Line, text: str) -> Line:
    """The line with other words."""
    return replace(line, text=text)
