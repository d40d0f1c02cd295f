"""Read embedded metadata: an opened picture goes in, what the file says of itself comes out - XMP first, then IIM, then EXIF.

Nothing read here is used in silence: captions and credits inside files are offered to the editor, never taken.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any, cast

from PIL import Image

from publisher.notices import Notice, Place, note
from publisher.photos import iim
from publisher.photos.exif import Exif
from publisher.photos.model import Embedded
from publisher.photos.orientation import upright_point
from publisher.photos.photoshop import IPTC, resources_of
from publisher.photos.regions import focus_from
from publisher.photos.xmp import XmpValue, read_packet

Texts = dict[str, str]
"""Field of `Embedded` -> what one of the three blocks says in it."""

_XMP = {
    "caption": ("dc:description",),
    "headline": ("photoshop:Headline", "dc:title"),
    "alt": ("Iptc4xmpCore:AltTextAccessibility",),
    "photographer": ("dc:creator",),
    "credit": ("photoshop:Credit",),
    "source": ("photoshop:Source",),
    "copyright": ("dc:rights",),
    "taken": ("photoshop:DateCreated",),
    "city": (
        "Iptc4xmpExt:LocationShown/Iptc4xmpExt:City",
        "Iptc4xmpExt:LocationCreated/Iptc4xmpExt:City",
        "photoshop:City",
    ),
    "country": (
        "Iptc4xmpExt:LocationShown/Iptc4xmpExt:CountryName",
        "Iptc4xmpExt:LocationCreated/Iptc4xmpExt:CountryName",
        "photoshop:Country",
    ),
    "usage_terms": ("xmpRights:UsageTerms",),
    "source_type": ("Iptc4xmpExt:DigitalSourceType",),
}
_LISTS = {"photographer"}  # every name counts; elsewhere the first text does: x-default among languages

_IIM = {
    "caption": iim.CAPTION,
    "headline": iim.HEADLINE,
    "photographer": iim.BYLINE,
    "credit": iim.CREDIT,
    "source": iim.SOURCE,
    "copyright": iim.COPYRIGHT,
    "taken": iim.DATE,
    "city": iim.CITY,
    "country": iim.COUNTRY,
}
_TIFF_IPTC, _TIFF_PHOTOSHOP = 33723, 34377
_COMPARED = ("caption", "credit", "photographer")
_DATE = re.compile(r"(\d{4})[-:]?(\d{2})?[-:]?(\d{2})?")
_CAMERA_TALK = re.compile(r"(\w+ )?(digital (still )?camera|dsc)", re.IGNORECASE)
"""What cameras write where a caption belongs."""


def read_metadata(
    image: Image.Image, exif: Exif, orientation: int, stored: tuple[int, int], name: str
) -> tuple[Embedded, tuple[Notice, ...]]:
    """What a decoded picture of this stored size says of itself; notes say what was guessed, broken or contradictory."""
    place, remarks = Place(name), []
    properties: dict[str, XmpValue] = {}
    try:
        properties = read_packet(_packet(image))
    except ValueError as problem:
        remarks.append(note("P706", f"{name}: {problem}; it is left unread", place))
    record = iim.read_iim(_iptc_block(image))
    if record.guessed:
        message = f"{name} does not say how its IPTC texts are coded; they are read as {record.guessed}"
        remarks.append(note("P705", message, place, "check the letters of the embedded caption"))
    xmp, older = _from_xmp(properties), _from_iim(record)
    remarks += [_conflict(field, name, place) for field in _COMPARED if _differ(xmp.get(field), older.get(field))]
    texts = _from_exif(exif) | older | xmp
    focus = focus_from(properties, stored)
    embedded = Embedded(focus=upright_point(focus, orientation) if focus else None)
    return replace(embedded, **cast("dict[str, Any]", texts)), tuple(remarks)


def _packet(image: Image.Image) -> bytes:
    packet = image.info.get("xmp") or b"<x/>"
    return packet if isinstance(packet, bytes) else str(packet).encode()


def _from_xmp(properties: dict[str, XmpValue]) -> Texts:
    found = {}
    for field, paths in _XMP.items():
        texts = [text for path in paths for text in _texts(properties, path)]
        if texts:
            found[field] = ", ".join(dict.fromkeys(texts)) if field in _LISTS else texts[0]
    return found


def _texts(value: XmpValue, path: str) -> list[str]:
    """The texts under a path of property names, through lists and structures."""
    if isinstance(value, list):
        return [text for item in value for text in _texts(item, path)]
    name, _, rest = path.partition("/")
    if isinstance(value, dict):
        return _texts(value[name], rest) if name in value else []
    text = unicodedata.normalize("NFC", value).strip()
    return [text] if text and not path else []


def _iptc_block(image: Image.Image) -> bytes:
    """The IIM block, from JPEG (Photoshop resources in APP13) or TIFF (a tag of its own, or Photoshop resources)."""
    resources = image.info.get("photoshop")
    if isinstance(resources, dict) and isinstance(resources.get(IPTC), bytes):
        return bytes(resources[IPTC])
    tags = getattr(image, "tag_v2", {})
    block = tags.get(_TIFF_IPTC)
    if isinstance(block, bytes):
        return block
    photoshop = tags.get(_TIFF_PHOTOSHOP)
    held = resources_of(photoshop) if isinstance(photoshop, bytes) else ()
    return next((found.data for found in held if found.number == IPTC), b"")


def _from_iim(record: iim.IimRecord) -> Texts:
    found = {field: text for field, number in _IIM.items() if (text := record.first(number))}
    return _dated(found)


def _from_exif(exif: Exif) -> Texts:
    found = dict(exif.texts)
    if _CAMERA_TALK.fullmatch(found.get("caption", "")):
        del found["caption"]
    return _dated(found)


def _dated(found: Texts) -> Texts:
    """The date in ISO form, perhaps only a year or a month: IIM and EXIF write zeros for what is unknown."""
    match = _DATE.match(found.pop("taken", ""))
    if match and match[1] != "0000":
        known = [part for part in match.groups() if part]
        known = known[: next((place for place, part in enumerate(known) if part == "00"), 3)]
        found["taken"] = "-".join(known)
    return found


def _differ(xmp: str | None, older: str | None) -> bool:
    """Whether two texts contradict each other; an IIM text that was cut to its length does not."""
    if not xmp or not older:
        return False
    full, perhaps_cut = " ".join(xmp.split()), " ".join(older.split())
    return not full.startswith(perhaps_cut)


def _conflict(field: str, name: str, place: Place) -> Notice:
    return note("P706", f"{name} names two different {field}s, in XMP and in IPTC; the one in XMP is offered", place)
