"""Pages go in, the document's structure comes out as a tree of tags: what a screen reader says, in which order, as what.

The types are those of ISO 32000-1, 14.8.4. A title is H1, but a cover's only announces the
one on the title page. Headings skip no level. A caption stands beside its figure, not in it: readers pass over what lies within
an element that has an alternative text. A paragraph is one P and a photo over two pages one Figure, however many pages they take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from publisher.page.geometry import Rect
from publisher.page.items import Element, Page, Picture, Role
from publisher.paint.pdf.marks import Marker
from publisher.units import Length

TAGS = {
    Role.QUOTE: "BlockQuote",
    Role.LIST: "L",
    Role.LABEL: "Lbl",
    Role.CAPTION: "Caption",
    Role.NOTES: "Div",
    Role.NOTE: "Note",
    Role.TABLE: "Table",
    Role.ROW: "TR",
    Role.COLUMN_HEAD: "TH",
    Role.ROW_HEAD: "TH",
    Role.CELL: "TD",
    Role.SIDEBAR: "Sect",
}
"""By role: the structure type where it is always the same and not "P"."""

SCOPES = {Role.COLUMN_HEAD: "Column", Role.ROW_HEAD: "Row"}
"""What the head cells of a table head."""

SAME_PLACE = 0.1
"""Points by which the two halves of a photo over a spread may disagree."""


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content of a page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link annotation of a page, counted in the order of its links."""

    page: int
    number: int


Kid: TypeAlias = "Tag | Content | Annotation"


@dataclass(slots=True)
class Tag:
    """A structure element; ``box`` is where it stands, in plan coordinates, when it stands on one page."""

    type: str
    kids: list[Kid] = field(default_factory=list)
    lang: str | None = None
    alt: str | None = None
    box: Rect | None = None
    url: str | None = None
    scope: str | None = None
    """Of a table's head cell: "Column" or "Row"."""
    id: str | None = None
    """Of a note: a name no other element of the document has (ISO 14289-1, 7.9)."""

    def add(self, kind: str, *, lang: str | None = None, url: str | None = None) -> Tag:
        """A new tag below this one."""
        tag = Tag(kind, lang=lang, url=url)
        self.kids.append(tag)
        return tag

    @property
    def tags(self) -> Iterator[Tag]:
        """The tags directly below."""
        return (kid for kid in self.kids if isinstance(kid, Tag))

    def walk(self) -> Iterator[Tag]:
        """This tag and all below it, in reading order."""
        yield self
        for tag in self.tags:
            yield from tag.walk()


def read_aloud(pages: Sequence[Page], lang: str) -> Tag:
    """The structure of a document in a language: a "Document" with everything that is read."""
    reader = _Reader(lang, titled_pages(pages))
    for number, page in enumerate(pages):
        reader.read(number, page)
    _prune(reader.document)
    return reader.document


def titled_pages(pages: Sequence[Page]) -> frozenset[int]:
    """The pages whose titles head what follows: all that have one but the first, which is the cover; that too if it is alone."""
    titled = [number for number, page in enumerate(pages) if any(e.role is Role.TITLE for e in page.walk())]
    return frozenset(titled[1:] or titled)


def _prune(tag: Tag) -> None:
    """Take out what holds nothing that is read; the empty cells of a table stay, so that all its rows are equally long."""
    for kid in tag.tags:
        _prune(kid)
    tag.kids = [kid for kid in tag.kids if not isinstance(kid, Tag) or kid.kids or kid.type == "TD"]


@dataclass(frozen=True, slots=True)
class _Half:
    """A photo that may go on at the next page: where, and under which tags."""

    page: int
    photo: str | None
    rect: Rect
    figure: Tag
    group: Tag


