"""Plan a booklet: an edition and a layout become pages with every line and picture placed; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.article.model import Article, Photo
from publisher.channels.base import PhotoUse
from publisher.channels.booklet.back import back_pages, photo_pages
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.editor import blanks, choose, lay_out
from publisher.channels.booklet.front import cover, imprint, title_page
from publisher.channels.booklet.options import BookletOptions
from publisher.channels.booklet.story import Story
from publisher.edition import Edition
from publisher.layout.booklet import BookletLayout
from publisher.layout.load import load_layout
from publisher.notices import Notice, note
from publisher.page.dump import dump_pages
from publisher.page.geometry import Crop
from publisher.page.items import Element, Page, Picture, Role
from publisher.typeset.fonts import shipped_fonts

FIRST_STORY_PAGE = 4
"""After cover, imprint page and title page."""


@dataclass(frozen=True, slots=True)
class BookletPlan:
    """The pages of a booklet and what the planning found."""

    pages: tuple[Page, ...]
    notices: tuple[Notice, ...]
    uses: tuple[PhotoUse, ...]
    layout: str
    article: Article
    preview: bool = False

    def as_text(self) -> str:
        """Every page with its elements, in millimetres."""
        return dump_pages(self.pages)


def plan_booklet(edition: Edition, options: BookletOptions) -> BookletPlan:
    """The plan of a booklet; PublisherError when the layout is wrong or the title fits nowhere."""
    layout = load_layout(options.layout, "booklets", BookletLayout)
    desk = Desk(edition, layout, shipped_fonts())
    pages = tuple(_pages(desk))
    return BookletPlan(pages, tuple(_notices(desk)), uses_on(pages), options.layout, edition.article, options.preview)


def _pages(desk: Desk) -> Iterator[Page]:
    lead = next(desk.edition.article.photo_order(), None)
    yield cover(desk, lead)
    yield imprint(desk, lead)
    yield title_page(desk)
    behind = len(photo_pages(desk, FIRST_STORY_PAGE, _Anywhere())) + len(back_pages(desk, FIRST_STORY_PAGE))
    offers = choose(Story.of(desk), FIRST_STORY_PAGE, FIRST_STORY_PAGE - 1 + behind)
    told = lay_out(offers, FIRST_STORY_PAGE, desk.layout.kinds.repeat)
    yield from told
    folio = FIRST_STORY_PAGE + len(told)
    listed = photo_pages(desk, folio, _shown_on(told, FIRST_STORY_PAGE))
    yield from listed
    folio += len(listed)
    back = len(back_pages(desk, folio))
    for _ in range(blanks(folio - 1 + back)):
        yield desk.page("blank", folio, (), foot=False, why="the last sheet of four pages is filled")
        folio += 1
    yield from back_pages(desk, folio)


class _Anywhere(dict[str, int]):
    """Page numbers before they are known: three figures wide, so that the list of photographs keeps its length."""

    def __missing__(self, key: str) -> int:
        return 100


def _shown_on(pages: Iterable[Page], first: int) -> dict[str, int]:
    """The page each photo is first shown on."""
    shown: dict[str, int] = {}
    for folio, page in enumerate(pages, first):
        for element in page.walk():
            if element.role is Role.FIGURE and element.photo:
                shown.setdefault(element.photo, folio)
    return shown


def _notices(desk: Desk) -> Iterator[Notice]:
    waiting: list[Photo] = [p for p in desk.edition.article.photos if desk.edition.is_to_come(p.id)]
    if waiting:
        names = ", ".join(photo.id for photo in waiting)
        yield note(
            "P318",
            f"the booklet is a draft: plates stand in for {len(waiting)} photos still to come ({names})",
            desk.edition.article.source.at("photos"),
            "put each file into the article's folder under its photo's id",
            "booklet",
        )


def uses_on(pages: Iterable[Page]) -> tuple[PhotoUse, ...]:
    """Every photo the pages show, each time they show it, with its caption and credit as they read there."""
    return tuple(_use(element) for page in pages for element in page.walk() if element.role is Role.FIGURE)


def _use(figure: Element) -> PhotoUse:
    texts = {child.role: child.text for child in figure.children}
    crop = next((item.crop for item in figure.items if isinstance(item, Picture)), Crop())
    return PhotoUse(
        figure.photo or "", texts.get(Role.CAPTION, ""), texts.get(Role.CREDIT, ""), crop, to_come=figure.plate
    )
