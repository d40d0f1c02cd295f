"""The story as the picture editor sees it: a row of atoms - reading text, photos, groups, pull quotes - in the article's order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from publisher.article.beside import Row, beside
from publisher.article.model import Article, Block, Group, Moment, Notes, Photo, PhotoRef, Quote, Table, Timeline
from publisher.channels.booklet.desk import Desk
from publisher.channels.booklet.frames import columns
from publisher.channels.booklet.parallel import parallel_galley
from publisher.compose.galley import Galley
from publisher.compose.parallel import ParallelGalley
from publisher.compose.sheet import Side
from publisher.compose.tables import fits
from publisher.units import Length


@dataclass(frozen=True, slots=True)
class Text:
    """Reading text up to the next photo or pull quote."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Reading text in two languages up to the next photo: rows of blocks that stand for one another."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo, perhaps with the editor's wish for a kind of page."""

    photo: Photo
    wish: str | None = None


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Photos that belong on one page."""

    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class PullQuote:
    """One sentence that may stand large."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Board:
    """A table that is wider than a column of reading text."""

    table: Table


@dataclass(frozen=True, slots=True)
class Opening:
    """The headline of the story, where it stands over the first columns of text instead of on a page of its own."""


Atom: TypeAlias = Text | Parallel | Shot | Ensemble | PullQuote | Board | Opening


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """How far the story is told: the atom, and of reading text the galley line (in two languages the stop)."""

    atom: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """The atoms of one article, and their galleys, each set once to each measure."""

    desk: Desk
    atoms: tuple[Atom, ...]
    _galleys: dict[tuple[int, float], Galley] = field(default_factory=dict, compare=False, repr=False)
    _parallels: dict[tuple[int, float], ParallelGalley] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, desk: Desk) -> Story:
        """The story of the desk's article; photos its body does not mention follow at the end."""
        if desk.beside is not None:
            return cls(desk, tuple(_parallel_atoms(desk.edition.article, desk.beside.article)))
        measure = columns(desk, Side.LEFT)[0].width
        return cls(desk, tuple(_atoms(desk.edition.article, lambda table: not fits(desk.galleys, table, measure))))

    @property
    def end(self) -> Position:
        """Where everything is told."""
        return Position(len(self.atoms))

    @property
    def opening_photo(self) -> Photo | None:
        """The photo the story opens with; None when it opens with a group."""
        first = next((atom for atom in self.atoms if isinstance(atom, Shot | Ensemble)), None)
        return first.photo if isinstance(first, Shot) else None

    def atom(self, index: int) -> Atom | None:
        """The atom of that number; None behind the last."""
        return self.atoms[index] if index < len(self.atoms) else None

    def shot(self, index: int) -> Shot | None:
        """The atom of that number when it is a single photo."""
        atom = self.atom(index)
        return atom if isinstance(atom, Shot) else None

    def galley(self, index: int, measure: Length) -> Galley | None:
        """The galley of a text atom at a measure; None when the atom is something else."""
        atom = self.atom(index)
        return self._set(index, atom.blocks, measure) if isinstance(atom, Text) else None

    def board(self, index: int, measure: Length) -> Galley | None:
        """The galley of a wide table at a measure; None when the atom is something else."""
        atom = self.atom(index)
        return self._set(index, (atom.table,), measure) if isinstance(atom, Board) else None

    def parallel(self, index: int, area: Length) -> ParallelGalley | None:
        """The galley of a text in two languages in an area so wide; None when the atom is something else."""
        atom = self.atom(index)
        if not isinstance(atom, Parallel):
            return None
        key = (index, round(float(area), 3))
        if key not in self._parallels:
            self._parallels[key] = parallel_galley(self.desk.spoken(), atom.rows, area)
        return self._parallels[key]

    def _set(self, index: int, blocks: tuple[Block, ...], measure: Length) -> Galley:
        key = (index, round(float(measure), 3))
        if key not in self._galleys:
            self._galleys[key] = self.desk.galleys.galley(blocks, measure)
        return self._galleys[key]

    def after(self, at: Position, galley: Galley, end: int) -> Position:
        """The position after so many lines of a galley."""
        return Position(at.atom + 1) if end >= len(galley.lines) else Position(at.atom, end)


