"""A page goes in, its PDF page comes out: content stream, boxes, links and resources, with y turned upwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from publisher.page.items import Fill, FontFile, Gradient, Item, Link, Page, Picture, Rule, TextLine
from publisher.paint.pdf.document import PdfDocument, Stream, array, dictionary, name, numbers, text_string
from publisher.paint.pdf.fonts import EmbeddedFonts
from publisher.paint.pdf.gradients import SoftMasks
from publisher.paint.pdf.inks import Inks
from publisher.paint.pdf.marks import END, Marker
from publisher.paint.pdf.pictures import EmbeddedImages, show_image
from publisher.paint.pdf.sheet import Sheet
from publisher.paint.pdf.structure import PaintedPage, TaggedPage
from publisher.paint.pdf.text import KNOCKOUT, OVERPRINT, show_line
from publisher.photos.inks import Press
from publisher.photos.placed import placements

URL_LETTERS = "!#$%&'()*+,-./:;=?@[]_~"  # RFC 3986: everything else in an address is percent-encoded
PRINTABLE = 4  # ISO 32000-1, table 165: without this flag PDF/A refuses an annotation


class PagePainter:
    """Paints pages into one document whose fonts and photos they share."""

    def __init__(self, document: PdfDocument, pages: Iterable[Page], press: Press | None = None) -> None:
        self.document = document
        self.fonts = EmbeddedFonts()
        self.images = EmbeddedImages(document, placements(pages), press)
        self.inks = Inks(press)
        self.masks = SoftMasks(document)
        self.painted: list[PaintedPage] = []

    def add(self, page: Page) -> Any:
        """Paint one page; the reference to its object comes back."""
        sheet = Sheet(page)
        painted = TaggedPage()
        painted.MediaBox = sheet.corners(page.sheet_box)
        painted.BleedBox = sheet.corners(page.bleed_box)
        painted.TrimBox = sheet.corners(page.trim)
        painted.Contents = Stream("\n".join(self._content(sheet)).encode("ascii"))
        links = tuple(_link(sheet, item) for item in page.items() if isinstance(item, Link) and item.is_live)
        painted.Annots = array(*map(self.document.Reference, links)) if links else None
        self.document.addPage(painted)
        reference = self.document.Reference(painted)
        self.painted.append(PaintedPage(page, painted, reference, links))
        return reference

    def close(self) -> None:
        """Write the fonts and give each page the fonts and photos it uses; nothing can be painted after this."""
        self.fonts.add_to(self.document)
        states = {OVERPRINT: self._state(overprints=True), KNOCKOUT: self._state(overprints=False)}
        for one in self.painted:
            one.painted.Resources = dictionary(
                {
                    "Font": self.fonts.resources(_fonts(one.page)),
                    "XObject": self.images.resources(_photos(one.page)),
                    "ExtGState": dictionary(states | self.masks.states(one.page)),
                }
            )

    def _state(self, *, overprints: bool) -> Any:
        """A graphics state; in mode 1 an ink that is not named leaves what lies below as it is (ISO 32000-1, 8.6.7)."""
        flag = "true" if overprints else "false"
        entries = {"Type": name("ExtGState"), "OP": flag, "op": flag, "OPM": int(overprints)}
        return self.document.Reference(dictionary(entries))

    def _content(self, sheet: Sheet) -> Iterator[str]:
        marker = Marker()
        for element in sheet.page.walk():
            for stretch in marker.stretches(element):
                if stretch.items:
                    yield stretch.begin
                    yield from (self._item(sheet, item) for item in stretch.items)
                    yield END

    def _item(self, sheet: Sheet, item: Item) -> str:
        match item:
            case Fill(rect, colour):
                box = sheet.rect(rect)
                return f"{self.inks.fill(colour)} {numbers(box.x, box.y, box.width, box.height)} re f"
            case Gradient(rect, colour):
                box, mask = sheet.rect(rect), self.masks.name(sheet, item)
                area = numbers(box.x, box.y, box.width, box.height)
                return f"q /{mask} gs {self.inks.fill(colour)} {area} re f Q"
            case Rule():
                return self._rule(sheet, item)
            case Picture(rect, _, file, crop, clip):
                clip_box = None if clip is None else sheet.rect(clip)
                return show_image(self.images[file], sheet.rect(rect), crop, clip_box)
            case TextLine():
                return show_line(item, sheet.x(item.x), sheet.y(item.y), self.fonts, self.inks)
            case Link():
                return ""

    def _rule(self, sheet: Sheet, rule: Rule) -> str:
        start = numbers(sheet.x(rule.x1), sheet.y(rule.y1))
        end = numbers(sheet.x(rule.x2), sheet.y(rule.y2))
        return f"{self.inks.stroke(rule.colour)} {numbers(rule.thickness)} w {start} m {end} l S"


def _link(sheet: Sheet, link: Link) -> Any:
    entries = {
        "Type": name("Annot"),
        "Subtype": name("Link"),
        "Rect": sheet.corners(link.rect),
        "Border": array(0, 0, 0),
        "F": PRINTABLE,
        **({"Dest": text_string(link.url[1:])} if link.is_inner else {"A": _address(link.url)}),
        "Contents": text_string(link.url),
    }
    return dictionary(entries)


def _address(url: str) -> Any:
    return dictionary({"S": name("URI"), "URI": text_string(quote(url, safe=URL_LETTERS))})


def _fonts(page: Page) -> dict[FontFile, None]:
    lines = (item for item in page.items() if isinstance(item, TextLine))
    return dict.fromkeys(run.font for line in lines for run in line.runs)


def _photos(page: Page) -> dict[Path, None]:
    return dict.fromkeys(item.file for item in page.items() if isinstance(item, Picture))
