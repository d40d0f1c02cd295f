"""Plan a booklet: an edition and a layout become pages with every line and picture placed; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.article.model import Article
from publisher.channels.base import PhotoUse
from publisher.channels.booklet.binder import bound_pages
from publisher.channels.booklet.book import BookTitle, bind, gather
from publisher.channels.booklet.languages import second_language
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.printing import Printing, printing
from publisher.channels.booklet.resolution import resolution_notices
from publisher.channels.booklet.retell import retold_notices
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import load_layout
from publisher.notices import Notice, note
from publisher.page.dump import dump_pages
from publisher.page.geometry import Crop
from publisher.page.items import Element, Page, Picture, Role
from publisher.typeset.fonts import fonts_of


@dataclass(frozen=True, slots=True)
class BookletPlan:
    """The pages of a booklet and what the planning found."""

    pages: tuple[Page, ...]
    notices: tuple[Notice, ...]
    uses: tuple[PhotoUse, ...]
    layout: str
    article: Article
    printing: Printing
    preview: bool = False

    def as_text(self) -> str:
        """Every page with its elements, in millimetres."""
        return dump_pages(self.printing.sheets)


def plan_booklet(edition: Edition, options: BookletOptions) -> BookletPlan:
    """The plan of one article's booklet; PublisherError when the layout is wrong or the title fits nowhere."""
    return _plan(edition, (edition,), None, options)


def plan_book(editions: Sequence[Edition], title: BookTitle, options: BookletOptions) -> BookletPlan:
    """The plan of one booklet of several articles; PublisherError as ``plan_booklet`` and ``gather`` raise it."""
    whole, chapters = gather(editions, title)
    return _plan(whole, chapters, title, options)


def _plan(whole: Edition, chapters: Sequence[Edition], title: BookTitle | None, options: BookletOptions) -> BookletPlan:
    layout = load_layout(options.layout, "booklets", BookletLayout)
    beside = second_language(whole, chapters, layout, options.beside)
    book = bind(whole, chapters, title, layout, fonts_of(whole.settings), beside)
    pages = bound_pages(book)
    printed = printing(book.desk, pages, options)
    found = (notice for edition in chapters for notice in resolution_notices(pages, edition))
    notices, uses = (*_notices(chapters, layout), *found), uses_on(pages)
    return BookletPlan(pages, notices, uses, options.layout, whole.article, printed, options.preview)


def _notices(chapters: Iterable[Edition], layout: BookletLayout) -> Iterator[Notice]:
    for edition in chapters:
        article = edition.article
        yield from retold_notices(article, layout.story)
        waiting = [photo.id for photo in article.photos if edition.is_to_come(photo.id)]
        if waiting:
            yield note(
                "P318",
                f"the booklet is a draft: plates stand in for {len(waiting)} photos still to come ({', '.join(waiting)})",
                article.source.at("photos"),
                "put each file into the article's folder under its photo's id",
                "booklet",
            )


def uses_on(pages: Iterable[Page], booklet: Iterable[Page] = ()) -> tuple[PhotoUse, ...]:
    """Every photo the pages show, each time they show it, with its caption and credit as they read there.

    What a page leaves to another - the cover its caption, the right half of a spread its legend - is taken from where the same
    photo has it in the ``booklet``, which is the pages themselves when none is given.
    """
    pages = tuple(pages)
    whole = tuple(use for page in tuple(booklet) or pages for use in _uses(page))
    captions = {use.photo: use.caption for use in reversed(whole) if use.caption}
    credits_ = {use.photo: use.credit for use in reversed(whole) if use.credit}
    return tuple(
        replace(
            use,
            caption=use.caption or captions.get(use.photo, ""),
            credit=use.credit or credits_.get(use.photo, ""),
        )
        for page in pages
        for use in _uses(page)
    )


def _uses(page: Page) -> Iterator[PhotoUse]:
    return (_use(element) for element in page.walk() if element.role is Role.FIGURE)


def _use(figure: Element) -> PhotoUse:
    texts: dict[Role, str] = {}
    for child in figure.children:
        texts[child.role] = f"{texts[child.role]} / {child.text}" if child.role in texts else child.text
    crop = next((item.crop for item in figure.items if isinstance(item, Picture)), Crop())
    return PhotoUse(
        figure.photo or "", texts.get(Role.CAPTION, ""), texts.get(Role.CREDIT, ""), crop, to_come=figure.plate
    )
