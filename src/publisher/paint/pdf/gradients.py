"""Gradients become soft masks: a gradient goes in, the graphics state that lets its colour fade comes out.

The colour itself is a plain fill in the page's own inks; how strong it is at each place says a luminosity mask (ISO 32000-1,
11.5.3): an axial shading in grey.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from publisher.page.items import Gradient, Page
from publisher.paint.pdf.document import PdfDocument, Stream, array, dictionary, name
from publisher.paint.pdf.sheet import Sheet


class SoftMasks:
    """The masks of one document, by page and gradient; one is made when it is first painted."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document
        self._states: dict[tuple[int, Gradient], tuple[str, Any]] = {}

    def name(self, sheet: Sheet, gradient: Gradient) -> str:
        """The name of the graphics state under which the gradient's box is filled."""
        key = (id(sheet.page), gradient)
        if key not in self._states:
            state = dictionary({"Type": name("ExtGState"), "SMask": self._mask(sheet, gradient)})
            self._states[key] = (f"fade{len(self._states)}", self._document.Reference(state))
        return self._states[key][0]

    def states(self, page: Page) -> dict[str, Any]:
        """The graphics states of a page's gradients, by name."""
        return dict(state for (owner, _), state in self._states.items() if owner == id(page))

    def _mask(self, sheet: Sheet, gradient: Gradient) -> Any:
        shading = self._document.Reference(_shading(sheet, gradient))
        group = Stream(
            b"/fade sh",
            Type=name("XObject"),
            Subtype=name("Form"),
            BBox=sheet.corners(gradient.rect),
            Group=dictionary({"S": name("Transparency"), "CS": name("DeviceGray")}),
            Resources=dictionary({"Shading": dictionary({"fade": shading})}),
        )
        return dictionary({"Type": name("Mask"), "S": name("Luminosity"), "G": self._document.Reference(group)})


def _shading(sheet: Sheet, gradient: Gradient) -> Any:
    box = sheet.rect(gradient.rect)
    start, end = (box.x, box.bottom), (box.x, box.y)  # y runs upwards here: the top of the box is its far edge
    if gradient.across:
        start, end = (box.x, box.y), (box.right, box.y)
    ends = array(*(round(float(value), 3) for value in (*start, *end)))
    return dictionary(
        {
            "ShadingType": 2,
            "ColorSpace": name("DeviceGray"),
            "Coords": ends,
            "Function": _function(gradient.strengths),
            "Extend": array("true", "true"),
        }
    )


def _function(strengths: tuple[tuple[float, float], ...]) -> Any:
    """Even changes between the strengths, stitched together (ISO 32000-1, 7.10.4)."""
    parts = [
        dictionary({"FunctionType": 2, "Domain": array(0, 1), "C0": array(low), "C1": array(high), "N": 1})
        for (_, low), (_, high) in pairwise(strengths)
    ]
    return dictionary(
        {
            "FunctionType": 3,
            "Domain": array(0, 1),
            "Functions": array(*parts),
            "Bounds": array(*(round(place, 5) for place, _ in strengths[1:-1])),
            "Encode": array(*([0, 1] * len(parts))),
        }
    )
