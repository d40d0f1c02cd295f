"""Pasted text goes in - a page selected in the browser and copied; a Draft of its article, every inference reported, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from publisher.article.credit import CreditSplit, split_credit
from publisher.article.credit_words import canonical_agency
from publisher.article.model import Article, Block, Dateline, Divider, Heading, PhotoRef, Related, Source, Span
from publisher.article.model import Paragraph as BodyParagraph
from publisher.importers.base import Confidence, Draft, ReportLine, to_confirm
from publisher.importers.captions import ReadCaption, ask_about_credit, read_caption, report_caption, with_credit
from publisher.importers.charset import decode
from publisher.importers.furniture import label
from publisher.importers.headwords import article_id, leading_dateline
from publisher.importers.hints import is_divider
from publisher.importers.languages import guess_language
from publisher.importers.page import Author, Line, Page, Paragraph, Picture
from publisher.importers.pasted_lists import Listing, with_lists
from publisher.importers.pasted_notes import calls_note, with_notes
from publisher.importers.pasted_times import read_times
from publisher.importers.sorter import sort_page
from publisher.notices import Notice, Place, PublisherError, error, note, warning

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
    _refuse_many_lines(source.text, path)
    page = sort_page(source.text)
    story = _read_story(page, lang, path)
    article = replace(story.article, source=Source(path, tuple(source.text.split("\n"))))
    report = tuple(sorted(story.report, key=lambda line: line.line or 0))
    return Draft(article, report, (*source.notices, *story.doubts, *_notices(page, report, article)))


_MOST_LINES = 20_000
"""Lines that hold something: a book of 600 pages; more are not one article."""


def _refuse_many_lines(text: str, path: Path) -> None:
    lines = sum(not line.isspace() for line in text.split("\n") if line)
    if lines > _MOST_LINES:
        message = f"'{path.name}' has {lines:,} lines; a pasted article has at most {_MOST_LINES:,}"
        raise PublisherError(error("P307", message, Place(path.name), "keep one article in a file"))


@dataclass(frozen=True, slots=True)
class _Story:
    article: Article
    report: tuple[ReportLine, ...]
    doubts: tuple[Notice, ...]


def _read_story(page: Page, lang: str | None, path: Path) -> _Story:
    spoken, language_lines = _language(page, lang)
    pictures = _captions(page, spoken)
    text = _text(page, pictures)
    authors = [*text.reporters, *page.byline]
    times = read_times(page, spoken)
    page.left_out += times.left_out
    article = Article(
        id=article_id(page.title.text, path),
        lang=spoken,
        title=page.title.text,
        source=Source(path),
        lead=text.lead,
        dateline=text.dateline,
        section=page.section.text if page.section else None,
        byline=tuple(dict.fromkeys(author.line.text for author in authors)),
        published=times.published,
        modified=times.modified,
        keywords=tuple(dict.fromkeys(word.text for word in page.keywords)),
        photos=tuple(read.photo for read in pictures.values()),
        body=text.body,
        related=tuple(Related(line.text, _address(page, line)) for line in page.related),
    )
    report = (
        *_report_title(page, article), *language_lines, *text.report, *_report_pictures(page, pictures),
        *_report_authors(authors), *times.report, *_report_rest(page),
    )  # fmt: skip
    return _Story(article, report, tuple(_doubts(page, pictures, path)))


# --- language ------------------------------------------------------------------------------------------------------------------


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
_SHORT = 90
"""Letters: a longer line without a stop is a paragraph that lost it."""
_SHORT_UNSPACED = 40
"""The same in Thai and Lao, which have no stop to lose."""


@dataclass(frozen=True, slots=True)
class _Text:
    lead: str | None
    dateline: Dateline | None
    reporters: tuple[Author, ...]
    """Whom the dateline names."""
    body: tuple[Block, ...]
    report: tuple[ReportLine, ...]


def _text(page: Page, pictures: dict[int, ReadCaption]) -> _Text:
    """Lead, dateline and body; a photo stands in the body where its caption stood."""
    report: list[ReportLine] = []
    blocks = with_lists(page.blocks)
    first = _lead_of(blocks)
    lead, dateline, reporters = None, None, tuple[Author, ...]()
    if first is not None:
        blocks.remove(first)
        lead, dateline, reporters = _without_dateline(first.line, report)
        report.append(
            ReportLine(first.line.number, "lead", lead, Confidence.LIKELY, "the first paragraph under the title")
        )
    body: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Picture):
            body.append(PhotoRef(pictures[block.line.number].photo.id))
        elif isinstance(block, Listing):
            why = "an entry of a list"
            report += [ReportLine(each.number, "body", each.text, Confidence.CERTAIN, why) for each in block.entries]
            body.append(block.block)
        else:
            body.append(_paragraph(block.line, following, report))
    return _Text(lead, dateline, reporters, tuple(with_notes(body)), tuple(report))


def _lead_of(blocks: Sequence[Paragraph | Picture | Listing]) -> Paragraph | None:
    """The first paragraph, photos in front of it aside, when something else follows; one that calls a note stays in the body."""
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    return first if len(blocks) > 1 and first is not None and not calls_note(first.line.text) else None


def _paragraph(line: Line, following: Paragraph | Picture | Listing | None, report: list[ReportLine]) -> Block:
    if is_divider(line.text):
        report.append(ReportLine(line.number, "body", line.text, Confidence.CERTAIN, "a dividing line"))
        return Divider()
    text = _without_end_mark(line.text)
    if text != line.text:
        end = "… " + " ".join(text.split()[-3:])
        report.append(ReportLine(line.number, "body", end, Confidence.CERTAIN, "put right: end mark taken off"))
    short = len(text) <= (_SHORT_UNSPACED if "\u0e00" <= text[-1] <= "\u0eff" else _SHORT)
    without_stop = short and not re.search(r"[.!?:;,…。！？।។”\"»)）」』]$", text)
    if without_stop and isinstance(following, Paragraph) and len(following.line.text) > len(text):
        report.append(ReportLine(line.number, "body", text, Confidence.GUESS, "short and without a stop: a heading"))
        return Heading(2, (Span(text),))
    sure, why = Confidence.CERTAIN, "paragraph"
    if without_stop:
        sure, why = Confidence.GUESS, "short and without a stop: perhaps a heading, a caption or a button"
    report.append(ReportLine(line.number, "body", text, sure, why))
    return BodyParagraph((Span(text),))


def _without_end_mark(text: str) -> str:
    """The paragraph without ``./.`` or ``- VNS`` behind its last word."""
    before, dash, agency = text.rpartition(" — ") if " — " in text else text.rpartition(" - ")
    signed = dash and before[-1:] in '.!?”"' and canonical_agency(agency.strip(" ."))
    return before if signed else _END_MARK.sub(".", text)


def _without_dateline(line: Line, report: list[ReportLine]) -> tuple[str, Dateline | None, tuple[Author, ...]]:
    """``Hanoi (VNA) - The ...``: the place goes to the dateline, the agency to the report, a reporter to the byline."""
    found = leading_dateline(line.text)
    if found is None:
        return line.text, None, ()
    report.append(ReportLine(line.number, "dateline.place", found.place, Confidence.CERTAIN, found.why))
    why = "the reporter in the dateline"
    reporters = (Author(replace(line, text=found.reporter), Confidence.CERTAIN, why),) if found.reporter else ()
    return line.text[len(found.words) :], Dateline(found.place) if found.place else None, reporters


# --- photos ---------------------------------------------------------------------------------------------------------------------


def _captions(page: Page, lang: str) -> dict[int, ReadCaption]:
    """The photos by the line of their caption."""
    read: dict[int, ReadCaption] = {}
    ids = set[str]()
    for number, picture in enumerate((block for block in page.blocks if isinstance(block, Picture)), start=1):
        caption = read_caption(picture.line.text, lang, ids, number)
        if picture.credit_line is not None:
            caption = with_credit(caption, _credit_alone(picture.credit_line.text, lang))
        ids.add(caption.photo.id)
        read[picture.line.number] = caption
    return read


def _credit_alone(line: str, lang: str) -> CreditSplit:
    """The credit on a line of its own: ``Image source, Getty Images``, ``Photo Prénom Nom``."""
    said = label(line)
    split = split_credit(f"….\nPhoto: {said.words}" if said and said.kind == "source" else f"….\n{line}", lang)
    return replace(split, found=line)


def _doubts(page: Page, pictures: dict[int, ReadCaption], path: Path) -> Iterator[Notice]:
    """Credits that can be read in two ways."""
    for picture in (block for block in page.blocks if isinstance(block, Picture)):
        line = picture.credit_line or picture.line
        place = Place(path.name, line.number, 1, len(line.text), line.text)
        yield from ask_about_credit(pictures[picture.line.number], place)


def _address(page: Page, headline: Line) -> str | None:
    line = page.addresses.get(headline.number)
    return line.text if line else None


# --- report ---------------------------------------------------------------------------------------------------------------------


def _report_title(page: Page, article: Article) -> Iterator[ReportLine]:
    if page.section:
        why = "a short line above the title"
        yield ReportLine(page.section.number, "section", page.section.text, Confidence.GUESS, why)
    yield ReportLine(page.title.number, "title", article.title, page.title_sure, page.title_why)
    yield ReportLine(page.title.number, "id", article.id, Confidence.LIKELY, "made from the title")
    for line, why in page.repairs:
        end = "… " + " ".join(line.text.split()[-3:])
        yield ReportLine(line.number, "text", end, Confidence.CERTAIN, f"put right: {why}")


def _report_authors(authors: Iterable[Author]) -> Iterator[ReportLine]:
    return (ReportLine(author.line.number, "byline", author.line.text, author.sure, author.why) for author in authors)


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
            if picture.marker.number != page.title.number and picture.marker.number not in page.repeats:
                why = "its number stands in its place; describe what is seen"
            yield ReportLine(picture.marker.number, f"photos.{read.photo.id}.alt", "", Confidence.CERTAIN, why, False)


def _report_rest(page: Page) -> Iterator[ReportLine]:
    for number, line in enumerate(page.related):
        why = "under the heading of related stories" + ("" if line.number in page.addresses else "; no address")
        yield ReportLine(line.number, f"related.{number}", line.text, Confidence.CERTAIN, why)
        if address := page.addresses.get(line.number):
            yield ReportLine(
                address.number, f"related.{number}", address.text, Confidence.CERTAIN, "the address under it"
            )
    for word in page.keywords:
        yield ReportLine(word.number, "keywords", word.text, Confidence.CERTAIN, "in the list of keywords")
    for left in page.left_out:
        yield ReportLine(left.line.number, "left out", left.line.text, Confidence.CERTAIN, left.why, written=False)


def _notices(page: Page, report: tuple[ReportLine, ...], article: Article) -> Iterator[Notice]:
    for left in sorted(page.left_out, key=lambda left: left.line.number):
        place = Place(article.source.path.name, left.line.number, 1, len(left.line.text), left.line.text)
        say = warning if left.code == "P702" else note
        yield say(left.code, f"left out: {left.why}", place)
    yield from to_confirm(report, Place(article.source.path.name))
