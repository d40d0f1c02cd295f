"""The words of credits: reads assets/credits.toml once and answers how a credit is printed and what its words mean."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from publisher.article.language import relatives
from publisher.resources import shipped


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language prints a credit: the label, what joins it to the names, and the phrase around a lender."""

    label: str
    colon: str
    courtesy: str


def wording(lang: str) -> Wording:
    """The wording of a language; of its nearest relative; of English when the language is not in the table."""
    rows = _table()["write"]
    english = rows["en"]
    row = next((rows[tag] for tag in relatives(lang) if tag in rows), english)
    return Wording(row["label"], row.get("colon", ": "), row.get("courtesy", english["courtesy"]))


def own_label(lang: str, labels: Mapping[str, str]) -> str | None:
    """The word a publication wants before credits in that language, from its settings; None when it states none."""
    chosen = {tag.lower(): word for tag, word in labels.items()}
    return next((chosen[tag] for tag in [lang.lower(), *relatives(lang)] if tag in chosen), None)


@dataclass(frozen=True, slots=True)
class CreditWords:
    """What the words of a credit mean; all in lower case unless said otherwise."""

    labels: Mapping[str, str]
    """Label -> photo, source, courtesy or copyright."""
    space_alone: frozenset[str]
    """Labels that need no colon before the name."""
    by: frozenset[str]
    suffix: tuple[str, ...]
    suffix_courtesy: tuple[str, ...]
    reporter: re.Pattern[str]
    """An agency, perhaps, the word, a name: ``新华社记者 某某``."""
    journalist: tuple[str, ...]
    """Behind a person's name: 기자."""
    picture_markers: tuple[str, ...]
    file: frozenset[str]
    file_prefix: tuple[str, ...]
    """In capitals, as they stand before a caption."""
    handout: frozenset[str]
    remarks: Mapping[str, str]
    """The words of ``file`` and ``handout`` -> the flag they mean."""
    remark_inside: re.Pattern[str]
    """Any of them inside a label, but for short Latin words, which would be found in others."""
    remark_stuck: tuple[str, ...]
    """The ones of scripts that write words together."""
    remark_beside: re.Pattern[str]
    """Any of them, before a name or behind it."""
    licence: frozenset[str]
    needs_end: frozenset[str]
    """Labels that are one only when the words end in "lent" or "taken": ảnh do ... cung cấp."""
    particle: frozenset[str]
    organisation: frozenset[str]
    commission: re.Pattern[str]
    """Between a photographer and the paper that sent them: for."""
    licence_joint: re.Pattern[str]
    """What may stand before a licence: reproduced under."""
    licensed: re.Pattern[str]
    """The same between a person and a house: ``Name, licensed under Shutterstock``."""
    press: frozenset[str]
    """The ones of them that only newspapers, agencies and broadcasters have."""
    organisation_part: re.Pattern[str]
    institution: frozenset[str]
    """More words of houses, for names of a credit that is certain."""
    institution_part: re.Pattern[str]
    """The same inside longer words, in front of them (``музе-``) or behind (``-kasse``)."""
    organisation_first: frozenset[str]
    house: frozenset[str]
    paper: frozenset[str]
    family_name: frozenset[str]
    given_name: frozenset[str]
    surname: frozenset[str]
    """Words of ``organisation`` that are persons' names behind a given name: bank, post."""
    place: frozenset[str]
    platform: tuple[str, ...]
    platform_joint: tuple[str, ...]
    house_joint: frozenset[str]
    organisation_end: tuple[str, ...]
    agencies: Mapping[str, str]
    """Spelling -> canonical name."""
    needs_company: frozenset[str]
    before_person: frozenset[str]
    """Labels that need only a space before a person's name."""
    joint_words: frozenset[str]
    joint: tuple[str, ...]
    """What may stand between a courtesy label and its name: cortesía *del* museo."""
    person: frozenset[str]
    """Short forms that are persons: PV, a staff reporter."""
    position: frozenset[str]
    """Words that say where in the picture, and name nobody: left, links, 左."""
    counter: re.Pattern[str]
    """A gallery's count in front of a caption: ``1 of 6 |``, ``[1/5]``."""
    tail: tuple[str, ...]
    """What sites write behind a credit."""
    evidence: frozenset[str]
    """The longest word of every phrase that can prove a credit; a text with none of them, in a script with spaces, has none."""
    label_pattern: re.Pattern[str]
    """Any label at the start of a word."""


