"""A painted PDF goes in, a finished one comes out: saved anew by qpdf, with metadata, language, viewer settings and page labels.

Only true statements are made: no standard is claimed here. The only door to pikepdf together with its neighbours in this room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publisher.notices import Place, PublisherError, error

PRODUCER = "publisher"
PDF_VERSION = "1.6"
BOX_TOLERANCE = 0.01  # points a box may stick out of the one that holds it: they are written with three decimals


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a finished document says of itself."""

    title: str
    lang: str
    authors: tuple[str, ...] = ()
    description: str | None = None
    folios: tuple[int | None, ...] = ()
    """The printed number of each page, None where there is none; empty for a document without page numbers."""


def finish(painted: Path, out: Path, facts: DocumentFacts) -> None:
    """Finish a painted PDF; ``out`` is replaced only when the new file is complete.

    Photos are copied from disk to disk, not held in memory. The same input gives the same bytes. Raises PublisherError P901 when
    a page's boxes contradict each other, which no printer could resolve.
    """
    partial = out.with_name(out.name + ".partial")
    try:
        with pikepdf.open(painted, access_mode=pikepdf.AccessMode.stream) as pdf:
            check_boxes(pdf, painted.name)
            _state(pdf, facts)
            _save(pdf, partial)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


def check_boxes(pdf: Pdf, file_name: str) -> None:
    """Hold that each page's trim lies in its bleed, and that in its media box."""
    faults = [
        fault for index, page in enumerate(pdf.pages, 1) for fault in _box_faults(page, f"{file_name}, page {index}")
    ]
    if faults:
        raise PublisherError(*(error("P901", message, Place(file_name)) for message in faults))


def _box_faults(page: pikepdf.Page, where: str) -> Iterator[str]:
    boxes = ("/TrimBox", "/BleedBox", "/MediaBox")
    missing = [box for box in boxes if box not in page]
    yield from (f"{where} has no {box[1:]}" for box in missing)
    if not missing:
        for inner, outer in pairwise(boxes):
            if not _lies_in(page[inner], page[outer]):
                yield f"{where}: the {inner[1:]} sticks out of the {outer[1:]}"


def _lies_in(inner: Object, outer: Object) -> bool:
    left, bottom, right, top = _edges(inner)
    outer_left, outer_bottom, outer_right, outer_top = _edges(outer)
    return (
        left >= outer_left - BOX_TOLERANCE
        and bottom >= outer_bottom - BOX_TOLERANCE
        and right <= outer_right + BOX_TOLERANCE
        and top <= outer_top + BOX_TOLERANCE
    )


def _edges(box: Object) -> tuple[float, ...]:
    return tuple(float(box[side]) for side in range(4))


def _state(pdf: Pdf, facts: DocumentFacts) -> None:
    pdf.Root.Lang = String(facts.lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _label_pages(pdf, facts.folios)
    _describe(pdf, facts)
    for page in pdf.pages:
        if page.get("/Trans") == Dictionary():
            del page["/Trans"]  # some writers leave an empty transition, which is not valid


def _label_pages(pdf: Pdf, folios: Sequence[int | None]) -> None:
    """Make readers show the printed numbers where they differ from plain counting (ISO 32000-1, 12.4.2)."""
    numbers = counted_folios(folios)
    if numbers == tuple(range(1, len(numbers) + 1)):
        return
    labels: list[int | Dictionary] = []
    for index, number in enumerate(numbers):
        if index == 0 or number != numbers[index - 1] + 1 or number == 1:
            labels += [index, Dictionary(S=Name.D, St=number) if number >= 1 else Dictionary(S=Name.r)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))


def counted_folios(folios: Sequence[int | None]) -> tuple[int, ...]:
    """Each page's number: a page that prints none counts along with its neighbours; 0 and less lie before page 1."""
    offset = next((folio - index for index, folio in enumerate(folios) if folio is not None), 1)
    numbers = []
    for index, folio in enumerate(folios):
        offset = offset if folio is None else folio - index
        numbers.append(index + offset)
    return tuple(numbers)


def _describe(pdf: Pdf, facts: DocumentFacts) -> None:
    """Say the same in XMP and in the older Info dictionary."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:format"] = "application/pdf"
        xmp["dc:title"] = facts.title
        xmp["dc:language"] = {facts.lang}
        xmp["pdf:Producer"] = PRODUCER
        if facts.authors:
            xmp["dc:creator"] = list(facts.authors)
        if facts.description:
            xmp["dc:description"] = facts.description
    info = {
        "Title": facts.title,
        "Author": ", ".join(facts.authors),
        "Subject": facts.description,
        "Producer": PRODUCER,
    }
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{key}": String(value) for key, value in info.items() if value}))


def _save(pdf: Pdf, path: Path) -> None:
    pdf.save(
        path,
        force_version=PDF_VERSION,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=True,
        deterministic_id=True,
        fix_metadata_version=False,
    )
