"""A painted PDF goes in, a finished one comes out: one file for the printer, the archive and the screen reader.

It is saved anew by qpdf, with its output intents, metadata, dates, language, viewer settings and page labels, and claims the
standards it was found to keep. The only door to pikepdf together with its neighbours in this room.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publisher.notices import Place, PublisherError, error
from publisher.press.facts import PRODUCER, DocumentFacts
from publisher.press.intents import REGISTRY, PrintCondition
from publisher.press.splice import put_photos_back, set_photos_aside
from publisher.press.standards import Standard, standards_kept
from publisher.press.xmp import packet

PDF_VERSION = "1.6"
QPDF_ID = b"31415926535897932384626433832795"
"""The id that qpdf writes when asked for a fixed one."""
BOX_TOLERANCE = 0.01  # points a box may stick out of the one that holds it: they are written with three decimals


def finish(
    painted: Path, out: Path, facts: DocumentFacts, condition: PrintCondition | None = None
) -> tuple[Standard, ...]:
    """Finish a painted PDF for a printing condition, or for screens when none is given; what it claims to be comes back.

    Photos are copied past qpdf, from disk to disk. The same input gives the same bytes. ``out`` is replaced only when
    the new file is complete. Raises PublisherError P901 when a page's boxes contradict each other, which no printer could resolve.
    """
    partial = out.with_name(out.name + ".partial")
    try:
        with pikepdf.open(painted, access_mode=pikepdf.AccessMode.stream) as pdf:
            check_boxes(pdf, painted.name)
            kept = standards_kept(pdf, is_printed=condition is not None, is_draft=facts.is_draft)
            _state(pdf, facts, kept)
            if condition is not None:
                _intend(pdf, condition)
            set_photos_aside(pdf, painted)
            saved = _identified(_saved(pdf), _digest(pdf, facts, kept, condition))
            with partial.open("wb") as file:
                put_photos_back(saved, file)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
    return kept


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


def _state(pdf: Pdf, facts: DocumentFacts, kept: Collection[Standard]) -> None:
    pdf.Root.Lang = String(facts.lang)
    pdf.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, PrintScaling=Name("/None"), Direction=Name("/R2L" if facts.from_right else "/L2R")
    )
    _label_pages(pdf, facts.folios)
    _describe(pdf, facts, kept)
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


def _intend(pdf: Pdf, condition: PrintCondition) -> None:
    """State the printing condition for print and for archives; both must share one profile (ISO 19005-2, 6.2.3)."""
    profile = pdf.make_stream(condition.profile, N=4)
    words = {
        "OutputConditionIdentifier": condition.name,
        "OutputCondition": condition.description,
        "Info": condition.description,
        "RegistryName": REGISTRY if condition.is_registered else None,
    }
    stated = {f"/{key}": String(text) for key, text in words.items() if text}
    pdf.Root.OutputIntents = Array(
        pdf.make_indirect(Dictionary({"/Type": Name.OutputIntent, "/S": kind, "/DestOutputProfile": profile} | stated))
        for kind in (Name.GTS_PDFX, Name.GTS_PDFA1)
    )


def _describe(pdf: Pdf, facts: DocumentFacts, kept: Collection[Standard]) -> None:
    """Say the same in XMP and in the older Info dictionary."""
    painted = bytes(pdf.trailer.ID[0]).hex() if "/ID" in pdf.trailer else ""
    document = uuid5(NAMESPACE_URL, f"{PRODUCER}:{facts.identity or facts.title}")
    metadata = packet(facts, kept, document, uuid5(document, f"{painted} {facts!r}"))
    pdf.Root.Metadata = pdf.make_stream(metadata, Type=Name.Metadata, Subtype=Name.XML)
    dates = facts.dates(demanded=Standard.PRINT in kept)
    created, modified = (None, None) if dates is None else (pdf_date(moment) for moment in dates)
    info = {
        "Title": facts.title,
        "Author": ", ".join(facts.authors),
        "Subject": facts.description,
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": created,
        "ModDate": modified,
        "GTS_PDFXVersion": Standard.PRINT.value if Standard.PRINT in kept else None,
    }
    entries = {f"/{key}": String(value) for key, value in info.items() if value}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({**entries, "/Trapped": Name("/False")}))


def pdf_date(moment: datetime) -> str:
    """A moment with its zone as PDF writes it: ``D:20260326080000+07'00'`` (ISO 32000-1, 7.9.4)."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _saved(pdf: Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(
        file,
        force_version=PDF_VERSION,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=True,
        static_id=True,
        fix_metadata_version=False,
    )
    return file.getvalue()


def _digest(pdf: Pdf, facts: DocumentFacts, kept: Collection[Standard], condition: PrintCondition | None) -> bytes:
    """What makes the finished file: the painted one, known by its id, and what was added; no photo need be read for that."""
    painted = bytes(pdf.trailer.ID[0]) if "/ID" in pdf.trailer else b""
    profile = condition.profile if condition else b""
    said = repr((facts, kept, condition)).encode()
    return hashlib.md5(b"\0".join((painted, said, profile)), usedforsecurity=False).digest()


def _identified(saved: bytes, digest: bytes) -> bytes:
    """The file with its own id where qpdf left a fixed one (ISO 32000-1, 14.4)."""
    start = saved.rindex(b"trailer")
    return saved[:start] + saved[start:].replace(QPDF_ID, digest.hex().encode())
