"""The metadata packet: well-formed whatever a title holds, every foreign property described, the same bytes every time."""

from __future__ import annotations

from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.press.facts import DocumentFacts
from publisher.press.standards import Standard
from publisher.press.xmp import CLAIMS, SPACES, packet

ONE, TWO = UUID(int=1), UUID(int=2)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


def read(facts: DocumentFacts, *kept: Standard) -> ET.Element:
    root = ET.fromstring(packet(facts, kept, ONE, TWO).decode())
    description = root.find(f"{RDF}RDF/{RDF}Description")
    assert description is not None
    return description


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_title_and_name_make_a_well_formed_packet(title: str, name: str) -> None:
    found = read(DocumentFacts(title, "en", (name,), title))
    kept = "".join(c for c in title if c >= " " or c in "\t\n\r").replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in kept if c not in "\ufffe\uffff")
    assert (found.findtext(f"{tag('dc:title')}/{RDF}Alt/{RDF}li") or "") == kept


@pytest.mark.parametrize("kept", [(), (Standard.PRINT,), tuple(Standard)])
def test_what_is_claimed_and_unknown_to_pdfa_is_described(kept: tuple[Standard, ...]) -> None:
    found = read(DocumentFacts("T", "en"), *kept)
    claimed = {name for standard in Standard for name in CLAIMS[standard] if found.find(tag(name)) is not None}
    assert claimed == {name for standard in kept for name in CLAIMS[standard]}
    described = {
        ":".join(schema.findtext(f".//{tag(name)}") or "" for name in ("pdfaSchema:prefix", "pdfaProperty:name"))
        for schema in found.iterfind(f"{tag('pdfaExtension:schemas')}/{RDF}Bag/{RDF}li")
    }
    assert described == {name for name in claimed if not name.startswith("pdfaid:")} | {"pdf:Trapped"}


def test_descriptions_name_type_category_and_address() -> None:
    found = read(DocumentFacts("T", "en"), *Standard)
    for schema in found.iterfind(f"{tag('pdfaExtension:schemas')}/{RDF}Bag/{RDF}li"):
        prefix = schema.findtext(tag("pdfaSchema:prefix")) or ""
        assert schema.findtext(tag("pdfaSchema:namespaceURI")) == SPACES[prefix]
        assert schema.findtext(f".//{tag('pdfaProperty:category')}") == "internal"
        assert schema.findtext(f".//{tag('pdfaProperty:valueType')}") in ("Integer", "Text")
        assert schema.findtext(f".//{tag('pdfaProperty:description')}")
        assert schema.findtext(tag("pdfaSchema:schema"))


def test_a_packet_names_only_the_spaces_it_uses() -> None:
    plain = packet(DocumentFacts("T", "en"), (), ONE, TWO)
    assert not any(claim in plain for claim in (b"pdfaid", b"pdfxid", b"pdfuaid"))


def test_the_same_facts_give_the_same_bytes() -> None:
    facts = DocumentFacts("T", "en", ("A", "B"))
    assert packet(facts, tuple(Standard), ONE, TWO) == packet(facts, tuple(Standard), ONE, TWO)
    assert b"uuid:00000000-0000-0000-0000-000000000001" in packet(facts, (), ONE, TWO)
