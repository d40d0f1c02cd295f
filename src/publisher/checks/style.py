"""Checks of how texts are written: an edition in, what a copy editor would mark out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from publisher.article.language import primary
from publisher.checks.places import Passage, caption_passages, holds, prose, search
from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.resources import shipped

LONG_CAPTION = 100
"""Words; picture desks ask for two sentences (AP Stylebook, "photo captions"), which have about half as many."""

LONGEST_BUTTON = 60
"""Characters; no line of assets/furniture.toml has more."""

# Words that no sentence of the language has twice in a row. "That that", "die die" or "vous vous" can be right.
_NEVER_TWICE: Mapping[str, str] = MappingProxyType(
    {
        "en": "the a an of to and with from for was were are his their its this by at",
        "fr": "le la les et un une des du dans avec pour sur par",
        "de": "und ein eine mit von zu auf für aus nach",
        "es": "el la los las de y en un una con por para",
        "it": "il la di e in un una con per del della",
        "pt": "o os as de e em um uma com por para do da",
        "nl": "de het een en van met op voor uit",
        "vi": "của và các những trong với cho từ trên",
        "ru": "и в на с из для по от",
    }
)
_ENDS = re.compile(r"[.!?…。！？።។।؟։][\"'”’»›)\]」』]*$")
_NO_STOPS = frozenset(["th", "lo", "my", "bo"])
"""Languages whose sentences end without a mark."""
_STRAIGHT, _CURLY = (
    re.compile(r"[\"'](?:(?<!\d\")(?<=\")|(?<=[^\W\d]')(?=[^\W\d]))"),
    re.compile(r"[“”„]|’(?<=[^\W\d]’)(?=[^\W\d])"),
)
_PLACEHOLDER = re.compile(r"(?:TODO|FIXME|TKTK|XXX+)\b|\[(?:TK|TBC|TBD)\]|[Ll]orem ipsum\b")
_UNFINISHED = ("todo", "fixme", "tktk", "xxx", "[tk]", "[tbc]", "[tbd]", "lorem ipsum")
_PAIRS = {"(": ")", "[": "]"}
_BRACKETS = re.compile(r"[()\[\]]")
_NO_BRACKET = re.compile(r"(?:^|\s)\w{1,3}$|[:;=]['-]?$")
"""What stands before a bracket that closes nothing and is none: the mark of a list, ``a)``, or a smile."""


def caption_without_stop(edition: Edition) -> Iterator[Remark]:
    """P206: a caption ends without a full stop although it has several words.

    Print, feed and cards add the stop by themselves; texts that are copied by hand do without it.
    """
    if primary(edition.article.lang) in _NO_STOPS:
        return
    for passage in caption_passages(edition.article):
        if len(passage.text.split()) > 3 and not _ENDS.search(passage.text):
            last = passage.text.split()[-1]
            yield Remark("a caption ends without a stop", passage.place(edition.article, last), f"write {last}.")


def furniture(edition: Edition) -> Iterator[Remark]:
    """P207: words of a web page that are no part of the story were left in it.

    Headings above related news, buttons, an end mark ``./.``, "illustration" notes of a content system. Take them out.
    """
    may_be_marked = holds(edition.article, ("./.", "ảnh minh h"))
    for passage in prose(edition.article):
        bare = passage.text.strip(" \t:：>»+•-–—.…").lower() if len(passage.text) < LONGEST_BUTTON else ""
        found = passage.text if bare in _furniture() else None
        if found is None and may_be_marked and (mark := _END_MARK.search(passage.text)):
            found = mark[0].strip()
        if found:
            place = passage.place(edition.article, found)
            yield Remark(f"'{found}' belongs to the web page, not to the story", place, "take it out")


_END_MARK = re.compile(r"\./\.\s*$|\((?:ảnh minh họa|ảnh minh hoạ)\)\s*\.?$|\bảnh minh h(?:ọa|oạ)\.?$", re.IGNORECASE)


@cache
def _furniture() -> frozenset[str]:
    table = tomllib.loads((shipped("assets") / "furniture.toml").read_text(encoding="utf-8"))
    return frozenset(words for kind in ("related", "button") for row in table[kind].values() for words in row)


def unidentified(edition: Edition) -> Iterator[Remark]:
    """P210: a caption begins with a name and does not say who that is.

    A matter of style, told for English alone: "First Last, a teacher, looks on" says it.
    """
    if primary(edition.article.lang) != "en":
        return
    for passage in caption_passages(edition.article):
        if match := re.match(r"((?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w'’-]+) (?!and |of |in |at |or )[a-z]", passage.text):
            place = passage.place(edition.article, match[1])
            yield Remark(f"the caption does not say who {match[1]} is", place, f"{match[1]}, a ..., ...")


def doubled_word(edition: Edition) -> Iterator[Remark]:
    """P215: a small word stands twice in a row: "the the". Only words are told that no sentence of the language doubles."""
    never = _NEVER_TWICE.get(primary(edition.article.lang), "").split()
    for passage, match in search(edition.article, _TWICE) if never else ():
        before = passage.text[: match.start()][-1:]
        if match[1].lower() in never and not (before.isalnum() or before in tuple("’'-")):
            place = passage.place(edition.article, match[0])
            yield Remark(f"'{match[1].lower()}' stands twice", place, f"write it once: {match[1]}")


_TWICE = re.compile(r"\b(\w++) (?i:\1)(?![\w’'-])")


def mixed_quotes(edition: Edition) -> Iterator[Remark]:
    """P216: straight and curly quotation marks or apostrophes stand side by side in one article, and print shows it.

    The rarer kind is marked at its first place. Inches and feet after a number are no quotation marks.
    """
    straight = [(passage, match[0]) for passage, match in search(edition.article, _STRAIGHT)]
    if not straight:
        return
    curly = [(passage, match[0]) for passage, match in search(edition.article, _CURLY)]
    if curly:
        rarer, other = (straight, "curly") if len(straight) <= len(curly) else (curly, "straight")
        passage, mark = rarer[0]
        message = f"{len(rarer)} of {len(straight) + len(curly)} quotation marks and apostrophes are not {other}"
        yield Remark(message, passage.place(edition.article, mark), "write them all alike")


def unpaired_bracket(edition: Edition) -> Iterator[Remark]:
    """P217: a bracket is opened and not closed, or closed and not opened. Marks of a list such as ``a)`` are no brackets."""
    for passage in prose(edition.article) if holds(edition.article, "()[]") else ():
        if _BRACKETS.search(passage.text) and (alone := _unpaired(passage.text)) is not None:
            place = passage.place(edition.article, passage.text[alone : alone + 20])
            yield Remark(f"'{passage.text[alone]}' has no partner", place, "close it, or take it out")


def _unpaired(text: str) -> int | None:
    """Where the first bracket without a partner stands."""
    waiting: list[tuple[int, str]] = []
    for match in _BRACKETS.finditer(text):
        letter, at = match[0], match.start()
        is_none = _NO_BRACKET.search(text[:at]) is not None
        if letter in _PAIRS:
            waiting += [] if is_none and text[at - 1] in ":;=-'" else [(at, _PAIRS[letter])]
        elif waiting and waiting[-1][1] == letter:
            waiting.pop()
        elif not is_none:
            return at
    return waiting[0][0] if waiting else None


def in_capitals(edition: Edition) -> Iterator[Remark]:
    """P218: a title, a lead or a caption is written in capitals.

    Some screen readers spell it out, search engines show it as shouting, and a layout that wants capitals makes them itself.
    """
    fields = [
        Passage(text, name) for name in ("title", "short_title", "lead") if (text := getattr(edition.article, name))
    ]
    for passage in [*fields, *caption_passages(edition.article)]:
        if len(passage.text.split()) > 1 and sum(map(str.isalpha, passage.text)) > 9 and passage.text.isupper():
            what = (passage.field or "").rpartition(".")[2].replace("_", " ")
            yield Remark(f"the {what} is in capitals", passage.place(edition.article), "write it as a sentence")


def stop_after_title(edition: Edition) -> Iterator[Remark]:
    """P219: a title ends with a full stop. Headlines do without, unless they are several sentences or end in an abbreviation."""
    for name in ("title", "short_title"):
        text = getattr(edition.article, name) or ""
        last = text.rpartition(" ")[2]
        if text.endswith(".") and text.count(".") == 1 and len(last) > 5:
            place = Passage(text, name).place(edition.article, last)
            yield Remark(f"the {name.replace('_', ' ')} ends with a full stop", place, f"write {last[:-1]}")


def long_caption(edition: Edition) -> Iterator[Remark]:
    """P220: a caption has more than 100 words. Two sentences say who or what, where and when; the rest belongs to the story."""
    for photo in edition.article.photos:
        if len((photo.caption or "").split()) > LONG_CAPTION:
            place = edition.article.source.at(f"photos.{photo.id}.caption")
            message = f"the caption of photo '{photo.id}' has {len((photo.caption or '').split())} words"
            yield Remark(message, place, "move what happened around the picture to context, or into the story")


def placeholder(edition: Edition) -> Iterator[Remark]:
    """P231: a mark of unfinished work was left in: TODO, TKTK, XXX, [TBC], lorem ipsum."""
    for passage, match in search(edition.article, _PLACEHOLDER) if holds(edition.article, _UNFINISHED) else ():
        yield Remark(f"'{match[0]}' was left in", passage.place(edition.article, match[0]), "write what is meant")