def _atoms(article: Article, is_wide: Callable[[Table], bool]) -> Iterator[Atom]:
    """The atoms of an article: photos its body does not mention follow it, and its notes come last."""
    teller = _Teller({photo.id: photo for photo in article.photos}, frozenset(_placed_ids(article)), is_wide)
    notes = tuple(block for block in article.body if isinstance(block, Notes))
    for block in article.body:
        if block not in notes:
            yield from teller.tell(block)
    more = tuple(teller.shots(teller.known))
    yield from teller.flush() if more or not notes else ()
    yield from more
    teller.text += notes
    yield from teller.flush()


def _parallel_atoms(article: Article, other: Article) -> Iterator[Atom]:
    """The atoms of an article with those texts of another edition that stand for its own; each table and timeline stays whole."""
    article, other = _unbound(article), _unbound(other)
    rows = beside(article, other)
    told = {id(block): row for row in rows for block in row[0]}
    for atom in _atoms(article, lambda _: False):
        if isinstance(atom, Text):
            atom = Parallel(tuple(told.get(id(block), ((block,), (block,))) for block in atom.blocks))
        yield atom
    if rows and not told:
        yield Parallel(rows)


def _unbound(article: Article) -> Article:
    """The article with its photos bound to no date of a timeline."""
    return replace(article, body=tuple(map(_without_photos, article.body)))


def _without_photos(block: Block) -> Block:
    if not isinstance(block, Timeline):
        return block
    return replace(block, moments=tuple(replace(moment, photo=None) for moment in block.moments))


@dataclass(slots=True)
class _Teller:
    """Gathers text between photos, and sees that each photo is told once."""

    known: Mapping[str, Photo]
    placed: frozenset[str]
    is_wide: Callable[[Table], bool]
    """Whether a table needs more than a column."""
    told: set[str] = field(default_factory=set)
    text: list[Block] = field(default_factory=list)

    def tell(self, block: Block) -> Iterator[Atom]:
        match block:
            case PhotoRef(photo_id, wish):
                yield from self.flush()
                yield from self.shots((photo_id,), wish)
            case Group(ids):
                yield from self.flush()
                yield from _ensemble(tuple(self.shots(ids)))
            case Quote(pull=True):
                yield from self.flush()
                yield PullQuote(block)
            case Timeline(moments) if any(moment.photo for moment in moments):
                yield from self.chronicle(moments)
            case Table() if self.is_wide(block):
                yield from self.flush()
                yield Board(block)
            case _:
                self.text.append(block)

    def chronicle(self, moments: Iterable[Moment]) -> Iterator[Atom]:
        """A timeline, told in stretches so that a photo bound to a moment follows that moment."""
        told: list[Moment] = []
        for moment in moments:
            told.append(moment)
            if moment.photo and moment.photo not in self.placed | self.told:
                self.text.append(Timeline(tuple(told)))
                told = []
                yield from self.flush()
                yield from self.shots((moment.photo,))
        if told:
            self.text.append(Timeline(tuple(told)))

    def flush(self) -> Iterator[Text]:
        if self.text:
            yield Text(tuple(self.text))
            self.text = []

    def shots(self, ids: Iterable[str], wish: str | None = None) -> Iterator[Shot]:
        for photo_id in ids:
            if photo_id in self.known and photo_id not in self.told:
                self.told.add(photo_id)
                yield Shot(self.known[photo_id], wish)


def _placed_ids(article: Article) -> Iterator[str]:
    """The photos that have a place of their own in the body, not only a date in a timeline."""
    for block in article.body:
        if isinstance(block, PhotoRef):
            yield block.photo
        elif isinstance(block, Group):
            yield from block.photos


def _ensemble(shots: tuple[Shot, ...]) -> Iterator[Atom]:
    """A group of two or three stands together; a larger or a single one is told photo by photo."""
    if 2 <= len(shots) <= 3:
        yield Ensemble(tuple(shot.photo for shot in shots))
    else:
        yield from shots
