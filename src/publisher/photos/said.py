"""What one block of metadata says: XMP, IIM, EXIF or other texts go in, field -> Said comes out, by the table in `fields`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from publisher.photos.charset import plain, unmangled
from publisher.photos.exif import Exif
from publisher.photos.fields import BY_NAME, FIELDS, Field, Form
from publisher.photos.iim import IimRecord, repaired
from publisher.photos.xmp import InLanguage, XmpValue


@dataclass(frozen=True, slots=True)
class Said:
    """The texts of one field, where they stand, and those of them whose language is named."""

    texts: tuple[str, ...]
    origin: str
    wordings: tuple[tuple[str, str], ...] = ()
    """Language tag, text."""
    is_mended: bool = False
    """Whether a text was coded twice and put right."""

    @property
    def text(self) -> str:
        """All of it as one text."""
        return ", ".join(self.texts)


Block = dict[str, Said]


def from_xmp(properties: Mapping[str, XmpValue]) -> Block:
    """What the properties of an XMP packet say."""
    if not properties:
        return {}
    held = [field for field, roots in _ROOTS.items() if not roots.isdisjoint(properties)]
    found = {field.name: said for field in held if field.name not in _PLACE and (said := _property(properties, field))}
    return found | _place(properties)


def from_sidecar(properties: Mapping[str, XmpValue], name: str) -> Block:
    """What a file beside the picture says; its name stands where else XMP does."""
    said = from_xmp(properties)
    return {field: replace(each, origin=f"{name} {each.origin.removeprefix('XMP ')}") for field, each in said.items()}


def from_iim(record: IimRecord) -> Block:
    """What an IPTC-IIM record says."""
    found: Block = {}
    for number, field in _IN_IIM:
        texts = record.all(number) if number in record.texts else ()
        if texts and (said := _said(field, texts, f"IPTC 2:{number:03}")):
            found[field.name] = said
    return found


_IN_IIM = tuple((field.iim, field) for field in FIELDS if field.iim is not None)


def from_exif(exif: Exif) -> Block:
    """What EXIF tags say; what cameras write where a caption belongs is no caption."""
    found: Block = {}
    for field in FIELDS:
        for tag in field.exif:
            if not (text := exif.texts.get(tag)):
                continue
            texts = re.split(r"\s*;\s*", text) if field.form is Form.LIST else [text]
            said = None if _CAMERA_TALK.fullmatch(text) else _said(field, texts, f"EXIF {tag}")
            if said:
                found.setdefault(field.name, said)
    return found


_CAMERA_TALK = re.compile(r"(\w+ )?(digital (still )?camera|dsc)|(created|taken) with .*|charset=.*", re.IGNORECASE)


def from_texts(info: Mapping[Any, Any]) -> Block:
    """What the text chunks of a PNG and the comment of a JPEG or GIF say, as Pillow gives them; what programs leave there is nothing."""
    found: Block = {}
    for field, keyword in _IN_TEXTS:
        text = _read(info.get(keyword))
        if text and not _CAMERA_TALK.fullmatch(text) and not _PROGRAM_TALK.search(text):
            texts = re.split(r"\s*;\s*", text) if field.form is Form.LIST else [text]
            if said := _said(field, texts, f"text {keyword}"):
                found.setdefault(field.name, said)
    return found


_IN_TEXTS = tuple((field, keyword) for field in FIELDS for keyword in field.text)
_PROGRAM_TALK = re.compile(
    r"gd-jpeg|LEAD Tech|written by Adobe|^Lavc|JPEGmini|Intel\(R\) JPEG|AppleMark|ImageMagick|GIMP|^xr:d:",
    re.IGNORECASE,
)


def _read(value: object) -> str:
    """Bytes of an unnamed character set as text; Pillow reads some as Latin-1, which is undone."""
    if isinstance(value, bytes):
        return repaired(value)
    try:
        return repaired(value.encode("latin-1")) if isinstance(value, str) else ""
    except UnicodeEncodeError:
        return str(value)


# --- XMP ------------------------------------------------------------------------------------------------------------------------

_PLACE = ("location", "city", "state", "country", "country_code")


_ROOTS = {field: frozenset(path.partition("/")[0] for path in field.xmp) for field in FIELDS}
"""Field -> the properties it may stand in or below; a packet has few of them."""
_PLACE_ROOTS = frozenset[str]().union(*(_ROOTS[BY_NAME[name]] for name in _PLACE))


def _property(properties: Mapping[str, XmpValue], field: Field) -> Said | None:
    for path in field.xmp:
        if said := _at(properties, path, field):
            return said
    return None


def _at(properties: Mapping[str, XmpValue], path: str, field: Field) -> Said | None:
    if path.partition("/")[0] not in properties:
        return None
    return _said(field, _texts(properties, path), f"XMP {path}")


def _place(properties: Mapping[str, XmpValue]) -> Block:
    """One place, not parts of several: the one shown, else where the camera stood, else the plain fields.

    The plain fields are the older form of the place shown: they fill what it leaves out, unless they tell of another place.
    """
    if _PLACE_ROOTS.isdisjoint(properties):
        return {}
    shown, created, flat = (_structure(properties, number) for number in range(3))
    if not shown:
        return created or flat
    agree = all(name not in flat or flat[name].text == said.text for name, said in shown.items())
    return flat | shown if agree else shown


def _structure(properties: Mapping[str, XmpValue], number: int) -> Block:
    """The place fields at one of their paths; in a list of places, those of the first."""
    first = {name: value[:1] if isinstance(value, list) else value for name, value in properties.items()}
    said = {name: _at(first, BY_NAME[name].xmp[number], BY_NAME[name]) for name in _PLACE}
    return {name: each for name, each in said.items() if each}


def _texts(value: XmpValue | Mapping[str, XmpValue], path: str) -> list[str]:
    """The texts under a path of property names, through lists and structures."""
    if isinstance(value, str):
        return [value] if value and not path else []
    if isinstance(value, list):
        return [text for item in value for text in _texts(item, path)]
    name, _, rest = path.partition("/")
    return _texts(value[name], rest) if name in value else []


# --- texts ----------------------------------------------------------------------------------------------------------------------


def _said(field: Field, texts: Sequence[str], origin: str) -> Said | None:
    """The texts in the form of their field; None when nothing is said."""
    composed = [plain(text) for text in texts]
    whole = [unmangled(text) for text in composed]
    form = _FORMS.get(field.form)
    formed = list(dict.fromkeys(filter(None, map(form, whole) if form else whole)))
    if not formed:
        return None
    kept = formed if field.form is Form.LIST else formed[:1]
    wordings = _worded(texts, whole) if field.form is Form.LANGUAGES else ()
    return Said(tuple(kept), origin, wordings, is_mended=whole != composed)


def _worded(texts: Iterable[str], whole: Iterable[str]) -> tuple[tuple[str, str], ...]:
    pairs = ((text.lang, good) for text, good in zip(texts, whole, strict=True) if isinstance(text, InLanguage))
    return tuple((lang, text) for lang, text in pairs if lang != "x-default" and text)


_DATE = re.compile(r"(\d{4})[-:/]?(\d{2})?[-:/]?(\d{2})?")
_TIME = re.compile(r"(?:.*[T ])?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)? ?(Z|[+-]\d{2}:?\d{2})?")


def _day(text: str) -> str:
    """The date in ISO form, perhaps only a year or a month: IIM and EXIF write zeros for what is unknown."""
    match = _DATE.match(text)
    if not match or match[1] == "0000":
        return ""
    known = [part for part in match.groups() if part]
    return "-".join(known[: next((place for place, part in enumerate(known) if part == "00"), 3)])


def _time(text: str) -> str:
    """The time of day in ISO form; midnight to the second is what programs write when they know only the day."""
    match = _TIME.fullmatch(text)
    if not match or match[1] > "23" or match[2] > "59" or (len(text) < len("102030")):
        return ""
    clock, zone = f"{match[1]}:{match[2]}:{match[3] or '00'}", match[4] or ""
    zone = zone if zone in ("", "Z") else f"{zone[:3]}:{zone[-2:]}"
    return "" if clock == "00:00:00" else clock + zone


_FORMS: Mapping[Form, Callable[[str], str]] = {Form.DAY: _day, Form.TIME: _time}
