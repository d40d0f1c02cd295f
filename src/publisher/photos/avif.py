"""AVIF: an encoded picture and an XMP packet go in, the picture with that packet as an item beside it comes out, no pixel moved.

The words are put behind the picture in a box of their own; the tables that say where everything lies (ISO/IEC 14496-12, 8.11:
iloc, iinf, iref) are written anew, and the picture's own data stay as they are.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from publisher.photos.boxes import Box, Numbers, boxes

_XMP_TYPE = b"application/rdf+xml"
_IN_FILE, _IN_META = 0, 1
"""Construction methods: an item's bytes are counted from the beginning of the file, or lie in the meta box itself."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Where an item lies."""

    id: int
    method: int
    extents: tuple[tuple[int, int], ...]
    """Offset and length of each piece."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an item is: its kind (``av01``, ``Exif``, ``mime``) and, for text, its media type."""

    id: int
    kind: bytes
    content: bytes


def embed_in_avif(data: bytes, packet: bytes, exif: Callable[[bytes], bytes]) -> bytes:
    """The picture with the packet, its EXIF block sent through ``exif``; ValueError for moving pictures and odd or cut off files."""
    try:
        return _embedded(data, packet, exif)
    except struct.error:
        raise ValueError("the file is too large, or its tables name places that cannot be") from None


def _embedded(data: bytes, packet: bytes, exif: Callable[[bytes], bytes]) -> bytes:
    top = list(boxes(data))
    meta = next((box for box in top if box.kind == b"meta"), None)
    if meta is None or any(box.kind == b"moov" for box in top):
        raise ValueError("moving pictures and files without a table of contents cannot be labelled")
    parts = list(boxes(meta.body, 4))
    entries, items = _entries(_only(parts, b"iinf")), _items(_only(parts, b"iloc"))
    known = next((entry.id for entry in entries if entry.kind == b"mime" and entry.content == _XMP_TYPE), None)
    xmp = known or max((entry.id for entry in entries), default=0) + 1
    new = {xmp: packet, **_amended_exif(data, entries, items, exif)}
    if known is None:
        parts = _announced(parts, xmp)
    return _rebuilt(data, top, meta, parts, items, new)


def _rebuilt(
    data: bytes, top: Sequence[Box], meta: Box, parts: Sequence[Box], items: Sequence[_Item], new: dict[int, bytes]
) -> bytes:
    """The file with a new meta box and the new items' bytes in a box behind all others; their old bytes are blanked."""
    kept = bytearray(data)
    for item in items:
        if item.id in new and item.method == _IN_FILE:
            for start, length in item.extents:
                kept[start : start + length] = b"\0" * len(kept[start : start + length])
    others = [item for item in items if item.id not in new]
    size = len(_meta(meta, parts, [*others, *(_Item(each, _IN_FILE, ((0, 0),)) for each in new)]).encoded)
    moved = size - (meta.end - meta.start)
    place = sum(len(_whole(box, kept)) for box in top if box is not meta) + size + 8
    placed = []
    for number, held in new.items():
        placed.append(_Item(number, _IN_FILE, ((place, len(held)),)))
        place += len(held)
    shifted = [_shifted(item, meta.end, moved) for item in others]
    made = _meta(meta, parts, [*shifted, *placed]).encoded
    return (
        b"".join(made if box is meta else _whole(box, kept) for box in top)
        + Box(b"mdat", b"".join(new.values())).encoded
    )


def _whole(box: Box, data: bytearray) -> bytes:
    """A box as it stands, but for one that goes to the end of the file: another follows now, so it gets its size."""
    header = struct.pack(">I", box.end - box.start) if data[box.start : box.start + 4] == b"\0\0\0\0" else b""
    return header + bytes(data[box.start + len(header) : box.end])


def _shifted(item: _Item, behind: int, moved: int) -> _Item:
    if item.method != _IN_FILE:
        return item
    return replace(
        item, extents=tuple((start + moved if start >= behind else start, length) for start, length in item.extents)
    )


def _meta(meta: Box, parts: Sequence[Box], items: Sequence[_Item]) -> Box:
    held = [_locations(items) if part.kind == b"iloc" else part for part in parts]
    return Box(b"meta", meta.body[:4] + b"".join(part.encoded for part in held))


def _only(parts: Sequence[Box], kind: bytes) -> bytes:
    found = [part.body for part in parts if part.kind == kind]
    if len(found) != 1:
        raise ValueError("the file has no table of contents")
    return found[0]


