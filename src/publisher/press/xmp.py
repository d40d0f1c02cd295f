"""What a document says of itself goes in, its XMP packet comes out: title, people, dates, identifiers, and the standards it keeps.

PDF/A wants every property it does not know itself described in the packet (ISO 19005-2, 6.6.2.3.3); those stand in ``FOREIGN``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from uuid import UUID

from publisher.press.facts import PRODUCER, DocumentFacts
from publisher.press.standards import Standard

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

CLAIMS = {
    Standard.PRINT: {"pdfxid:GTS_PDFXVersion": "PDF/X-4"},
    Standard.ARCHIVE: {"pdfaid:part": "2", "pdfaid:conformance": "A"},
    Standard.ACCESS: {"pdfuaid:part": "1"},
}
"""By standard: the properties that claim it."""

_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Described:
    """A property that PDF/A does not know: its name, type and meaning, and the schema it is from."""

    name: str
    type: str
    meaning: str
    schema: str


FOREIGN = (
    Described("pdfuaid:part", "Integer", "Which part of ISO 14289 the document keeps", "PDF/UA identification"),
    Described("pdfxid:GTS_PDFXVersion", "Text", "Which PDF/X standard the document keeps", "PDF/X identification"),
    Described("pdf:Trapped", "Text", "Whether the document has been trapped", "Adobe PDF"),
)


def packet(facts: DocumentFacts, kept: Collection[Standard], document: UUID, instance: UUID) -> bytes:
    """The packet in UTF-8; the same facts give the same bytes."""
    claimed = {name: value for standard in kept for name, value in CLAIMS[standard].items()}
    used = {*claimed, "pdf:Trapped"}
    dated = _dates(facts, demanded=Standard.PRINT in kept)
    simple = {**_identity(document, instance), **dated, **claimed}
    rows = (*_words(facts), *(_property(name, value) for name, value in simple.items()), _extensions(used))
    body = "\n".join(rows)
    named = {prefix: address for prefix, address in SPACES.items() if f"<{prefix}:" in body}
    spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in named.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _words(facts: DocumentFacts) -> Iterator[str]:
    yield _property("dc:format", "application/pdf")
    yield _alternative("dc:title", facts.title)
    yield _listed("dc:language", "Bag", (facts.lang,))
    if facts.authors:
        yield _listed("dc:creator", "Seq", facts.authors)
    if facts.description:
        yield _alternative("dc:description", facts.description)


def _dates(facts: DocumentFacts, *, demanded: bool) -> dict[str, str]:
    dates = facts.dates(demanded=demanded)
    if dates is None:
        return {}
    created, modified = (moment.isoformat(timespec="seconds") for moment in dates)
    return {"xmp:CreateDate": created, "xmp:ModifyDate": modified, "xmp:MetadataDate": modified}


def _identity(document: UUID, instance: UUID) -> dict[str, str]:
    return {
        "pdf:Producer": PRODUCER,
        "pdf:Trapped": "False",
        "xmp:CreatorTool": PRODUCER,
        "xmpMM:DocumentID": f"uuid:{document}",
        "xmpMM:InstanceID": f"uuid:{instance}",
        "xmpMM:RenditionClass": "default",
        "xmpMM:VersionID": "1",
    }


def _extensions(used: Collection[str]) -> str:
    schemas = "".join(_schema(one) for one in FOREIGN if one.name in used)
    return f"<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>"


def _schema(one: Described) -> str:
    prefix, name = one.name.split(":")
    described = "".join(
        (
            _property("pdfaProperty:name", name),
            _property("pdfaProperty:valueType", one.type),
            _property("pdfaProperty:category", "internal"),
            _property("pdfaProperty:description", one.meaning),
        )
    )
    schema = "".join(
        (
            _property("pdfaSchema:schema", f"{one.schema} schema"),
            _property("pdfaSchema:namespaceURI", SPACES[prefix]),
            _property("pdfaSchema:prefix", prefix),
            f"<pdfaSchema:property><rdf:Seq>{_resource(described)}</rdf:Seq></pdfaSchema:property>",
        )
    )
    return _resource(schema)


def _resource(content: str) -> str:
    return f'<rdf:li rdf:parseType="Resource">{content}</rdf:li>'


def _property(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>"


def _alternative(name: str, value: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_text(value)}</rdf:li></rdf:Alt></{name}>'


def _listed(name: str, kind: str, values: Collection[str]) -> str:
    entries = "".join(f"<rdf:li>{_text(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{entries}</rdf:{kind}></{name}>"


def _text(value: str) -> str:
    return escape(_NOT_XML.sub("", value), quote=False)
