"""What stands on a page as it was painted: areas, lines, letters and pictures with their colours and visible places, in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from publisher.press.preflight.plane import Box
from publisher.press.preflight.spaces import Colour, ColourSpace
from publisher.press.preflight.values import Found


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour and how it meets what lies below it."""

    colour: Colour
    overprints: bool = False
    overprint_mode: int = 0


@dataclass(frozen=True, slots=True)
class Font:
    """A font that sets text: what is known of it without opening its file."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    readable: bool
    """Whether its letters can be told as text (ISO 32000-1, 9.10.2)."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image as it is stored."""

    width: int
    height: int
    space: ColourSpace
    is_mask: bool = False
    has_soft_mask: bool = False
    coding: str = ""
    """The last filter, such as "DCTDecode"."""
    number: tuple[int, int] | None = None
    """Tells one stored image from another; None for one written into the page."""
    stored: Found = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape; ``shape`` is the box around all of it, ``box`` around what its clip lets through."""

    box: Box
    shape: Box
    paint: Paint


@dataclass(frozen=True, slots=True)
class Line:
    """A stroked path and its width on the page."""

    box: Box
    paint: Paint
    width: float


@dataclass(frozen=True, slots=True)
class Letters:
    """Text shown at once; ``size`` is its height on the page."""

    box: Box
    paint: Paint
    font: Font
    size: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in its place; its resolution is that of the whole placement, clipped or not."""

    box: Box
    image: Image
    paint: Paint
    """The colour a stencil mask is painted with."""
    ppi: float
    """Pixels per inch, in the direction that has fewer."""


Mark: TypeAlias = Area | Line | Letters | Picture
