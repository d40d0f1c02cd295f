"""A picture file as the program knows it after probing: what it is, how large it is upright, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from publisher.photos.regions import Region


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of the file in one of its languages."""

    field: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two parts of one file tell differently: what is offered and where it stands, what is not and where."""

    field: str
    offered: str
    origin: str
    other: str
    other_origin: str


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a picture file says of itself (XMP first, then IIM, then EXIF), by the table in `fields`; None where it says nothing."""

    headline: str | None = None
    title: str | None = None
    caption: str | None = None
    alt: str | None = None
    long_alt: str | None = None
    photographer: str | None = None
    """Several names are joined by commas."""
    photographers: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """They one by one."""
    photographer_title: str | None = None
    credit: str | None = None
    source: str | None = None
    copyright: str | None = None
    rights_owner: str | None = None
    usage_terms: str | None = None
    rights_url: str | None = None
    supplier: str | None = None
    licensor: str | None = None
    licensor_url: str | None = None
    taken: str | None = None
    """ISO date, perhaps only a year or a year and month."""
    time: str | None = None
    """ISO time of day, perhaps with its distance from UTC: ``10:20:30+07:00``."""
    location: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    country_code: str | None = None
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    event: str | None = None
    instructions: str | None = None
    caption_writer: str | None = None
    comment: str | None = None
    """What cameras, phones and older programs note; perhaps a caption, perhaps not."""
    source_type: str | None = None
    """The address in the IPTC vocabulary, or what stands in its place."""
    model_release: str | None = None
    property_release: str | None = None
    data_mining: str | None = None
    guid: str | None = None
    job_id: str | None = None
    urgency: str | None = None
    focus: tuple[float, float] | None = None
    """The centre of a named image region (IPTC image region, MWG region), 0 to 1 from the top left of the upright picture."""
    regions: tuple[Region, ...] = ()
    """The regions the file names, in fractions of the upright picture."""
    wordings: tuple[Wording, ...] = ()
    """The texts that stand in the file in a language that is named, each once."""
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)
    """Field -> where its text stands: ``XMP dc:description``, ``IPTC 2:120``, ``EXIF 270``."""
    conflicts: tuple[Conflict, ...] = field(default=(), compare=False, repr=False)

    def worded(self, field: str, lang: str) -> str | None:
        """The text of a field in a language: in that very one, in its main language, else as the file offers it to everybody."""
        texts = {wording.lang.lower(): wording.text for wording in self.wordings if wording.field == field}
        main = lang.lower().partition("-")[0]
        near = (text for tag, text in texts.items() if tag.partition("-")[0] == main)
        offered: str | None = getattr(self, field)
        return texts.get(lang.lower()) or next(near, offered)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A readable picture: its true format, its upright size in pixels, its colours, and its embedded metadata."""

    path: Path
    format: str
    """As Pillow names it, by content and not by file ending: "JPEG", "PNG", "WEBP", "TIFF", "AVIF" ..."""
    media_type: str
    width: int
    height: int
    """Upright: after the orientation was applied."""
    orientation: int
    """EXIF orientation still to be applied to the stored pixels, 1 to 8; 1 when none is (TIFF turns itself)."""
    mode: str
    """As Pillow names it: "L", "RGB", "CMYK", "I;16" ..."""
    size: int
    """File size in bytes."""
    sha256: str
    """Of the file's bytes, in hexadecimal; empty when nobody asked for it."""
    icc: bytes | None = field(default=None, repr=False)
    """The embedded profile, only when it is a valid one for this mode."""
    embedded: Embedded = field(default_factory=Embedded)

    @property
    def aspect(self) -> float:
        """Width divided by height, upright."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a photo in another edition of its article."""

    lang: str
    caption: str | None = None
    alt: str | None = None
    long_alt: str | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What is written into every picture that leaves: the words and rights of its photo, formatted by ``article.credit``."""

    caption: str
    credit: str
    lang: str
    creator: str | None = None
    headline: str | None = None
    copyright: str | None = None
    alt: str | None = None
    long_alt: str | None = None
    source: str | None = None
    usage_terms: str | None = None
    rights_url: str | None = None
    source_type: str | None = None
    taken: str | None = None
    """ISO date, perhaps only a year or a year and month, perhaps with the time of day: ``1975-03-26T10:20:30+07:00``."""
    location: str | None = None
    city: str | None = None
    country: str | None = None
    country_code: str | None = None
    keywords: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()
    creators: tuple[str, ...] = ()
    """The names in ``creator`` one by one, where they are known."""
    agreed: frozenset[str] = frozenset()
    """``creator``, ``place``: what a file tells alike already, so that what it adds - a job, a province - stays beside it."""
