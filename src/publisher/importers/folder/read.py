"""A folder goes in - pictures, a sheet of captions, a text, or several of them; the Draft of one article comes out.

Pictures, rows of sheets and photos of the text are brought together by `matching`; what could be several is asked for (P702)
and left open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher.importers.assemble import assemble
from publisher.importers.base import Draft, Wishes
from publisher.importers.folder.choosing import ReadDocument, choose_text
from publisher.importers.folder.contents import Contents, contents_of
from publisher.importers.folder.joining import Part, join
from publisher.importers.folder.matching import Match, Matching, Side, match, number_in
from publisher.importers.folder.photos import (
    FolderPicture,
    found_photo,
    in_order,
    look_into,
    restrictions,
    tell_together,
)
from publisher.importers.sheet.read import ReadSheet, SheetRow, read_caption_sheet, tell, unused
from publisher.importers.story import FoundPhoto, Said, Spot, Story
from publisher.notices import Notice, Place, PublisherError, error, note, warning


def recognises_folder(path: Path, _head: bytes) -> bool:
    """Whether a picture or a sheet lies in it."""
    found = contents_of(path, lambda _: False)
    return bool(found.pictures or found.sheets)


def read_folder(path: Path, wishes: Wishes, knows: Callable[[Path], bool], read: ReadDocument) -> Draft:
    """The article of a folder; ``knows`` and ``read`` are the importers of files. PublisherError (P307) when nothing is of use."""
    found = contents_of(path, knows)
    chosen = choose_text(found.documents, path, wishes, read)
    desk = _Desk(path, wishes, found, chosen.notices)
    return desk.article() if chosen.draft is None else join(chosen.draft, desk.parts(), desk.rest(), path)


@dataclass(slots=True)
class _Desk:
    """What lies in a folder beside a text, and what is to be said about it."""

    folder: Path
    wishes: Wishes
    found: Contents
    notices: list[Notice] = field(default_factory=list)
    order: str = ""
    pictures: list[FolderPicture] = field(default_factory=list)
    sheets: list[ReadSheet] = field(default_factory=list)

    def parts(self) -> list[Part]:
        """The photos in order: by the rows of the sheets, then the other pictures by date and name."""
        pictures, remarks = look_into(self.found.pictures, self.folder)
        self.pictures, self.order = in_order(pictures)
        self.notices += [*remarks, *restrictions(self.pictures)]
        self.sheets = list(self._read_sheets())
        rows = [row for sheet in self.sheets for row in sheet.rows]
        matching = match([_row_side(row) for row in rows], [_picture_side(each) for each in self.pictures])
        self.notices += _open_rows(rows, self.pictures, matching, self.folder)
        return list(self._parts(rows, matching))

    def _read_sheets(self) -> Iterator[ReadSheet]:
        """The sheets; one that cannot be read is told and left."""
        for path in self.found.sheets:
            try:
                yield read_caption_sheet(path, self.wishes.lang)
            except PublisherError as refusal:
                self.notices += refusal.notices

    def _parts(self, rows: Sequence[SheetRow], matching: Matching) -> Iterator[Part]:
        by_row = {found.left: found for found in matching.matches}
        for place, row in enumerate(rows):
            found = by_row.get(place)
            yield self._part(row, self.pictures[found.right] if found else None, found)
        yield from (self._part(None, self.pictures[place], None) for place in matching.open_right)

    def _part(self, row: SheetRow | None, each: FolderPicture | None, found: Match | None) -> Part:
        """A row, a picture, or both as one photo."""
        file = found_photo(each, self.wishes.lang) if each else None
        photo = _joined(row.photo if row else None, file)
        if row and row.file and file is None:
            photo.address = row.file
        names = tuple(filter(None, (row.file if row else "", each.name if each else "")))
        number = _number(row) if row else number_in(each.name) if each else None
        called = (row.spot.origin or "") if row else names[0]
        side = Side(called, names, number, False, _first(photo.captions), _fact(photo.facts, "taken"))
        return Part(photo, side, found.why if found else "", found.sure if found else None)

    def article(self) -> Draft:
        """The article of photos alone."""
        story = Story()
        story.pieces += [_explained(part) for part in self.parts()]
        if not story.pieces:
            nothing = error(
                "P307", f"'{self.folder.name}' holds no photo that can be used and no story", Place(self.folder.name)
            )
            raise PublisherError(nothing, *self.rest())
        tell_together(story, self.pictures, self.wishes.lang, self.folder.resolve().name)
        for sheet in self.sheets:
            tell(story, sheet)
        story.notices += self.rest()
        if self.pictures:
            story.notices.append(note("P701", f"the photos stand {self.order}", Place(self.folder.name)))
        return assemble(story, self.folder.resolve(), self.wishes)

    def rest(self) -> list[Notice]:
        """All notices: about files, sheets, and what was not used."""
        for sheet in self.sheets:
            self.notices += sheet.notices
            if self.found.documents:  # the text speaks for the whole; without one the story tells these
                self.notices += unused(sheet)
        for other in self.found.others:
            name = other.path.relative_to(self.folder).as_posix()
            self.notices.append(note("P704", f"left out: {name}: {other.why}", Place(name), other.hint))
        return list(dict.fromkeys(self.notices))


def _explained(part: Part) -> FoundPhoto:
    """The photo of a part, with why its row and its picture belong together."""
    if not part.why or part.photo.picture is None:
        return part.photo
    why = f"{part.photo.why} and the file {part.photo.picture.name}: {part.why}"
    return replace(part.photo, why=why, sure=part.sure or part.photo.sure)


def _joined(row: FoundPhoto | None, file: FoundPhoto | None) -> FoundPhoto:
    """One photo of a row and a file: the sheet's words first; a credit there is not mixed with one of the file, which is reported."""
    if row is None or file is None:
        found = row or file
        assert found is not None
        return found
    facts, names = dict(file.facts), ("photographer", "agency")
    credits_, aside = file.credits, []
    if row.credits or any(name in row.facts for name in names):
        aside = [*credits_, *(facts.pop(name) for name in names if name in facts)]
        credits_ = row.credits
    return replace(
        row,
        captions=row.captions + file.captions,
        credits=credits_,
        aside=aside,
        facts={**facts, **row.facts},
        picture=file.picture,
    )


