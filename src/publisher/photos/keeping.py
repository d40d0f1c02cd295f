"""What stays of older metadata beside a label: XMP packets, an EXIF block and a Label go in, what the label does not say comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from xml.etree import ElementTree

from publisher.photos.fields import BY_NAME
from publisher.photos.ifd import ASCII, BYTE, Value, read_directory, with_tags
from publisher.photos.model import Label
from publisher.photos.packet import Line, replaced_by
from publisher.photos.xmp import NAMESPACES, descriptions, property_name

_STALE = frozenset({"xmp:MetadataDate", "xmpNote:HasExtendedXMP", "photoshop:LegacyIPTCDigest"})
"""Properties about the older packet itself."""

for _prefix, _address in NAMESPACES.items():
    ElementTree.register_namespace(_prefix, _address)  # the prefixes everybody writes, instead of ns0


def kept_lines(packets: Iterable[bytes], label: Label) -> list[Line]:
    """The properties of older packets that a label leaves standing; a packet that cannot be read leaves none."""
    replaced = replaced_by(label) | _STALE
    lines: dict[str, Line] = {}
    for packet in packets:
        try:
            lines = {line.name: line for line in _lines(packet, replaced)} | lines
        except ValueError:
            continue
    return list(lines.values())


def _lines(packet: bytes, replaced: Collection[str]) -> Iterator[Line]:
    for description in descriptions(packet):
        for tag, value in description.attrib.items():
            name = property_name(tag)
            if name and name not in replaced:
                yield Line(name, _element(tag, value))
        for child in description:
            name = property_name(child.tag)
            if name and name not in replaced:
                child.tail = None
                yield Line(name, ElementTree.tostring(child, encoding="unicode"))


def _element(tag: str, value: str) -> str:
    """An attribute as the element it stands for."""
    address, _, name = tag.removeprefix("{").rpartition("}")
    return f'<p:{name} xmlns:p="{escape(address)}">{escape(value, quote=False)}</p:{name}>'


# --- EXIF -----------------------------------------------------------------------------------------------------------------------

_HEAD = b"Exif\0\0"


def amended_exif(block: bytes, label: Label) -> bytes:
    """An EXIF block (with or without its head) in which the texts that are there say what the label says; nothing is added."""
    head = _HEAD if block.startswith(_HEAD) else b""
    try:
        changed = texts_to_amend(block[len(head) :], label)
        return head + with_tags(block[len(head) :], changed) if changed else block
    except ValueError:
        return block


def texts_to_amend(structure: bytes, label: Label) -> Mapping[int, Value]:
    """The text tags of a TIFF structure's first directory that say something else than the label."""
    directory = read_directory(structure)
    wanted = {tag: value for tag, value in _texts(label) if tag in directory.entries}
    return {tag: value for tag, value in wanted.items() if directory.data(structure, tag) != value.data}


def keywords_of(label: Label) -> tuple[str, ...]:
    """The text chunks of a PNG that say what a label says anew."""
    said = {
        "title": label.headline,
        "caption": label.caption,
        "photographer": label.creator,
        "copyright": label.copyright,
    }
    return tuple(keyword for name, text in said.items() if text for keyword in BY_NAME[name].text)


def _texts(label: Label) -> Iterator[tuple[int, Value]]:
    """The tags of EXIF (CIPA DC-008) and of Windows that hold texts, as a label fills them."""
    creators = "; ".join(label.creators) or label.creator
    for tag, text in ((270, label.caption), (315, creators), (33432, label.copyright)):
        if text:
            yield tag, Value(ASCII, text.encode() + b"\0")
    for tag, text in ((40091, label.headline), (40092, label.caption), (40093, creators)):
        if text:
            yield tag, Value(BYTE, text.encode("utf-16-le") + b"\0\0")
