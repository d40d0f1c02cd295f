"""The draft of a text and the photos that lie beside it go in; one Draft, each photo of the text with its picture, comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from publisher.article.model import Block, Heading, Location, Notes, Paragraph, Photo, PhotoRef
from publisher.importers.assemble_photos import MadePhoto, make_photos
from publisher.importers.base import BroughtPicture, Confidence, Draft, ReportLine, to_confirm
from publisher.importers.folder.matching import Match, Side, match
from publisher.importers.story import FoundPhoto, words_of
from publisher.notices import Notice, Place, note, warning


@dataclass(frozen=True, slots=True)
class Part:
    """A photo as sheet and picture tell it: what is known of it, and why the two belong together."""

    photo: FoundPhoto
    side: Side
    why: str = ""
    sure: Confidence | None = None


def join(draft: Draft, parts: Sequence[Part], notices: Sequence[Notice], folder: Path) -> Draft:
    """The draft with its photos' gaps filled from the parts that belong to them.

    Parts of no photo that have words of their own stand where the text says those words, else at the end, once every photo of the
    text has its picture; before that each of them could be one of those, and is asked for (P702). A picture without any words is
    left where it is.
    """
    sides = [_photo_side(photo, number, draft) for number, photo in enumerate(draft.article.photos, start=1)]
    matching = match(sides, [part.side for part in parts])
    made = _made(parts, matching.matches, draft, folder)
    table = _Table(
        draft, list(draft.article.photos), dict(draft.pictures), list(draft.report), list(draft.article.body)
    )
    for found in matching.matches:
        table.fill(found, made[found.right], parts[found.right])
    wanted = [photo for place in matching.open_left if (photo := table.photos[place]).id not in table.pictures]
    left = [place for place in matching.open_right if wanted or not _has_words(parts[place], draft)]
    added = [made[place] for place in matching.open_right if place not in left]
    for each in added:
        table.add(each)
    asked = [
        *_questions(draft, wanted, [parts[place] for place in left]),
        *_unsure(matching.matches, parts, folder),
    ]
    told = [notice for each in added for notice in each.notices]
    for found in matching.matches:
        is_credited = draft.article.photos[found.left].credit is not None
        told += [notice for notice in made[found.right].notices if notice.code != "P703" or not is_credited]
    return table.draft((*notices, *told, *asked))


def _has_words(part: Part, draft: Draft) -> bool:
    """Whether a part may stand as a photo of its own; beside a text without photos every picture may."""
    return bool(part.photo.captions) or not draft.article.photos


@dataclass(slots=True)
class _Table:
    """The draft while it is being filled."""

    source: Draft
    photos: list[Photo]
    pictures: dict[str, BroughtPicture]
    report: list[ReportLine]
    body: list[Block]

    def fill(self, found: Match, made: MadePhoto, part: Part) -> None:
        """Fill the gaps of a photo of the text."""
        old = self.photos[found.left]
        self.photos[found.left] = _filled(old, made.photo)
        self.report += _lines(self.photos[found.left], old, made, found, part)
        if made.picture and old.id not in self.pictures:
            self.pictures[old.id] = made.picture

    def add(self, made: MadePhoto) -> None:
        """Add a photo: in the place of a paragraph that is its caption, else behind the text."""
        shown = PhotoRef(made.photo.id)
        at = next((n for n, block in enumerate(self.body) if _is_caption(block, made.photo)), None)
        if at is None:
            self.body.insert(len(self.body) - (bool(self.body) and isinstance(self.body[-1], Notes)), shown)
        else:
            self._retell(words_of(self.body[at]), made.photo)
            self.body[at] = shown
        self.photos.append(made.photo)
        self.report += made.report
        if made.picture:
            self.pictures[made.photo.id] = made.picture

    def _retell(self, words: str, photo: Photo) -> None:
        """Say of a paragraph in the report that it is a photo's caption."""
        why = "the words of its caption: the photo stands here"
        for n, line in enumerate(self.report):
            if line.field == "body" and line.value == words:
                self.report[n] = replace(line, field=f"photos.{photo.id}", why=why)
                return

    def draft(self, notices: Sequence[Notice]) -> Draft:
        """The draft as it is now; what it said of pictures that are found by now is not said any more."""
        article = self.source.article
        article = replace(article, photos=tuple(self.photos), body=tuple(self.body))
        kept = [notice for notice in self.source.notices if notice.code != "P701" and not self._is_answered(notice)]
        kept += to_confirm(self.report, Place(article.source.path.name))
        return replace(
            self.source, article=article, report=tuple(self.report), notices=(*kept, *notices), pictures=self.pictures
        )

    def _is_answered(self, notice: Notice) -> bool:
        return notice.code == "P305" and any(f"photo '{photo_id}'" in notice.message for photo_id in self.pictures)


