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
    file: bool = False
    """The label itself speaks of an archive: ``Archivfoto:``."""


_MARK = re.compile(r"\s*(?::|=|៖|\||/|…|\.\.\.|\s[-–—](?=\s)|-(?=\s))\s*")
_YEARS = re.compile(r"\d{4}(?:\s?[-–]\s?\d{4})?\s+(?=\D)")


def take_labels(words: str) -> tuple[Labels, str]:
    """Labels off the front, one after the other, until a name begins: ``Photo: courtesy of ORG`` -> courtesy, ``ORG``."""
    labels = Labels()
    while match := credit_words().label_pattern.match(folded(words)):
        label, rest = match.group(), words[match.end() :]
        mark = _MARK.match(folded(rest))
        alone = label in credit_words().space_alone
        if not (mark or alone) and (not rest[:1].isspace() or _begins_agency(words)):
            break
        rest, by = _after_mark(rest[mark.end() if mark else 0 :].strip(), certain=bool(mark) or alone)
        if not rest:
            break
        kind = credit_words().labels[label]
        words = _YEARS.sub("", rest, count=1) if kind == "copyright" else rest
        labels = _joined(labels, Labels(kind, bool(mark) or alone or by, _speaks_of_archive(label)))
    return labels, words


def _joined(outer: Labels, inner: Labels) -> Labels:
    """Two labels in a row say what the inner one says, but ``Photo: ©`` stays a photo's label."""
    kind = outer.kind if outer.kind and inner.kind == "copyright" else inner.kind
    return Labels(kind, inner.marked or (outer.marked and outer.kind == kind), outer.file or inner.file)


def _after_mark(rest: str, *, certain: bool) -> tuple[str, bool]:
    """The words after a "by", and whether there was one: ``Photo by NAME``; after a colon it would belong to a name."""
    first, _, others = rest.partition(" ")
    by = not certain and bool(others) and folded(first) in credit_words().by
    return (others.strip() if by else rest), by


def _begins_agency(words: str) -> bool:
    """Whether a word that is also a label begins the name of an agency: ``picture alliance``."""
    return canonical_agency(re.split(r"\s*[/|,]\s*", words)[0]) is not None


def _speaks_of_archive(label: str) -> bool:
    return any(word in label for word in credit_words().file if len(word) > 3)
