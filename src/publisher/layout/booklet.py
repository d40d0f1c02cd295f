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
    date: Voice | None = None
    """The date beside a photo on a "moment" page; the heading in the accent when absent."""
    nameplate: Voice | None = None
    """The publication's name over a masthead cover; the cover title when absent."""
    second_title: Voice | None = None
    """The title in the second language of a booklet of two; the lead when absent."""


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
    narrowest: float = 22.0
    """No column is narrower than this, in em, or a page has fewer: 22 is about 45 letters, a newspaper takes 15."""
    rules: bool = False
    """A hairline between the columns."""


@dataclass(frozen=True, slots=True)
class Languages:
    """How many languages a booklet speaks."""

    arrangement: Literal["one", "columns"] = "one"
    """One; or two side by side, a column of reading text for each, in which paragraphs that stand for one another begin level."""


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

    style: Literal["band", "framed", "inset", "full", "type", "masthead"] = "band"
    """Photo over a band with the title; photo framed within the margins; a small photo let into coloured ground; photo to all
    edges with the title on a panel; words only; a newspaper's front page. A story without photos gets words only."""
    ground: str = "paper"
    """The colour behind band, frame, panel or words."""
    words: str = "ground"
    """The ground of a cover without a photo."""
    credit: str = "soft"
    """The colour of the small print on the cover."""


@dataclass(frozen=True, slots=True)
class Opener:
    """How a story begins."""

    style: Literal["page", "head"] = "page"
    """A page of its own in much white; or a headline over the first columns of text."""
    starts: Literal["right", "left", "any"] = "right"
    """The side each story of a book of several begins on; a page before it stays white where it must."""


@dataclass(frozen=True, slots=True)
class Contents:
    """When there is a contents page; a book of several articles always has one."""

    single: bool = False
    """Also for a single article with three headings or more."""


@dataclass(frozen=True, slots=True)
class Feet:
    """Page number and running title."""

    style: Literal["outer", "centre", "head"] = "outer"
    """In the outer corner at the foot; the number alone in the middle of the foot; at the head over a hairline."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How the design tells the story."""

    order: Literal["story", "taken"] = "story"
    """The article's own order; or its text first, then its photos by the date they were taken, then those without a date."""
    quotes: Literal["page", "text"] = "page"
    """A pull quote may have a page of its own, or stands in the text."""
    groups: Literal["together", "apart"] = "together"
    """The photos of a group share a page, or each is told for itself."""
    wishes: bool = True
    """Whether an editor's wish for a kind of page ({page=spread}) is followed; a design of few kinds tells it its own way."""


@dataclass(frozen=True, slots=True)
class Back:
    """The pages at the back."""

    index: Literal["books", "always", "never"] = "books"
    """The index of photographers: in books of several articles, in every booklet, or in none."""
    cover: str = "ground"
    """The colour of the back cover."""


OFF = 50.0
"""A kind of page that costs this much is used only where nothing else fits or the editor asks for it."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """How gladly each kind of page is used: costs in the picture editor's units; 0 is free, 50 only when nothing else will do."""

    text: float = 0.0
    text_photo: float = 0.0
    plate: float = 0.0
    framed: float = 0.0
    pair: float = 0.0
    spread: float = 0.0
    moment: float = OFF
    """Dated photos below each other, each with its date hanging beside it."""
    news: float = OFF
    """Columns of text with photos set into them."""
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
    ink_limit: int = 300
    """The most ink a converted photo lays on any point, the four inks added up, in per cent: 300 on coated paper, 260 on newsprint."""
    reading: Reading = field(default_factory=Reading)
    languages: Languages = field(default_factory=Languages)
    captions: Captions = field(default_factory=Captions)
    cover: Cover = field(default_factory=Cover)
    kinds: Kinds = field(default_factory=Kinds)
    opener: Opener = field(default_factory=Opener)
    contents: Contents = field(default_factory=Contents)
    feet: Feet = field(default_factory=Feet)
    story: Telling = field(default_factory=Telling)
    back: Back = field(default_factory=Back)

    def faults(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Values no page can be made of: the way to each in the file, and what is wrong with it."""
        page, margins, grid = self.page, self.margins, self.grid
        counts = {("grid", "columns"): grid.columns, ("reading", "columns"): self.reading.columns}
        lengths = {("page", "width"): page.width, ("page", "height"): page.height, ("grid", "baseline"): grid.baseline}
        yield from ((keys, f"'{keys[-1]}' must be 1 or more") for keys, count in counts.items() if count < 1)
        yield from ((keys, f"'{keys[-1]}' must be more than 0") for keys, length in lengths.items() if length <= 0)
        if not 100 <= self.ink_limit <= 400:
            yield ("ink_limit",), "'ink_limit' is a percentage between 100 and 400"
        width = page.width - margins.inside - margins.outside
        height = page.height - margins.top - margins.bottom
        if width < grid.gutter * grid.columns or height < grid.baseline:
            yield ("margins",), "margins and gutters leave no room for text on the page"
        if self.languages.arrangement == "columns":
            yield from self._bilingual_faults()
        for name in COLOURS:
            if name not in self.colours:
                yield ("colours",), f"the colour '{name}' is missing"
        named = {("cover", key): getattr(self.cover, key) for key in ("ground", "words", "credit")}
        for keys, name in (named | {("back", "cover"): self.back.cover}).items():
            if name not in (*COLOURS, *self.colours):
                yield keys, f"the layout has no colour '{name}'"

    def _bilingual_faults(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """What does not go with two languages side by side."""
        if self.reading.columns != 2:
            yield ("reading", "columns"), "two languages side by side take two columns of reading text"
        if self.opener.style != "page":
            yield ("opener", "style"), "two titles need a page of their own: write 'page'"
        if self.story.quotes != "text":
            yield ("story", "quotes"), "a quotation stands in both columns of text: write 'text'"
        if self.captions.credit != "below":
            yield ("captions", "credit"), "a credit stands once, below the captions of both languages: write 'below'"
