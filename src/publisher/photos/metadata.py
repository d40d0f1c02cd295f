"""Read embedded metadata: an opened picture goes in, what the file says of itself comes out - XMP, then IIM, EXIF, texts, sidecars.

Nothing read here is used in silence: captions and credits inside files are offered to the editor, never taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import Image

from publisher.notices import Notice, Place, note
from publisher.photos import iim
from publisher.photos.blocks import iptc_block, xmp_packets
from publisher.photos.exif import Exif
from publisher.photos.fields import BY_NAME, FIELDS, Field, Form
from publisher.photos.model import Conflict, Embedded, Wording
from publisher.photos.regions import focus_of, regions_from, turned
from publisher.photos.said import Block, Said, from_exif, from_iim, from_sidecar, from_texts, from_xmp
from publisher.photos.sidecar import read_sidecar
from publisher.photos.xmp import XmpValue, read_packet


def read_metadata(
    image: Image.Image,
    exif: Exif,
    orientation: int,
    stored: tuple[int, int],
    name: str,
    sidecars: Sequence[Path] = (),
) -> tuple[Embedded, tuple[Notice, ...]]:
    """What a decoded picture of this stored size says of itself; notes say what was guessed, broken or contradictory.

    ``sidecars`` are asked last, for what the file itself leaves out.
    """
    place = Place(name)
    properties, remarks = _properties(image, name)
    older = iptc_block(image)
    record = iim.read_iim(older.data)
    if record.guessed:
        message = f"{name} does not say how its IPTC texts are coded; they are read as {record.guessed}"
        remarks.append(note("P705", message, place, "check the letters of the embedded caption"))
    blocks = [from_xmp(properties), from_iim(record), from_exif(exif), from_texts(image.info)]
    blocks += [_beside(path, name, remarks) for path in sidecars]
    if not properties and not any(blocks):
        return Embedded(), tuple(remarks)
    remarks += _mended(blocks, name)
    conflicts = tuple(_conflicts(blocks))
    remarks += [_told(conflict, name, older.is_newer) for conflict in conflicts]
    regions = tuple(turned(region, orientation) for region in regions_from(properties, stored))
    merged = {field: said for block in reversed(blocks) for field, said in block.items()}
    embedded = Embedded(
        **_values(merged),
        photographers=merged["photographer"].texts if "photographer" in merged else (),
        focus=focus_of(regions),
        regions=regions,
        wordings=tuple(_wordings(merged)),
        origins=MappingProxyType({field.name: merged[field.name].origin for field in FIELDS if field.name in merged}),
        conflicts=conflicts,
    )
    return embedded, tuple(remarks)


def _properties(image: Image.Image, name: str) -> tuple[dict[str, XmpValue], list[Notice]]:
    """The properties of all packets, the main one's first; a packet that cannot be read is noted and left."""
    properties: dict[str, XmpValue] = {}
    remarks = []
    for packet in xmp_packets(image):
        try:
            properties = {**read_packet(packet), **properties}
        except ValueError as problem:
            remarks.append(note("P706", f"{name}: {problem}; it is left unread", Place(name)))
    return properties, remarks


def _beside(path: Path, name: str, remarks: list[Notice]) -> Block:
    """What a sidecar says; one that cannot be read is noted and left."""
    try:
        return from_sidecar(read_sidecar(path), path.name)
    except ValueError as problem:
        remarks.append(note("P706", f"{path.name}, beside {name}: {problem}; it is left unread", Place(name)))
        return {}


def _values(merged: Block) -> dict[str, Any]:
    return {
        name: said.texts if name in _TUPLES else said.text if name == "photographer" else said.texts[0]
        for name, said in merged.items()
    }


_TUPLES = frozenset(field.name for field in FIELDS if field.form is Form.LIST) - {"photographer"}


def _wordings(merged: Block) -> Iterator[Wording]:
    for field in (field for field in FIELDS if field.name in merged and merged[field.name].wordings):
        texts = dict(merged[field.name].wordings)
        yield from (Wording(field.name, lang, text) for lang, text in texts.items())


# --- what is odd ----------------------------------------------------------------------------------------------------------------


def _mended(blocks: Sequence[Block], name: str) -> list[Notice]:
    fields = [BY_NAME[field].words for block in blocks for field, said in block.items() if said.is_mended]
    if not fields:
        return []
    message = f"{name}: letters that were coded twice are put right in: {', '.join(dict.fromkeys(fields))}"
    return [note("P705", message, Place(name), "check the letters of the embedded texts")]


def _conflicts(blocks: Sequence[Block]) -> Iterator[Conflict]:
    """The fields that two blocks tell differently, each told once: what is offered against the first that disagrees."""
    often = {name for one, other in combinations(blocks, 2) for name in one.keys() & other.keys()}
    for field in (field for field in FIELDS if field.is_compared and field.name in often):
        said = [block[field.name] for block in blocks if field.name in block]
        other = next((each for each in said[1:] if _differ(field, said[0], each)), None)
        if other is not None:
            yield Conflict(field.name, said[0].text, said[0].origin, other.text, other.origin)


def _differ(field: Field, offered: Said, other: Said) -> bool:
    """Whether two blocks contradict each other; an older text that was cut to its length, or a date less exact, does not."""
    if offered.texts == other.texts:
        return False
    if field.form in (Form.DAY, Form.TIME):
        clocks = [said.text[:10].replace("Z", "+")[: 8 if field.form is Form.TIME else 10] for said in (offered, other)]
        return not (clocks[0].startswith(clocks[1]) or clocks[1].startswith(clocks[0]))
    whole = [_bare(text) for text in (offered.text, *offered.texts, *(text for _, text in offered.wordings))]
    return not all(any(text.startswith(_bare(cut)) for text in whole) for cut in other.texts)


def _bare(text: str) -> str:
    return " ".join(text.split())


def _told(conflict: Conflict, name: str, is_newer: bool) -> Notice:
    kinds = [origin.rpartition(" ")[0] for origin in (conflict.origin, conflict.other_origin)]
    words = BY_NAME[conflict.field].words
    message = f"{name}: the {words} differs between {kinds[0]} and {kinds[1]}; the one in {kinds[0]} is offered"
    newer = "a program that knows no XMP has changed the IPTC texts since: they may be the newer ones"
    hint = (
        newer if is_newer and kinds[1] == "IPTC" else f"'{_short(conflict.offered)}' against '{_short(conflict.other)}'"
    )
    return note("P706", message, Place(name), hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
