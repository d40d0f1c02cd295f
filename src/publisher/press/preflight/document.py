"""What the rules of a preflight look at: a Document with its pages, read from an open PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pikepdf

from publisher.press.preflight.intents import OutputIntent, read_intent
from publisher.press.preflight.interpreter import Interpreter, Painted
from publisher.press.preflight.library import Library
from publisher.press.preflight.marks import Area, Font, Letters, Line, Mark, Picture
from publisher.press.preflight.plane import Box, Matrix
from publisher.press.preflight.spaces import ColourSpace
from publisher.press.preflight.state import GraphicsState
from publisher.press.preflight.statements import Statements, read_statements
from publisher.press.preflight.values import Found, box, entry, inherited, name, number

MOST_PAGES = 5_000
A4 = Box(0, 0, 595.276, 841.89)
"""What a page without a readable media box is taken for."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its boxes in points, None where it names none of its own, and what was painted on it."""

    number: int
    stored: pikepdf.Object
    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    painted: Painted

    @property
    def finished(self) -> Box:
        """What is left after trimming."""
        return self.trim or self.crop or self.media

    @property
    def printed(self) -> Box:
        """All that may show in print; marks outside of it are the printer's."""
        return self.bleed or self.finished

    @property
    def marks(self) -> Iterator[Mark]:
        """What was painted where it may show in print."""
        return (mark for mark in self.painted.marks if mark.box.meets(self.printed))

    @property
    def areas(self) -> Iterator[Area]:
        """The filled shapes."""
        return (mark for mark in self.marks if isinstance(mark, Area))

    @property
    def lines(self) -> Iterator[Line]:
        """The stroked paths."""
        return (mark for mark in self.marks if isinstance(mark, Line))

    @property
    def letters(self) -> Iterator[Letters]:
        """The text."""
        return (mark for mark in self.marks if isinstance(mark, Letters))

    @property
    def pictures(self) -> Iterator[Picture]:
        """The placed images."""
        return (mark for mark in self.marks if isinstance(mark, Picture))


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF as read: its pages, its output intent and what was wrong with the file itself."""

    pdf: pikepdf.Pdf
    pages: tuple[Page, ...]
    intent: OutputIntent | None
    said: Statements
    """Its metadata."""
    ink_limit: float
    """Per cent of all inks together that may lie on one spot."""
    faults: int
    """Operators and streams that could not be read, and repairs that opening the file took."""

    @property
    def root(self) -> Found:
        """The document catalogue."""
        return self.pdf.Root

    def fonts(self) -> dict[Font, list[int]]:
        """Every font that sets text, with its pages; text outside the bleed counts too."""
        used: dict[Font, list[int]] = {}
        for page in self.pages:
            for font in dict.fromkeys(mark.font for mark in page.painted.marks if isinstance(mark, Letters)):
                used.setdefault(font, []).append(page.number)
        return used

    def spaces(self) -> dict[ColourSpace, list[int]]:
        """Every colour space in use, with those it is built on and its pages."""
        used: dict[ColourSpace, list[int]] = {}
        for page in self.pages:
            spaces = (part for mark in page.painted.marks for part in space_of(mark).parts())
            for space in dict.fromkeys(spaces):
                used.setdefault(space, []).append(page.number)
        return used


def space_of(mark: Mark) -> ColourSpace:
    """The colour space a mark is painted in; a stencil takes the one of its paint."""
    if isinstance(mark, Picture) and not mark.image.is_mask:
        return mark.image.space
    return mark.paint.colour.space


def read_document(pdf: pikepdf.Pdf, ink_limit: float | None = None) -> Document:
    """Read every page; ``ink_limit`` overrules the one of the output intent."""
    library = Library()
    intent = read_intent(pdf.Root)
    pages = tuple(_read_page(n, page.obj, library) for n, page in enumerate(islice(pdf.pages, MOST_PAGES), 1))
    limit = ink_limit if ink_limit is not None else OutputIntent.ink_limit_of(intent)
    return Document(pdf, pages, intent, read_statements(pdf), limit, library.faults + len(pdf.get_warnings()))


def _read_page(index: int, stored: pikepdf.Object, library: Library) -> Page:
    unit = number(entry(stored, "/UserUnit"), 1.0) or 1.0
    media = box(inherited(stored, "/MediaBox"), unit) or A4
    start = GraphicsState(ctm=Matrix(unit, 0, 0, unit, 0, 0), clip=media)
    interpreter = Interpreter(library, inherited(stored, "/Resources"), start)
    painted = interpreter.run(stored) if entry(stored, "/Contents") is not None else Painted()
    group = entry(stored, "/Group")
    if name(entry(group, "/S")) == "Transparency" and entry(group, "/CS") is not None:
        painted.groups.append(library.spaces.read(entry(group, "/CS"), inherited(stored, "/Resources")))
    own = {key: box(entry(stored, f"/{key}"), unit) for key in ("BleedBox", "TrimBox", "ArtBox")}
    crop = box(inherited(stored, "/CropBox"), unit)
    return Page(index, stored, media, crop, own["BleedBox"], own["TrimBox"], own["ArtBox"], painted)