_IN_FORCE: ContextVar[CreditWords | None] = ContextVar("the words of the publication at hand", default=None)


def credit_words() -> CreditWords:
    """The words in force: the shipped ones, or a publication's (``credit_own``)."""
    return _IN_FORCE.get() or _shipped_words()


@contextmanager
def words_in_force(words: CreditWords) -> Iterator[CreditWords]:
    """These words instead of the shipped ones, inside the ``with`` and in its thread."""
    before = _IN_FORCE.set(words)
    try:
        yield words
    finally:
        _IN_FORCE.reset(before)


def shipped_lists() -> Mapping[str, Any]:
    """The word lists of assets/credits.toml as they stand there."""
    read: Mapping[str, Any] = _table()["read"]
    return read


@cache
def _shipped_words() -> CreditWords:
    return read_words(shipped_lists())


LABELS = ("photo", "source", "courtesy")
"""The kinds of labels that stand in the table by language."""


_SETS = (
    "space_alone",
    "by",
    "file",
    "handout",
    "licence",
    "needs_end",
    "particle",
    "organisation",
    "press",
    "organisation_first",
    "house",
    "paper",
    "family_name",
    "given_name",
    "surname",
    "place",
    "house_joint",
    "needs_company",
    "before_person",
    "person",
    "position",
)
"""Lists that are asked whether they hold a word."""
_ORDERED = ("suffix", "suffix_courtesy", "journalist", "platform", "organisation_end", "joint", "tail")
"""Lists that a text's beginning or end is held against, the longest first."""


def read_words(read: Mapping[str, Any]) -> CreditWords:
    """Word lists as assets/credits.toml has them, made ready for comparing."""
    labels = {folded(word): kind for kind in LABELS for row in read[kind].values() for word in row}
    labels |= {folded(word): "copyright" for word in read["copyright"]}
    plain: dict[str, Any] = {name: _set(read[name]) for name in _SETS}
    plain |= {name: _longest_first(read[name]) for name in _ORDERED}
    return CreditWords(
        **plain,
        **_remarks(read),
        **_of_licences(read["licence_joint"]),
        labels=labels,
        label_pattern=_label_pattern(labels, plain["space_alone"]),
        evidence=frozenset(map(_longest_word, _proofs(read, labels))),
        reporter=re.compile(rf"(.*?)\s*(?:{'|'.join(_longest_first(read['reporter']))})\s*(.+)"),
        picture_markers=_longest_first(read["picture_marker"]),
        file_prefix=tuple(sorted(read["file_prefix"], key=len, reverse=True)),
        commission=re.compile(rf" (?:{'|'.join(map(re.escape, read['commission']))}) ", re.IGNORECASE),
        organisation_part=re.compile(_by_initials(map(re.escape, _longest_first(read["organisation_part"])))),
        institution=_set(word for word in read["institution"] if not _is_part(word)),
        institution_part=_parts(read),
        platform_joint=tuple(f" {word} " for word in _longest_first(read["platform_joint"])),
        agencies={folded(name): row[0] for row in reversed(read["agency"]) for name in row},
        joint_words=_set(read["joint"]),
        counter=_counter(read["counter"]),
    )


def _remarks(read: Mapping[str, Any]) -> dict[str, Any]:
    """The words of ``file`` and ``handout``, and where they are looked for."""
    remarks = {folded(word): flag for flag in ("handout", "file") for word in read[flag]}
    telling = [word for word in _longest_first(remarks) if len(word) > 3 or not word.isascii()]
    any_remark = "|".join(map(re.escape, _longest_first(remarks)))
    return {
        "remarks": remarks,
        "remark_inside": re.compile("|".join(re.escape(word) for word in telling)),
        "remark_stuck": tuple(word for word in telling if "\u2e80" <= word[0] <= "\uffef"),
        "remark_beside": re.compile(rf"(?P<first>{any_remark}) | (?P<last>{any_remark})$"),
    }


def _of_licences(joints: Iterable[str]) -> dict[str, Any]:
    """What stands before a licence, and what of it may stand between two names."""
    words = [re.escape(word) for word in _longest_first(joints)]
    long = [re.escape(word) for word in _longest_first(joints) if len(word) > 8]
    return {
        "licence_joint": re.compile(rf"[\s,]+(?:{'|'.join(words)})$", re.IGNORECASE),
        "licensed": re.compile(rf" (?:{'|'.join(long)}) (?=\S)", re.IGNORECASE),
    }


