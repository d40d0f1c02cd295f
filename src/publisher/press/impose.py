"""A finished PDF goes in, the same pages laid out on sheets for folding and binding come out; ``sheets`` tells which page lies where.

Pages become form XObjects, clipped to their bleed outside and to the fold inside; photos are copied from disk to disk, never decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pikepdf
from pikepdf import AccessMode, Dictionary, Name, Object, Pdf

from publisher.notices import Place, PublisherError, error
from publisher.press.boxes import SeenPage, seen
from publisher.press.claims import drop_untrue, show_as_sheets
from publisher.press.imposition import Flip, ImposeOptions, Imposition, plan
from publisher.press.lettering import LABEL_SIZE, outlines
from publisher.press.registration import COLOUR_SPACE, GAP, colour_space, crop_marks, draw, fold_marks
from publisher.press.saving import save
from publisher.press.sheets import Scheme, Sheet
from publisher.units import Length, Mm

SAME_SIZE = Mm(0.2)
"""Pages that differ by less are of one size: nobody cuts finer."""

DUPLEX = {Flip.SHORT: "/DuplexFlipShortEdge", Flip.LONG: "/DuplexFlipLongEdge"}


def impose(source: Path, out: Path, options: ImposeOptions) -> Imposition:
    """Lay a booklet's pages out on sheets; the plan followed comes back, and ``out`` is replaced only when it is complete.

    The same file and options give the same bytes. Raises PublisherError: P922 no PDF, P923 locked, P924 no pages, P925 pages of
    different size, P926 the sheet is too small, P929 ``out`` cannot be written.
    """
    with _opened(source) as pdf:
        imposition = plan(_pages(pdf, source.name), _bound(pdf, options))
        if out.exists() and out.samefile(source):
            hint = "name another file with -o"
            raise PublisherError(error("P929", "the sheets would replace the booklet itself", Place(str(out)), hint))
        _lay_out(pdf, imposition)
        save(pdf, out)
    return imposition


def plan_imposition(source: Path, options: ImposeOptions) -> Imposition:
    """What ``impose`` would do; the same errors but P929."""
    with _opened(source) as pdf:
        return plan(_pages(pdf, source.name), _bound(pdf, options))


def _bound(pdf: Pdf, options: ImposeOptions) -> ImposeOptions:
    """The options with the edge the file says it is read from, where they name none (ISO 32000-1, table 150)."""
    if options.from_right is not None:
        return options
    settings = pdf.Root.get("/ViewerPreferences")
    said = settings.get("/Direction") if isinstance(settings, Dictionary) else None
    return replace(options, from_right=said == Name.R2L)


@contextmanager
def _opened(source: Path) -> Iterator[Pdf]:
    """The file, open; one that would have to be repaired is refused, because repairs lose pages without a word."""
    place = Place(str(source))
    try:
        with pikepdf.open(source, access_mode=AccessMode.stream, attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise pikepdf.PasswordError
            yield pdf
    except pikepdf.PasswordError:
        message, hint = f"'{source.name}' is locked with a password", "save it without protection first"
        raise PublisherError(error("P923", message, place, hint)) from None
    except (pikepdf.PdfError, RuntimeError):  # qpdf tells of damage with either
        hint = "give a finished booklet.pdf; an article is made into one by 'publisher build'"
        raise PublisherError(error("P922", f"'{source.name}' is not a PDF, or is damaged", place, hint)) from None
    except OSError as problem:
        message = f"'{source.name}' cannot be read: {problem.strerror or 'unknown reason'}"
        raise PublisherError(error("P922", message, place)) from None


def _pages(pdf: Pdf, name: str) -> tuple[SeenPage, ...]:
    """All pages as they are seen, of one size."""
    pages = tuple(_seen(page, name, number) for number, page in enumerate(pdf.pages, 1))
    if not pages:
        raise PublisherError(error("P924", f"'{name}' has no pages", Place(name)))
    for number, page in enumerate(pages, 1):
        if abs(page.width - pages[0].width) > SAME_SIZE or abs(page.height - pages[0].height) > SAME_SIZE:
            message = f"page {number} is {_size(page)}, but page 1 is {_size(pages[0])}"
            hint = "pages on sheets must be of one size; take the odd ones out of the file, or print them apart"
            raise PublisherError(error("P925", message, Place(name), hint))
    return pages


def _seen(page: pikepdf.Page, name: str, number: int) -> SeenPage:
    try:
        return seen(page)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):
        message = f"'{name}' is damaged: page {number} has no usable page box"
        raise PublisherError(error("P922", message, Place(name))) from None


def _size(page: SeenPage) -> str:
    return f"{Length(page.width).mm:.1f} x {Length(page.height).mm:.1f} mm"


def _lay_out(pdf: Pdf, imposition: Imposition) -> None:
    """Put sheets in the place of the pages."""
    printed = _Printed(pdf, imposition)
    sheets = [printed.page(sheet, side) for sheet in imposition.sheets for side, _ in sheet.faces]
    del pdf.pages[:]
    pdf.pages.extend(sheets)
    drop_untrue(pdf)
    options = imposition.options
    show_as_sheets(pdf, "/Simplex" if options.scheme is Scheme.TWO_UP else DUPLEX[options.flip])


class _Printed:
    """Makes the printed sides of sheets from a PDF's pages."""

    def __init__(self, pdf: Pdf, imposition: Imposition) -> None:
        self.pdf = pdf
        self.imposition = imposition
        self.pages = list(pdf.pages)
        self.registration = pdf.make_indirect(colour_space())

    def page(self, sheet: Sheet, side: str) -> pikepdf.Page:
        """One side of a sheet."""
        face = dict(sheet.faces)[side]
        trim, paper = self.imposition.trim(sheet), self.imposition.paper
        seats = tuple(self.imposition.seats(face, sheet.creep))
        content = [self._half_turn()] if self.imposition.is_turned(side) else []
        for seat in seats:
            clip = f"{seat.clip.left:.4f} {seat.clip.bottom:.4f} {seat.clip.width:.4f} {seat.clip.height:.4f} re W n"
            content.append(f"q {clip} 1 0 0 1 {seat.x:.4f} {seat.y:.4f} cm /P{seat.page} Do Q")
        resources = Dictionary(XObject=Dictionary({f"/P{seat.page}": self._form(seat.page) for seat in seats}))
        if self.imposition.options.marks:
            content.append(self._marks(sheet, side))
            resources.ColorSpace = Dictionary({f"/{COLOUR_SPACE}": self.registration})
        page = Dictionary(
            Type=Name.Page,
            MediaBox=paper.array(),
            BleedBox=trim.grown(self.imposition.bleed).within(paper).array(),
            TrimBox=trim.within(paper).array(),
            Resources=resources,
            Contents=self.pdf.make_stream("\n".join(content).encode("ascii")),
        )
        return pikepdf.Page(self.pdf.make_indirect(page))

    def _half_turn(self) -> str:
        """What turns a side about its middle."""
        stock = self.imposition.stock
        return f"-1 0 0 -1 {stock.width:.4f} {stock.height:.4f} cm"

    def _form(self, number: int) -> Object:
        """A page as a form XObject, upright, with its trim's corner at the origin; what shows of it the sheet decides."""
        page = self.pages[number - 1]
        form = self.pdf.make_indirect(page.as_form_xobject(handle_transformations=False))
        form.BBox = pikepdf.Array(page.mediabox)
        form.Matrix = pikepdf.Array([round(value, 4) for value in self.imposition.pages[number - 1].matrix])
        return form

    def _marks(self, sheet: Sheet, side: str) -> str:
        """Crop marks, the fold, and which side of which sheet this is."""
        imposition = self.imposition
        trim, paper, bleed = imposition.trim(sheet), imposition.paper, imposition.bleed
        strokes = list(crop_marks(trim, bleed, paper))
        if imposition.options.scheme is not Scheme.TWO_UP:
            strokes += fold_marks(imposition.fold, trim, bleed, paper)
        baseline = trim.top + bleed + GAP + Mm(1)
        has_room = baseline + LABEL_SIZE <= paper.top
        return draw(strokes, outlines(imposition.label(sheet, side), trim.left + Mm(4), baseline) if has_room else "")
