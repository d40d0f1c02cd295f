"""A book: the editions of one or several articles go in, the desks of the whole and of each chapter come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.article.blocks import with_photos
from publisher.article.kinds import slug
from publisher.article.language import is_right_to_left
from publisher.article.model import Article, Photo, Source
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.retell import retell
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.notices import PublisherError, error
from publisher.typeset.fonts import FontBook


@dataclass(frozen=True, slots=True)
class BookTitle:
    """What a book of several articles is called."""

    title: str
    subtitle: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """One booklet: the desk for the pages of the whole, and one desk for each chapter; a single article is both."""

    desk: Desk
    chapters: tuple[Desk, ...]
    subtitle: str | None = None

    @property
    def is_single(self) -> bool:
        """Whether it holds one article."""
        return self.chapters[0] is self.desk

    def photos(self) -> Iterator[tuple[Desk, Photo]]:
        """All photos in the order they are told, each with the desk of its chapter."""
        return ((desk, photo) for desk in self.chapters for photo in desk.edition.article.photo_order())

    def cover_photo(self) -> tuple[Desk, Photo] | None:
        """The photo the cover shows; None where the design or the story has none."""
        if self.desk.layout.cover.style == "type":
            return None
        return next(self.photos(), None)


def bind(
    whole: Edition,
    chapters: Sequence[Edition],
    title: BookTitle | None,
    layout: BookletLayout,
    fonts: FontBook,
    beside: Edition | None = None,
) -> Book:
    """The book of one edition, alone or with that of a second language beside it, or of the several ``gather`` made one of."""
    whole = replace(whole, article=retell(whole.article, layout.story)) if len(chapters) == 1 else whole
    from_right = is_right_to_left(whole.article.lang)
    if beside is not None:
        beside = replace(beside, article=retell(beside.article, layout.story))
    desk = Desk(whole, layout, fonts, from_right, beside)
    if len(chapters) == 1:
        return Book(desk, (desk,))
    told = (replace(edition, article=retell(edition.article, layout.story)) for edition in chapters)
    return Book(
        desk, tuple(Desk(edition, layout, fonts, from_right) for edition in told), title.subtitle if title else None
    )


def gather(editions: Sequence[Edition], title: BookTitle) -> tuple[Edition, tuple[Edition, ...]]:
    """The edition of a whole book, and its chapters with photo ids that are unique in it: ``article/photo``.

    The book speaks the language of its first article and wears that publication's brand. Raises PublisherError P208
    for two articles of the same id.
    """
    _refuse_same_ids(editions)
    first = editions[0]
    chapters = tuple(_chapter(edition, first) for edition in editions)
    article = Article(
        id=slug(title.title) or "book",
        lang=first.article.lang,
        title=title.title,
        source=Source(Path("book")),
        lead=title.subtitle,
        byline=tuple(dict.fromkeys(name for edition in editions for name in edition.article.byline)),
        photos=tuple(photo for chapter in chapters for photo in chapter.article.photos),
    )
    pictures = {key: picture for chapter in chapters for key, picture in chapter.pictures.items()}
    return replace(first, article=article, pictures=pictures), chapters


def _refuse_same_ids(editions: Sequence[Edition]) -> None:
    seen: set[str] = set()
    for edition in editions:
        article = edition.article
        if article.id in seen:
            message = f"two articles of the book have the id '{article.id}'"
            hint = "give each article an id of its own, and name each article once"
            raise PublisherError(error("P208", message, article.source.at("id"), hint, "booklet"))
        seen.add(article.id)


def _chapter(edition: Edition, first: Edition) -> Edition:
    """The edition with its photos' ids below its own, in the brand of the book."""
    article = edition.article
    renamed = replace(
        article,
        photos=tuple(replace(photo, id=f"{article.id}/{photo.id}") for photo in article.photos),
        body=tuple(with_photos(block, lambda photo: f"{article.id}/{photo}") for block in article.body),
    )
    pictures = {f"{article.id}/{key}": picture for key, picture in edition.pictures.items()}
    return replace(
        edition, article=renamed, pictures=pictures, settings=replace(edition.settings, brand=first.settings.brand)
    )