def _label_pattern(labels: Iterable[str], space_alone: frozenset[str]) -> re.Pattern[str]:
    ordered = _longest_first(labels)
    words = [label for label in ordered if label[0].isalnum()]
    signs = [label for label in ordered if not label[0].isalnum()]
    return re.compile(rf"{_any_label(signs, space_alone)}|(?<!\w){_any_label(words, space_alone)}")


def folded(text: str) -> str:
    """A text for comparing, letter for letter as long as the original: lower case, plain spaces, half-width marks."""
    return text.lower() if text.isascii() else text.translate(_FOLD).lower()


def canonical_agency(name: str) -> str | None:
    """The one name of a known agency however it is spelled: ``TTXVN`` -> ``VNA``; None when it is not in the table."""
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return credit_words().agencies.get(folded(plain).strip())


_FOLD = str.maketrans("　\u00a0\u202f\u2009：（）［］【】〔〕｜│ㅣ／＝’İ", "    :()[][][]|||/='i") | {
    wide: wide - 0xFEE0 for wide in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
"""Wide and special marks -> the plain ones they are compared as; İ is the one letter that is two when made small."""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((shipped("assets") / "credits.toml").read_text(encoding="utf-8"))


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({folded(word) for word in words}, key=lambda word: (-len(word), word)))


def _proofs(read: Mapping[str, Any], labels: Iterable[str]) -> Iterator[str]:
    """Every phrase without which a stretch of text is no credit."""
    yield from labels
    yield from (name for row in read["agency"] for name in row)
    for key in ("suffix", "suffix_courtesy", "reporter", "journalist", "handout", "licence", "press"):
        yield from read[key]
    yield from ("via", "cc", "cc0")


WORD = re.compile(r"[^\W_]+")
"""A word, for looking whether a text holds any of ``CreditWords.evidence``."""


def _longest_word(phrase: str) -> str:
    """What must be among a text's words when the phrase is in it; a mark alone stands for itself."""
    return max(WORD.findall(folded(phrase)), key=len, default=folded(phrase))


def _counter(between: Iterable[str]) -> re.Pattern[str]:
    count = rf"\d{{1,3}}\s?(?:/|{'|'.join(map(re.escape, between))})\s?\d{{1,3}}"
    return re.compile(rf"(?:[\[(【（]{count}[\])】）]|{count}\s?(?:[|｜]|$)|[▲△▼▽▶◀■□●◆]+)\s*", re.IGNORECASE)


def _is_part(word: str) -> bool:
    return word.startswith("-") or word.endswith("-")


def _parts(read: Mapping[str, Any]) -> re.Pattern[str]:
    """``-kasse`` ends a word, ``музе-`` begins one, what stands in ``institution_part`` is found anywhere."""
    listed = [folded(word) for word in read["institution"] if _is_part(word)]
    starts = [word[:-1] for word in listed if not word.startswith("-")]
    ends = [word[1:] for word in listed if word.startswith("-")]
    anywhere = _by_initials(map(re.escape, _longest_first(read["institution_part"])))
    return re.compile(
        rf"{anywhere}|(?<!\w){_by_initials(map(re.escape, starts))}|{_by_initials(map(re.escape, ends))}(?!\w)"
    )


def _by_initials(patterns: Iterable[str]) -> str:
    """Alternatives parted by their first letters, which are searched faster than one long list."""
    initials: dict[str, list[str]] = {}
    for pattern in patterns:
        first = pattern[:2] if pattern.startswith("\\") else pattern[:1]
        initials.setdefault(first, []).append(pattern[len(first) :])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in initials.items()) + ")"


def _any_label(longest_first: Iterable[str], space_alone: Iterable[str]) -> str:
    return _by_initials(re.escape(label) + _end_of_word(label, label in space_alone) for label in longest_first)


def _end_of_word(label: str, alone: bool) -> str:
    """Not inside a longer word; but Chinese writes a name right behind a label that needs no mark: 图片由博物馆."""
    joined = alone and "一" <= label[-1] <= "鿿"
    return r"(?!\w)" if label[-1].isalnum() and not joined else ""
