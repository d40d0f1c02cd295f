"""A PDF in the making goes in, a complete file comes out: written beside its place, then moved there; the same PDF gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Pdf

from publisher.notices import Place, PublisherError, error

PDF_VERSION = "1.6"


def save(pdf: Pdf, out: Path) -> None:
    """Save under a name; PublisherError P929 when nothing can be written there, and then what was there stays as it was."""
    partial = out.parent / f"{out.name}.partial"
    try:
        pdf.save(
            partial,
            min_version=PDF_VERSION,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            fix_metadata_version=False,
        )
        partial.replace(out)
    except OSError as problem:
        message = f"'{out.name}' cannot be written: {problem.strerror or 'unknown reason'}"
        raise PublisherError(error("P929", message, Place(str(out)), "choose another place with -o")) from None
    finally:
        if partial.is_file():
            partial.unlink()
