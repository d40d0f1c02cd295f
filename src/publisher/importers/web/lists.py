"""Lists of a page go in, entry by entry as they are met; one whole list, with the lists inside its entries, comes out of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.article.model import Inline, ListBlock, ListItem, Paragraph
from publisher.importers.markup import Element, local_name

DEEPEST_LIST = 9
"""Levels of lists in lists, as many as Word has; entries of deeper ones stand in the last."""


@dataclass(slots=True)
class _OpenList:
    element: Element
    items: list[list[Paragraph | ListBlock]] = field(default_factory=list)
    in_item: bool = False

    def take(self, part: Paragraph | ListBlock) -> None:
        """Add to the last entry; a part that stands in none begins one."""
        if not self.items:
            self.items.append([])
        self.items[-1].append(part)


@dataclass(slots=True)
class ListMaker:
    """The lists that are open at a place of the page, the outermost first."""

    _open: list[_OpenList] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether a list has begun and not ended."""
        return bool(self._open)

    @property
    def takes_words(self) -> bool:
        """Whether words that come now stand in an entry."""
        return any(each.in_item for each in self._open)

    def begin(self, element: Element) -> None:
        """A list begins, perhaps inside an entry of another."""
        self._open.append(_OpenList(element))

    def begin_item(self) -> None:
        """An entry begins in the innermost list; one that is open there ends."""
        innermost = self._open[-1]
        innermost.items.append([])
        innermost.in_item = True

    def end_item(self) -> None:
        """The entry of the innermost list ends."""
        if self._open:
            self._open[-1].in_item = False

    def add(self, words: Inline) -> None:
        """A paragraph of the innermost entry that is open."""
        next(each for each in reversed(self._open) if each.in_item).take(Paragraph(words))

    def end(self) -> ListBlock | None:
        """The innermost list ends: it goes into the entry it stands in; the outermost comes out, unless it is empty."""
        ended = self._open.pop()
        items = _whole(ended.items)
        if not items:
            return None
        made = ListBlock(local_name(ended.element) == "ol", items, _start(ended.element))
        if not self._open:
            return made
        if len(self._open) >= DEEPEST_LIST:
            self._open[-1].items += [list(item) for item in items]
        else:
            self._open[-1].take(made)
        return None


def _whole(items: list[list[Paragraph | ListBlock]]) -> tuple[ListItem, ...]:
    """The entries that hold anything, each with words in front: a list without any goes to the entry before it."""
    whole: list[ListItem] = []
    for item in filter(None, items):
        if isinstance(item[0], Paragraph):
            whole.append(tuple(item))
        elif whole:
            whole[-1] += tuple(item)
        else:
            whole += item[0].items
            whole[-1] += tuple(item[1:])
    return tuple(whole)


def _start(element: Element) -> int:
    """The number of the first entry, as CommonMark can write it."""
    stated = element.get("start") or ""
    return (
        int(stated) if local_name(element) == "ol" and stated.isascii() and stated.isdigit() and len(stated) < 10 else 1
    )
