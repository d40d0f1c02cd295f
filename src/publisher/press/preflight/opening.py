"""Opening a PDF nobody vouches for: a path goes in, an open file within limits comes out, or a PublisherError P995 that says why not."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
from pikepdf import settings

from publisher.notices import Place, PublisherError, error
from publisher.press.preflight.values import BROKEN

LOGGER = logging.getLogger("pikepdf._core")
MOST_DECODED = 160 * 1024 * 1024
"""Bytes one stream may unfold to; a small file can hold a stream that would fill the memory. A3 in CMYK at 300 ppi is 70 MB."""
LIMITS: Mapping[str, Any] = MappingProxyType(
    {
        "flate_max_memory": MOST_DECODED,
        "png_max_memory": MOST_DECODED,
        "tiff_max_memory": MOST_DECODED,
        "run_length_max_memory": MOST_DECODED,
        "dct_max_memory": MOST_DECODED,
        "doc_max_warnings": 1000,
    }
)


@contextmanager
def open_within_limits(path: Path) -> Iterator[pikepdf.Pdf]:
    """The file, open for reading; no stream in it unfolds without bounds. The limits hold for the whole process meanwhile."""
    before: Mapping[str, Any] = settings.set_qpdf_limits(**LIMITS)
    was_disabled = LOGGER.disabled
    LOGGER.disabled = True  # what it would log about damage is one of the findings
    try:
        with _opened(path) as pdf:
            yield pdf
    finally:
        LOGGER.disabled = was_disabled
        settings.set_qpdf_limits(**before)


def _opened(path: Path) -> pikepdf.Pdf:
    try:
        return pikepdf.open(path, access_mode=pikepdf.AccessMode.stream)
    except pikepdf.PasswordError:
        raise unreadable(path, "it needs a password to be opened", "send the printer a file without one") from None
    except pikepdf.PdfError:
        raise unreadable(path, "it is no PDF, or damaged beyond repair", "make or download it anew") from None
    except BROKEN as problem:
        reason = getattr(problem, "strerror", None) or "it is damaged"
        raise unreadable(path, str(reason).lower(), "check the name and the folder") from None


def unreadable(path: Path, reason: str, hint: str) -> PublisherError:
    """What to raise for a file that cannot be read."""
    return PublisherError(error("P995", f"cannot read '{path.name}': {reason}", Place(path.name), hint))