# --- iinf: what the items are ---------------------------------------------------------------------------------------------------


def _entries(body: bytes) -> list[_Entry]:
    found = []
    for box in boxes(body, 6 if body[:1] == b"\0" else 8):
        if box.kind == b"infe" and box.body[:1] in (b"\2", b"\3"):
            wide = 2 if box.body[:1] == b"\2" else 4
            number = int.from_bytes(box.body[4 : 4 + wide], "big")
            kind, rest = box.body[6 + wide : 10 + wide], box.body[10 + wide :]
            found.append(_Entry(number, kind, next(iter(rest.split(b"\0")[1:]), b"")))
    return found


def _announced(parts: Sequence[Box], xmp: int) -> list[Box]:
    """The tables with one item more: a text in RDF/XML that describes the primary picture."""
    if xmp > 0xFFFF:
        raise ValueError("the file has too many parts")
    pitm = _only(parts, b"pitm")
    primary = int.from_bytes(pitm[4:], "big")
    entry = Box(b"infe", b"\2\0\0\0" + struct.pack(">HH4s", xmp, 0, b"mime") + b"XMP\0" + _XMP_TYPE + b"\0")
    told = [replace(part, body=_counted(part.body, entry)) if part.kind == b"iinf" else part for part in parts]
    if not any(part.kind == b"iref" for part in told):
        told.append(Box(b"iref", b"\0\0\0\0"))
    return [
        replace(part, body=part.body + _describes(part.body, xmp, primary)) if part.kind == b"iref" else part
        for part in told
    ]


def _counted(body: bytes, entry: Box) -> bytes:
    width = 2 if body[:1] == b"\0" else 4
    count = int.from_bytes(body[4 : 4 + width], "big") + 1
    return body[:4] + count.to_bytes(width, "big") + body[4 + width :] + entry.encoded


def _describes(iref: bytes, xmp: int, primary: int) -> bytes:
    form = ">HHH" if iref[:1] == b"\0" else ">IHI"
    return Box(b"cdsc", struct.pack(form, xmp, 1, primary)).encoded


# --- iloc: where they lie -------------------------------------------------------------------------------------------------------


def _items(body: bytes) -> list[_Item]:
    version = body[0] if body else 9
    if version > 2:
        raise ValueError("the file's table of places is of an unknown kind")
    numbers = Numbers(body, 4)
    sizes = numbers.take(2)
    offset, length, base, index = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15 if version else 0
    count = numbers.take(4 if version == 2 else 2)
    return [_item(numbers, version, (offset, length, base, index)) for _ in range(count)]


def _item(numbers: Numbers, version: int, widths: tuple[int, int, int, int]) -> _Item:
    offset, length, base, index = widths
    number = numbers.take(4 if version == 2 else 2)
    method = numbers.take(2) & 15 if version else _IN_FILE
    elsewhere, start = numbers.take(2), numbers.take(base)
    extents = []
    for _ in range(numbers.take(2)):
        numbers.take(index)
        extents.append((start + numbers.take(offset), numbers.take(length)))
    if elsewhere or method not in (_IN_FILE, _IN_META) or any(not size for _, size in extents):
        raise ValueError("the file keeps parts of its picture in a way that is not known here")
    return _Item(number, method, tuple(extents))


def _locations(items: Sequence[_Item]) -> Box:
    """The table anew, version 1 with four bytes for each number: long enough for every file below 4 GB."""
    body = b"\1\0\0\0\x44\0" + struct.pack(">H", len(items))
    for item in sorted(items, key=lambda item: item.id):
        body += struct.pack(">HHHH", item.id, item.method, 0, len(item.extents))
        body += b"".join(struct.pack(">II", *extent) for extent in item.extents)
    return Box(b"iloc", body)


# --- EXIF -----------------------------------------------------------------------------------------------------------------------


def _amended_exif(
    data: bytes, entries: Sequence[_Entry], items: Sequence[_Item], exif: Callable[[bytes], bytes]
) -> dict[int, bytes]:
    """The EXIF items that change; in front of the block stand four bytes that say how many more to skip."""
    amended: dict[int, bytes] = {}
    blocks = {entry.id for entry in entries if entry.kind == b"Exif"}
    for item in items:
        if item.id in blocks and item.method == _IN_FILE:
            held = b"".join(data[start : start + length] for start, length in item.extents)
            head = 4 + int.from_bytes(held[:4], "big")
            changed = held[:head] + exif(held[head:])
            amended |= {item.id: changed} if changed != held else {}
    return amended
