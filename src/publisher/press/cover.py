"""Pages and their paper go in, the width of the spine comes out; a painted cover goes in, one with crop and fold marks comes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import AccessMode, Dictionary, Page, Pdf

from publisher.notices import Notice, PublisherError, error, warning
from publisher.press.boxes import Box
from publisher.press.registration import COLOUR_SPACE, MARGIN, colour_space, crop_marks, draw, fold_marks
from publisher.press.saving import save
from publisher.units import Length, Mm

WIDEST_SPINE = Mm(80)
"""Binders glue no thicker book: a page count or a thickness has slipped."""

THINNEST_SPINE = Mm(3)
"""What glue needs to hold (goliathnationalmediagroup.com.au, "Spine width calculator")."""

LETTERED_SPINE = Mm(6.35)
"""A quarter of an inch: the narrowest spine that carries a title (info.bookmobile.com, "Can I put type on my spine?")."""

SPINE_MARGIN = Mm(1.6)
"""A sixteenth of an inch on both sides stays free of letters, because covers shift when they are glued (KDP, "Create a
paperback cover")."""


def spine_width(pages: int, caliper: Length) -> Length:
    """Leaves times the thickness of the paper: ``pages / 2 x caliper``, as binders reckon (pattersonprinting.com).

    The cover's own thickness is not in it. Raises PublisherError P931 when no book is as thick.
    """
    width = caliper * -(-pages // 2)
    if width <= WIDEST_SPINE:
        return width
    message = f"{pages} pages of paper {caliper.mm:.3g} mm thick make a spine of {width.mm:.0f} mm"
    raise PublisherError(error("P931", message, None, f"a glued book has at most {WIDEST_SPINE.mm:g} mm"))


def spine_notices(width: Length) -> tuple[Notice, ...]:
    """A spine too thin for glue."""
    if width >= THINNEST_SPINE:
        return ()
    message = f"a spine of {width.mm:.1f} mm is thin for glue, which needs about {THINNEST_SPINE.mm:g} mm"
    return (warning("P932", message, None, "staple the booklet: publisher impose --scheme saddle"),)


def mark_cover(painted: Path, out: Path, folds: Sequence[Length]) -> None:
    """Give a painted cover a margin with crop marks, and with fold marks at distances from its trim's left edge.

    ``out`` is replaced only when it is complete; PublisherError P929 when it cannot be written.
    """
    with pikepdf.open(painted, access_mode=AccessMode.stream) as pdf:
        _mark(pdf, pdf.pages[0], folds)
        save(pdf, out)


def _mark(pdf: Pdf, page: Page, folds: Sequence[Length]) -> None:
    trim, bleed = Box.of(page.trimbox), Box.of(page.bleedbox)
    beyond = trim.left - bleed.left
    paper = trim.grown(beyond + MARGIN)
    page.mediabox = paper.array()
    strokes = list(crop_marks(trim, beyond, paper))
    for fold in folds:
        strokes += fold_marks(trim.left + fold, trim, beyond, paper)
    resources = page.obj.Resources
    spaces = resources.get("/ColorSpace", Dictionary())
    spaces[f"/{COLOUR_SPACE}"] = pdf.make_indirect(colour_space())
    resources.ColorSpace = spaces
    page.contents_add(draw(strokes).encode("ascii"))
