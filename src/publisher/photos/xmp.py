"""Read an XMP packet: bytes go in, its properties come out as plain values under the prefixes everybody writes ("dc:creator").

The packet is RDF/XML as in ISO 16684-1; property names and namespaces are those of the IPTC Photo Metadata Standard.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias
from xml.etree import ElementTree


class InLanguage(str):
    """One of the texts of a language alternative; it compares as the text it is."""

    __slots__ = ("lang",)

    lang: str
    """Language tag, or ``x-default``."""


XmpValue: TypeAlias = "str | list[XmpValue] | dict[str, XmpValue]"
"""A text, a list, or a structure; properties are named with the prefixes of `NAMESPACES` ("dc:creator")."""

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
}

_PREFIXES = {address: prefix for prefix, address in NAMESPACES.items()}
_RDF = "{" + NAMESPACES["rdf"] + "}"
_PARSE_TYPE, _RESOURCE, _LISTS = _RDF + "parseType", _RDF + "resource", (_RDF + "Bag", _RDF + "Seq")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LARGEST = 8 * 1024 * 1024
"""Bytes of a packet."""


def read_packet(packet: bytes) -> dict[str, XmpValue]:
    """The properties of a packet; ValueError when it is no XML, declares a document type, or is larger than 8 MB."""
    try:
        return {name: value for each in descriptions(packet) for name, value in _structure(each).items()}
    except RecursionError as problem:
        raise ValueError(f"the XMP packet cannot be read: {problem}") from problem


def descriptions(packet: bytes) -> Iterator[ElementTree.Element]:
    """The elements of a packet that hold its properties, as attributes and children; ValueError as for `read_packet`."""
    if len(packet) > LARGEST:
        raise ValueError("the XMP packet is larger than any honest one")
    text = _text(packet)
    parser = ElementTree.XMLParser(target=_PlainTree() if "<!DOCTYPE" in text else None)
    try:
        parser.feed(text)
        root: ElementTree.Element = parser.close()
    except (ElementTree.ParseError, RecursionError) as problem:
        raise ValueError(f"the XMP packet cannot be read: {problem}") from problem
    for rdf in root.iter(_RDF + "RDF"):
        yield from rdf.findall(_RDF + "Description")


@lru_cache(maxsize=1024)
def property_name(tag: str) -> str:
    """The name of a property under the prefix everybody writes; empty for what belongs to RDF or XML itself."""
    return "" if tag.startswith((_RDF, "{http://www.w3.org/XML/")) else _name(tag)


def _text(packet: bytes) -> str:
    """The packet without its padding; its coding is told by its first bytes (ISO 16684-1: UTF-8, UTF-16)."""
    wide = packet.startswith((b"\xff\xfe", b"\xfe\xff"))
    return packet.decode("utf-16" if wide else "utf-8", "replace").strip("\ufeff\0 \t\r\n")


class _PlainTree(ElementTree.TreeBuilder):
    """Refuses a document type: XMP has none, and without one no entity can be declared, expanded or fetched.

    Only a packet that has the word is sent through it, for its every element costs a call.
    """

    def doctype(self, name: str, _pubid: str | None, _system: str | None) -> None:
        raise ValueError(f"the XMP packet declares a document type ({name})")


def _structure(element: ElementTree.Element) -> dict[str, XmpValue]:
    found: dict[str, XmpValue] = {name: value for tag, value in element.attrib.items() if (name := property_name(tag))}
    return found | {_name(child.tag): _value(child) for child in element}


def _value(element: ElementTree.Element) -> XmpValue:
    if element.get(_PARSE_TYPE) == "Resource":
        return _structure(element)
    if len(element) == 0:
        return element.get(_RESOURCE) or _structure(element) or (element.text or "").strip()
    inner = element[0]
    if inner.tag in _LISTS:
        return [_value(item) for item in inner]
    if inner.tag == _RDF + "Alt":
        return [_in_language(item) for item in sorted(inner, key=lambda item: item.get(_LANG) != "x-default")]
    return _structure(inner) if inner.tag == _RDF + "Description" else _structure(element)


def _in_language(item: ElementTree.Element) -> XmpValue:
    value = _value(item)
    if not isinstance(value, str):
        return value
    text = InLanguage(value)
    text.lang = item.get(_LANG, "x-default")
    return text


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    address, _, name = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(address, address)}:{name}"