class _Reader:
    """Reads pages one after the other into one document."""

    def __init__(self, lang: str, titled: frozenset[int]) -> None:
        self.document = Tag("Document")
        self._lang = lang
        self._titled = titled
        self._level = 0
        self._page = 0
        self._sheet = Rect(*(Length(0),) * 4)
        self._marker = Marker()
        self._last: dict[tuple[Role, int, str | None], Tag] = {}
        self._notes = count(1)
        self._half: _Half | None = None

    def read(self, number: int, page: Page) -> None:
        """Read one page."""
        if self._half is not None:
            moved = self._half.rect.moved(dx=-page.size.width)
            self._half = _Half(self._half.page, self._half.photo, moved, self._half.figure, self._half.group)
        self._page, self._sheet, self._marker = number, page.bleed_box, Marker()
        for element in page.elements:
            self._element(element, self.document)

    def _element(self, element: Element, parent: Tag, depth: int = 0) -> None:
        is_figure = element.role is Role.FIGURE
        below = self._figure(element, parent) if is_figure else self._text(element, parent, depth)
        for child in element.children:
            self._element(child, below, depth + 1)

    def _text(self, element: Element, parent: Tag, depth: int) -> Tag:
        """Read an element of text; the tag that its children belong in comes back."""
        if element.role is Role.ARTIFACT:
            tuple(self._marker.stretches(element))
            return parent
        place = (element.role, depth, element.lang)  # of two languages side by side each goes on for itself
        last = self._last.get(place) if element.continues else None
        tag = last or self._begin(element, parent)
        self._last[place] = tag
        own = tag
        if element.items and tag.type == "BlockQuote":
            own = next(tag.tags, None) or tag.add("P")
        elif element.items and tag.type == "LI":
            own = _body(tag)
        self._fill(own, element)
        return tag

    def _begin(self, element: Element, parent: Tag) -> Tag:
        """A new tag in its place: items in a list, texts of an item in its body."""
        kind = self._type(element)
        if kind == "LI" and parent.type != "L":
            last = parent.kids[-1] if parent.kids else None
            parent = last if isinstance(last, Tag) and last.type == "L" else parent.add("L")
        elif parent.type == "LI" and kind != "Lbl":
            parent = _body(parent)
        tag = parent.add(kind, lang=self._other(element.lang))
        tag.scope = SCOPES.get(element.role)
        tag.id = f"note-{next(self._notes)}" if kind == "Note" else None
        return tag

    def _type(self, element: Element) -> str:
        if element.role is Role.TITLE and self._page in self._titled:
            self._level = 1
            return "H1"
        if element.role is Role.HEADING and (self._level or not self._titled):
            self._level = min(element.level or 2, self._level + 1, 6)
            return f"H{self._level}"
        return "LI" if element.role is Role.LIST_ITEM else TAGS.get(element.role, "P")

    def _other(self, lang: str | None) -> str | None:
        return lang if lang != self._lang else None

    def _figure(self, element: Element, parent: Tag) -> Tag:
        """Read a photo; the group that holds it with its caption and credit comes back."""
        shown = next((item for item in element.items if isinstance(item, Picture)), None)
        first = self._half
        if first is not None and shown is not None and self._is_other_half(first, element, shown):
            first.figure.box = None
            self._fill(first.figure, element)
            return first.group
        group = parent.add("Div") if element.children else parent
        figure = group.add("P" if element.plate else "Figure", lang=self._other(element.lang))
        if shown is not None:
            figure.alt, figure.box = element.alt, _common(shown.rect, shown.clip or self._sheet, self._sheet)
            self._half = _Half(self._page, element.photo, shown.rect, figure, group)
        self._fill(figure, element)
        return group

    def _is_other_half(self, first: _Half, element: Element, shown: Picture) -> bool:
        near = abs(first.rect.x - shown.rect.x) + abs(first.rect.y - shown.rect.y) < SAME_PLACE
        return near and first.photo == element.photo and first.page == self._page - 1

    def _fill(self, tag: Tag, element: Element) -> None:
        """Put an element's content into its tag; what leads through a link goes into a Link of its own, over several lines too."""
        for stretch in self._marker.stretches(element):
            into = tag if stretch.url is None else _link(tag, stretch.url, is_live=stretch.link is not None)
            if stretch.mcid is not None:
                into.kids.append(Content(self._page, stretch.mcid))
            if stretch.link is not None:
                into.kids.append(Annotation(self._page, stretch.link))


def _link(tag: Tag, url: str, *, is_live: bool) -> Tag:
    """The tag of what leads to an address; what refers to another place of the document says so on paper too."""
    if url.startswith("#"):
        reference = _last_of(tag, "Reference", url) or tag.add("Reference", url=url)
        return _last_of(reference, "Link", url) or reference.add("Link", url=url) if is_live else reference
    return _last_of(tag, "Link", url) or tag.add("Link", url=url)


def _last_of(tag: Tag, kind: str, url: str) -> Tag | None:
    """The last thing in a tag when it is of a kind and leads to the same address."""
    last = tag.kids[-1] if tag.kids else None
    return last if isinstance(last, Tag) and (last.type, last.url) == (kind, url) else None


def _body(item: Tag) -> Tag:
    return next((tag for tag in item.tags if tag.type == "LBody"), None) or item.add("LBody")


def _common(*boxes: Rect) -> Rect:
    x, y = max(box.x for box in boxes), max(box.y for box in boxes)
    right, bottom = min(box.right for box in boxes), min(box.bottom for box in boxes)
    return Rect(x, y, Length(right - x), Length(bottom - y))
