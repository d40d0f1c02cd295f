"""The texts of a folder go in; the one that is its story, told by what it says, comes out, with a word on each of the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publisher.article.credit_words import folded
from publisher.article.model import Heading, Paragraph
from publisher.importers.base import Draft, Wishes
from publisher.importers.story import words_of
from publisher.notices import Notice, Place, PublisherError, error, note

ReadDocument = Callable[[Path, Wishes], Draft]

MOST_TEXTS = 20
"""Texts of one folder that are looked into."""
_NEAR = 3
"""Points by which the story must lead; with less it could be either, and a person is asked."""
_ABOUT = re.compile(
    r"(?<![^\W_])(?:read ?me|licen[cs]es?|licen[cs]e notes?|terms|conditions|copying|contract|agreement|invoice|release|shot ?list|"
    r"call ?sheet|contact ?sheet|changelog|notice|index|metadata|how to|instructions|hợp đồng|vertrag|contrat|contrato|contratto|"
    r"lizenz|nutzungsbedingungen|hướng dẫn|danh sách ảnh)(?![^\W_])"
)
"""Words in a file's name or a title of texts that are about files and rights, not stories."""
_LEGAL = re.compile(
    r"(?<![^\W_])(?:hereby|herein|thereof|licen[cs]ees?|licensors?|warrant(?:y|ies)|liabilit(?:y|ies)|indemnif\w+|the part(?:y|ies)|"
    r"permission is granted|without notice|governing law|all rights reserved|bên [ab]|điều khoản|haftung|vertragspartner|"
    r"le titulaire|responsabilité)(?![^\W_])"
)
_SHORTEST_PARAGRAPH = 60
_HEADLINE = (12, 150)
"""Letters."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What became of the texts of a folder."""

    draft: Draft | None = None
    """None when none of them is a story."""
    notices: list[Notice] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: Path
    name: str
    draft: Draft
    points: int
    why: str


def choose_text(documents: Sequence[Path], folder: Path, wishes: Wishes, read: ReadDocument) -> Chosen:
    """The story among the texts; the one that was asked for, else the one for which most speaks.

    PublisherError P708 when two are near. A text for which nothing speaks is no story, be it the only one.
    """
    if len(documents) > 1 and wishes.item and wishes.item <= len(documents):
        asked = documents[wishes.item - 1]
        others = [_left(_called(path, folder), "another text was asked for") for path in documents if path != asked]
        return Chosen(read(asked, Wishes(wishes.lang)), others)
    told: list[Notice] = []
    candidates: list[_Candidate] = []
    for path in documents[:MOST_TEXTS]:
        try:
            inner = wishes if len(documents) == 1 else Wishes(wishes.lang)
            candidates.append(_weighed(path, _called(path, folder), read(path, inner)))
        except PublisherError as refusal:
            told += refusal.notices
    told += [_left(_called(path, folder), f"more than {MOST_TEXTS} texts lie here") for path in documents[MOST_TEXTS:]]
    candidates.sort(key=lambda each: -each.points)
    if len(candidates) > 1 and candidates[0].points > 0 and candidates[0].points - candidates[1].points < _NEAR:
        raise PublisherError(_question(candidates, documents, folder))
    best = next((each for each in candidates[:1] if each.points > 0), None)
    told += [_left(each.name, f"not the story: {each.why}", _HINT) for each in candidates if each is not best]
    if best is not None and len(documents) > 1:
        told.append(note("P701", f"{best.name} was taken for the story: {best.why}", Place(best.name), _HINT))
    return Chosen(best.draft if best else None, told)


_HINT = "to import another text, name that file, or its number with --item"


def _called(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _left(name: str, why: str, hint: str | None = None) -> Notice:
    return note("P704", f"left out: {name}: {why}", Place(name), hint)


def _question(candidates: Sequence[_Candidate], documents: Sequence[Path], folder: Path) -> Notice:
    numbers = {path: number for number, path in enumerate(documents, start=1)}
    near = [each for each in candidates if candidates[0].points - each.points < _NEAR]
    listed = "; ".join(
        f"{numbers[each.path]} {each.name} ({each.why})" for each in sorted(near, key=lambda each: numbers[each.path])
    )
    message = f"'{folder.name}' holds {len(near)} texts that could be the story: {listed}"
    first = min(numbers[each.path] for each in near)
    return error("P708", message, Place(folder.name), f"say which one is the article, for example --item {first}")


def _weighed(path: Path, name: str, draft: Draft) -> _Candidate:
    """A text with what speaks for it: captions, paragraphs, a headline; and against it: what its name and its words say."""
    article = draft.article
    blocks = [words_of(block) for block in article.body if isinstance(block, Paragraph)]
    paragraphs = sum(len(words) >= _SHORTEST_PARAGRAPH for words in (article.lead or "", *blocks))
    short = sum(0 < len(words) < _SHORTEST_PARAGRAPH for words in blocks)
    captions = sum(bool(photo.caption) for photo in article.photos)
    has_headline = _HEADLINE[0] <= len(article.title) <= _HEADLINE[1] and not article.title.endswith(
        (".", ":", ";", ",")
    )
    named = _ABOUT.search(folded(f"{path.stem.replace('_', ' ').replace('-', ' ')} | {article.title}"))
    headings = (words_of(block) for block in article.body if isinstance(block, Heading))
    legal = len(set(_LEGAL.findall(folded(" ".join([article.lead or "", *blocks, *headings]))[:50_000])))
    points = 2 * min(captions, 4) + min(2 * paragraphs, 8) + min(short, 2) + 2 * has_headline + bool(article.lead)
    points -= 8 * (named is not None) + 4 * min(legal, 3)
    parts = [_many(paragraphs, "paragraph"), _many(captions, "caption")]
    parts += [f"'{named[0]}' in its name or title"] if named else []
    parts += ["the words of contracts"] if legal else []
    return _Candidate(path, name, draft, points, ", ".join(parts))


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
