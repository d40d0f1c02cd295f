"""The words of one credit go in ("Photo: courtesy of ORG"); what its labels say ("courtesy") and the words behind them come out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.article.credit_words import canonical_agency, credit_words, folded


@dataclass(frozen=True, slots=True)
class Labels:
    """What stood before the names."""

    kind: str = ""
    """photo, source, courtesy, copyright; empty when there was no label."""
    marked: bool = False
    """A colon, slash, "by" or other mark followed, or the label needs none: the rest can hardly be anything but names."""
    flags: tuple[str, ...] = ()
    """What the label itself says beyond names: ``Archivfoto:`` file, ``Handout photo:`` handout."""
    person: bool = False
    """A person's name may follow without any mark: ``Photo Prénom Nom``."""


_MARK = re.compile(r"\s*(?::|=|៖|・|\||/|…|\.\.\.|\s[-–—](?=\s)|-(?=\s))\s*")
_YEARS = re.compile(r"^\d{4}(?:\s?[-–]\s?\d{4})?\s+(?=\D)|(?<=\D)[ ,]+\d{4}$")


def take_labels(words: str) -> tuple[Labels, str]:
    """Labels off the front, one after the other, until a name begins: ``Photo: courtesy of ORG`` -> courtesy, ``ORG``."""
    labels = Labels()
    if words.startswith("@") and _begins_agency(words[1:]):
        return Labels("copyright", marked=True), words[1:]
    while match := credit_words().label_pattern.match(folded(words)):
        label, rest = match.group(), words[match.end() :]
        if label in credit_words().needs_end and not folded(words).endswith(said_behind()):
            break
        mark = _MARK.match(folded(rest))
        alone = label in credit_words().space_alone
        if not (mark or alone) and (not rest[:1].isspace() or _begins_agency(words)):
            break
        rest, by = _after_mark(rest[mark.end() if mark else 0 :].strip(), certain=bool(mark) or alone)
        if not rest:
            break
        kind = credit_words().labels[label]
        rest = _without_joint(rest) if kind == "courtesy" else rest
        words = _YEARS.sub("", rest, count=1) if kind == "copyright" else rest
        person = label in credit_words().before_person
        labels = _joined(
            labels, Labels(kind, bool(mark) or alone or by, _flags(label) if kind != "courtesy" else (), person)
        )
    return labels, words


def inner_label(name: str) -> tuple[str, str]:
    """The label at the start of one of several names, and the name without it; photo and source need a colon."""
    match = credit_words().label_pattern.match(folded(name))
    kind = credit_words().labels[match.group()] if match else ""
    rest = name[match.end() :].lstrip() if match else ""
    if not rest.strip(" :：") or (kind in {"photo", "source"} and rest[0] not in ":："):
        return "", ""
    rest = rest.lstrip(" :：")
    return kind, (_YEARS.sub("", rest, count=1) if kind == "copyright" else rest)


def part_labels(words: str) -> str:
    """``撮影：氏名、提供：劇団``: a mark in front of a second label becomes a slash, which parts names."""
    low = folded(words)
    if ":" not in low:
        return words
    for match in credit_words().label_pattern.finditer(low):
        before, after = low[: match.start()].rstrip(), low[match.end() :].lstrip()
        if after[:1] == ":" and before[-1:] in (",", "，", "、", ".", "。", ";") and len(before) > 1:
            cut = len(before) - 1
            return part_labels(f"{words[:cut]} /{words[cut + 1 :]}")
    return words


def said_behind() -> tuple[str, ...]:
    return credit_words().suffix_courtesy + credit_words().suffix


def _joined(outer: Labels, inner: Labels) -> Labels:
    """Two labels in a row say what the inner one says, but ``Photo: ©`` stays a photo's label."""
    kind = outer.kind if outer.kind and inner.kind == "copyright" else inner.kind
    marked = inner.marked or (outer.marked and outer.kind in (kind, "copyright"))
    return Labels(kind, marked, outer.flags + inner.flags, outer.person or inner.person)


def _after_mark(rest: str, *, certain: bool) -> tuple[str, bool]:
    """The words after a "by", and whether there was one: ``Photo by NAME``; after a colon it would belong to a name."""
    first, _, others = rest.partition(" ")
    by = not certain and bool(others) and folded(first) in credit_words().by
    return (others.strip() if by else rest), by


def _without_joint(name: str) -> str:
    """``Cortesía del Museo`` -> ``Museo``: words between label and name that belong to neither."""
    low = folded(name)
    joint = next((words for words in credit_words().joint if low.startswith(words + " ")), "")
    return name[len(joint) :].lstrip()


_SLASH = re.compile(r"\s*[/|,]\s*")


def _begins_agency(words: str) -> bool:
    """Whether a word that is also a label begins the name of an agency: ``picture alliance``."""
    return canonical_agency(_SLASH.split(words, 1)[0]) is not None


def _flags(label: str) -> tuple[str, ...]:
    """By the words inside a label; short Latin words would be found in others."""
    told = credit_words().remarks
    words = credit_words().remark_inside.findall(label)
    return tuple(flag for flag in ("file", "handout") if flag in map(told.get, words))
