"""Embed a label: an encoded picture and a Label go in, the same picture comes out carrying its caption, credit and rights.

No pixel is touched: only metadata blocks are replaced. JPEG and TIFF get XMP and IPTC-IIM, PNG, WebP and AVIF get XMP,
where their readers look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.photos.avif import embed_in_avif
from publisher.photos.ifd import Value
from publisher.photos.iim import write_iim
from publisher.photos.jpeg import embed_in_jpeg
from publisher.photos.keeping import amended_exif, kept_lines, keywords_of, texts_to_amend
from publisher.photos.model import Label
from publisher.photos.packet import Line, packet_lines, packet_of
from publisher.photos.png import embed_in_png
from publisher.photos.tiff import embed_in_tiff
from publisher.photos.webp import embed_in_webp


def embed(data: bytes, label: Label) -> bytes:
    """The picture with the label in it; ValueError for other formats and for data that is no whole picture.

    What a file said before in XMP and IPTC gives way to the label as a whole, so that a stale caption cannot travel on; colour
    profiles, EXIF and other Photoshop resources stay.
    """
    return _embedded(data, _Words(packet_lines(label), write_iim(label)))


def embed_beside(data: bytes, label: Label, packets: Sequence[bytes], iptc: bytes) -> bytes:
    """The picture with the label in it and all its older metadata (`blocks`) that the label does not speak of.

    A field the label states replaces the older one in XMP, in IPTC and, where it is there, in EXIF. ValueError as for `embed`.
    """
    lines = sorted([*packet_lines(label), *kept_lines(packets, label)], key=lambda line: line.name)
    words = _Words(
        lines,
        write_iim(label, iptc),
        lambda block: amended_exif(block, label),
        lambda structure: texts_to_amend(structure, label),
        keywords_of(label),
    )
    return _embedded(data, words)


def _unchanged(block: bytes) -> bytes:
    return block


def _no_texts(_structure: bytes) -> Mapping[int, Value]:
    return {}


@dataclass(frozen=True, slots=True)
class _Words:
    """What is written: XMP properties, an IIM block, what becomes of an EXIF block, which text tags of a TIFF change."""

    lines: Sequence[Line]
    iim: bytes
    exif: Callable[[bytes], bytes] = field(default=_unchanged)
    texts: Callable[[bytes], Mapping[int, Value]] = field(default=_no_texts)
    keywords: Collection[str] = ()
    """Texts of a PNG that the label says anew."""


def _embedded(data: bytes, words: _Words) -> bytes:
    if data.startswith(b"\xff\xd8\xff"):
        return embed_in_jpeg(data, words.lines, words.iim, words.exif)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return embed_in_png(data, packet_of(words.lines), words.exif, words.keywords)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return embed_in_webp(data, packet_of(words.lines), words.exif)
    if data.startswith((b"II*\0", b"MM\0*")):
        return embed_in_tiff(data, packet_of(words.lines), words.iim, words.texts(data))
    if data[4:8] == b"ftyp":
        return embed_in_avif(data, packet_of(words.lines), words.exif)
    raise ValueError("a label can be embedded in JPEG, PNG, WebP, TIFF and AVIF only")
