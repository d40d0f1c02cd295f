"""A page goes in, its PDF page comes out: content stream, boxes, links and resources, with y turned upwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc

from publisher.page.geometry import Rect
from publisher.page.items import Element, Fill, FontFile, Item, Link, Page, Picture, Rule, TextLine
from publisher.paint.pdf import marks
from publisher.paint.pdf.document import PdfDocument, Stream, array, dictionary, name, numbers, text_string
from publisher.paint.pdf.fonts import EmbeddedFonts
from publisher.paint.pdf.pictures import EmbeddedImages, show_image
from publisher.paint.pdf.text import fill_colour, show_line, stroke_colour

URL_LETTERS = "!#$%&'()*+,-./:;=?@[]_~"  # RFC 3986: everything else in an address is percent-encoded
PRINTABLE = 4  # ISO 32000-1, table 165: without this flag PDF/A refuses an annotation


class Sheet:
    """Where a page's points lie in the PDF: its media box is the bleed box, its origin the bleed's bottom left corner."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._bleed = page.bleed_box

    def x(self, x: float) -> float:
        """A plan's x from the sheet's left edge."""
        return x - self._bleed.x

    def y(self, y: float) -> float:
        """A plan's y from the sheet's bottom edge."""
        return self._bleed.bottom - y

    def rect(self, rect: Rect) -> Rect:
        """A plan's box with its x, y at the bottom left corner."""
        return Rect(rect.x - self._bleed.x, self._bleed.bottom - rect.bottom, rect.width, rect.height)

    def corners(self, rect: Rect) -> Any:
        """A plan's box as a PDF rectangle: left, bottom, right, top."""
        box = self.rect(rect)
        return array(*(round(float(edge), 3) for edge in (box.x, box.y, box.right, box.bottom)))


class PagePainter:
    """Paints pages into one document whose fonts and photos they share."""

    def __init__(self, document: PdfDocument) -> None:
        self.document = document
        self.fonts = EmbeddedFonts()
        self.images = EmbeddedImages(document)
        self._painted: list[tuple[Page, Any]] = []

    def add(self, page: Page) -> Any:
        """Paint one page; the reference to its object comes back."""
        sheet = Sheet(page)
        painted = pdfdoc.PDFPage()
        painted.MediaBox = sheet.corners(page.bleed_box)
        painted.BleedBox = sheet.corners(page.bleed_box)
        painted.TrimBox = sheet.corners(page.trim)
        painted.Contents = Stream("\n".join(self._content(sheet)).encode("ascii"))
        links = [self._link(sheet, item) for item in page.items() if isinstance(item, Link)]
        painted.Annots = array(*links) if links else None
        self._painted.append((page, painted))
        self.document.addPage(painted)
        return self.document.Reference(painted)

    def close(self) -> None:
        """Write the fonts and give each page the fonts and photos it uses; nothing can be painted after this."""
        self.fonts.add_to(self.document)
        for page, painted in self._painted:
            painted.Resources = dictionary(
                {"Font": self.fonts.resources(_fonts(page)), "XObject": self.images.resources(_photos(page))}
            )

    def _content(self, sheet: Sheet) -> Iterator[str]:
        numbered = 0
        for element in sheet.page.walk():
            yield from self._element(sheet, element, numbered)
            numbered += marks.is_content(element)

    def _element(self, sheet: Sheet, element: Element, mcid: int) -> Iterator[str]:
        content = marks.is_content(element)
        painted = filter(marks.is_painted, element.items)
        for is_read, items in groupby(painted, key=lambda item: content and marks.is_read(item)):
            yield marks.begin(element, mcid) if is_read else marks.ARTIFACT
            yield from (self._item(sheet, item) for item in items)
            yield marks.END

    def _item(self, sheet: Sheet, item: Item) -> str:
        match item:
            case Fill(rect, colour):
                box = sheet.rect(rect)
                return f"{fill_colour(colour)} {numbers(box.x, box.y, box.width, box.height)} re f"
            case Rule():
                return _rule(sheet, item)
            case Picture(rect, _, file, crop, clip):
                clip_box = None if clip is None else sheet.rect(clip)
                return show_image(self.images[file], sheet.rect(rect), crop, clip_box)
            case TextLine():
                return show_line(item, sheet.x(item.x), sheet.y(item.y), self.fonts)
            case Link():
                return ""

    def _link(self, sheet: Sheet, link: Link) -> Any:
        url = text_string(quote(link.url, safe=URL_LETTERS))
        entries = {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": sheet.corners(link.rect),
            "Border": array(0, 0, 0),
            "F": PRINTABLE,
            "A": dictionary({"S": name("URI"), "URI": url}),
            "Contents": text_string(link.url),
        }
        return self.document.Reference(dictionary(entries))


def _fonts(page: Page) -> dict[FontFile, None]:
    lines = (item for item in page.items() if isinstance(item, TextLine))
    return dict.fromkeys(run.font for line in lines for run in line.runs)


def _photos(page: Page) -> dict[Path, None]:
    return dict.fromkeys(item.file for item in page.items() if isinstance(item, Picture))


def _rule(sheet: Sheet, rule: Rule) -> str:
    start = numbers(sheet.x(rule.x1), sheet.y(rule.y1))
    end = numbers(sheet.x(rule.x2), sheet.y(rule.y2))
    return f"{stroke_colour(rule.colour)} {numbers(rule.thickness)} w {start} m {end} l S"