def _is_caption(block: Block, photo: Photo) -> bool:
    """Whether a paragraph, or a line taken for a heading, says what a photo's caption says, spacing, capitals and the last stop aside."""
    return (
        isinstance(block, Paragraph | Heading)
        and bool(photo.caption)
        and _bare(words_of(block)) == _bare(photo.caption or "")
    )


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(" .。")


def _photo_side(photo: Photo, number: int, draft: Draft) -> Side:
    """A photo of the text: its file or what the text calls it, its place in the order, its caption, its day."""
    brought = draft.pictures.get(photo.id)
    names = tuple(filter(None, (photo.file, brought.name if brought else "", _address(photo, draft), photo.id)))
    return Side(f"photo '{photo.id}'", names, number, True, photo.caption or "", photo.taken or "")


def _address(photo: Photo, draft: Draft) -> str:
    """The address of the picture the text names, of which only the file's name counts."""
    fields = (f"photos.{photo.id}.file",)
    said = next((line.value for line in draft.report if line.field in fields), "")
    return said.partition("?")[0].rpartition("/")[2]


def _made(parts: Sequence[Part], matches: Sequence[Match], draft: Draft, folder: Path) -> dict[int, MadePhoto]:
    """The parts as photos of an article, with ids that none of the text's photos has."""
    article = draft.article
    taken = {photo.id for photo in article.photos}
    made = make_photos([part.photo for part in parts], article.lang, article.title, folder)
    matched = {found.right: article.photos[found.left].id for found in matches}
    return {place: _renamed(each, matched.get(place), taken) for place, each in enumerate(made)}


def _renamed(made: MadePhoto, wanted: str | None, taken: set[str]) -> MadePhoto:
    """A made photo under the id it is wanted by, else under one that is free."""
    old, new, count = made.photo.id, wanted or made.photo.id, 2
    while wanted is None and new in taken:
        new, count = f"{old}-{count}", count + 1
    taken.add(new)
    start = f"photos.{old}"
    report = (
        replace(line, field=f"photos.{new}{line.field[len(start) :]}")
        if (line.field + ".").startswith(start + ".")
        else line
        for line in made.report
    )
    return replace(made, photo=replace(made.photo, id=new), report=tuple(report))


_GAPS = ("context", "caption", "credit", "alt", "long_alt", "taken", "location", "focus", "source_type", "note")


def _filled(photo: Photo, other: Photo) -> Photo:
    """The photo of the text with what only sheet or file know; what the text says stays."""
    gaps: dict[str, Any] = {name: getattr(other, name) for name in _GAPS if getattr(photo, name) is None}
    if photo.caption is not None:
        gaps.pop("context", None)
    location = _located(photo.location, other.location)
    rights = replace(
        photo.rights,
        copyright=photo.rights.copyright or other.rights.copyright,
        terms=photo.rights.terms or other.rights.terms,
    )
    return replace(photo, **{**gaps, "location": location, "rights": rights})


def _located(one: Location | None, other: Location | None) -> Location | None:
    """A place is never mixed of two."""
    return one if one is not None else other


def _lines(new: Photo, old: Photo, made: MadePhoto, found: Match, part: Part) -> Iterator[ReportLine]:
    """What was filled in, from where; and why this is the photo."""
    at = f"photos.{new.id}"
    words = found.why + (f"; its row and its file by {part.why}" if part.why else "")
    what = made.picture.name if made.picture else part.side.name
    where = f"{at}.file" if made.picture else at
    yield ReportLine(None, where, what, found.sure, words, origin=part.photo.spot.origin)
    for line in made.report:
        name = line.field.removeprefix(at + ".").partition(".")[0]
        if line.field == at or name in ("id", "file") or not line.value:
            continue
        name = "location" if name == "place" else name
        if line.written and getattr(new, name, None) == getattr(old, name, None):
            line = replace(line, written=False, why=f"{line.why}; not written, the text has its own")
        yield line


def _unsure(matches: Sequence[Match], parts: Sequence[Part], folder: Path) -> Iterator[Notice]:
    """How many pictures were given to photos without being certain."""
    unsure = [
        found for found in matches if found.sure != Confidence.CERTAIN or parts[found.right].sure is Confidence.LIKELY
    ]
    if unsure:
        message = f"{len(unsure)} of the photos got a picture or a row that is not certain; please confirm"
        yield note("P701", message, Place(folder.name), "read the lines of their files in the report")


def _questions(draft: Draft, wanted: Sequence[Photo], parts: Sequence[Part]) -> Iterator[Notice]:
    """Which of the pictures left belongs to which of the photos left."""
    lines = {line.field: line.line for line in draft.report}
    names = [part.side.name for part in parts]
    shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
    for photo in wanted if parts else ():
        message = f"no picture was given to photo '{photo.id}'; it could be {shown}"
        hint = f"name it in the article, for example file: photos/{photo.id}.jpg, or call the file {photo.id}"
        yield warning("P702", message, Place(draft.article.source.path.name, lines.get(f"photos.{photo.id}")), hint)
    for name in names:
        yield note("P704", f"left out: {name} belongs to none of the photos for certain", Place(name))
