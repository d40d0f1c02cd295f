"""Judge a booklet layout as a printer and a reader would: its file goes in, all that is wrong with it comes out, line by line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from publisher.layout.booklet import OFF, BookletLayout, Kinds, Voices
from publisher.layout.contrast import LEGIBLE, contrast
from publisher.layout.load import load_layout
from publisher.layout.schema import Voice, parse_colours
from publisher.notices import Notice, PublisherError, did_you_mean, error, warning
from publisher.tomlfile import Keys, TomlFile
from publisher.units import Length, Mm, Pt

SMALLEST_TYPE = Pt(5.5)
"""Smaller type does not survive offset print."""

LEAST_BLEED = Mm(3)
"""What printers ask for, so that no white edge shows when sheets shift under the knife (ISO 12647-2 leaves it to the printer)."""

LEAST_SAFE = Mm(3)
"""Nothing readable nearer to the trim: a knife may miss by a millimetre or two."""

NARROWEST_COLUMN = 14.0
"""In em: under some 30 letters justified text tears open."""

ON_COVER = ("cover_title", "cover_kicker", "nameplate")
"""Voices that stand on the cover's ground; the others stand on paper, and "plate" on the ground of plates."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout with its file, so that what is wrong can be shown where it stands, and the font families at hand."""

    layout: BookletLayout
    file: TomlFile
    families: Collection[str]

    def voices(self) -> Iterator[tuple[str, Voice]]:
        """The voices the layout has, by name."""
        found = ((field.name, getattr(self.layout.voices, field.name)) for field in fields(Voices))
        return ((name, voice) for name, voice in found if voice is not None)

    def error(self, keys: Keys, message: str, hint: str | None = None) -> Notice:
        """P803 at a key."""
        return error("P803", message, self.file.place(keys), hint)

    def warning(self, keys: Keys, message: str, hint: str | None = None) -> Notice:
        """P803 at a key, for what may be meant so."""
        return warning("P803", message, self.file.place(keys), hint)


def judge(path: Path, families: Collection[str]) -> tuple[Notice, ...]:
    """All that is wrong with a layout file: what stops it from being read, else what would look or print badly.

    ``families`` are the font families at hand. P801 no such file, P101, P102, P104 and P802 as ``load_layout`` tells them,
    P803 sense: an error where pages would come out wrong, a warning where a designer may mean it.
    """
    try:
        layout = load_layout(str(path), "booklets", BookletLayout)
    except PublisherError as problem:
        return problem.notices
    sheet = Sheet(layout, TomlFile.of(path), families)
    return tuple(notice for rule in RULES for notice in rule(sheet))


def _fonts(sheet: Sheet) -> Iterator[Notice]:
    """Families that are not in the font book."""
    for name, voice in sheet.voices():
        if voice.family not in sheet.families:
            message = f"there is no font family '{voice.family}'"
            yield sheet.error(("voices", name, "family"), message, did_you_mean(voice.family, sheet.families))


def _sizes(sheet: Sheet) -> Iterator[Notice]:
    """Type too small to print, lines that run into each other, headlines whose smallest size is their largest."""
    for name, voice in sheet.voices():
        at = ("voices", name)
        if voice.size < SMALLEST_TYPE:
            yield sheet.error(
                (*at, "size"), f"{_pt(voice.size)} is too small to print; {_pt(SMALLEST_TYPE)} is the least"
            )
        if voice.leading < voice.size:
            message = f"lines of {_pt(voice.size)} run into each other at a leading of {_pt(voice.leading)}"
            yield sheet.error((*at, "leading"), message)
        if voice.smallest is not None and voice.smallest > voice.size:
            message = f"'smallest' ({_pt(voice.smallest)}) is larger than the size ({_pt(voice.size)})"
            yield sheet.error((*at, "smallest"), message)


