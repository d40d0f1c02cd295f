"""Regions named inside a picture: XMP properties go in, rectangles in fractions of the picture and the point that matters come out.

Two standards are read: the image regions of the IPTC Photo Metadata Standard, and those of the Metadata Working Group (faces,
focus). Both measure in the picture as it is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.photos.orientation import Box, Point, upright_point
from publisher.photos.xmp import XmpValue


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in fractions of a picture, how much it says about where to look (1 says most), and what it holds."""

    left: float
    top: float
    right: float
    bottom: float
    rank: int
    name: str = ""
    """The person, or what else the file calls it."""

    @property
    def is_subject(self) -> bool:
        """Whether it holds a main subject, a face or a pet, and not only a point to look at or a crop."""
        return self.rank <= _LAST_SUBJECT

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom


_ROLES = (("mainsubject", 1), ("subjectarea", 1), ("areaofinterest", 2), ("crop", 4))
_MWG_TYPES = {"face": 2, "pet": 2, "focus": 3}
_LAST_RANK, _LAST_SUBJECT = 5, 2


def regions_from(properties: Mapping[str, XmpValue], stored: tuple[int, int]) -> tuple[Region, ...]:
    """The regions that lie in the picture and leave some of it out, in fractions of the stored picture."""
    regions = [*_iptc_regions(properties, stored), *_mwg_regions(properties)]
    return tuple(region for region in regions if _is_inside(region))


def focus_of(regions: Sequence[Region]) -> Point | None:
    """The middle of the regions that say most: the main subject, then faces, then a focus point, then a crop, then any."""
    if not regions:
        return None
    best = min(region.rank for region in regions)
    chosen = [region for region in regions if region.rank == best]
    left, top = min(region.left for region in chosen), min(region.top for region in chosen)
    right, bottom = max(region.right for region in chosen), max(region.bottom for region in chosen)
    return (left + right) / 2, (top + bottom) / 2


def turned(region: Region, orientation: int) -> Region:
    """The region of the stored picture as it lies in the upright one."""
    corners = [
        upright_point(corner, orientation) for corner in ((region.left, region.top), (region.right, region.bottom))
    ]
    across, down = zip(*corners, strict=True)
    return replace(region, left=min(across), top=min(down), right=max(across), bottom=max(down))


def _is_inside(region: Region) -> bool:
    """Whether a region lies in the picture and leaves some of it out; one around everything says nothing."""
    inside = -0.01 <= region.left <= region.right <= 1.01 and -0.01 <= region.top <= region.bottom <= 1.01
    return inside and (region.right - region.left < 0.99 or region.bottom - region.top < 0.99)


def _iptc_regions(properties: Mapping[str, XmpValue], stored: tuple[int, int]) -> Iterator[Region]:
    for region in _structures(properties.get("Iptc4xmpExt:ImageRegion")):
        for boundary in _structures(region.get("Iptc4xmpExt:RegionBoundary")):
            unit = stored if boundary.get("Iptc4xmpExt:rbUnit") == "pixel" else (1, 1)
            corners = [(x / unit[0], y / unit[1]) for x, y in _corners(boundary, stored)]
            if corners:
                across, down = zip(*corners, strict=True)
                yield Region(min(across), min(down), max(across), max(down), _rank(region), _called(region))


def _corners(boundary: Mapping[str, XmpValue], stored: tuple[int, int]) -> list[Point]:
    """The points a boundary spans, in its own unit: a rectangle's or a circle's corners, a polygon's vertices."""
    x, y = _number(boundary, "Iptc4xmpExt:rbX"), _number(boundary, "Iptc4xmpExt:rbY")
    if x is None or y is None:
        vertices = [_corners(vertex, stored) for vertex in _structures(boundary.get("Iptc4xmpExt:rbVertices"))]
        return [point for points in vertices for point in points]
    radius = _number(boundary, "Iptc4xmpExt:rbRx")
    if radius is not None:  # the centre and the radius along the x axis
        down = radius if boundary.get("Iptc4xmpExt:rbUnit") == "pixel" else radius * stored[0] / stored[1]
        return [(x - radius, y - down), (x + radius, y + down)]
    width, height = _number(boundary, "Iptc4xmpExt:rbW") or 0.0, _number(boundary, "Iptc4xmpExt:rbH") or 0.0
    return [(x, y), (x + width, y + height)]


def _rank(region: Mapping[str, XmpValue]) -> int:
    """By role, from the IPTC vocabulary of image region roles; a region with a person in it ranks with faces."""
    words = str(region.get("Iptc4xmpExt:rRole", "")).lower()
    known = [rank for word, rank in _ROLES if word in words]
    if known:
        return min(known)
    return 2 if "Iptc4xmpExt:PersonInImage" in region else _LAST_RANK


def _called(region: Mapping[str, XmpValue]) -> str:
    return _first_text(region.get("Iptc4xmpExt:PersonInImage")) or _first_text(region.get("Iptc4xmpExt:Name"))


def _first_text(value: XmpValue | None) -> str:
    """The first text of a list, or the text itself."""
    if isinstance(value, list):
        return next((text for item in value if (text := _first_text(item))), "")
    return value.strip() if isinstance(value, str) else ""


def _mwg_regions(properties: Mapping[str, XmpValue]) -> Iterator[Region]:
    for regions in _structures(properties.get("mwg-rs:Regions")):
        for region in _structures(regions.get("mwg-rs:RegionList")):
            rank = _MWG_TYPES.get(str(region.get("mwg-rs:Type", "")).lower(), _LAST_RANK)
            called = _first_text(region.get("mwg-rs:Name"))
            for area in _structures(region.get("mwg-rs:Area")):
                x, y = _number(area, "stArea:x"), _number(area, "stArea:y")
                width, height = _number(area, "stArea:w") or 0.0, _number(area, "stArea:h") or 0.0
                if x is not None and y is not None:
                    yield Region(x - width / 2, y - height / 2, x + width / 2, y + height / 2, rank, called)


def _structures(value: XmpValue | None) -> Iterator[dict[str, XmpValue]]:
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def _number(structure: Mapping[str, XmpValue], name: str) -> float | None:
    try:
        return float(str(structure[name]))
    except (KeyError, ValueError):
        return None
