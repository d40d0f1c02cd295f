"""Write an XMP packet: a Label goes in, the bytes of a packet with everything it says come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from publisher.photos.model import Label
from publisher.photos.xmp import NAMESPACES

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The IPTC vocabulary that DigitalSourceType takes its addresses from."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One property of a packet: its name and itself as XML."""

    name: str
    xml: str


def write_packet(label: Label) -> bytes:
    """The packet of a label, UTF-8."""
    return packet_of(packet_lines(label))


def packet_lines(label: Label) -> list[Line]:
    """The properties that say what a label says, in the order of the table."""
    said = [(row, [text for text in row.texts(label) if text and text.text]) for row in _ROWS]
    return [Line(row.name, row.form(row.name, texts, label.lang)) for row, texts in said if texts]


def replaced_by(label: Label) -> frozenset[str]:
    """The properties of an older packet that must go when a label is written: those it says anew, and what hangs on them."""
    said = [row for row in _ROWS if any(text and text.text for text in row.texts(label))]
    gone = {name for row in said for name in (row.name, *row.with_it)}
    return frozenset(gone - {name for each in label.agreed for name in _WITH[each]})


def packet_of(lines: Sequence[Line]) -> bytes:
    """A packet with these properties."""
    return _wrapped([line.xml for line in lines]).encode()


def extension_note(guid: str) -> Line:
    """The property that names a second packet with further properties."""
    return Line("xmpNote:HasExtendedXMP", _text("xmpNote:HasExtendedXMP", [_Said(guid)], ""))


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


@dataclass(frozen=True, slots=True)
class _Said:
    """A text, and its language where it is not the label's."""

    text: str | None
    lang: str = ""

    @property
    def xml(self) -> str:
        return escape(_NOT_IN_XML.sub("", self.text or ""), quote=False)


def _text(name: str, texts: Sequence[_Said], _lang: str) -> str:
    return f"<{name}>{texts[0].xml}</{name}>"


def _ordered(name: str, texts: Sequence[_Said], _lang: str) -> str:
    return _list(name, "Seq", [f"<rdf:li>{text.xml}</rdf:li>" for text in texts])


def _unordered(name: str, texts: Sequence[_Said], _lang: str) -> str:
    return _list(name, "Bag", [f"<rdf:li>{text.xml}</rdf:li>" for text in texts])


def _in_languages(name: str, texts: Sequence[_Said], lang: str) -> str:
    """The first text as the default and in its own language, for readers that look for either; the others in theirs."""
    tagged = [("x-default", texts[0]), *((text.lang or lang or "x-default", text) for text in texts)]
    by_tag = {tag: text.xml for tag, text in reversed(tagged)}
    tags = dict.fromkeys(tag for tag, _ in tagged)
    return _list(name, "Alt", [f'<rdf:li xml:lang="{escape(tag)}">{by_tag[tag]}</rdf:li>' for tag in tags])


def _list(name: str, kind: str, items: Iterable[str]) -> str:
    return f"<{name}><rdf:{kind}>{''.join(items)}</rdf:{kind}></{name}>"


@dataclass(frozen=True, slots=True)
class _Row:
    """One property: its name, its form, what a label has to say in it, and what an older packet must not say beside it."""

    name: str
    form: Callable[[str, Sequence[_Said], str], str]
    texts: Callable[[Label], Sequence[_Said]]
    with_it: tuple[str, ...] = ()


def _one(name: str) -> Callable[[Label], Sequence[_Said]]:
    """A field of the label."""
    return lambda label: [_Said(getattr(label, name))]


def _worded(name: str) -> Callable[[Label], Sequence[_Said]]:
    """A field of the label, and the same in its translations."""
    return lambda label: [
        _Said(getattr(label, name)), *(_Said(getattr(other, name), other.lang) for other in label.translations)
    ]  # fmt: skip


_JOB, _PLACES = ("photoshop:AuthorsPosition", "plus:ImageCreator"), ("Iptc4xmpExt:LocationShown",)
"""The job and the PLUS entry are those of whoever stood there; readers look for a place there first: beside others they must go."""
_WITH = {"creator": _JOB, "place": _PLACES}
"""What a file tells alike (``Label.agreed``) -> what stays with it."""

_ROWS = (
    _Row(
        "dc:creator",
        _ordered,
        lambda label: [_Said(name) for name in label.creators or (label.creator,)],
        (*_JOB, "tiff:Artist"),
    ),
    _Row("dc:description", _in_languages, _worded("caption"), ("tiff:ImageDescription",)),
    _Row("dc:title", _in_languages, _worded("headline")),
    _Row("dc:rights", _in_languages, _one("copyright"), ("tiff:Copyright",)),
    _Row("dc:subject", _unordered, lambda label: [_Said(keyword) for keyword in label.keywords]),
    _Row("photoshop:Headline", _text, _one("headline")),
    _Row("photoshop:Credit", _text, _one("credit")),
    _Row("photoshop:Source", _text, _one("source")),
    _Row("photoshop:DateCreated", _text, _one("taken")),
    _Row("Iptc4xmpCore:Location", _text, _one("location"), _PLACES),
    _Row("photoshop:City", _text, _one("city"), _PLACES),
    _Row("photoshop:Country", _text, _one("country"), _PLACES),
    _Row("Iptc4xmpCore:CountryCode", _text, _one("country_code"), _PLACES),
    _Row("xmpRights:UsageTerms", _in_languages, _one("usage_terms")),
    _Row("xmpRights:WebStatement", _text, _one("rights_url")),
    _Row("Iptc4xmpCore:AltTextAccessibility", _in_languages, _worded("alt")),
    _Row("Iptc4xmpCore:ExtDescrAccessibility", _in_languages, _worded("long_alt")),
    _Row("Iptc4xmpExt:DigitalSourceType", _text, lambda label: [_Said(source_type_address(label.source_type))]),
)
