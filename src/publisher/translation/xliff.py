"""A translator's sheet as XLIFF 2.1 and back: a unit for each text, emphasis and links as marks a translation tool protects.

The form is that of https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html, core alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from publisher.article.language import canonical_tag
from publisher.article.markdown import render_body
from publisher.article.model import Inline, Paragraph, Span
from publisher.article.stamps import State
from publisher.notices import Place
from publisher.translation.offer import Offer, Returned, SheetError
from publisher.translation.sheet import Row, Sheet, is_mark, markdown_of, spans_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
"""Of 2.0 and 2.1 alike."""
LARGEST = 20_000_000
"""Bytes; more is no sheet of one story."""
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STATES = {
    State.MISSING: "initial",
    State.CURRENT: "translated",
    State.STALE: "translated",
    State.UNMARKED: "translated",
}
KEEP = "keep <originalData> of the exported sheet"
STALE = "publisher:stale"
_LINK_END = re.compile(r"\]\((.*)\)$", re.DOTALL)


def write_xliff(sheet: Sheet) -> bytes:
    """The sheet, UTF-8."""
    from lxml import etree

    root = etree.Element(_tag("xliff"), nsmap={None: NAMESPACE}, version="2.1")
    root.set("srcLang", sheet.source_lang)
    root.set("trgLang", sheet.target_lang)
    file = etree.SubElement(root, _tag("file"), id=sheet.story, original=sheet.original)
    for row in sheet.rows:
        _write_unit(file, row)
    _indent(root)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"


_TEXTS = frozenset(["source", "target", "note", "data"])


def _indent(element: Any, level: int = 1) -> None:
    """Each element on a line of its own, so that a fault has a line; inside of texts every blank counts."""
    if len(element) and element.tag.rpartition("}")[2] not in _TEXTS:
        element.text = "\n" + "  " * level
        for child in element:
            child.tail = element.text
            _indent(child, level + 1)
        element[-1].tail = "\n" + "  " * (level - 1)


def _write_unit(file: Any, row: Row) -> None:
    from lxml import etree

    unit = etree.SubElement(file, _tag("unit"), id=row.unit, name=row.unit)
    notes = etree.SubElement(unit, _tag("notes"))
    for category, text in (("kind", row.kind), ("context", row.note)):
        if text:
            etree.SubElement(notes, _tag("note"), category=category).text = _clean(text)
    source, target = (_spans(text, row) for text in (row.source, row.translation))
    marks = dict.fromkeys(mark for spans in (source, target) for span in spans if (mark := _marks(span)))
    data = {text: f"d{number}" for number, text in enumerate(dict.fromkeys(sum(marks, ())), start=1)}
    if data:
        original = etree.SubElement(unit, _tag("originalData"))
        for text, name in data.items():
            etree.SubElement(original, _tag("data"), id=name).text = _clean(text)
    segment = etree.SubElement(unit, _tag("segment"), id="s1", state=_STATES[row.state])
    if row.state is State.STALE:
        segment.set("subState", STALE)
    numbers = {mark: str(number) for number, mark in enumerate(marks, start=1)}
    _write_text(segment, "source", source, numbers, data)
    if row.translation:
        _write_text(segment, "target", target, numbers, data)


def _spans(text: str, row: Row) -> Inline:
    return spans_of(text) if row.is_markdown else (Span(text),)


def _marks(span: Span) -> tuple[str, ...]:
    """What stands in Markdown before and after the words of a span, or in its place; nothing for plain words."""
    if is_mark(span):
        return (markdown_of(span),)
    stars = "*" * (span.emphasis + 2 * span.strong)
    before, after = (f"[{stars}", f"{stars}]({span.href})") if span.href else (stars, stars)
    return (before, after) if before else ()


def _write_text(
    segment: Any, name: str, spans: Inline, numbers: Mapping[tuple[str, ...], str], data: Mapping[str, str]
) -> None:
    from lxml import etree

    parent = etree.SubElement(segment, _tag(name))
    if any("\n" in span.text for span in spans):
        parent.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    last, used = None, Counter[str]()
    for span in spans:
        if marks := _marks(span):
            number = numbers[marks]
            used[number] += 1
            last = _write_mark(parent, span, number if used[number] == 1 else f"{number}.{used[number]}", marks, data)
        elif last is None:
            parent.text = (parent.text or "") + _clean(span.text)
        else:
            last.tail = (last.tail or "") + _clean(span.text)


def _write_mark(parent: Any, span: Span, name: str, marks: tuple[str, ...], data: Mapping[str, str]) -> Any:
    """A pair of marks around words, or one mark in the place of something that is not translated."""
    from lxml import etree

    if len(marks) == 1:
        return etree.SubElement(parent, _tag("ph"), id=name, type="other", dataRef=data[marks[0]])
    mark = etree.SubElement(parent, _tag("pc"), id=name, type="link" if span.href else "fmt")
    mark.set("dataRefStart", data[marks[0]])
    mark.set("dataRefEnd", data[marks[1]])
    mark.text = _clean(span.text)
    return mark


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


# --- read -----------------------------------------------------------------------------------------------------------------------


def read_xliff(data: bytes, file: str) -> Returned:
    """What a translator returned; SheetError when the file is no sheet, the faults of single units are among what is returned.

    Nothing outside the file is looked at, and no entity is read. Segments a tool has split are joined again.
    """
    root = _parsed(data)
    if root.tag != _tag("xliff"):
        raise SheetError("this is no XLIFF 2 file", root.sourceline, "export the sheet anew, or save it as XLIFF 2.1")
    try:
        lang = canonical_tag(root.get("trgLang") or "")
    except ValueError:
        raise SheetError("trgLang does not say the language of the translation", root.sourceline) from None
    offers: list[Offer] = []
    faults: list[SheetError] = []
    for unit in root.iter(_tag("unit")):
        try:
            offers += _offers(unit, file)
        except SheetError as fault:
            faults.append(fault)
    return Returned(lang, tuple(offers), tuple(faults))


def _parsed(data: bytes) -> Any:
    from lxml import etree

    if len(data) > LARGEST:
        raise SheetError(f"larger than {LARGEST // 1_000_000} MB: not the sheet of one story")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as trouble:
        line = getattr(trouble, "lineno", None)
        raise SheetError(f"the file is not well-formed XML: {trouble}", line, "export the sheet anew") from None
    if root.getroottree().docinfo.doctype:
        raise SheetError("the file has a DOCTYPE, which no sheet needs", 1, "export the sheet anew")
    return root


def _offers(unit: Any, file: str) -> Iterator[Offer]:
    segments = [part for part in unit if part.tag in (_tag("segment"), _tag("ignorable"))]
    targets = [part.find(_tag("target")) for part in segments]
    if not any(_said(target) for target in targets):
        return
    data = {one.get("id"): one.text or "" for one in unit.iter(_tag("data"))}
    place = Place(file, unit.sourceline)
    waiting = [
        part for part, target in zip(segments, targets, strict=True) if target is None and part.tag == _tag("segment")
    ]
    if waiting:
        raise SheetError(
            f"a part of '{unit.get('id')}' has no translation", waiting[0].sourceline, "translate it, or none of it"
        )
    sources = [part.find(_tag("source")) for part in segments]
    filled = [source if target is None else target for source, target in zip(sources, targets, strict=True)]
    name = unit.get("id") or ""
    yield Offer(name, _joined(sources, data, name), _joined(filled, data, name), place)


def _said(element: Any) -> bool:
    return element is not None and bool("".join(element.itertext()).strip())


def _joined(elements: Sequence[Any], data: Mapping[str, str], unit: str) -> str:
    """The text of some elements one after the other; of the body as Markdown."""
    spans = tuple(span for element in elements if element is not None for span in _read(element, Span(""), data))
    if unit.startswith("body."):
        return render_body((Paragraph(tuple(span for span in spans if span.text or is_mark(span))),)) if spans else ""
    keeps_lines = any(element is not None and _keeps(element) for element in elements)
    text = "".join(span.text for span in spans)
    return text.strip() if keeps_lines else " ".join(text.split())


def _keeps(element: Any) -> bool:
    return bool(element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve")


def _read(element: Any, voice: Span, data: Mapping[str, str]) -> Iterator[Span]:
    """The spans of an element; ``voice`` is what they are in already."""
    yield replace(voice, text=element.text or "")
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "pc":
            yield from _read(child, _voiced(child, voice, data), data)
        elif name == "ph":
            yield from _placed(child, voice, data)
        elif name == "mrk":
            yield from _read(child, voice, data)
        elif name == "cp":
            yield replace(voice, text=_control(child))
        elif name not in ("", "sm", "em"):
            raise SheetError(
                f"a mark <{name}> that the exported sheet did not have", child.sourceline, "use the marks of the source"
            )
        yield replace(voice, text=child.tail or "")


def _control(mark: Any) -> str:
    """The letter that <cp> stands for: one that XML itself cannot hold, and so never one of a sheet exported here."""
    try:
        letter = chr(int(mark.get("hex") or "", 16))
    except (ValueError, OverflowError):
        letter = ""
    return letter if letter.isprintable() else " "


def _placed(mark: Any, voice: Span, data: Mapping[str, str]) -> Iterator[Span]:
    """What stands in the place of a mark, as the data it refers to writes it."""
    text = data.get(mark.get("dataRef"), "")
    if not text:
        raise SheetError("a mark does not say what it stands for", mark.sourceline, KEEP)
    for span in spans_of(text):
        yield replace(span, emphasis=span.emphasis or voice.emphasis, strong=span.strong or voice.strong)


def _voiced(mark: Any, voice: Span, data: Mapping[str, str]) -> Span:
    """The voice of a mark, as the data it refers to writes it."""
    start, end = data.get(mark.get("dataRefStart"), ""), data.get(mark.get("dataRefEnd"), "")
    link, stars = _LINK_END.search(end), start.count("*")
    if not (link or stars):
        raise SheetError(
            "a mark does not say what it stands for", mark.sourceline, "keep <originalData> of the exported sheet"
        )
    return replace(
        voice,
        emphasis=voice.emphasis or stars % 2 == 1,
        strong=voice.strong or stars >= 2,
        href=link[1] if link else voice.href,
    )
