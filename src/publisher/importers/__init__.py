"""Importers: a foreign source goes in - pasted text today - and a Draft of an article comes out, every inference named."""

from __future__ import annotations

from pathlib import Path

from publisher.importers.base import Confidence, Draft, Importer, ReportLine
from publisher.importers.pasted import read_pasted, recognises_text
from publisher.notices import Place, PublisherError, error

__all__ = ["IMPORTERS", "Confidence", "Draft", "Importer", "ReportLine", "import_source"]

IMPORTERS: tuple[Importer, ...] = (Importer("pasted", recognises_text, read_pasted),)
"""In the order they are asked; the first that recognises a source reads it."""

_HEAD = 1024


def import_source(path: Path, lang: str | None = None) -> Draft:
    """The draft of an article from a source of any known kind; PublisherError (P305, P307) says why there is none."""
    head = _read_head(path)
    for importer in IMPORTERS:
        if importer.recognises(path, head):
            return importer.read(path, lang)
    known = ", ".join(importer.name for importer in IMPORTERS)
    message = f"'{path.name}' is not a source that can be imported"
    raise PublisherError(error("P307", message, Place(path.name), f"can be imported: {known} text"))


def _read_head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except FileNotFoundError:
        raise PublisherError(
            error("P305", f"there is no file '{path.name}'", Place(str(path)), "check the name")
        ) from None
    except IsADirectoryError:
        hint = "name the files inside it"
        raise PublisherError(error("P307", f"'{path.name}' is a folder", Place(str(path)), hint)) from None
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        raise PublisherError(error("P307", f"'{path.name}' cannot be read: {reason}", Place(str(path)))) from None
