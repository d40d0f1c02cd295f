"""A caption as typed goes in; the clean caption, the credit found at its end and what was put right come out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.article.caption_repairs import mend_end, right_vietnamese_d, without_counter, without_file_prefix
from publisher.article.credit_head import Head, joined, read_head
from publisher.article.credit_labels import said_behind
from publisher.article.credit_parts import CreditParts, Standing, read_credit
from publisher.article.credit_words import WORD, canonical_agency, credit_words, folded
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


def split_credit(text: str, lang: str | None = None) -> CreditSplit:
    """Take the credit off the end of a caption (NFC); a caption without one comes back unchanged.

    Every place where a credit may begin is tried, the longest stretch first: an opening bracket, a label, the end of
    a sentence, a line or a bar. Labels of all languages are known, so ``lang`` need not be right; it only tells a
    Vietnamese caption in which ``Ð`` stands for ``Đ`` from an Icelandic one.
    """
    whole = unicodedata.normalize("NFC", text).strip()
    plain, repairs = right_vietnamese_d(whole, lang)
    if head := read_head(plain):
        return _behind_head(head, lang)
    if not _may_hold_credit(plain[-_LONGEST - 100 :]):
        return CreditSplit(plain, repairs=repairs)
    for start in sorted(_starts(plain), key=lambda start: (start.at, start.standing.value)):
        parts = read_credit(start.words, start.standing)
        if parts is not None and not _only_explains(plain, start):
            split = _apart(plain, start, parts)
            return replace(
                split,
                found=whole[len(whole) - len(split.found) :] if repairs else split.found,
                repairs=(*split.repairs, *repairs),
            )
    return CreditSplit(plain, repairs=repairs)


def _behind_head(head: Head, lang: str | None) -> CreditSplit:
    """``[서울=뉴시스] 이름 기자 = ... (사진=박물관 제공) 2023.05.01. name@newsis.com``: the day stays with the caption."""
    split = split_credit(head.caption, lang)
    left_out = (f"'{head.tail}' behind the caption left out",) if head.tail else ()
    return CreditSplit(
        f"{split.caption} {head.date}".strip(),
        joined(head.credit, split.credit),
        head.tail or head.date,
        (f"'{head.head}' in front of the caption taken as its credit", *split.repairs, *left_out),
        split.flags,
    )


_UNSPACED = re.compile("[\u0e00-\u10ff\u1780-\u17ff\u2e80-\uffef]")


def _may_hold_credit(end: str) -> bool:
    """A quick look that spares plain text the slow one: whether any word is there without which nothing is a credit."""
    low = folded(end)
    if _UNSPACED.search(low) or "©" in low or "ⓒ" in low or " for the " in low:
        return True
    return not credit_words().evidence.isdisjoint(WORD.findall(low))


# --- where a credit may begin -------------------------------------------------------------------------------------------------

_LONGEST = 300
"""Letters; nothing further from the end is looked at: a credit with names, agencies, licence and lender has under 200."""
_OPENERS, _CLOSERS = "([（［【〔<＜〈", ")]）］】〕>＞〉"
_BOUNDARY = re.compile(
    r"(?:(?P<end>[.!?。．！？…។।][\"”’»）)」』]*|[)）\]】]|\n)|＝|[|｜]|\s[-–—/])\s*(?=\S)|(?<=\n)|^"
)
_TRAILING = " \t\n\u00a0\u3000.。;"


def _starts(whole: str) -> Iterator[_Start]:
    yield from _bracket_clause(whole) or _brackets(whole)
    yield from _labels(whole)
    yield from _last_clause(whole)
    bracketed = whole.rstrip(_TRAILING).endswith(tuple(_CLOSERS))
    for match in _BOUNDARY.finditer(whole, max(0, len(whole) - _LONGEST)):
        words = whole[match.end() :]
        if words and words[0] not in _OPENERS and not _is_caption_first(whole, match, bracketed=bracketed):
            yield _Start(match.end(), _standing(match.end(), bool(match["end"])), words)


_LAST_CLAUSE = re.compile(r"[＝=][^。]*(?:[、，]|から)(?=[^、，。＝=]{1,16}$)")


_REPORTED = re.compile(r"[\s　](?=[^\s。，]{2,10}[记記]者 ?[^\s。，]{2,4} ?[摄攝][影报報导導道]{0,4}$)")
"""``市民在江边散步 封面新闻记者 某某某 摄影报道``: a space, an agency's reporter and the word taken."""


