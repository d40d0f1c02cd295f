"""How a design tells a story: an article goes in, the same article in the order and manner its layout asks for comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.article.model import Article, Block, Group, Photo, PhotoRef, Quote
from publisher.layout.booklet import Telling
from publisher.notices import Notice, note


def retell(article: Article, telling: Telling) -> Article:
    """The article as the layout tells it; no word and no photo is lost."""
    if telling.quotes == "text":
        article = replace(article, body=tuple(_quoted(block) for block in article.body))
    if telling.groups == "apart":
        article = replace(article, body=tuple(part for block in article.body for part in _apart(block)))
    if not telling.wishes:
        article = replace(article, body=tuple(_unwished(block) for block in article.body))
    return by_date(article) if telling.order == "taken" else article


def _quoted(block: Block) -> Block:
    return replace(block, pull=False) if isinstance(block, Quote) else block


def _apart(block: Block) -> tuple[Block, ...]:
    return tuple(PhotoRef(photo, line=block.line) for photo in block.photos) if isinstance(block, Group) else (block,)


def _unwished(block: Block) -> Block:
    return replace(block, page=None) if isinstance(block, PhotoRef) else block


def by_date(article: Article) -> Article:
    """Text first, then the photos by the date they were taken, then those without one as the story has them.

    Photos of the same date keep the story's order; without any date the article stays as it is.
    """
    dated = sorted((photo for photo in article.photo_order() if photo.taken), key=_day)
    if not dated:
        return article
    undated = (photo for photo in article.photo_order() if not photo.taken)
    wishes = {block.photo: block for block in article.body if isinstance(block, PhotoRef)}
    text = (block for block in article.body if not isinstance(block, PhotoRef | Group))
    photos = (wishes.get(photo.id, PhotoRef(photo.id)) for photo in (*dated, *undated))
    return replace(article, body=(*text, *photos))


def _day(photo: Photo) -> str:
    """ISO dates sort as they are written; a year or a month stands before its days."""
    return photo.taken or ""


def retold_notices(article: Article, telling: Telling) -> Iterator[Notice]:
    """What an editor should know of a story as it came: P811 photos without a date, P812 wishes that are not followed."""
    undated = [photo.id for photo in article.photos if not photo.taken]
    if telling.order == "taken" and undated:
        where = "follow those that have one" if len(undated) < len(article.photos) else "stay where the story has them"
        message = f"the layout orders photos by date; those without a date {where}: {', '.join(undated)}"
        yield note("P811", message, article.source.at("photos"), "give each its date: taken: 1975-04-30", "booklet")
    wished = [block for block in article.body if isinstance(block, PhotoRef) and block.page]
    if wished and not telling.wishes:
        told = ", ".join(f"{block.photo} ({block.page})" for block in wished)
        message = f"the layout has pages of its own for all photos; wishes are not followed: {told}"
        yield note("P812", message, article.source.at_line(wished[0].line), None, "booklet")
