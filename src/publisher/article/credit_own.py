"""A publication's own credits.toml goes in; while it is in force, its labels and agencies are read beside the shipped ones.

The file stands beside publisher.toml and has the lists of ``[read]`` in the shipped ``assets/credits.toml``; its words
are added. A row of ``agency`` that shares a name with a shipped row joins it, and its first name is then the canonical one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields

from publisher.article.credit_words import (
    LABELS,
    CreditWords,
    credit_words,
    folded,
    read_words,
    shipped_lists,
    words_in_force,
)
from publisher.settings import Settings
from publisher.tomlfile import read_toml

FILE_NAME = "credits.toml"

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The lists a publication may add to; assets/credits.toml explains each."""

    photo: dict[str, Words] = field(default_factory=dict)
    source: dict[str, Words] = field(default_factory=dict)
    courtesy: dict[str, Words] = field(default_factory=dict)
    copyright: Words = ()
    by: Words = ()
    space_alone: Words = ()
    suffix: Words = ()
    suffix_courtesy: Words = ()
    before_person: Words = ()
    reporter: Words = ()
    journalist: Words = ()
    joint: Words = ()
    person: Words = ()
    position: Words = ()
    counter: Words = ()
    tail: Words = ()
    picture_marker: Words = ()
    file: Words = ()
    file_prefix: Words = ()
    handout: Words = ()
    licence: Words = ()
    needs_end: Words = ()
    particle: Words = ()
    organisation: Words = ()
    commission: Words = ()
    licence_joint: Words = ()
    press: Words = ()
    organisation_part: Words = ()
    organisation_end: Words = ()
    organisation_first: Words = ()
    institution: Words = ()
    institution_part: Words = ()
    house: Words = ()
    paper: Words = ()
    family_name: Words = ()
    given_name: Words = ()
    surname: Words = ()
    place: Words = ()
    platform: Words = ()
    platform_joint: Words = ()
    house_joint: Words = ()
    needs_company: Words = ()
    agency: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    read: OwnWords = field(default_factory=OwnWords)


@contextmanager
def own_credit_words(settings: Settings) -> Iterator[CreditWords]:
    """The words of credits with a publication's own ones, in force inside the ``with``; the shipped ones when it has none.

    Raises PublisherError with line and column when its credits.toml has an unknown key (P101) or a wrong value (P102).
    """
    path = settings.path.parent / FILE_NAME if settings.path else None
    if path is None or not path.is_file():
        yield credit_words()
        return
    own = read_toml(path, _File).read
    with words_in_force(_with_own(own)) as words:
        yield words


def _with_own(own: OwnWords) -> CreditWords:
    lists = {**shipped_lists()}
    for name in (each.name for each in fields(own) if each.name != "agency"):
        added = getattr(own, name)
        if name in LABELS:
            lists[name] = {**lists[name], "own": [word for row in added.values() for word in row if word.strip()]}
        else:
            lists[name] = [*lists[name], *filter(str.strip, added)]
    lists["agency"] = _joined(own.agency, lists["agency"])
    return read_words(lists)


def _joined(own: Sequence[Words], shipped: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Own rows first, each with the shipped rows that share a name with it."""
    rows: list[Sequence[str]] = []
    for row in (tuple(filter(str.strip, row)) for row in own):
        names = set(map(folded, row))
        kin = [other for other in shipped if names & set(map(folded, other))]
        shipped = [other for other in shipped if other not in kin]
        if row:
            rows.append((*row, *(name for other in kin for name in other)))
    return [*rows, *shipped]
