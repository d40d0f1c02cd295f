"""The plan of an imposition: what a booklet's pages are like and what is wished go in, every sheet with the places on it comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from publisher.notices import Notice, PublisherError, error, warning
from publisher.page.geometry import Size
from publisher.press.boxes import Box, SeenPage
from publisher.press.registration import GAP, MARGIN, SHORTEST
from publisher.press.sheets import ARRANGEMENTS, Face, Scheme, Sheet
from publisher.units import Length, Mm

SHEET_SIZES = {
    "a4": Size(Mm(297), Mm(210)),
    "a3": Size(Mm(420), Mm(297)),
    "sra3": Size(Mm(450), Mm(320)),
}
"""Paper as it lies, the long side across (ISO 216, ISO 217)."""

AUTO = "auto"
"""As large as two pages with their bleed and marks need."""

FIT_TOLERANCE = Mm(0.1)
"""Two A5 pages, 2 x 148 mm, count as fitting A4, 297 mm; so do pages whose points were rounded."""


MUCH_CREEP = Mm(3.2)
"""An eighth of an inch: what printers plan for in a whole booklet (newprint.com)."""


class Flip(StrEnum):
    """Over which edge a printer turns the sheet to print its back."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class ImposeOptions:
    """What is wished; the thickness of 80 gsm office paper, 0.1 mm, when nothing is known of the paper."""

    scheme: Scheme = Scheme.SADDLE
    signature: int = 16
    """Pages of a signature, for perfect binding."""
    caliper: Length = field(default_factory=lambda: Mm(0.1))
    sheet: str = AUTO
    flip: Flip = Flip.SHORT
    marks: bool = True
    from_right: bool | None = None
    """Whether the book is bound at its right edge; None: as the file says of itself."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one page lies on a sheet: the lower left corner of its trim, and the box outside which nothing of it is printed."""

    page: int
    x: float
    y: float
    clip: Box


@dataclass(frozen=True, slots=True)
class Imposition:
    """All sheets of a booklet; lengths in points, places from a sheet's lower left corner."""

    options: ImposeOptions
    pages: tuple[SeenPage, ...]
    stock: Size
    """The sheet as it lies while it is printed."""
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def page(self) -> Size:
        """The trimmed page."""
        return Size(Length(self.pages[0].width), Length(self.pages[0].height))

    @property
    def bleed(self) -> float:
        """The widest bleed of any page."""
        return max(max(page.bleed) for page in self.pages)

    @property
    def paper(self) -> Box:
        """The whole sheet."""
        return Box(0, 0, self.stock.width, self.stock.height)

    @property
    def fold(self) -> float:
        """Where the sheet is folded: in the middle."""
        return float(self.stock.width) / 2

    def trim(self, sheet: Sheet) -> Box:
        """What is left of a sheet, laid flat, when the bound booklet has been cut: an inner sheet is cut shorter by its creep."""
        reach = self.page.width - sheet.creep
        bottom = (self.stock.height - self.page.height) / 2
        return Box(self.fold - reach, bottom, self.fold + reach, bottom + self.page.height)

    def seats(self, face: Face, creep: float) -> Iterator[Seat]:
        """The pages of one side of a sheet, both moved towards the fold by the creep and cut off there."""
        paper, fold = self.paper, self.fold
        y = (paper.height - self.page.height) / 2
        halves = (
            (face.left, fold - self.page.width + creep, Box(paper.left, paper.bottom, fold, paper.top)),
            (face.right, fold - creep, Box(fold, paper.bottom, paper.right, paper.top)),
        )
        for number, x, half in halves:
            if number is not None:
                yield Seat(number, x, y, self._bled(number, x, y).within(half))

    def _bled(self, number: int, x: float, y: float) -> Box:
        """A page with its bleed, the lower left corner of its trim at a place."""
        left, bottom, right, top = self.pages[number - 1].bleed
        return Box(x - left, y - bottom, x + self.page.width + right, y + self.page.height + top)

    def is_turned(self, side: str) -> bool:
        """Whether a side is printed upside down: backs are, when the sheet is turned over its upper edge."""
        upper_edge = Flip.LONG if self.stock.width >= self.stock.height else Flip.SHORT
        return side == "back" and self.options.flip is upper_edge

    def label(self, sheet: Sheet, side: str) -> str:
        """What stands in the margin of one side of a sheet."""
        signature = (f"Signature {sheet.signature}",) if self.options.scheme is Scheme.PERFECT else ()
        return "  ·  ".join((*signature, f"Sheet {sheet.number}", *((side.capitalize(),) if sheet.back else ())))

    def as_text(self) -> str:
        """The plan, one line for each sheet, in millimetres."""
        return "\n".join(_lines(self)) + "\n"


