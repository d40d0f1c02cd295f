"""Elements go in, the tags of their marked content come out: what is read aloud, in which language, and what is passed over.

Every content element of a page that holds text or pictures has a marked-content number: 0 for the page's first, in reading order.
A structure tree can be built from the same pages by counting in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.page.items import Element, Item, Link, Page, Picture, Role, TextLine

STRUCTURE_TYPES = {
    Role.TITLE: "H1",
    Role.HEADING: "H2",
    Role.KICKER: "P",
    Role.LEAD: "P",
    Role.BYLINE: "P",
    Role.PARAGRAPH: "P",
    Role.QUOTE: "BlockQuote",
    Role.LIST: "L",
    Role.LIST_ITEM: "LBody",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
    Role.CREDIT: "P",
    Role.LINK: "Link",
}
"""By role: the standard structure type (ISO 32000-1, 14.8.4). A heading's own level overrides its row."""

END = "EMC"
ARTIFACT = "/Artifact BMC"


def content_elements(page: Page) -> Iterator[Element]:
    """The elements a reader hears, in reading order: the n-th has the marked-content number n."""
    return (element for element in page.walk() if is_content(element))


def is_content(element: Element) -> bool:
    """Whether an element holds text or a picture and is no furniture."""
    return element.role is not Role.ARTIFACT and any(map(is_read, element.items))


def is_read(item: Item) -> bool:
    """Whether an item carries meaning of its own: fills and rules never do."""
    return isinstance(item, TextLine | Picture)


def is_painted(item: Item) -> bool:
    """Whether an item leaves ink; a link is an annotation."""
    return not isinstance(item, Link)


def begin(element: Element, mcid: int) -> str:
    """The operator that opens an element's marked content."""
    lang = f" /Lang ({element.lang})" if element.lang else ""
    return f"/{structure_type(element)} << /MCID {mcid}{lang} >> BDC"


def structure_type(element: Element) -> str:
    """The standard structure type of an element: "P", "Figure", "H3" ..."""
    if element.role is Role.HEADING and element.level:
        return f"H{min(element.level, 6)}"
    return STRUCTURE_TYPES[element.role]
