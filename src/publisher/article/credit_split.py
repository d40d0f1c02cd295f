"""A caption as typed goes in; the clean caption, the credit found at its end and what was put right come out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.article.credit_parts import CreditParts, Standing, read_credit
from publisher.article.credit_words import canonical_agency, credit_words, folded
from publisher.article.model import Credit


@dataclass(frozen=True, slots=True)
class CreditSplit:
    """A caption and its credit, apart."""

    caption: str
    credit: Credit | None = None
    found: str = ""
    """The exact text taken out; empty when no credit was found."""
    repairs: tuple[str, ...] = ()
    """What was put right on the way, in plain words."""
    flags: tuple[str, ...] = ()
    """What the credit says beyond names: ``file`` (an archive photo), ``handout`` (given out by its subject)."""


@dataclass(frozen=True, slots=True)
class _Start:
    """A place where a credit may begin."""

    at: int
    standing: Standing
    words: str
    """The credit's own words, without its bracket."""


def split_credit(text: str, lang: str | None = None) -> CreditSplit:  # noqa: ARG001 - see below
    """Take the credit off the end of a caption (NFC); a caption without one comes back unchanged.

    Every place where a credit may begin is tried, the longest stretch first: an opening bracket, a label, the end of
    a sentence, a line or a bar. Labels of all languages are known, so ``lang`` need not be right; it is reserved for
    words that mean different things in two languages.
    """
    whole = unicodedata.normalize("NFC", text).strip()
    for start in sorted(_starts(whole), key=lambda start: (start.at, start.standing.value)):
        parts = read_credit(start.words, start.standing)
        if parts is not None and not _only_explains(whole, start):
            return _apart(whole, start, parts)
    return CreditSplit(whole)


# --- where a credit may begin -------------------------------------------------------------------------------------------------

_LONGEST = 300
"""Letters; nothing further from the end is looked at: a credit with names, agencies, licence and lender has under 200."""
_OPENERS, _CLOSERS = "([（［【〔", ")]）］】〕"
_BOUNDARY = re.compile(r"(?:[.!?。．！？…។＝][\"”’»）)」』]*|[)）\]】]|\n|\||\s[-–—/])\s*(?=\S)|(?<=\n)|^")
_TRAILING = " \t\n\u00a0\u3000.。;"


def _starts(whole: str) -> Iterator[_Start]:
    yield from _brackets(whole)
    yield from _labels(whole)
    caption_first = whole.rstrip(_TRAILING).endswith(tuple(_CLOSERS)) or "＝" in whole
    for match in _BOUNDARY.finditer(whole, max(0, len(whole) - _LONGEST)):
        if match.end() == 0 and caption_first:
            continue
        if match.end() < len(whole) and whole[match.end()] not in _OPENERS:
            yield _Start(match.end(), Standing.RUNNING, whole[match.end() :])


def _brackets(whole: str) -> Iterator[_Start]:
    """Every bracket that closes at the end of the text, or never closes."""
    depth = 0
    end = len(whole.rstrip(_TRAILING))
    closed = bool(end) and whole[end - 1] in _CLOSERS
    for at in range(end - 1, max(-1, end - _LONGEST), -1):
        depth += (whole[at] in _CLOSERS) - (whole[at] in _OPENERS)
        if whole[at] in _OPENERS and (depth == 0 if closed else depth < 0):
            yield _Start(at, Standing.BRACKET, whole[at + 1 : end - 1 if closed else end])
            return


def _labels(whole: str) -> Iterator[_Start]:
    """Every label that stands like one: capitalised or after a boundary, not inside quotes, not "in the photo:"."""
    low = folded(whole)
    for match in credit_words().label_pattern.finditer(low, max(0, len(whole) - _LONGEST)):
        at, before = match.start(), whole[: match.start()].rstrip(" \u00a0")
        if before.endswith(("“", "«", "„", '"', "‘", "「", *_OPENERS)):
            continue
        if low[: match.end()].endswith(credit_words().picture_markers):
            continue
        if not whole[at].islower() or not before or before[-1] in ".!?。！？…|–—-/\n)）":
            yield _Start(at, Standing.RUNNING, whole[at:])


def _only_explains(whole: str, start: _Start) -> bool:
    """``Agence France-Presse (AFP)``: the bracket abbreviates the name before it and credits nobody."""
    name = canonical_agency(start.words.strip())
    if start.standing is not Standing.BRACKET or name is None:
        return False
    before = folded(whole[: start.at]).rstrip()
    return any(before.endswith(alias) for alias, row in credit_words().agencies.items() if row == name)


# --- caption and credit apart -----------------------------------------------------------------------------------------------------


def _apart(whole: str, start: _Start, parts: CreditParts) -> CreditSplit:
    before, found = _rejoin_bracket(whole[: start.at], whole[start.at :])
    caption, repairs = _mend_end(before, found)
    caption, file_repair = _without_file_prefix(caption)
    flags = parts.flags if not file_repair else tuple(dict.fromkeys((*parts.flags, "file")))
    dropped = tuple(f"desk initials '{word}' left out" for word in parts.dropped)
    return CreditSplit(caption, parts.credit, found, (*repairs, *file_repair, *dropped), flags)


def _rejoin_bracket(before: str, found: str) -> tuple[str, str]:
    """A bracket that holds caption and credit, ``(Hue, 1975. Photo: VNA)``, is closed again behind the caption."""
    opened = [char for char in before if char in _OPENERS + _CLOSERS]
    if opened and opened[-1] in _OPENERS and found[-1] == _CLOSERS[_OPENERS.index(opened[-1])]:
        return before.rstrip() + found[-1], found[:-1]
    return before, found


def _mend_end(before: str, found: str) -> tuple[str, tuple[str, ...]]:
    """The caption's own end: no dash or bar left over, no space before its stop, and its stop brought back to it."""
    repairs = list[str]()
    caption = re.sub(r"(?:\s+[-–—/]+|\s*\||＝)\s*$", "", before).rstrip(" \t\n\u00a0\u3000")
    if found[-1] in ".。" and not _ends_sentence(caption) and caption:
        caption += found[-1]
        repairs.append("full stop moved from behind the credit to the caption")
    if re.search(r"\s[.。]$", caption):
        caption = re.sub(r"\s+([.。])$", r"\1", caption)
        repairs.append("space before the full stop removed")
    if re.search(r"(?<!\.)\.\.$", caption):
        caption = caption[:-1]
        repairs.append("doubled full stop removed")
    if before[-1:] in (".", "!", "?") and found[0] not in "（":
        repairs.append("missing space between caption and credit")
    if found.count("(") != found.count(")"):
        repairs.append("bracket of the credit not closed")
    return caption, tuple(repairs)


def _ends_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»)）」』").endswith((".", "!", "?", "…", "。", "！", "？", "។"))


def _without_file_prefix(caption: str) -> tuple[str, tuple[str, ...]]:
    for word in credit_words().file_prefix:
        if match := re.match(rf"{re.escape(word)}\s*[-–—:]+\s*", caption):
            return caption[match.end() :], (
                f"'{caption[: match.end()].strip()}' in front of the caption taken as: file photo",
            )
    return caption, ()
