"""Importers: a foreign source goes in - a file or a folder - and a Draft of an article comes out, every inference named.

A new kind of source is a module here with ``recognises`` and ``read`` as ``base.Importer`` wants them, and a row in
``IMPORTERS``; report, pictures and importing again then work for it as for all others.
"""

from __future__ import annotations

from pathlib import Path

from publisher.importers.agency.ninjs import read_ninjs, recognises_ninjs
from publisher.importers.agency.xml_news import read_xml, recognises_xml
from publisher.importers.archie_story import read_archie_story, recognises_archieml
from publisher.importers.base import BroughtPicture, Confidence, Draft, Importer, ReportLine, Wishes
from publisher.importers.folder.read import read_folder, recognises_folder
from publisher.importers.pasted import read_pasted, recognises_text
from publisher.importers.sheet.read import read_sheet, recognises_sheet
from publisher.importers.web.archive import recognises_archive
from publisher.importers.web.page import read_one_file, read_page, recognises_page
from publisher.importers.word.read import read_word, recognises_word
from publisher.notices import Place, PublisherError, error

__all__ = ["IMPORTERS", "BroughtPicture", "Confidence", "Draft", "Importer", "ReportLine", "Wishes", "import_source"]

IMPORTERS: tuple[Importer, ...] = (
    Importer("saved web page", recognises_page, read_page),
    Importer("web page saved as one file (MHTML)", recognises_archive, read_one_file),
    Importer("ninjs", recognises_ninjs, read_ninjs),
    Importer("NewsML-G2, NITF, RSS or Atom", recognises_xml, read_xml),
    Importer("caption sheet", recognises_sheet, read_sheet),
    Importer("Word document", recognises_word, read_word),
    Importer("ArchieML", recognises_archieml, read_archie_story),
    Importer("pasted text", recognises_text, lambda path, wishes: read_pasted(path, wishes.lang)),
    Importer(
        "folder of pictures, caption sheets and a text",
        recognises_folder,
        lambda path, wishes: read_folder(path, wishes, _is_document, import_source),
        reads_folders=True,
    ),
)
"""In the order they are asked; the first that recognises a source reads it."""

_HEAD = 1024


def import_source(path: Path, wishes: Wishes | None = None) -> Draft:
    """The draft of an article from a source of any known kind; PublisherError (P305, P307) says why there is none."""
    is_folder = path.is_dir()
    head = b"" if is_folder else _read_head(path)
    for importer in IMPORTERS:
        if importer.reads_folders == is_folder and importer.recognises(path, head):
            return importer.read(path, wishes or Wishes())
    raise PublisherError(error("P307", *_refusal(path, is_folder)))


_TEXTS = (".txt", ".text", ".md")


def _is_document(path: Path) -> bool:
    """Whether a file in a folder is a text; any file may be pasted text, so there its name must say that it is."""
    head = _read_head(path)
    known = (importer for importer in IMPORTERS if not importer.reads_folders and importer.recognises(path, head))
    found = next(known, None)
    return found is not None and (found.recognises is not recognises_text or path.suffix.lower() in _TEXTS)


def _refusal(path: Path, is_folder: bool) -> tuple[str, Place, str]:
    known = [importer.name for importer in IMPORTERS if importer.reads_folders == is_folder]
    message = f"'{path.name}' is {'a folder' if is_folder else 'a file'} of no kind that can be imported"
    return message, Place(str(path)), f"can be imported: {', '.join(known)}" if known else "name the files inside it"


def _read_head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except FileNotFoundError:
        raise PublisherError(
            error("P305", f"there is no file '{path.name}'", Place(str(path)), "check the name")
        ) from None
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        raise PublisherError(error("P307", f"'{path.name}' cannot be read: {reason}", Place(str(path)))) from None