def plan(pages: tuple[SeenPage, ...], options: ImposeOptions) -> Imposition:
    """The imposition of pages of one size; PublisherError P926 when two of them do not fit the sheet."""
    sheets = ARRANGEMENTS[options.scheme](len(pages), options.signature, options.caliper)
    sheets = tuple(sheet.turned() for sheet in sheets) if options.from_right else sheets
    page = Size(Length(pages[0].width), Length(pages[0].height))
    bleed = max(max(page.bleed) for page in pages)
    stock = _automatic(page, bleed, options.marks) if options.sheet == AUTO else _fitting(page, options.sheet)
    notices = (*_crowding(page, bleed, stock, options), *_exhaustion(page, sheets))
    return Imposition(options, pages, stock, sheets, notices)


def _automatic(page: Size, bleed: float, marks: bool) -> Size:
    margin = bleed + (MARGIN if marks else 0)
    return Size(page.width * 2 + margin * 2, page.height + margin * 2)


def _fitting(page: Size, name: str) -> Size:
    """The named sheet, lying or standing as two pages side by side need it."""
    lying = SHEET_SIZES[name]
    for stock in (lying, Size(lying.height, lying.width)):
        if page.width * 2 <= stock.width + FIT_TOLERANCE and page.height <= stock.height + FIT_TOLERANCE:
            return stock
    message = f"two pages of {_mm(page.width)} x {_mm(page.height)} mm do not fit side by side on {name}"
    raise PublisherError(error("P926", message, None, "choose a larger --sheet, or auto"))


def _crowding(page: Size, bleed: float, stock: Size, options: ImposeOptions) -> Iterator[Notice]:
    """Marks that the sheet has no room for."""
    margins = (stock.width - page.width * 2) / 2, (stock.height - page.height) / 2
    if options.marks and min(margins) < bleed + GAP + SHORTEST:
        message = f"{options.sheet} has no room for all marks around two pages of {_mm(page.width)} mm"
        yield warning("P927", message, None, "choose a larger --sheet, or --no-marks")


def _exhaustion(page: Size, sheets: tuple[Sheet, ...]) -> Iterator[Notice]:
    """Creep that eats into the inner margins: PublisherError P928 when it takes a quarter of the page, a warning from MUCH_CREEP."""
    most = max(sheet.creep for sheet in sheets)
    message = f"the inner sheets creep by {_mm(most)} mm, which their margins at the fold must spare"
    hint = "bind with --scheme perfect, or print on thinner paper"
    if most > page.width / 4:
        raise PublisherError(error("P928", message, None, hint))
    if most > MUCH_CREEP:
        yield warning("P928", message, None, hint)


def _lines(imposition: Imposition) -> Iterator[str]:
    options, sheets, page, stock = imposition.options, imposition.sheets, imposition.page, imposition.stock
    count = len(imposition.pages)
    faces = [face for sheet in sheets for _, face in sheet.faces]
    blanks = sum((face.left is None) + (face.right is None) for face in faces)
    bound = ", bound at the right edge" if options.from_right else ""
    yield f"{options.scheme}: {count} pages of {_mm(page.width)} x {_mm(page.height)} mm, {blanks} blank{bound}"
    turned = f", turned over the {options.flip} edge" if sheets[0].back else ", printed on one side"
    yield f"{len(sheets)} sheets of {_mm(stock.width)} x {_mm(stock.height)} mm{turned}"
    yield f"bleed {_mm(imposition.bleed)} mm, marks {'on' if options.marks else 'off'}"
    if options.scheme is not Scheme.TWO_UP:
        yield f"paper {options.caliper.mm:.4g} mm, creep up to {_mm(max(sheet.creep for sheet in sheets))} mm"
    for sheet in sheets:
        if sheet.number == 1 and options.scheme is Scheme.PERFECT:
            yield f"signature {sheet.signature}"
        sides = "  ".join(f"{name} {face!s:<10}" for name, face in sheet.faces)
        yield f"  sheet {sheet.number:<3} creep {_mm(sheet.creep):<5} {sides}".rstrip()


def _mm(length: float) -> str:
    return f"{round(Length(length).mm, 2) + 0.0:g}"
