"""Write an XMP packet: a Label goes in, the bytes of a packet with everything it says come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from publisher.photos.model import Label
from publisher.photos.xmp import NAMESPACES

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The IPTC vocabulary that DigitalSourceType takes its addresses from."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_packet(
    label: Label, *, only: Collection[str] | None = None, without: Collection[str] = (), extension: str | None = None
) -> bytes:
    """The packet, UTF-8, perhaps with some properties only; ``extension`` is the GUID of a second packet with the others."""
    rows = [row for row in _ROWS if row.name not in without and (only is None or row.name in only)]
    said = [(row, [text for text in row.texts(label) if text]) for row in rows]
    lines = [row.form(row.name, [_clean(text) for text in texts], label.lang) for row, texts in said if texts]
    if extension is not None:
        lines.append(_text("xmpNote:HasExtendedXMP", [extension], label.lang))
    return _wrapped(lines).encode()


def source_type_address(source_type: str | None) -> str | None:
    """The full address of a source type given by its short name ("negativeFilm")."""
    if not source_type or "://" in source_type:
        return source_type or None
    return SOURCE_TYPES + source_type


def _wrapped(lines: Sequence[str]) -> str:
    used = [prefix for prefix in NAMESPACES if any(line.startswith(f"<{prefix}:") for line in lines)]
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in used)
    return "\n".join(
        (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            f'<rdf:RDF xmlns:rdf="{NAMESPACES["rdf"]}">',
            f'<rdf:Description rdf:about=""{declared}>',
            *lines,
            "</rdf:Description>",
            "</rdf:RDF>",
            "</x:xmpmeta>",
            '<?xpacket end="w"?>',
        )
    )


def _text(name: str, texts: Sequence[str], _lang: str) -> str:
    return f"<{name}>{escape(texts[0])}</{name}>"


def _ordered(name: str, texts: Sequence[str], _lang: str) -> str:
    return _list(name, "Seq", [f"<rdf:li>{escape(text)}</rdf:li>" for text in texts])


def _unordered(name: str, texts: Sequence[str], _lang: str) -> str:
    return _list(name, "Bag", [f"<rdf:li>{escape(text)}</rdf:li>" for text in texts])


def _in_languages(name: str, texts: Sequence[str], lang: str) -> str:
    """The text as the default and in its own language, for readers that look for either."""
    tags = dict.fromkeys(("x-default", lang or "x-default"))
    return _list(name, "Alt", [f"<rdf:li xml:lang={quoteattr(tag)}>{escape(texts[0])}</rdf:li>" for tag in tags])


def _list(name: str, kind: str, items: Iterable[str]) -> str:
    return f"<{name}><rdf:{kind}>{''.join(items)}</rdf:{kind}></{name}>"


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


@dataclass(frozen=True, slots=True)
class _Row:
    """One property: its name, its form, and what a label has to say in it."""

    name: str
    form: Callable[[str, Sequence[str], str], str]
    texts: Callable[[Label], Sequence[str | None]]


_ROWS = (
    _Row("dc:creator", _ordered, lambda label: [label.creator]),
    _Row("dc:description", _in_languages, lambda label: [label.caption]),
    _Row("dc:title", _in_languages, lambda label: [label.headline]),
    _Row("dc:rights", _in_languages, lambda label: [label.copyright]),
    _Row("dc:subject", _unordered, lambda label: label.keywords),
    _Row("photoshop:Headline", _text, lambda label: [label.headline]),
    _Row("photoshop:Credit", _text, lambda label: [label.credit]),
    _Row("photoshop:Source", _text, lambda label: [label.source]),
    _Row("photoshop:DateCreated", _text, lambda label: [label.taken]),
    _Row("photoshop:City", _text, lambda label: [label.city]),
    _Row("photoshop:Country", _text, lambda label: [label.country]),
    _Row("xmpRights:UsageTerms", _in_languages, lambda label: [label.usage_terms]),
    _Row("Iptc4xmpCore:AltTextAccessibility", _in_languages, lambda label: [label.alt]),
    _Row("Iptc4xmpExt:DigitalSourceType", _text, lambda label: [source_type_address(label.source_type)]),
)
