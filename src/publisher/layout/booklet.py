"""The schema of a booklet layout: page, margins, grid, voices and house habits of one design, as its TOML file gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from publisher.layout.schema import Voice
from publisher.units import Length, Mm


@dataclass(frozen=True, slots=True)
class PageFormat:
    """The trimmed page and its bleed."""

    width: Length
    height: Length
    bleed: Length = field(default_factory=lambda: Mm(3))


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a right-hand page; a left-hand page mirrors them."""

    inside: Length
    outside: Length
    top: Length
    bottom: Length
    safe: Length = field(default_factory=lambda: Mm(6))
    """Nothing readable stands nearer to the trim than this."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, the gap between them, and the baseline grid that all reading text stands on."""

    columns: int
    gutter: Length
    baseline: Length


@dataclass(frozen=True, slots=True)
class Voices:
    """The type scale."""

    cover_title: Voice
    cover_kicker: Voice
    title: Voice
    kicker: Voice
    lead: Voice
    byline: Voice
    text: Voice
    heading: Voice
    caption: Voice
    credit: Voice
    quote: Voice
    folio: Voice
    small: Voice
    """Imprint page, page references, back cover."""
    related: Voice
    """Headlines of related stories."""
    plate: Voice
    """The words on a photo that is still to come."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How reading text is set."""

    columns: int = 1
    gap: Length = field(default_factory=lambda: Mm(6))
    """Between columns of reading text."""
    justify: bool = True
    hyphenate: bool = True
    indent: float = 1.0
    """Of every paragraph but the first, in em."""


@dataclass(frozen=True, slots=True)
class Captions:
    """How captions and credits stand by their photos."""

    credit: Literal["side", "below"] = "below"
    """Up the outer side of the photo, reading upwards; or on a line of its own below the caption."""
    gap: Length = field(default_factory=lambda: Mm(2.2))
    """Between a photo and its caption."""
    measure: Length = field(default_factory=lambda: Mm(84))
    """The longest caption line: 45 to 60 letters read well."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover looks like."""

    style: Literal["band", "framed", "full"] = "band"
    """Photo over a band of paper with the title; photo framed on paper; photo to all edges, the title on a panel."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """How gladly each kind of page is used: costs in the picture editor's units, 0 is free; absent kinds are not used."""

    text: float = 0.0
    text_photo: float = 0.0
    plate: float = 0.0
    framed: float = 0.0
    pair: float = 0.0
    spread: float = 0.0
    repeat: float = 1.5
    """For the same kind twice running."""


COLOURS = ("ink", "soft", "accent", "paper", "ground", "line")
"""The colours every booklet layout names."""


@dataclass(frozen=True, slots=True)
class BookletLayout:
    """One booklet design."""

    title: str
    description: str
    page: PageFormat
    margins: Margins
    grid: Grid
    voices: Voices
    colours: dict[str, str]
    """"#RRGGBB", with " cmyk c m y k" where print needs its own inks; those in ``COLOURS`` and any that voices use."""
    reading: Reading = field(default_factory=Reading)
    captions: Captions = field(default_factory=Captions)
    cover: Cover = field(default_factory=Cover)
    kinds: Kinds = field(default_factory=Kinds)

    def faults(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Values no page can be made of: the way to each in the file, and what is wrong with it."""
        page, margins, grid = self.page, self.margins, self.grid
        counts = {("grid", "columns"): grid.columns, ("reading", "columns"): self.reading.columns}
        lengths = {("page", "width"): page.width, ("page", "height"): page.height, ("grid", "baseline"): grid.baseline}
        yield from ((keys, f"'{keys[-1]}' must be 1 or more") for keys, count in counts.items() if count < 1)
        yield from ((keys, f"'{keys[-1]}' must be more than 0") for keys, length in lengths.items() if length <= 0)
        width = page.width - margins.inside - margins.outside
        height = page.height - margins.top - margins.bottom
        if width < grid.gutter * grid.columns or height < grid.baseline:
            yield ("margins",), "margins and gutters leave no room for text on the page"
        for name in COLOURS:
            if name not in self.colours:
                yield ("colours",), f"the colour '{name}' is missing"
