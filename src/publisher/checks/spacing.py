"""Checks of spaces and stops: an edition in, slips of the keyboard out, each with the edit that mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.article.language import primary
from publisher.checks.places import Passage, holds, search
from publisher.checks.rule import Remark
from publisher.edition import Edition

# French sets a narrow space before these, so there it is no fault (Imprimerie nationale, Lexique des règles typographiques).
_FRENCH_SPACED = ":;!?"
_BLANK = "[ \u00a0\u202f]"
# Each begins with what is rare, so that a text without the fault is passed over quickly.
_BEFORE_STOP = re.compile(
    rf"{_BLANK}(?<=[^\s.]{_BLANK}){_BLANK}*([.,:;!?])(?=[\s\"'”’»\]\[(]|\)(?<![:;]\))|$)", re.MULTILINE
)
_AFTER_STOP = re.compile(
    r"[.!?,;(](?=\w)(?:(?<=[^\W\d_][^\W\d_][.!?])(?=[^\W\d_])|(?<=[^\W\d_][^\W\d_][,;])(?=[^\W\d_]{2})|(?<=\w[.,;!?]\())"
)
_DOUBLE = re.compile(r"  (?<=\S  ) *(?=[^\s.,:;!?)\]])")
_TWICE = re.compile(r"(?:\.\.(?!\.)|,,|;;|\.,|,\.)(?<=[\w)\]”’»\"']..)(?=[\s\"'”’»)\]]|$)", re.MULTILINE)
_BRACKET = re.compile(
    rf"{_BLANK}(?<=[(\[]{_BLANK}){_BLANK}*(?=\w)|{_BLANK}(?<=\w{_BLANK}){_BLANK}*(?=[)\]](?:\W|$))", re.MULTILINE
)


def space_before_stop(edition: Edition) -> Iterator[Remark]:
    """P205: a space stands before a full stop, comma, colon, semicolon, question or exclamation mark.

    It usually remains when a credit or a word was cut off the end of a sentence. French spaces before ``: ; ! ?`` are right.
    """
    allowed = _FRENCH_SPACED if primary(edition.article.lang) == "fr" else ""
    for passage, match in search(edition.article, _BEFORE_STOP):
        if match[1] not in allowed:
            yield _slip(edition, passage, match, f"a space before '{match[1]}'", match[1])


def no_space_after_stop(edition: Edition) -> Iterator[Remark]:
    """P212: the space after a full stop, comma or semicolon is missing, so that two words run together.

    After a full stop this counts only before a capital; addresses, file names and abbreviations are no fault.
    """
    for passage, match in search(edition.article, _AFTER_STOP):
        if match[0] == "(" or _joins_sentences(passage.text, match):
            told = "a space is missing before '('" if match[0] == "(" else f"a space is missing after '{match[0]}'"
            yield _slip(edition, passage, match, told, " (" if match[0] == "(" else match[0] + " ")


def _joins_sentences(text: str, match: re.Match[str]) -> bool:
    """Whether a stop stands between two words of prose, and not in an address, a name of a file or a product."""
    word = _word(text, match.start(), match.end())
    if re.search(r"[@/\\_#]|www\.|\d", word) or word.count(".") > 1:
        return False
    before, after = text[match.start() - 1], text[match.end() : match.end() + 2]
    if match[0] in ",;":
        return True
    return before.islower() and after[0].isupper() and after[1:].islower()


def doubled_space(edition: Edition) -> Iterator[Remark]:
    """P213: two or more spaces stand between two words. They are set as one, but make texts differ that should be the same."""
    for passage, match in search(edition.article, _DOUBLE):
        yield _slip(edition, passage, match, f"{len(match[0])} spaces between two words", " ")


def doubled_stop(edition: Edition) -> Iterator[Remark]:
    """P214: two stops stand where one should: ``..`` or ``,,`` or ``.,``. Three points are an ellipsis and no fault."""
    for passage, match in search(edition.article, _TWICE):
        one = "." if match[0] in ("..", ",.") else match[0][-1]
        if match[0] == ".," and _is_abbreviation(passage.text, match.start()):
            continue
        yield _slip(edition, passage, match, f"'{match[0]}' where '{one}' should stand", one)


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether the point after a word may belong to it: "Inc.,", "etc.," and "a.m.," are right."""
    word = text[:end].rpartition(" ")[2]
    return "." in word or len(word) <= 5


def space_inside_brackets(edition: Edition) -> Iterator[Remark]:
    """P232: a space stands just inside a bracket: ``( Hue )``."""
    for passage, match in search(edition.article, _BRACKET) if holds(edition.article, "()[]") else ():
        yield _slip(edition, passage, match, "a space just inside a bracket", "")


def _slip(edition: Edition, passage: Passage, match: re.Match[str], message: str, right: str) -> Remark:
    """A remark that marks the word before the slip and the slip, and mends the slip alone."""
    word = re.split("[ \n]", passage.text[: match.start()])[-1]
    piece = word + match[0]
    if not match[0].strip():
        piece += passage.text[match.end() : match.end() + 1]
    edits = passage.edit(edition.article, piece, len(word), len(word) + len(match[0]), right)
    follows = (
        re.split("[ \n]", passage.text[match.end() :], maxsplit=1)[0][:12]
        if right.strip() in ("", "(") or right[-1:] == " "
        else ""
    )
    return Remark(message, passage.place(edition.article, piece), f"write {word}{right}{follows}", edits)


def _word(text: str, start: int, end: int) -> str:
    """What stands around a stretch, up to the next blanks."""
    return re.split("[ \n]", text[:start])[-1] + text[start:end] + re.split("[ \n]", text[end:], maxsplit=1)[0]
