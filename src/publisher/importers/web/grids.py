"""A table of pictures goes in; each picture with the cell that holds its caption comes out.

Photo desks set pictures side by side in tables: the caption below its picture, beside it, or in the same cell.
"""

from __future__ import annotations

from publisher.importers.markup import Element, local_name
from publisher.importers.web.images import is_decoration
from publisher.importers.web.words import text_in

_LONGEST = 300
"""Letters in a cell; with more it holds a story, and its table is the frame of a page."""
_MOST = 400
"""Cells of a table that are looked at."""

_Cells = dict[tuple[int, int], Element]


def captioned_cells(table: Element) -> list[tuple[Element, Element]]:
    """Each cell with a picture, and the cell of its caption, which may be the same one; none when that is not plain."""
    cells = _cells(table)
    pictures = {place: cell for place, cell in cells.items() if _has_picture(cell)}
    words = {place: cell for place, cell in cells.items() if text_in(cell)}
    if len(pictures) < 2 or len(words) < 2 or len(cells) > _MOST or table.find(".//table") is not None:
        return []
    if any(len(text_in(cell)) > _LONGEST for cell in words.values()):
        return []
    if words.keys() <= pictures.keys():
        return [(cell, cell) for cell in pictures.values()]
    below, beside = _beyond(pictures, words, 1, 0), _beyond(pictures, words, 0, 1)
    return below or beside


def _cells(table: Element) -> _Cells:
    rows = ([cell for cell in row if local_name(cell) in ("td", "th")] for row in table.iter("tr") if len(row))
    return {(number, column): cell for number, row in enumerate(rows) for column, cell in enumerate(row)}


def _has_picture(cell: Element) -> bool:
    return any(not is_decoration(image) for image in cell.iter("img"))


def _beyond(pictures: _Cells, words: _Cells, down: int, right: int) -> list[tuple[Element, Element]]:
    """Each picture with the words so many cells on, when these are all the words there are and none stands with a picture."""
    found = {place: (place[0] + down, place[1] + right) for place in pictures}
    captions = {place: words[at] for place, at in found.items() if at in words and at not in pictures}
    if len(captions) != len(words):
        return []
    return [(cell, captions.get(place, cell)) for place, cell in pictures.items()]
