"""Rules about annotations: nothing but paint lies where it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.press.preflight.document import Document, Page
from publisher.press.preflight.model import Remark
from publisher.press.preflight.values import box, entry, items, name, number

ALLOWED = {"TrapNet", "PrinterMark", "Popup"}
"""Kinds a print file may hold (ISO 15930-7); a pop-up shows only with the note it belongs to."""


def on_the_page(document: Document) -> Iterator[Remark]:
    """Notes, stamps and form fields lie outside the bleed: whether they print depends on the machine."""
    for page in document.pages:
        for kind, count in _kinds(page).items():
            if kind != "Link":
                yield Remark(f"an annotation of kind {kind} lies on the page", page.number, count)


def links(document: Document) -> Iterator[Remark]:
    """Print files hold no links inside the bleed."""
    for page in document.pages:
        if count := _kinds(page)["Link"]:
            yield Remark("links lie on the page", page.number, count)


def _kinds(page: Page) -> Counter[str]:
    found: Counter[str] = Counter()
    unit = number(entry(page.stored, "/UserUnit"), 1.0) or 1.0
    for annotation in items(entry(page.stored, "/Annots")):
        place = box(entry(annotation, "/Rect"), unit)
        if place is not None and place.overlaps(page.printed, 0):
            found[name(entry(annotation, "/Subtype")) or "unknown"] += 1
    return Counter({kind: count for kind, count in found.items() if kind not in ALLOWED})
