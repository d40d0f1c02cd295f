"""Elements go in, stretches of marked content come out: what is read aloud under which number, and what is passed over.

Painter and structure tree number a page's content with the same ``Marker``, element by element, so that they always agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, groupby
from typing import TypeAlias

from publisher.page.items import Element, Item, Link, Picture, Role, TextLine
from publisher.paint.pdf.links import cut

ARTIFACT, END = "/Artifact BMC", "EMC"

CONTENT_TAGS = {
    Role.TITLE: "H1",
    Role.QUOTE: "BlockQuote",
    Role.LABEL: "Lbl",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
}
"""By role: the tag that opens an element's content in the page's stream; "P" for all others. The structure tree may know better."""

Owner: TypeAlias = tuple[bool, int | None]
"""Whether a stretch is read, and the place of its link among the element's items."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Items that are painted under one mark; none for a link that no text leads through."""

    items: tuple[Item, ...]
    tag: str
    mcid: int | None = None
    """The number of the content on its page; None for an artifact."""
    link: int | None = None
    """The number, on its page, of the link that the content leads through; None for one that is not live."""
    url: str | None = None

    @property
    def begin(self) -> str:
        """The operator that opens the mark."""
        return ARTIFACT if self.mcid is None else f"/{self.tag} << /MCID {self.mcid} >> BDC"


class Marker:
    """Numbers the content and the links of one page; give it the elements as ``Page.walk`` does."""

    def __init__(self) -> None:
        self._contents = count()
        self._links = count()

    def stretches(self, element: Element) -> Iterator[Stretch]:
        """The stretches of an element's own items in painting order, then its links without text."""
        links = {number: item for number, item in enumerate(element.items) if isinstance(item, Link)}
        numbers = {place: next(self._links) for place, link in links.items() if link.is_live}
        for (is_read, place), group in groupby(_owned(element, links), key=lambda one: one[0]):
            items = tuple(item for _, item in group)
            mcid = next(self._contents) if is_read else None
            if place is None:
                yield Stretch(items, CONTENT_TAGS.get(element.role, "P"), mcid)
            else:
                yield Stretch(items, "Link", mcid, numbers.pop(place, None), links[place].url)
        for place, number in numbers.items():
            yield Stretch((), "Link", None, number, links[place].url)


def _owned(element: Element, links: Mapping[int, Link]) -> Iterator[tuple[Owner, Item]]:
    """Each item that leaves ink - a link is an annotation - with its owner; lines are cut where links begin and end."""
    for item in element.items:
        if isinstance(item, TextLine) and element.role is not Role.ARTIFACT:
            yield from (((True, place), part) for part, place in cut(item, links))
        elif not isinstance(item, Link):
            yield (element.role is not Role.ARTIFACT and isinstance(item, Picture), None), item
