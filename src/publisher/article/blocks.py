"""The body of an article: spans of text and the blocks made of them, frozen; what every channel sets in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Script(StrEnum):
    """Where letters stand on their line."""

    NORMAL = "normal"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one voice: plain, emphasised, strong, raised, lowered, or a link.

    A line feed in the text is a line break that the editor asked for. A span that calls a note has no text of its own: the
    channels show the note's number there, and whoever only joins texts never meets it.
    """

    text: str
    emphasis: bool = False
    strong: bool = False
    href: str | None = None
    script: Script = Script.NORMAL
    note: str | None = None
    """The label of the note that is called here."""


Inline: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of reading text."""

    spans: Inline
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body; level 2 is the highest, the title is level 1."""

    level: int
    spans: Inline
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; ``pull`` marks a pull quote that may stand large, ``cite`` names who says it."""

    paragraphs: tuple[Inline, ...]
    cite: str | None = None
    pull: bool = False
    line: int | None = None


ListItem: TypeAlias = "tuple[Paragraph | ListBlock, ...]"
"""One entry of a list: its paragraphs, and the lists inside it, in the order written."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list; ``start`` is the number of a numbered one's first entry."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    line: int | None = None

    @classmethod
    def of(cls, ordered: bool, texts: Iterable[Inline], line: int | None = None) -> ListBlock:
        """The list whose entries are a paragraph each."""
        return cls(ordered, tuple((Paragraph(spans),) for spans in texts), line=line)


class Align(StrEnum):
    """How the cells of a table's column stand."""

    START = "start"
    """Where lines of the language begin."""
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all as long as ``align``; without a head when nothing stands in any of its cells."""

    align: tuple[Align, ...]
    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: Inline = ()
    source: Inline = ()
    """Where the figures come from, or what they leave out: small print below the table."""
    line: int | None = None

    @property
    def has_head(self) -> bool:
        """Whether a row of heads stands above the columns."""
        return any(self.head)

    @property
    def heads_rows(self) -> bool:
        """Whether the first cell of each row is the head of that row: where the corner above them is empty."""
        return self.has_head and not self.head[0] and len(self.align) > 1


@dataclass(frozen=True, slots=True)
class Sidebar:
    """A box beside the story: its title, and paragraphs, headings, lists, quotations and tables."""

    title: Inline
    blocks: tuple[Block, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Divider:
    """A pause in the text: the story goes on at another time or place."""

    line: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the label it is called by in the source, and its paragraphs."""

    label: str
    paragraphs: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """All the notes of an article, as its text calls them; the last block of a body that has any."""

    notes: tuple[Note, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PhotoRef:
    """The place of a photo in the body; ``page`` is the editor's own wish for a page kind (plate, framed, spread ...)."""

    photo: str
    page: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Photos that belong together; ``layout`` is the editor's wish (pair, trio)."""

    photos: tuple[str, ...]
    layout: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline: the date as written, what happened, and perhaps a photo."""

    date: str
    spans: Inline
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates and what happened on them, in the order given."""

    moments: tuple[Moment, ...]
    line: int | None = None


Block: TypeAlias = (
    Paragraph | Heading | Quote | ListBlock | Table | Sidebar | Divider | PhotoRef | Group | Timeline | Notes
)


def texts(block: Block) -> Iterator[Inline]:
    """Every running text of a block, at any depth, in the order it is read; names and dates are not among them."""
    match block:
        case Paragraph(spans) | Heading(_, spans):
            yield spans
        case Quote(paragraphs):
            yield from paragraphs
        case ListBlock(_, items):
            yield from (spans for item in items for part in item for spans in texts(part))
        case Table():
            yield from (block.caption, *block.head)
            yield from (cell for row in block.rows for cell in row)
            yield block.source
        case Sidebar(title, blocks):
            yield title
            yield from (spans for part in blocks for spans in texts(part))
        case Timeline(moments):
            yield from (moment.spans for moment in moments)
        case Notes(notes):
            yield from (spans for note in notes for spans in note.paragraphs)
        case PhotoRef() | Group() | Divider():
            pass


def photos_in(block: Block) -> tuple[str, ...]:
    """The ids of the photos a block shows."""
    match block:
        case PhotoRef(photo):
            return (photo,)
        case Group(photos):
            return photos
        case Timeline(moments):
            return tuple(moment.photo for moment in moments if moment.photo)
    return ()


def with_photos(block: Block, name: Callable[[str], str]) -> Block:
    """The block with every photo it shows called by another id."""
    match block:
        case PhotoRef(photo):
            return replace(block, photo=name(photo))
        case Group(photos):
            return replace(block, photos=tuple(map(name, photos)))
        case Timeline(moments):
            shown = (replace(one, photo=name(one.photo)) if one.photo else one for one in moments)
            return replace(block, moments=tuple(shown))
    return block


def placeless(block: Block) -> Block:
    """The block without the lines it stands on, for comparing."""
    match block:
        case ListBlock(_, items):
            inner = tuple(tuple(placeless(part) for part in item) for item in items)
            return replace(block, items=inner, line=None)  # type: ignore[arg-type]
        case Sidebar(_, blocks):
            return replace(block, blocks=tuple(map(placeless, blocks)), line=None)
    return replace(block, line=None)
