"""A picture file as the program knows it after probing: what it is, how large it is upright, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Embedded:
    """Caption, credit and rights found inside a picture file (XMP first, then IIM, then EXIF); None where it says nothing."""

    caption: str | None = None
    headline: str | None = None
    alt: str | None = None
    photographer: str | None = None
    credit: str | None = None
    source: str | None = None
    copyright: str | None = None
    taken: str | None = None
    city: str | None = None
    country: str | None = None
    usage_terms: str | None = None
    source_type: str | None = None
    focus: tuple[float, float] | None = None
    """The centre of a named image region (IPTC image region, MWG region), 0 to 1 from the top left of the upright picture."""


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
    icc: bytes | None = field(default=None, repr=False)
    """The embedded profile, only when it is a valid one for this mode."""
    embedded: Embedded = field(default_factory=Embedded)

    @property
    def aspect(self) -> float:
        """Width divided by height, upright."""
        return self.width / self.height


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
    source: str | None = None
    usage_terms: str | None = None
    source_type: str | None = None
    taken: str | None = None
    city: str | None = None
    country: str | None = None
    keywords: tuple[str, ...] = ()
