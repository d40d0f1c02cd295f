"""Pages of many sites and languages, pasted: the article, what was left out and what is unsure, compared as text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.article.credit import credit_names
from publisher.article.model import Article, Heading, Paragraph, PhotoRef
from publisher.importers import Confidence, Draft, import_source

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))


def as_text(draft: Draft) -> str:
    return "\n".join((*_head(draft.article), "", *_body(draft.article), "", *_rest(draft))) + "\n"


def _head(article: Article) -> Iterator[str]:
    yield f"{article.lang}: {article.title}"
    place = article.dateline.place if article.dateline else None
    said = {"section": article.section, "byline": ", ".join(article.byline), "place": place, "lead": article.lead}
    said |= {"published": str(article.published or ""), "modified": str(article.modified or "")}
    yield from (f"{name}: {words}" for name, words in said.items() if words)
    if article.keywords:
        yield f"keywords: {', '.join(article.keywords)}"


def _body(article: Article) -> Iterator[str]:
    photos = {photo.id: photo for photo in article.photos}
    for block in article.body:
        match block:
            case PhotoRef(photo=photo_id):
                photo = photos[photo_id]
                words = " | ".join(filter(None, (photo.context, photo.caption)))
                yield f"[{photo_id}] {words} ({credit_names(photo.credit) or 'no credit'})"
                yield from (
                    f"    {name}: {text}" for name, text in (("taken", photo.taken), ("note", photo.note)) if text
                )
            case Heading(spans=spans):
                yield f"## {spans[0].text}"
            case Paragraph(spans=spans):
                yield spans[0].text


def _rest(draft: Draft) -> Iterator[str]:
    yield from (f"related: {related.title} {related.url or ''}".rstrip() for related in draft.article.related)
    for line in draft.report:
        if line.confidence is Confidence.GUESS and line.written:
            yield f"unsure {line.line}: {line.field} {line.value!r}: {line.why}"
        if line.why.startswith("put right"):
            yield f"repair {line.line}: {line.why.removeprefix('put right: ')}"
    for notice in draft.notices:
        if notice.code in {"P702", "P703", "P704"} and notice.place:
            yield f"{notice.code} {notice.place.line}: {notice.place.text!r}: {notice.message.removeprefix('left out: ')}"


def test_there_are_pages_of_many_sites() -> None:
    assert len(NAMES) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_a_page_becomes_the_article_a_person_would_make_of_it(name: str) -> None:
    """Set UPDATE_GOLDEN=1 after a wanted change, and read the difference."""
    found = as_text(import_source(PAGES / f"{name}.txt"))
    expected = PAGES / f"{name}.expected"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_page_is_in_the_report(name: str) -> None:
    page = PAGES / f"{name}.txt"
    draft = import_source(page)
    told = {line.line for line in draft.report}
    lines = page.read_text(encoding="utf-8").split("\n")
    missing = [line for number, line in enumerate(lines, start=1) if line.strip() and number not in told]
    assert name.startswith("wrapped") or missing == []
