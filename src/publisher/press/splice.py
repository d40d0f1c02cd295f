"""A painted PDF goes in, one with stand-ins for its photos comes out; the bytes saved from that go in, and the photos are back in them.

Photos are nearly all of a file, and qpdf takes several times as long to copy them as a plain copy does, so they pass it by. What
comes out is byte for byte what qpdf would have written.
"""

from __future__ import annotations

import io
import os
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from pikepdf import Name, Pdf, Stream

from publisher.photos.aside import STAND_IN, START, StandIn

HEAD = 4096
"""Bytes at an object's start that hold the dictionary of a photo."""
TAIL = 1024
"""Bytes at a file's end that say where its cross-reference table is."""

_TABLE_AT = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE = re.compile(rb"xref\s+0 \d+\s+((?:\d{10} \d{5} [fn]\s\s)+)")
_DATA = re.compile(rb"\bstream\r?\n")
_STOOD_FOR = re.compile(rb"/Length (\d+) >>\nstream\n(" + STAND_IN + rb")\n?endstream")


@dataclass(frozen=True, slots=True)
class _Edit:
    """Bytes ``start`` to ``end`` of a file give way: to ``text``, or to a photo."""

    start: int
    end: int
    text: bytes = b""
    photo: StandIn | None = None

    @property
    def growth(self) -> int:
        """How many bytes longer the file becomes."""
        return (self.photo.length if self.photo else len(self.text)) - (self.end - self.start)


def set_photos_aside(pdf: Pdf, painted: Path) -> None:
    """Put a stand-in in the place of each photo of the painted file that is not one yet."""
    with painted.open("rb") as file:
        for number, offset in enumerate(_table(file)[1]):
            image = pdf.get_object(number, 0) if offset else None
            if isinstance(image, Stream) and _is_plain_image(image):
                file.seek(offset)
                head = file.read(HEAD)
                data = _DATA.search(head)
                if data and not head.startswith(START, data.end()):
                    stand_in = StandIn(painted, int(image.stream_dict.Length), offset + data.end())
                    image.write(bytes(stand_in), filter=Name(str(image.stream_dict.Filter)))


def put_photos_back(saved: bytes, out: BinaryIO) -> None:
    """Write the saved file with each photo where its stand-in was, and a cross-reference table that knows of it."""
    edits = [edit for found in _STOOD_FOR.finditer(saved) for edit in _photo_edits(found)]
    place = 0
    for edit in (*edits, *_table_edits(saved, edits)):
        out.write(saved[place : edit.start] + edit.text)
        if edit.photo:
            edit.photo.copy_to(out)
        place = edit.end
    out.write(saved[place:])


def _is_plain_image(image: Stream) -> bool:
    entries = image.stream_dict
    is_plain = isinstance(entries.get("/Filter"), Name) and "/DecodeParms" not in entries
    return is_plain and entries.get("/Subtype") == Name.Image


def _photo_edits(found: re.Match[bytes]) -> tuple[_Edit, _Edit]:
    photo = StandIn.read(found[2])
    return _Edit(*found.span(1), text=b"%d" % photo.length), _Edit(*found.span(2), photo=photo)


def _table_edits(saved: bytes, edits: Sequence[_Edit]) -> Iterator[_Edit]:
    """All objects after an edit, and the table itself, begin later (ISO 32000-1, 7.5.4)."""
    starts, growth = [edit.start for edit in edits], [0, *accumulate(edit.growth for edit in edits)]
    (start, end), offsets = _table(io.BytesIO(saved))
    moved = (offset + growth[bisect_left(starts, offset)] for offset in offsets[1:])
    yield _Edit(start, end, b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in moved))
    at = _TABLE_AT.search(saved, end)
    if at:
        yield _Edit(*at.span(1), text=b"%d" % (int(at[1]) + growth[-1]))


def _table(file: BinaryIO) -> tuple[tuple[int, int], list[int]]:
    """Where a file's plain cross-reference table lies, and where each object begins by it: 0 for none, no list without a table."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - TAIL))
    at = _TABLE_AT.search(file.read())
    start = file.seek(int(at[1])) if at else size
    table = _TABLE.match(file.read()) if at else None
    if table is None:
        return (size, size), []
    fields = table[1].split()
    offsets = [int(offset) if kind == b"n" else 0 for offset, kind in zip(fields[::3], fields[2::3], strict=True)]
    return (start + table.start(1), start + table.end(1)), offsets
