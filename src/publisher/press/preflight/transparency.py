"""Rules about transparency: groups do not mix in RGB for print, and soft masks are known of."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.press.preflight.document import Document
from publisher.press.preflight.model import Remark

MIXES_IN = {"RGB", "Lab"}


def device_rgb_blending(document: Document) -> Iterator[Remark]:
    """Groups mix in the output intent's colours (ISO 15930-7)."""
    yield from _mixing(document, device=True)


def profiled_rgb_blending(document: Document) -> Iterator[Remark]:
    """Groups that mix in RGB turn black text and tints into four inks."""
    yield from _mixing(document, device=False)


def _mixing(document: Document, device: bool) -> Iterator[Remark]:
    if document.intent is not None and document.intent.space == "RGB":
        return
    for page in document.pages:
        for space in page.painted.groups:
            if space.kind in MIXES_IN and space.is_device is device:
                yield Remark(f"a transparency group mixes in {space}", page.number)


def in_use(document: Document) -> Iterator[Remark]:
    """Soft masks, opacity and blend modes are flattened by the printer's machine, sometimes with seams."""
    for page in document.pages:
        if page.painted.effects:
            yield Remark(f"transparency: {', '.join(sorted(page.painted.effects))}", page.number)
