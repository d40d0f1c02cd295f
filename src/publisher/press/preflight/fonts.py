"""Rules about fonts: they are embedded, as subsets, and their letters can be told as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publisher.press.preflight.document import Document
from publisher.press.preflight.marks import Font
from publisher.press.preflight.model import Remark


def not_embedded(document: Document) -> Iterator[Remark]:
    """Every font that sets text is in the file; another machine would take another font (ISO 15930-7)."""
    return _each(document, lambda font: not font.embedded, "the font {} is not embedded")


def not_subset(document: Document) -> Iterator[Remark]:
    """Embedded fonts hold only the letters used: the file is smaller, and a font's licence asks for it more often than not."""
    return _each(document, lambda font: font.embedded and not font.subset, "the font {} is embedded whole")


def not_readable(document: Document) -> Iterator[Remark]:
    """Letters can be searched, copied and read aloud (ISO 32000-1, 9.10.2)."""
    return _each(
        document,
        lambda font: not font.readable,
        "text in the font {} may not be found or read aloud: it has no ToUnicode",
    )


def _each(document: Document, fails: Callable[[Font], bool], message: str) -> Iterator[Remark]:
    for font, pages in document.fonts().items():
        if font.name and fails(font):
            for page in pages:
                yield Remark(message.format(font.name), page)
