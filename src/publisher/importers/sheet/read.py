"""A caption sheet goes in - CSV, TSV or XLSX; what it says of each photo, cell by cell, or the Draft of an article, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher.article.guess import guess
from publisher.article.language import primary
from publisher.article.unknown import is_spreadsheet_error
from publisher.importers.assemble import assemble
from publisher.importers.base import BroughtPicture, Confidence, Draft, Wishes
from publisher.importers.sheet.columns import Column, Columns, is_file_name, sort_columns
from publisher.importers.sheet.days import is_day_first, iso_day
from publisher.importers.sheet.rows import Row, Sheet, is_caption_list, is_sheet, read_rows
from publisher.importers.story import FoundPhoto, Said, Spot, Story
from publisher.notices import Notice, Place, note
from publisher.photos.kinds import ENDINGS


@dataclass(slots=True)
class SheetRow:
    """A row as a photo: which picture it means, and all it says of it."""

    spot: Spot
    file: str = ""
    number: str = ""
    photo: FoundPhoto = field(default_factory=lambda: FoundPhoto(Spot(), ""))


@dataclass(slots=True)
class ReadSheet:
    """A sheet as read: its photos, and what of it concerns the article or nothing."""

    rows: list[SheetRow]
    keywords: list[Said] = field(default_factory=list)
    headlines: list[Said] = field(default_factory=list)
    left_out: list[tuple[str, Spot, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    day_first: bool | None = None
    """How its dates in figures are meant; None when nothing tells."""


def recognises_sheet(path: Path, _head: bytes) -> bool:
    """By its name - a text with commas may be anything -, or when most of its lines begin with the name of a picture."""
    return is_sheet(path) or is_caption_list(path)


def read_sheet(path: Path, wishes: Wishes) -> Draft:
    """The article of a caption sheet by itself; pictures it names are brought along when they lie beside it."""
    sheet = read_caption_sheet(path, wishes.lang)
    story = Story(notices=list(sheet.notices))
    for row in sheet.rows:
        row.photo.picture = _beside(row.file, path.parent)
        if row.file and row.photo.picture is None:
            row.photo.address = row.file
        story.pieces.append(row.photo)
    tell(story, sheet)
    return assemble(story, path, wishes)


def tell(story: Story, sheet: ReadSheet) -> None:
    """What a sheet says of the whole article: its keywords, and what of it has no field."""
    for said in sheet.keywords:
        story.say("keywords", said.value, said.spot, said.why, said.sure)
    for words, spot, why in sheet.left_out:
        story.leave_out(words, spot, why)


def unused(sheet: ReadSheet) -> Iterator[Notice]:
    """Notes on what a sheet says of a whole article that has a text of its own, and on what of it has no field."""
    for said in sheet.keywords:
        yield note("P704", f"left out: the keyword '{said.value}'; the text's own stand", place_of(said.spot))
    for words, spot, why in sheet.left_out:
        yield note("P704", f"left out: {why}: {words}", place_of(spot))


def place_of(spot: Spot) -> Place:
    """A cell of a sheet as the place of a notice."""
    return Place(spot.origin or "", spot.line)


def _beside(file: str, folder: Path) -> BroughtPicture | None:
    """The picture of that name in a folder; a name that leads out of it means nothing."""
    name = file.replace("\\", "/").rpartition("/")[2]
    path = folder / name
    is_there = bool(name) and path.suffix.lower() in ENDINGS and path.is_file()
    return BroughtPicture(name, path) if is_there else None


def read_caption_sheet(path: Path, lang: str | None) -> ReadSheet:
    """What a sheet says, each cell with its row and column; PublisherError (P307) when it cannot be read."""
    sheet = read_rows(path)
    columns = sort_columns(sheet.rows)
    read = ReadSheet([], notices=[*sheet.notices, *_about_columns(columns, path)])
    chosen = _chosen(columns.columns, lang)
    for above in columns.above:
        read.left_out.append(
            (" ".join(filter(None, above.cells)), _spot(sheet, above), "stands above the headings of the sheet")
        )
    read.day_first = _is_day_first(columns, lang)
    for row in columns.rows:
        made = _row(row, sheet, chosen, read)
        if made is not None:
            read.rows.append(made)
    return read


def _is_day_first(columns: Columns, lang: str | None) -> bool | None:
    cells = {name: [row.cell(column.at) for column in columns.columns if column.field == name for row in columns.rows]
             for name in ("taken", "caption")}  # fmt: skip
    headings = columns.heading.cells if columns.heading else ()
    return is_day_first(cells["taken"], lang or guess(" ".join((*headings, *cells["caption"]))))


def _about_columns(columns: Columns, path: Path) -> Iterator[Notice]:
    if columns.heading is None:
        taken = ", ".join(f"{column.name} for {column.field}" for column in columns.columns if column.field) or "none"
        message = f"the sheet has no headings; taken by the look of their cells: {taken}"
        hint = "if that is wrong, write a first row of headings: file, caption, credit, alt, date"
        yield note("P701", message, Place(path.name), hint)
        return
    for column in columns.columns:
        if column.sure is Confidence.LIKELY:
            message = f"no heading says caption; {column.name}, which has the longest texts, is taken for it"
            yield note("P701", message, Place(path.name), "if that is wrong, give the right column the heading Caption")


def _chosen(columns: Sequence[Column], lang: str | None) -> list[tuple[Column, bool]]:
    """The columns, and whether each is used: of several languages the one wished for, else the first, or one that names none."""
    used: dict[str, Column] = {}
    for column in columns:
        known = used.get(column.field)
        if column.field and (known is None or (_speaks(column, lang) and not _speaks(known, lang))):
            used[column.field] = column
    return [(column, bool(column.field) and used[column.field].lang == column.lang) for column in columns]


def _speaks(column: Column, lang: str | None) -> bool:
    return bool(lang and column.lang and primary(column.lang) == primary(lang))


def _spot(sheet: Sheet, row: Row, column: Column | None = None) -> Spot:
    return Spot(None, f"{sheet.where} row {row.number}" + (f", {column.name}" if column else ""))


_APART = ("file", "number", "id", "caption", "credit", "keywords", "headline", "context")
_FACTS = ("alt", "long_alt", "taken", "name", "city", "country", "copyright", "terms", "note", "photographer", "agency",
          "context")  # fmt: skip


def _row(row: Row, sheet: Sheet, columns: Sequence[tuple[Column, bool]], read: ReadSheet) -> SheetRow | None:
    """The photo of a row; None for a row that says nothing of one."""
    made = SheetRow(_spot(sheet, row), photo=FoundPhoto(_spot(sheet, row), "a row of the sheet"))
    for column, is_used in columns:
        text, spot = row.cell(column.at), _spot(sheet, row, column)
        if not text:
            continue
        if is_spreadsheet_error(text):
            read.left_out.append((text, spot, "a formula of the sheet that failed"))
            continue
        if not is_used:
            why = (
                "another language; say --lang to take it"
                if column.lang
                else f"{column.name} of the sheet is of no known kind"
            )
            read.left_out.append((text, spot, why))
            continue
        _say(made, column.field, Said(text, spot, f"{column.name} of the sheet", column.sure), read)
    says_something = made.photo.captions or made.photo.facts or made.photo.credits
    if says_something or is_file_name(made.file):
        return made
    if made.number or made.file:
        read.left_out.append((made.number or made.file, made.spot, "a row with nothing else"))
    return None


def _say(made: SheetRow, name: str, said: Said, read: ReadSheet) -> None:
    photo = made.photo
    match name:
        case "file":
            made.file = made.file or said.value
        case "number" | "id":
            made.number = made.number or said.value
        case "caption":
            photo.captions.append(said)
        case "credit":
            photo.credits.append(said)
        case "headline":
            read.headlines.append(said)
            read.left_out.append((said.value, said.spot, "a headline of its own, which photos do not have"))
        case "keywords":
            words = (word.strip(" #") for word in re.split("[,;，、|]", said.value))
            read.keywords += [replace(said, value=word) for word in words if word]
        case "taken" if "taken" not in photo.facts:
            photo.facts["taken"] = replace(said, value=iso_day(said.value, read.day_first))
        case _ if name in photo.facts:
            read.left_out.append((said.value, said.spot, "another column of the sheet says it already"))
        case _ if name in _FACTS:
            photo.facts[name] = said
