"""Checks of the story as a whole: an edition in, what is missing, repeated or out of order out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from publisher.article.inline import plain
from publisher.article.model import Article, Heading, Paragraph
from publisher.checks.places import Passage
from publisher.checks.rule import Remark
from publisher.edition import Edition
from publisher.notices import Place


def no_lead(edition: Edition) -> Iterator[Remark]:
    """P202: the article has no lead. The feed then shows the first words of the story, and posts say the title alone."""
    if not edition.article.lead and not edition.article.is_withdrawn:
        place = edition.article.source.at("title")
        yield Remark("the article has no lead", place, "add  lead: two or three sentences that stand under the title")


def no_byline(edition: Edition) -> Iterator[Remark]:
    """P224: nobody is named as the author. Print and feed can do without; readers ask who wrote it."""
    if not edition.article.byline:
        place = edition.article.source.at("title")
        yield Remark("the article names no author", place, "add  byline: [Name] or the desk")


def repeated_caption(edition: Edition) -> Iterator[Remark]:
    """P221: two photos have the same caption. One of them was probably pasted with the wrong words."""
    yield from _repeated(edition.article, "caption")


def repeated_alt(edition: Edition) -> Iterator[Remark]:
    """P324: two photos have the same alternative text; who hears both cannot tell them apart."""
    yield from _repeated(edition.article, "alt")


def _repeated(article: Article, name: str) -> Iterator[Remark]:
    first: dict[str, str] = {}
    for photo in article.photos:
        said = bare(getattr(photo, name) or "")
        if said and said in first:
            what = "alt text" if name == "alt" else name
            message = f"photo '{photo.id}' has the same {what} as photo '{first[said]}'"
            yield Remark(message, article.source.at(f"photos.{photo.id}.{name}"), "say what this one shows")
        elif said:
            first[said] = photo.id


def caption_is_title(edition: Edition) -> Iterator[Remark]:
    """P222: a caption is the title again, as content systems fill it in when nobody writes one."""
    title = bare(edition.article.title)
    for photo in edition.article.photos:
        if title and bare(photo.caption or "") == title:
            place = edition.article.source.at(f"photos.{photo.id}.caption")
            yield Remark(f"the caption of photo '{photo.id}' is the title again", place, "say what the photo shows")


def skipped_heading(edition: Edition) -> Iterator[Remark]:
    """P225: a heading is more than one level below the one before it; screen readers and contents then miss a step."""
    level = 1
    for block in edition.article.body:
        if isinstance(block, Heading):
            if block.level > level + 1:
                place = _heading_place(edition.article, block)
                wanted = "#" * (level + 1)
                yield Remark(
                    f"a heading of level {block.level} follows level {level}", place, f"begin it with {wanted}"
                )
            level = block.level


def _heading_place(article: Article, heading: Heading) -> Place:
    """The words of a heading."""
    return Passage("", line=heading.line).place(article, plain(heading.spans))


def empty_section(edition: Edition) -> Iterator[Remark]:
    """P233: a heading has nothing below it: the next heading of its level or the end of the story follows."""
    body = edition.article.body
    for block, following in zip(body, (*body[1:], None), strict=True):
        if isinstance(block, Heading):
            is_empty = following is None or (isinstance(following, Heading) and following.level <= block.level)
            if is_empty:
                message = f"nothing stands below the heading '{plain(block.spans)}'"
                yield Remark(message, _heading_place(edition.article, block), "take it out, or write the section")


def doubled_keyword(edition: Edition) -> Iterator[Remark]:
    """P226: a keyword is given twice, perhaps in capitals and small letters."""
    seen: dict[str, str] = {}
    for index, word in enumerate(edition.article.keywords):
        if word.casefold() in seen:
            place = edition.article.source.at(f"keywords.{index}")
            yield Remark(f"the keyword '{word}' is given twice", place, "keep one of them")
        seen[word.casefold()] = word


def short_title_is_long(edition: Edition) -> Iterator[Remark]:
    """P227: the short title is not shorter than the title, so it is of no help in narrow places."""
    article = edition.article
    if article.short_title and len(article.short_title) >= len(article.title):
        place = article.source.at("short_title")
        yield Remark("the short title is not shorter than the title", place, "shorten it, or leave it out")


def lead_is_title(edition: Edition) -> Iterator[Remark]:
    """P228: the lead is the title again."""
    article = edition.article
    if article.lead and bare(article.lead) == bare(article.title):
        yield Remark(
            "the lead is the title again", article.source.at("lead"), "say what the story is about, or leave it out"
        )


def lead_in_body(edition: Edition) -> Iterator[Remark]:
    """P229: the story begins with the lead once more; every channel would show it twice."""
    article = edition.article
    first = next((block for block in article.body if isinstance(block, Paragraph)), None)
    if first is not None and article.lead and bare(plain(first.spans)) == bare(article.lead):
        place = Passage("", line=first.line).place(article, article.source.at_line(first.line).text or "")
        yield Remark("the first paragraph is the lead again", place, "take it out of the body")


@lru_cache(maxsize=64)
def bare(text: str) -> str:
    """A text without case, punctuation and doubled blanks, for comparing."""
    return " ".join(_WORDS.findall(text.casefold()))


_WORDS = re.compile(r"\w+")
