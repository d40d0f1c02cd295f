"""What a picture file can say of itself: one row a field, with the places where XMP, IPTC-IIM, EXIF and texts keep it.

Names and places are those of the IPTC Photo Metadata Standard 2023.1 and its mapping to EXIF (Metadata Working Group 2.0); XP tags
are what Windows writes. A row is the whole registration: reading, conflicts, lists and documentation go by this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.photos import iim


class Form(StrEnum):
    """How a field holds its texts."""

    TEXT = "text"
    LIST = "list"
    LANGUAGES = "one text a language"
    DAY = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in `Embedded`, what an editor calls it, and where each kind of metadata keeps it."""

    name: str
    words: str
    form: Form = Form.TEXT
    xmp: tuple[str, ...] = ()
    """Paths of property names, the most telling first; in a place the first structure that says anything counts as a whole."""
    iim: int | None = None
    """Data set of record 2."""
    exif: tuple[int, ...] = ()
    """Tags, in the order they are asked."""
    text: tuple[str, ...] = ()
    """Keywords of a PNG's text chunks (PNG specification, 11.3.3); ``comment`` is also the one of a JPEG or GIF."""
    is_compared: bool = True
    """Whether two sources that differ are a conflict; codes are written in several ways, so they are not."""


_CREATOR = "plus:ImageCreator/plus:ImageCreatorName"
_SHOWN, _CREATED = "Iptc4xmpExt:LocationShown/Iptc4xmpExt:", "Iptc4xmpExt:LocationCreated/Iptc4xmpExt:"

FIELDS = (
    Field("headline", "headline", xmp=("photoshop:Headline",), iim=iim.HEADLINE),
    Field("title", "title", Form.LANGUAGES, ("dc:title",), iim.TITLE, (40091,), ("Title",)),
    Field("caption", "caption", Form.LANGUAGES, ("dc:description", "tiff:ImageDescription"), iim.CAPTION,
          (270, 40092), ("Description",)),
    Field("alt", "alternative text", Form.LANGUAGES, ("Iptc4xmpCore:AltTextAccessibility",)),
    Field("long_alt", "long alternative text", Form.LANGUAGES, ("Iptc4xmpCore:ExtDescrAccessibility",)),
    Field("photographer", "photographer", Form.LIST, ("dc:creator", "tiff:Artist", _CREATOR), iim.BYLINE, (315, 40093),
          ("Author",)),
    Field("photographer_title", "photographer's job", xmp=("photoshop:AuthorsPosition",), iim=iim.BYLINE_TITLE),
    Field("credit", "credit line", xmp=("photoshop:Credit",), iim=iim.CREDIT),
    Field("source", "source", xmp=("photoshop:Source",), iim=iim.SOURCE),
    Field("copyright", "copyright notice", Form.LANGUAGES, ("dc:rights", "tiff:Copyright"), iim.COPYRIGHT, (33432,), ("Copyright",)),
    Field("rights_owner", "copyright owner", xmp=("plus:CopyrightOwner/plus:CopyrightOwnerName", "xmpRights:Owner")),
    Field("usage_terms", "usage terms", Form.LANGUAGES, ("xmpRights:UsageTerms",)),
    Field("rights_url", "rights statement", xmp=("xmpRights:WebStatement",)),
    Field("supplier", "image supplier", xmp=("plus:ImageSupplier/plus:ImageSupplierName",)),
    Field("licensor", "licensor", xmp=("plus:Licensor/plus:LicensorName",)),
    Field("licensor_url", "licensor's address", xmp=("plus:Licensor/plus:LicensorURL",)),
    Field("taken", "date taken", Form.DAY, ("photoshop:DateCreated", "exif:DateTimeOriginal"), iim.DATE, (36867,)),
    Field("time", "time taken", Form.TIME, ("photoshop:DateCreated", "exif:DateTimeOriginal"), iim.TIME, (36867,)),
    Field("location", "place within the city", Form.TEXT,
          (_SHOWN + "Sublocation", _CREATED + "Sublocation", "Iptc4xmpCore:Location"), iim.LOCATION),
    Field("city", "city", Form.TEXT, (_SHOWN + "City", _CREATED + "City", "photoshop:City"), iim.CITY),
    Field("state", "state or province", Form.TEXT,
          (_SHOWN + "ProvinceState", _CREATED + "ProvinceState", "photoshop:State"), iim.STATE),
    Field("country", "country", Form.TEXT,
          (_SHOWN + "CountryName", _CREATED + "CountryName", "photoshop:Country"), iim.COUNTRY),
    Field("country_code", "country code", Form.TEXT,
          (_SHOWN + "CountryCode", _CREATED + "CountryCode", "Iptc4xmpCore:CountryCode"), iim.COUNTRY_CODE,
          is_compared=False),
    Field("keywords", "keywords", Form.LIST, ("dc:subject",), iim.KEYWORD, (40094,)),
    Field("people", "people shown", Form.LIST, ("Iptc4xmpExt:PersonInImage",)),
    Field("organisations", "organisations shown", Form.LIST, ("Iptc4xmpExt:OrganisationInImageName",)),
    Field("event", "event", Form.LANGUAGES, ("Iptc4xmpExt:Event",)),
    Field("instructions", "instructions", xmp=("photoshop:Instructions",), iim=iim.INSTRUCTIONS),
    Field("caption_writer", "caption writer", xmp=("photoshop:CaptionWriter",), iim=iim.CAPTION_WRITER),
    Field("comment", "comment", Form.LANGUAGES, ("exif:UserComment",), exif=(37510,), text=("Comment", "comment")),
    Field("source_type", "digital source type", xmp=("Iptc4xmpExt:DigitalSourceType",)),
    Field("model_release", "model release", xmp=("plus:ModelReleaseStatus",)),
    Field("property_release", "property release", xmp=("plus:PropertyReleaseStatus",)),
    Field("data_mining", "data mining", xmp=("plus:DataMining",)),
    Field("guid", "picture identifier", xmp=("Iptc4xmpExt:DigImageGUID",)),
    Field("job_id", "job", xmp=("photoshop:TransmissionReference",), iim=iim.JOB),
    Field("urgency", "urgency", xmp=("photoshop:Urgency",), iim=iim.URGENCY),
)  # fmt: skip
"""Regions and the focus made of them are read apart (`regions`): they are no texts."""

BY_NAME = {field.name: field for field in FIELDS}


def table() -> str:
    """The table as documentation shows it."""
    head = "| field | in `publisher photos` | XMP | IPTC-IIM | EXIF | texts | holds |\n|---|---|---|---|---|---|---|\n"
    return head + "".join(f"| {' | '.join(_cells(field))} |\n" for field in FIELDS)


def _cells(field: Field) -> tuple[str, ...]:
    xmp = ", ".join(f"`{path}`" for path in field.xmp)
    return (
        f"`{field.name}`",
        field.words,
        xmp,
        f"2:{field.iim:03}" if field.iim is not None else "",
        ", ".join(map(str, field.exif)),
        ", ".join(field.text),
        field.form.value,
    )
