"""A booklet's pages and options go in, what they are printed as comes out: on which press, with which marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.article.dates import long_date
from publisher.article.model import Article
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.options import BookletOptions
from publisher.compose.marks import SlugText, with_marks
from publisher.page.items import Page
from publisher.photos.inks import Press
from publisher.press.intents import PrintCondition, print_condition


@dataclass(frozen=True, slots=True)
class Printing:
    """How pages become a print file."""

    sheets: tuple[Page, ...]
    """The pages, with printer's marks where they are wanted."""
    condition: PrintCondition
    press: Press
    """Its profile, and how photos come to its inks."""
    links: bool = False


def printing(desk: Desk, pages: Sequence[Page], options: BookletOptions) -> Printing:
    """The pages as the options want them printed; PublisherError P902 when the colour profile is none for a press."""
    condition = print_condition(options.icc)
    press = Press(condition.profile, desk.layout.ink_limit, options.cmyk, options.photos == "reduced")
    if not options.marks:
        return Printing(tuple(pages), condition, press, options.links)
    words = (*_said(desk.edition.article), condition.title)
    text = SlugText(words, desk.palette.style(desk.layout.voices.small), desk.lang, desk.book)
    return Printing(with_marks(pages, text), condition, press, options.links)


def _said(article: Article) -> Iterator[str]:
    yield article.running_title
    if moment := article.modified or article.published:
        yield long_date(moment.date().isoformat(), article.lang)