def _last_clause(whole: str) -> Iterator[_Start]:
    """``＝5月3日、首相官邸、氏名撮影``: behind place and date, the last words of a Japanese caption name who took it."""
    if "者" in whole and (reported := _REPORTED.search(whole, max(0, len(whole) - _LONGEST))):
        yield _Start(reported.end(), Standing.RUNNING, whole[reported.end() :])
    match = _LAST_CLAUSE.search(whole, max(0, len(whole) - _LONGEST)) if "＝" in whole or "=" in whole else None
    words = whole[match.end() :] if match else ""
    if match and (folded(words).endswith(said_behind()) or canonical_agency(words)):
        yield _Start(match.end(), Standing.RUNNING, words)


_BRACKET_CLAUSE = re.compile(
    r"[（(][^（()）]*(?:で|にて|[年月日][^（()）＝=]*)[＝=]\s?(?=([^＝=（）()]{1,24})[）)]。?$)"
)


def _bracket_clause(whole: str) -> list[_Start]:
    """``（5月3日、東京都内で＝氏名撮影）``: place and date in front of the name are caption, and stay in the bracket."""
    match = _BRACKET_CLAUSE.search(whole, max(0, len(whole) - _LONGEST)) if "＝" in whole or "=" in whole else None
    if match is None or not (folded(match[1]).endswith(said_behind()) or canonical_agency(match[1])):
        return []
    return [_Start(match.end(), Standing.RUNNING, match[1])]


def _is_caption_first(whole: str, match: re.Match[str], *, bracketed: bool) -> bool:
    """Whether the words behind a boundary must begin with caption: the first words before a bracket, ``＝``, or a dash."""
    if match.end() == 0:
        return bracketed or "＝" in whole or re.search(r"\s[-–—|｜]\s", whole) is not None
    return bracketed and "＝" in match[0]


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
        if (
            not whole[at].islower()
            or not before
            or before[-1] in ".!?。！？…|–—-/\n)）"
            or (before[-1] in ",，" and _by_follows(whole, match.end()))
        ):
            yield _Start(at, _standing(at, before[-1:] in (*_SENTENCE_ENDS, *"|–—-")), whole[at:])


def _standing(at: int, behind_a_stop: bool) -> Standing:
    return Standing.SENTENCE if behind_a_stop else Standing.RUNNING if at else Standing.ALONE


_SENTENCE_ENDS = tuple(".!?。！？…\n")


def _by_follows(whole: str, end: int) -> bool:
    """``..., photo by First Last``: a label in mid-sentence counts when "by" and a name in capitals follow."""
    by, _, name = whole[end:].lstrip().partition(" ")
    name = name.lstrip()
    return folded(by) in {"by", "von", "par", "door", ":"} and not name[:1].islower()


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
    before, found, doubled = _with_double(before, found, parts)
    caption, repairs = mend_end(before, found)
    caption, counter_repair = without_counter(caption)
    caption, file_repair = without_file_prefix(caption)
    flags = parts.flags if not file_repair else tuple(dict.fromkeys((*parts.flags, "file")))
    return CreditSplit(
        caption, parts.credit, found, (*repairs, *doubled, *counter_repair, *file_repair, *parts.repairs), flags
    )


def _with_double(before: str, found: str, parts: CreditParts) -> tuple[str, str, tuple[str, ...]]:
    """``(Photo by Name / AFP) (Photo by NAME/AFP via Getty Images)``: the same credit as two agencies deliver it."""
    bare = before.rstrip()
    first = next(_brackets(bare), None) if bare.endswith(tuple(_CLOSERS)) else None
    again = read_credit(first.words, first.standing) if first else None
    if first is None or again is None or _named(again.credit) != _named(parts.credit):
        return before, found, ()
    return before[: first.at], before[first.at :] + found, ("credit that stood twice taken once",)


def _named(credit: Credit) -> tuple[str, str]:
    return folded(credit.photographer or ""), folded(credit.agency or "")


def _rejoin_bracket(before: str, found: str) -> tuple[str, str]:
    """A bracket that holds caption and credit, ``(Hue, 1975. Photo: VNA)``, is closed again behind the caption."""
    opened = [char for char in before if char in _OPENERS + _CLOSERS]
    bare = found.rstrip("。")
    if opened and opened[-1] in _OPENERS and bare[-1:] == _CLOSERS[_OPENERS.index(opened[-1])]:
        return before.rstrip(" =＝") + found[len(bare) - 1 :], bare[:-1]
    return before, found