def _row_side(row: SheetRow) -> Side:
    photo = row.photo
    return Side(
        row.spot.origin or "", (row.file,), _number(row), False, _first(photo.captions), _fact(photo.facts, "taken")
    )


def _number(row: SheetRow) -> int | None:
    digits = row.number.strip("#. ")
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else number_in(row.file)


def _picture_side(each: FolderPicture) -> Side:
    embedded = each.picture.embedded
    names = (each.name, each.name.rpartition("/")[2])
    return Side(each.name, names, number_in(each.name), False, embedded.caption or "", embedded.taken or "")


def _first(said: Sequence[Said]) -> str:
    return said[0].value if said else ""


def _fact(facts: dict[str, Said], name: str) -> str:
    return facts[name].value if name in facts else ""


def _open_rows(
    rows: Sequence[SheetRow], pictures: Sequence[FolderPicture], matching: Matching, folder: Path
) -> Iterator[Notice]:
    for place in matching.open_left:
        row, names = rows[place], [pictures[other].name for other in matching.candidates[place]]
        if names:
            yield ask(row.spot, row.file or "no file is named", names, folder)


def ask(spot: Spot, what: str, names: Sequence[str], folder: Path) -> Notice:
    """The question which picture belongs to a photo."""
    shown = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
    message = f"no picture was given to {spot.origin or folder.name} ({what}); it could be {shown}"
    return warning("P702", message, Place(spot.origin or folder.name), "name the file in the article: file: photos/...")