def _grid(sheet: Sheet) -> Iterator[Notice]:
    """Reading text that does not stand on the baseline grid."""
    leading, baseline = sheet.layout.voices.text.leading, sheet.layout.grid.baseline
    if abs(leading - baseline) > 0.005:
        message = f"the leading of the text ({_pt(leading)}) is not the grid's baseline ({_pt(baseline)})"
        yield sheet.error(("voices", "text", "leading"), message, "write the same in both")


def _edges(sheet: Sheet) -> Iterator[Notice]:
    """Margins inside the safe area, little safety, little bleed."""
    margins = sheet.layout.margins
    for name in ("inside", "outside", "top", "bottom"):
        margin: Length = getattr(margins, name)
        if margin < margins.safe:
            message = f"the margin '{name}' ({_mm(margin)}) lies inside the safe area ({_mm(margins.safe)})"
            yield sheet.error(("margins", name), message)
    if margins.safe < LEAST_SAFE:
        yield sheet.warning(("margins", "safe"), f"type {_mm(margins.safe)} from the trim may be cut", "6 mm is usual")
    if sheet.layout.page.bleed < LEAST_BLEED:
        message = f"a bleed of {_mm(sheet.layout.page.bleed)} is less than printers ask for"
        yield sheet.warning(("page", "bleed"), message, f"{_mm(LEAST_BLEED)} is usual")


def _columns(sheet: Sheet) -> Iterator[Notice]:
    """Columns of reading text too narrow to set well, and captions wider than the page."""
    layout = sheet.layout
    reading, width = layout.reading, layout.page.width - layout.margins.inside - layout.margins.outside
    column = (width - reading.gap * (reading.columns - 1)) / reading.columns
    em = float(column / layout.voices.text.size)
    if em < NARROWEST_COLUMN:
        message = f"columns of {_mm(column)} are too narrow for text of {_pt(layout.voices.text.size)}: {em:.1f} em"
        yield sheet.error(("reading", "columns"), message, f"{NARROWEST_COLUMN:g} em is the least; use fewer columns")
    elif em < reading.narrowest:
        message = (
            f"columns of {em:.1f} em are narrower than 'narrowest' ({reading.narrowest:g} em); pages will have fewer"
        )
        yield sheet.warning(("reading", "columns"), message)
    if layout.captions.measure > width:
        message = f"captions of {_mm(layout.captions.measure)} are wider than the type area ({_mm(width)})"
        yield sheet.warning(("captions", "measure"), message)


def _contrast(sheet: Sheet) -> Iterator[Notice]:
    """Type that does not read on what it stands on."""
    colours = parse_colours(sheet.layout.colours)
    for name, voice in sheet.voices():
        ground = sheet.layout.cover.ground if name in ON_COVER else "ground" if name == "plate" else "paper"
        ratio = contrast(colours[voice.colour], colours[ground])
        if ratio < LEGIBLE:
            message = f"'{voice.colour}' on '{ground}' has a contrast of {ratio:.1f}:1; type needs {LEGIBLE}:1"
            yield sheet.error(("voices", name, "colour"), message, f"make '{voice.colour}' darker or lighter")


def _kinds(sheet: Sheet) -> Iterator[Notice]:
    """A design that has no page for its photos or its text."""
    kinds = sheet.layout.kinds
    if kinds.text >= OFF and kinds.news >= OFF:
        yield sheet.error(("kinds",), "no kind of page for text alone: 'text' or 'news' must cost less than 50")
    shown = [name for name in ("plate", "framed", "pair", "moment", "news") if getattr(kinds, name) < OFF]
    if not shown:
        yield sheet.error(("kinds",), "no kind of page for a photo alone: 'plate' or 'framed' must cost less than 50")
    for field in fields(Kinds):
        if getattr(kinds, field.name) < 0:
            yield sheet.error(("kinds", field.name), "a cost cannot be less than 0")


RULES: tuple[Callable[[Sheet], Iterator[Notice]], ...] = (_fonts, _sizes, _grid, _edges, _columns, _contrast, _kinds)


def _mm(length: Length) -> str:
    return f"{length.mm:.4g} mm"


def _pt(length: Length) -> str:
    return f"{length.pt:g} pt"
