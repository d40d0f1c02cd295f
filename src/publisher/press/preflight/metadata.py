"""Rules about metadata: a title, the same in XMP and Info, trapping stated, and no claim to a standard that is visibly false."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from publisher.press.preflight.colour import uses_device_colour
from publisher.press.preflight.document import Document
from publisher.press.preflight.model import Remark


def no_xmp(document: Document) -> Iterator[Remark]:
    """The file has XMP metadata that can be read (ISO 15930-7)."""
    if not document.said.has_xmp:
        yield Remark("there is no readable XMP metadata")


def title(document: Document) -> Iterator[Remark]:
    """The file has a title, and everywhere the same."""
    said = document.said
    in_xmp, in_info = said.xmp.get("dc:title", ""), said.info["/Title"]
    if not in_xmp and not in_info:
        yield Remark("the file has no title")
    elif said.has_xmp and in_info and in_xmp != in_info:
        yield Remark(f"the title is '{in_xmp}' in XMP and '{in_info}' in the Info dictionary")


def trapping(document: Document) -> Iterator[Remark]:
    """The file says whether it was trapped, and everywhere the same (ISO 15930-7)."""
    said = document.said
    in_xmp, in_info = said.xmp.get("pdf:Trapped", ""), said.info["/Trapped"]
    if (in_info or in_xmp) not in ("True", "False"):
        yield Remark("the file does not say whether it is trapped")
    elif in_xmp and in_info and in_xmp != in_info:
        yield Remark(f"trapped is {in_xmp} in XMP and {in_info} in the Info dictionary")


def no_print_claim(document: Document) -> Iterator[Remark]:
    """Printers ask for PDF/X-4."""
    if not any(claim.startswith("PDF/X") for claim in claims(document)):
        yield Remark("the file does not say that it is PDF/X")


def claims(document: Document) -> tuple[str, ...]:
    """The standards the file says it follows, such as "PDF/X-4", "PDF/A-2a", "PDF/UA-1"."""
    said = document.said
    part, ua = said.xmp.get("pdfaid:part", ""), said.xmp.get("pdfuaid:part", "")
    claimed = (
        said.said("pdfxid:GTS_PDFXVersion", "/GTS_PDFXVersion") or said.xmp.get("pdfx:GTS_PDFXVersion", ""),
        f"PDF/A-{part}{said.xmp['pdfaid:conformance'].lower()}" if part else "",
        f"PDF/UA-{ua}" if ua else "",
    )
    return tuple(claim for claim in claimed if claim)


DENIALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "PDF/X": (
            *("P940", "P941", "P950", "P955", "P956", "P957", "P976", "P977", "P979", "P980"),
            *("P983", "P984", "P985", "P987"),
        ),
        "PDF/A": ("P950", "P956", "P957", "P979", "P985", "P987"),
        "PDF/UA": ("P950", "P952", "P971", "P972", "P973", "P974", "P975", "P976", "P979"),
    }
)
"""Standard -> the rules whose breach shows without doubt that a file does not follow it."""
FOR_LEVELS: Mapping[str, tuple[str, ...]] = MappingProxyType({"a": ("P952", "P971"), "u": ("P952",), "b": ()})
"""PDF/A conformance level -> what it forbids beyond."""


def false_claims(document: Document, found: Collection[str]) -> Iterator[Remark]:
    """A file that claims a standard follows it, as far as the other rules' findings, given by code, can tell."""
    for claim in claims(document):
        standard = claim.partition("-")[0]
        denying = set(DENIALS.get(standard, ()))
        if standard == "PDF/A":
            denying |= set(FOR_LEVELS.get(claim[-1], ()))
            denying |= {"P955"} if uses_device_colour(document) else set()
        if broken := sorted(denying & set(found)):
            yield Remark(f"the file claims to be {claim}, but is not: see {', '.join(broken)}")
