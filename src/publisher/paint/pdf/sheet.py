"""A page goes in, where its points lie in the PDF comes out: y turned upwards, the origin at the sheet's bottom left corner."""

from __future__ import annotations

from typing import Any

from publisher.page.geometry import Rect
from publisher.page.items import Page
from publisher.paint.pdf.document import array


class Sheet:
    """Where a page's points lie in the PDF: its media box is the page with its bleed and its slug."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._box = page.sheet_box

    def x(self, x: float) -> float:
        """A plan's x from the sheet's left edge."""
        return x - self._box.x

    def y(self, y: float) -> float:
        """A plan's y from the sheet's bottom edge."""
        return self._box.bottom - y

    def rect(self, rect: Rect) -> Rect:
        """A plan's box with its x, y at the bottom left corner."""
        return Rect(rect.x - self._box.x, self._box.bottom - rect.bottom, rect.width, rect.height)

    def corners(self, rect: Rect) -> Any:
        """A plan's box as a PDF rectangle: left, bottom, right, top."""
        box = self.rect(rect)
        return array(*(round(float(edge), 3) for edge in (box.x, box.y, box.right, box.bottom)))
