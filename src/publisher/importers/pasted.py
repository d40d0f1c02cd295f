"""Pasted text goes in - a page selected in the browser and copied; a Draft of its article, every inference reported, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from publisher.article.credit import split_credit
from publisher.article.model import Article, Block, Dateline, Heading, PhotoRef, Related, Source, Span
from publisher.article.model import Paragraph as BodyParagraph
from publisher.importers.base import Confidence, Draft, ReportLine
from publisher.importers.captions import ReadCaption, read_caption, report_caption, with_credit
from publisher.importers.charset import decode
from publisher.importers.headwords import article_id, leading_dateline
from publisher.importers.languages import guess_language
from publisher.importers.page import Line, Page, Paragraph, Picture, sort_page
from publisher.notices import Notice, Place, note, warning

_SUFFIXES = frozenset({".txt", ".text", ".md", ""})


def recognises_text(path: Path, head: bytes) -> bool:
    """Text by its name; whether it really is text is said when it is read, with what to do if not."""
    return path.suffix.lower() in _SUFFIXES or b"\x00" not in head


def read_pasted(path: Path, lang: str | None = None) -> Draft:
    """The article in a pasted text; PublisherError (P307) when the file is empty, huge or no text.

    Every line of the file ends up in a field or is named in a notice (P702, P704). Files of photos, alternative texts
    and addresses are not in a pasted text and stay empty.
    """
    source = decode(path.read_bytes(), path)
    page = sort_page(source.text)
    story = _read_story(page, lang, path)
    article = replace(story.article, source=Source(path, tuple(source.text.split("\n"))))
    report = tuple(sorted(story.report, key=lambda line: line.line or 0))
    return Draft(article, report, (*source.notices, *_notices(page, report, article)))


@dataclass(frozen=True, slots=True)
class _Story:
    article: Article
    report: tuple[ReportLine, ...]


def _read_story(page: Page, lang: str | None, path: Path) -> _Story:
    spoken, language_lines = _language(page, lang)
    pictures = _captions(page, spoken)
    lead, dateline, body, body_lines = _text(page, pictures)
    article = Article(
        id=article_id(page.title.text, path),
        lang=spoken,
        title=page.title.text,
        source=Source(path),
        lead=lead,
        dateline=dateline,
        section=page.section.text if page.section else None,
        byline=tuple(line.text for line in page.byline),
        keywords=tuple(word.text for word in page.keywords),
        photos=tuple(read.photo for read in pictures.values()),
        body=body,
        related=tuple(Related(line.text, _address(page, line)) for line in page.related),
    )
    report = (
        *_report_title(page, article), *language_lines, *body_lines, *_report_pictures(page, pictures), *_report_rest(page)
    )  # fmt: skip
    return _Story(article, report)


# --- language and id ------------------------------------------------------------------------------------------------------------


def _language(page: Page, lang: str | None) -> tuple[str, list[ReportLine]]:
    if lang is not None:
        return lang, [ReportLine(None, "lang", lang, Confidence.CERTAIN, "said on the command line")]
    words = " ".join(line.text for line in (page.title, *(block.line for block in page.blocks)))
    spoken, sure, why = guess_language(words)
    lines = [ReportLine(page.title.number, "lang", spoken, sure, why)]
    if page.furniture_lang and page.furniture_lang != spoken:
        why = f"the site around the story speaks '{page.furniture_lang}', the story '{spoken}'"
        lines.append(ReportLine(_furniture_line(page), "lang", spoken, sure, why))
    return spoken, lines


def _furniture_line(page: Page) -> int | None:
    return next((left.line.number for left in page.left_out if left.code == "P704"), None)


# --- text -----------------------------------------------------------------------------------------------------------------------

_END_MARK = re.compile(r"\s*(?:\./\.|/\.)$")


def _text(
    page: Page, pictures: dict[int, ReadCaption]
) -> tuple[str | None, Dateline | None, tuple[Block, ...], list[ReportLine]]:
    """Lead, dateline and body; a photo stands in the body where its caption stood."""
    report: list[ReportLine] = []
    blocks = list(page.blocks)
    lead, dateline = None, None
    if len(blocks) > 1 and isinstance(blocks[0], Paragraph):
        line = blocks.pop(0).line
        lead, dateline = _without_dateline(line, report)
        report.append(ReportLine(line.number, "lead", lead, Confidence.LIKELY, "the first paragraph under the title"))
    body: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Picture):
            body.append(PhotoRef(pictures[block.line.number].photo.id))
        else:
            body.append(_paragraph(block.line, following, report))
    return lead, dateline, tuple(body), report


def _paragraph(line: Line, following: Paragraph | Picture | None, report: list[ReportLine]) -> Block:
    text = _END_MARK.sub(".", line.text)
    if text != line.text:
        end = "… " + " ".join(text.split()[-3:])
        report.append(ReportLine(line.number, "body", end, Confidence.CERTAIN, "put right: end mark taken off"))
    if _is_heading(text, following):
        report.append(ReportLine(line.number, "body", text, Confidence.GUESS, "short and without a stop: a heading"))
        return Heading(2, (Span(text),))
    report.append(ReportLine(line.number, "body", text, Confidence.CERTAIN, "paragraph"))
    return BodyParagraph((Span(text),))


def _is_heading(text: str, following: Paragraph | Picture | None) -> bool:
    under = isinstance(following, Paragraph) and len(following.line.text) > len(text)
    return under and len(text) <= 90 and not re.search(r"[.!?:;,…。！？”\"»)]$", text)


def _without_dateline(line: Line, report: list[ReportLine]) -> tuple[str, Dateline | None]:
    """``Hanoi (VNA) - The ...``: the place goes to the dateline, the agency to the report."""
    found = leading_dateline(line.text)
    if found is None:
        return line.text, None
    report.append(ReportLine(line.number, "dateline.place", found.place, Confidence.CERTAIN, found.why))
    return line.text[len(found.words) :], Dateline(found.place)


# --- photos ---------------------------------------------------------------------------------------------------------------------


def _captions(page: Page, lang: str) -> dict[int, ReadCaption]:
    """The photos by the line of their caption."""
    read: dict[int, ReadCaption] = {}
    for number, picture in enumerate((block for block in page.blocks if isinstance(block, Picture)), start=1):
        ids = frozenset(each.photo.id for each in read.values())
        caption = read_caption(picture.line.text, lang, ids, number)
        if picture.credit_line is not None:
            caption = with_credit(caption, split_credit(picture.credit_line.text, lang))
        read[picture.line.number] = caption
    return read


def _address(page: Page, headline: Line) -> str | None:
    line = page.addresses.get(headline.number)
    return line.text if line else None


# --- report ---------------------------------------------------------------------------------------------------------------------


def _report_title(page: Page, article: Article) -> Iterator[ReportLine]:
    if page.section:
        yield ReportLine(
            page.section.number, "section", page.section.text, Confidence.GUESS, "a short line above the title"
        )
    times, sure = f"comes back {len(page.repeats)} times, as the text of lost photos", Confidence.CERTAIN
    if not page.repeats:
        times, sure = "the first line of the story", Confidence.LIKELY
    yield ReportLine(page.title.number, "title", article.title, sure, times)
    yield ReportLine(page.title.number, "id", article.id, Confidence.LIKELY, "made from the title")


def _report_pictures(page: Page, pictures: dict[int, ReadCaption]) -> Iterator[ReportLine]:
    for picture in (block for block in page.blocks if isinstance(block, Picture)):
        read = pictures[picture.line.number]
        sure = Confidence.CERTAIN if picture.marker else Confidence.LIKELY
        yield ReportLine(picture.line.number, f"photos.{read.photo.id}", "a photo", sure, picture.why)
        yield from report_caption(
            read, picture.line.number, picture.credit_line.number if picture.credit_line else None
        )
        if picture.marker:
            why = "the title stands in its place; describe what is seen"
            yield ReportLine(picture.marker.number, f"photos.{read.photo.id}.alt", "", Confidence.CERTAIN, why, False)


def _report_rest(page: Page) -> Iterator[ReportLine]:
    for number, line in enumerate(page.related):
        why = "under the heading of related stories" + ("" if line.number in page.addresses else "; no address")
        yield ReportLine(line.number, f"related.{number}", line.text, Confidence.CERTAIN, why)
        if address := page.addresses.get(line.number):
            yield ReportLine(
                address.number, f"related.{number}", address.text, Confidence.CERTAIN, "the address under it"
            )
    for line in page.byline:
        yield ReportLine(line.number, "byline", line.text, Confidence.LIKELY, "a name on a line of its own")
    for word in page.keywords:
        yield ReportLine(word.number, "keywords", word.text, Confidence.CERTAIN, "in the list of keywords")
    for left in page.left_out:
        yield ReportLine(left.line.number, "left out", left.line.text, Confidence.CERTAIN, left.why, written=False)


def _notices(page: Page, report: tuple[ReportLine, ...], article: Article) -> Iterator[Notice]:
    for left in sorted(page.left_out, key=lambda left: left.line.number):
        place = Place(article.source.path.name, left.line.number, 1, len(left.line.text), left.line.text)
        say = warning if left.code == "P702" else note
        yield say(left.code, f"left out: {left.why}", place)
    unsure = sum(line.confidence is not Confidence.CERTAIN and line.written for line in report)
    if unsure:
        hint = "read the lines marked 'likely' or 'guess' in the report"
        yield note(
            "P701", f"{unsure} inferences are not certain; please confirm", Place(article.source.path.name), hint
        )
